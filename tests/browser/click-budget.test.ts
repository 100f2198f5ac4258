// The main tasks from a screen that has nothing to do with them, with every click counted and typing not: in the
// playground as it is served, and in the one file that is opened by double-click, which is the same program: a push
// looks at the first.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { openPlayground, type OpenPage, type Playground, type Way } from './chromium.ts'
import { burglar, hash, heading, scenarioText } from './journeys.ts'
import { settled, threshold, upToDate } from './screens.ts'
import { thorough } from '../thorough.ts'

const ways: readonly (readonly [string, Way])[] = [
  ['as it is served', {}],
  ['as one file', { single: true }],
]

describe.each(thorough ? ways : ways.slice(0, 1))('%s', (_, way) => {
  let playground: Playground
  let opened: OpenPage
  beforeAll(async () => {
    playground = await openPlayground(way)
    opened = await playground.open('#/licences')
  })
  afterAll(() => playground.close())

  /** A page far from every task on an untouched draft, and a mouse that counts its clicks. */
  async function begin() {
    const { page, problems } = opened
    await page.goto(`${playground.url}#/licences`)
    await settled(page)
    const again = bar(page).getByRole('button', { name: 'Start again' })
    if (await again.isEnabled()) await again.click()
    await bar(page).getByText('no changes').waitFor()
    let clicks = 0
    const click = async (target: Locator) => {
      clicks++
      await target.click()
    }
    const goTo = (screen: string) =>
      click(page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }))
    return { page, problems, click, goTo, clicks: () => clicks }
  }

  const bar = (page: Page) => page.getByRole('region', { name: 'Draft' })

  /** Types where focus is brought without a mouse. */
  async function typed(page: Page, label: string, text: string): Promise<void> {
    await page.getByLabel(label, { exact: true }).focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type(text)
  }

  test('change the threshold and see four areas: 1', async () => {
    const { page, problems, goTo, clicks } = await begin()
    await goTo('Policy')
    await typed(page, threshold, '700')
    await page.locator('.result__footnote', { hasText: '+ 1 change' }).waitFor()
    await upToDate(page)
    for (const area of ['Halton', 'Warrington', 'Cheshire East', 'Cheshire West and Chester'])
      expect(await page.locator('.counts').first().innerText()).toContain(area)
    expect(problems).toEqual([])
    expect(clicks()).toBeLessThanOrEqual(1)
  })

  test('see the full impact: 2', async () => {
    const { page, goTo, clicks } = await begin()
    await goTo('Policy')
    await typed(page, threshold, '700')
    await goTo('Impact')
    await page
      .getByText(/people? moves?|Nobody moves/)
      .first()
      .waitFor()
    expect(clicks()).toBeLessThanOrEqual(2)
  })

  test('change a FLEX criterion: 3', async () => {
    const { page, click, goTo, clicks } = await begin()
    await goTo('Policy')
    await click(page.getByRole('link', { name: /^Edit the rule: Not FIXED/ }))
    await click(page.getByRole('radio', { name: 'No' }).first())
    await bar(page).getByText('+ 1 change').waitFor()
    await page.getByRole('heading', { name: 'What your draft comes to' }).waitFor()
    expect(clicks()).toBeLessThanOrEqual(3)
  })

  test('find gaps and overlaps: 1', async () => {
    const { page, goTo, clicks } = await begin()
    await goTo('Checks')
    await page.getByText(/errors?, \d+ warnings?/).waitFor()
    expect(clicks()).toBeLessThanOrEqual(1)
  })

  test('compare with the published policy: 1', async () => {
    const { page, click, clicks } = await begin()
    await click(bar(page).getByRole('link', { name: 'Changes' }))
    await page.getByText('The draft changes nothing').waitFor()
    expect(clicks()).toBeLessThanOrEqual(1)
  })

  test('export the policy file and the change note: 2', async () => {
    const { page, click, clicks } = await begin()
    // There is nothing to take to a board before something is changed.
    await page.goto(`${playground.url}#/policy`)
    await typed(page, threshold, '700')
    await page.goto(`${playground.url}#/licences`)
    await click(bar(page).getByRole('link', { name: 'Export' }))
    await page.getByLabel('New version').fill('1.1.0')
    for (const name of ['Date of the decision', 'In force from'])
      for (const [part, text] of Object.entries({ Day: '1', Month: '12', Year: '2026' }))
        await page.getByRole('group', { name }).getByLabel(part).fill(text)
    const button = page.getByRole('button', { name: /^Policy file and change note/ })
    const [download] = await Promise.all([page.waitForEvent('download'), click(button)])
    expect(download.suggestedFilename()).toMatch(/^cheshire.*\.zip$/)
    expect(clicks()).toBeLessThanOrEqual(2)
  })

  test('why is this nominal FLEX: 2', async () => {
    const { page, click, goTo, clicks } = await begin()
    await goTo('Nominals')
    await click(page.getByRole('link', { name: /^FLEX.*why/s }).first())
    await heading(page, /Why: /, 1).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Cohort')
    expect(clicks()).toBeLessThanOrEqual(2)
  })

  test('copy the snippet: 2', async () => {
    const { page, click, goTo, clicks } = await begin()
    await goTo('Developer')
    await click(page.getByRole('button', { name: /^Copy/ }).first())
    await page
      .getByText(/^Copied|selected/)
      .first()
      .waitFor()
    expect(clicks()).toBeLessThanOrEqual(2)
  })

  test('run a step of a journey: 2', async () => {
    const { page, click, goTo, clicks } = await begin()
    await goTo('Journeys')
    await click(page.getByRole('link', { name: /^Run\s+An escalating burglar/ }))
    await heading(page, /^Step 1: 3 February 2026, The IOM team decided/).waitFor()
    expect(clicks()).toBeLessThanOrEqual(2)
  })

  test('predict, then reveal: 3', async () => {
    const { page, click, goTo, clicks } = await begin()
    await goTo('Journeys')
    await click(page.getByRole('link', { name: /^Quiz\s+An escalating burglar/ }))
    await click(page.getByRole('button', { name: 'FLEX' }).first())
    await heading(page, /Not this time: It cannot be said yet/, 3).waitFor()
    expect(clicks()).toBeLessThanOrEqual(3)
  })

  test('open a scenario file: 2', async () => {
    const { page, click, goTo, clicks } = await begin()
    await goTo('Journeys')
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      click(page.getByRole('button', { name: 'Open a file' })),
    ])
    const buffer = Buffer.from(await scenarioText('ageing-out'))
    await chooser.setFiles({ name: 'ageing-out.json', mimeType: 'application/json', buffer })
    await heading(page, 'An offence ages out of the window', 1).waitFor()
    expect(clicks()).toBeLessThanOrEqual(2)
  })

  test('present: 2', async () => {
    const { page, click, goTo, clicks } = await begin()
    await goTo('Journeys')
    await click(page.getByRole('link', { name: /^Present\s+An escalating burglar/ }))
    await heading(page, /the start/, 1).waitFor()
    expect(clicks()).toBeLessThanOrEqual(2)
  })

  test('print a hand-out: 2', async () => {
    const { page, click, goTo, clicks } = await begin()
    await page.evaluate(() => {
      globalThis.print = () => document.body.setAttribute('data-printed', 'yes')
    })
    await goTo('Journeys')
    await click(page.getByRole('link', { name: /^Worksheet\s+An escalating burglar/ }))
    await page.locator('body[data-printed=yes]').waitFor()
    expect(await hash(page)).toBe(`${burglar}?print=worksheet`)
    expect(clicks()).toBeLessThanOrEqual(2)
  })
})
