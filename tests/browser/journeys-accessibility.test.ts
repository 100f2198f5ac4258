import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { axeFindings } from './axe.ts'
import { openPlayground, type Playground } from './chromium.ts'
import { announced, burglar, focused, hash, heading } from './journeys.ts'
import { screens, settled } from './screens.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

const wide = { width: 1280, height: 900 }
const otherColours: [string, BrowserContextOptions][] = [
  ['in the dark', { viewport: wide, colorScheme: 'dark' }],
  ['in forced colours', { viewport: wide, forcedColors: 'active' }],
]
const ways: [string, BrowserContextOptions][] = [
  ['at 1280', { viewport: wide }],
  ['at 320', { viewport: { width: 320, height: 700 } }],
  ...otherColours,
]

/** At both widths every screen there is gets looked at elsewhere. */
const journeyScreens = Object.entries(screens).filter(([, route]) => route.startsWith('#/journeys'))

test.each(otherColours)('%s axe finds nothing on any screen of journeys', async (_way, options) => {
  const { page, problems } = await playground.open('', options)
  const findings: Record<string, readonly string[]> = {}
  for (const [screen, route] of journeyScreens) {
    await page.goto(playground.url + route)
    await settled(page)
    const found = await axeFindings(page)
    if (found.length > 0) findings[screen] = found
  }
  expect(findings).toEqual({})
  expect(problems).toEqual([])
  await page.context().close()
})

test.each(ways)(
  '%s axe finds nothing while an event is asked for, wrong or refused, and an answer revealed',
  async (_way, options) => {
    const { page, problems } = await playground.open('#/journeys/new', options)
    await settled(page)
    const isFine = async () => {
      expect(await axeFindings(page)).toEqual([])
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(options.viewport?.width ?? 0)
    }
    await page.getByLabel('Somebody of whom nothing is known').check()
    await page.getByRole('button', { name: 'Start the journey' }).click()
    for (const title of ['Sentenced', 'Offence recorded', 'Facts learnt', 'Needs assessed']) {
      await page.getByRole('button', { name: title, exact: true }).click()
      await page.getByRole('button', { name: 'Add this event' }).click()
      await page.locator('.govuk-error-summary').waitFor()
      await isFine()
      await page.getByRole('button', { name: 'Cancel' }).click()
    }
    await page.getByText(/^What cannot happen now/).click()
    await page.getByText('Teach with it').click()
    await page.getByText(/^Facts now/).click()
    await isFine()
    await page.goto(`${playground.url}${burglar}?mode=quiz`)
    await page.getByRole('button', { name: 'FIXED', exact: true }).click()
    await page.locator('.reveal').waitFor()
    await isFine()
    await page.goto(`${playground.url}${burglar}?step=6&mode=present`)
    await page.getByRole('button', { name: 'Reveal' }).click()
    await page.locator('.present__answer').waitFor()
    await isFine()
    expect(problems).toEqual([])
    await page.context().close()
  },
)

describe('by keyboard alone', () => {
  async function tabTo(page: Page, name: string | RegExp): Promise<void> {
    for (let presses = 0; presses < 250; presses++) {
      await page.keyboard.press('Tab')
      const text = (await focused(page)).replaceAll(/\s+/g, ' ')
      if (typeof name === 'string' ? text === name : name.test(text)) return
    }
    throw new Error(`Tab does not lead to ${String(name)}`)
  }
  const focusedLabel = (page: Page) =>
    page.evaluate(() => {
      const focused = document.activeElement
      return focused instanceof HTMLInputElement ? (focused.labels?.[0]?.textContent ?? '') : ''
    })

  test('a scenario is run, an event is added, and the new standing is announced where focus is', async () => {
    const { page, problems } = await playground.open('#/journeys')
    await settled(page)
    await tabTo(page, /^Run An escalating burglar/)
    await page.keyboard.press('Enter')
    await heading(page, /^Step 1/).waitFor()
    await tabTo(page, 'Next step')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await heading(page, /^Step 3/).waitFor()
    expect(await focused(page)).toBe('Next step')
    expect(await announced(page)).toMatch(/^Step 3: 9 February 2026, Matrix scored\. /)
    await tabTo(page, 'Circulated as wanted on PNC')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('Circulated as wanted on PNC')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await focusedLabel(page)).not.toBe('')
    await tabTo(page, 'Add this event')
    await page.keyboard.press('Enter')
    await heading(page, /^Step 4: .*Circulated as wanted/).waitFor()
    expect(await focused(page)).toMatch(/^Step 4: /)
    expect(await announced(page)).toContain('Colour: Red.')
    expect(problems).toEqual([])
  })

  test('a quiz is answered, and the diagram never holds the keyboard', async () => {
    const { page } = await playground.open(`${burglar}?mode=quiz`)
    await settled(page)
    await tabTo(page, 'It cannot be said yet')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toMatch(/Right: It cannot be said yet/)
    expect(await announced(page)).toBe('Right: It cannot be said yet')
    await tabTo(page, 'Next question')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('Question 2 of 8')
    await page.goto(`${playground.url}${burglar}?step=6`)
    await heading(page, /^Step 6/).waitFor()
    await tabTo(page, /^Larger/)
    await tabTo(page, /^Save the diagram/)
    expect(await page.locator('.flow__box [tabindex="0"]').count()).toBe(0)
    await tabTo(page, 'Save as a file')
    expect(await hash(page)).toBe(`${burglar}?step=6`)
  })
})
