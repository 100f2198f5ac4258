import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { axeFindings, findingsInOtherColours, findingsOfLayout } from './axe.ts'
import { openPlayground, type OpenPage, type PageOptions, type Playground } from './chromium.ts'
import { screens, setThreshold, settled, threshold } from './screens.ts'
import { thorough } from '../thorough.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

type Width = readonly [string, PageOptions & { viewport: { width: number; height: number } }]
/** As somebody with a wide screen sees it, and somebody with a narrow one. */
const widths: readonly [Width, Width] = [
  // The number beside “Checks” is seen in one of them, which is enough, and takes seconds.
  ['at 1280', { viewport: { width: 1280, height: 900 }, patient: thorough }],
  ['at 320', { viewport: { width: 320, height: 700 } }],
]

/** What is looked at while things happen: on a push as somebody with a narrow screen sees it. */
const looks = thorough ? widths : [widths[1]]

/** Where colours say something; the other screens are made of the same parts. A push looks at three of them. */
const { policy, impact, findings, nominals, why, interview } = screens
const colourful: readonly string[] = [
  policy,
  why,
  screens['a journey'],
  ...(thorough
    ? [
        impact,
        findings,
        nominals,
        interview,
        ...Object.values(screens).filter((route) => route.startsWith('#/journeys')),
      ]
    : []),
]

describe('every screen', () => {
  const [[, wide], [, narrow]] = widths
  // One page for all screens, as somebody who looks around has it; a test for each, since some take long.
  let opened: OpenPage
  beforeAll(async () => {
    opened = await playground.open('', wide)
  })
  afterAll(() => opened.page.context().close())

  test.each(Object.entries(screens))(
    'axe finds nothing on %s, which does not scroll sideways',
    async (_, route) => {
      const { page, problems } = opened
      await page.goto(playground.url + route)
      await arrived(page, route)
      expect(await axeFindings(page)).toEqual([])
      await expectNoWider(page, wide.viewport.width)
      expect(colourful.includes(route) ? await findingsInOtherColours(page) : []).toEqual([])
      // What axe looks for is in the document at any width, but for what depends on where things lie.
      await page.setViewportSize(narrow.viewport)
      await arrived(page, route)
      expect(await findingsOfLayout(page)).toEqual([])
      await expectNoWider(page, narrow.viewport.width)
      await page.setViewportSize(wide.viewport)
      expect(problems).toEqual([])
    },
  )
})

/**
 * Until a screen is there. What hangs on each reading takes as long as many other screens: a push looks at the readings
 * while it is worked out, and `checks.test.ts` once it is.
 */
async function arrived(page: Page, route: string): Promise<void> {
  if (thorough || route !== screens.readings) await settled(page)
  else await page.locator('.reading').first().waitFor()
}

async function expectNoWider(page: Page, width: number): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
}

describe.each(looks)('%s', (_way, options) => {
  const { width } = options.viewport
  // Every width has the same colours.
  const otherColours = async (page: Page) => (width > 1000 ? findingsInOtherColours(page) : [])
  const expectColours = async (page: Page) => expect(await otherColours(page)).toEqual([])

  test('axe finds nothing while things are changed, opened and wrong', async () => {
    const { page, problems } = await playground.open('#/policy', options)
    const isFine = async () => {
      expect(await axeFindings(page)).toEqual([])
      await expectColours(page)
    }
    await settled(page)
    await setThreshold(page, '100000')
    for (const summary of await page.locator('.parameter summary').all()) await summary.click()
    await isFine()

    const field = page.getByLabel(threshold, { exact: true })
    await field.fill('a lot')
    await field.blur()
    await page.getByText('Last valid result').waitFor()
    await page
      .locator('.draft-bar')
      .getByRole('button', { name: /^Change/ })
      .click()
    await isFine()

    await page.goto(`${playground.url}#/nominals/new`)
    await page
      .getByRole('group', { name: /^Offences/ })
      .first()
      .getByLabel('These records')
      .check()
    await page.getByRole('button', { name: 'Add a record to Offences' }).click()
    await page.getByLabel('OGRS score', { exact: true }).fill('x')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('.govuk-error-summary').waitFor()
    await isFine()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(problems).toEqual([])
  })
})

test.each(looks)('%s axe finds nothing in the help: shortcuts, words and the tour', async (_, options) => {
  const { page, problems } = await playground.open('#/', { ...options, patient: false })
  await settled(page)
  await page.getByRole('button', { name: 'Take the two-minute tour' }).click()
  await page.getByRole('button', { name: /^Next/ }).click()
  await page.getByRole('heading', { name: 'Change a figure, see who moves' }).waitFor()
  await page.getByText('Words used on this screen').click()
  await page.locator('.words-here dt', { hasText: 'CSS' }).waitFor()
  await settled(page)
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    options.viewport.width,
  )
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await page.getByLabel(/^Search rules/).waitFor()
  await page.keyboard.type('threshold')
  await page.getByRole('link', { name: 'Crime Severity Score that must be reached' }).click()
  await page.locator('#parameter-cssThreshold:focus').waitFor()
  expect(problems).toEqual([])
})

describe('printed', () => {
  test.each(['#/policy', '#/nominals/HAL-004/why'])(
    '%s has no navigation, and all its details open',
    async (route) => {
      const { page } = await playground.open(route)
      await settled(page)
      await page.emulateMedia({ media: 'print' })
      for (const part of ['.govuk-service-navigation', '.draft-bar__buttons', '.footer', '.contents']) {
        expect(await page.locator(part).first().isVisible()).toBe(false)
      }
      const quotation = page.locator('details:not([open]) .quotation').first()
      expect((await quotation.boundingBox())?.height).toBeGreaterThan(10)
      expect(await page.locator('.draft-bar').innerText()).toContain('As at 22 November 2026')
    },
  )
})

test('arriving at a screen takes focus to its heading and names the page', async () => {
  const { page } = await playground.open('#/')
  await settled(page)
  const titles = {
    Policy: 'Policy',
    Checks: 'Findings',
    Nominals: 'Nominals',
    Start: 'See what a policy decides, and why',
  }
  for (const [name, title] of Object.entries(titles)) {
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(await page.title()).toBe(`${title} – IOM rules`)
  }
})

test('the bar never hides what has focus', async () => {
  const { page } = await playground.open('#/policy', { viewport: { width: 1280, height: 700 } })
  await settled(page)
  const hidden: string[] = []
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press(presses < 60 ? 'Tab' : 'Shift+Tab')
    const found = await page.evaluate(() => {
      const focused = document.activeElement
      const bar = document.querySelector('.draft-bar')
      if (focused === null || bar === null || bar.contains(focused)) return null
      const { top, bottom } = focused.getBoundingClientRect()
      const edge = bar.getBoundingClientRect()
      return edge.top <= top && bottom <= edge.bottom && bottom > 0 ? focused.outerHTML.slice(0, 120) : null
    })
    if (found !== null) hidden.push(found)
  }
  expect(hidden).toEqual([])
})
