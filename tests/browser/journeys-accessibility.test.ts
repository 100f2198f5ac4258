import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { axeFindings, findingsInOtherColours } from './axe.ts'
import { openPlayground, type Playground } from './chromium.ts'
import { announced, burglar, focused, hash, heading } from './journeys.ts'
import { settled } from './screens.ts'
import { thorough } from '../thorough.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

// Every screen there is gets looked at elsewhere, at both widths. A push looks at these as they are on a telephone.
test.each(thorough ? [1280, 320] : [320])(
  'at %i axe finds nothing while an event is asked for, wrong or refused, and an answer revealed',
  async (width) => {
    const options = { viewport: { width, height: 900 } }
    const { page, problems } = await playground.open('#/journeys/new', options)
    await settled(page)
    const isFine = async () => {
      expect(await axeFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      // Every width has the same colours.
      expect(width > 1000 ? await findingsInOtherColours(page) : []).toEqual([])
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
