import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPlayground, type Playground } from './chromium.ts'
import { announced, burglar, focused, hash, heading, standing } from './journeys.ts'
import { setThreshold, settled } from './screens.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

async function open(route = '#/journeys') {
  const opened = await playground.open(route)
  await settled(opened.page)
  return opened
}

describe('a journey', () => {
  test('is gone through step by step, announced, with the event, rule and reason of every change', async () => {
    const { page, problems } = await open(`${burglar}?step=9`)
    expect(await standing(page, 'Colour').innerText()).toMatch(/^Amber/)
    await page.getByRole('button', { name: 'Next step' }).click()
    await heading(page, /^Step 10: 12 May 2026, Wanted for arrest/).waitFor()
    expect(await focused(page)).toBe('Next step')
    expect(await announced(page)).toMatch(/^Step 10: .*Colour: Red\./)
    const changes = page.locator('.changes')
    expect(await changes.innerText()).toMatch(/Colour: Amber → Red/)
    expect(await changes.innerText()).toMatch(/Event: Wanted for arrest, 12 May 2026\. Rule: /)
    await page.getByRole('button', { name: 'Previous step' }).click()
    await heading(page, /^Step 9/).waitFor()
    expect(await standing(page, 'Colour').innerText()).toMatch(/^Amber/)
    expect(problems).toEqual([])
  })

  test('a step of the timeline leads back to it, and takes focus there', async () => {
    const { page } = await open(`${burglar}?step=14`)
    const table = page.locator('.timeline')
    expect(await table.locator('tbody tr').count()).toBe(15)
    expect(await table.locator('tbody tr').nth(10).innerText()).toMatch(
      /Wanted for arrest[^]*FLEX[^]*Red[^]*IOM/,
    )
    await table.getByRole('link', { name: '2. Final nomination sent' }).click()
    await heading(page, /^Step 2/).waitFor()
    expect(await focused(page)).toMatch(/^Step 2: /)
    expect(await table.locator('[aria-current=step]').innerText()).toBe('2. Final nomination sent')
  })

  test('a refused event says why, and changes nothing', async () => {
    const { page } = await open('#/journeys/police-route?step=3')
    await heading(page, /^Step 3: .* Refused$/).waitFor()
    expect(await page.locator('.event .govuk-inset-text').innerText()).toMatch(/The event changes nothing/)
    expect(await page.locator('.timeline tbody tr').nth(3).innerText()).toContain('Refused')
  })

  test('under a draft shows what the published policy would say instead', async () => {
    const { page } = await open('#/policy')
    await setThreshold(page, '500')
    await page.getByRole('link', { name: 'Journeys' }).click()
    await page
      .getByRole('link', { name: 'An escalating burglar reaches the Crime Severity Score', exact: true })
      .click()
    await page.getByText('This is what your draft says').waitFor()
    await page.locator('.timeline').getByRole('link', { name: '8. Offence recorded' }).click()
    await heading(page, /^Step 8/).waitFor()
    expect(await standing(page, 'Eligible for').innerText()).toContain('Published: FLEX; your draft: FIXED.')
    await page.getByRole('link', { name: 'Present', exact: true }).click()
    await page.keyboard.press('Space')
    await page.getByText('Eligible for. Published: FLEX; your draft: FIXED.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('This is what your draft says').waitFor({ state: 'detached' })
    expect(await standing(page, 'Eligible for').innerText()).not.toContain('Published')
  })
})

describe('what happens next', () => {
  test('is asked in a form that says what is wrong, loses nothing, and then adds the event', async () => {
    const { page, problems } = await open('#/journeys/new')
    await page.getByLabel('Reference').fill('nobody')
    await page.getByRole('button', { name: 'Start the journey' }).click()
    await page.getByRole('link', { name: /^Enter the reference of somebody/ }).waitFor()
    await page.getByLabel('Somebody of whom nothing is known').check()
    await page.getByRole('button', { name: 'Start the journey' }).click()
    await heading(page, 'Start: 22 November 2026').waitFor()
    expect(await standing(page, 'Eligible for').innerText()).toMatch(/^Undetermined/)

    await page.getByRole('button', { name: 'Sentenced', exact: true }).click()
    expect(await focused(page)).toBe('Sentenced')
    await page.getByLabel('Length of sentence').fill('a long time')
    await page.getByLabel('Day', { exact: true }).fill('31')
    await page.getByRole('button', { name: 'Add this event' }).click()
    const summary = page.locator('.govuk-error-summary')
    await summary.waitFor()
    expect(await summary.getByRole('link').allInnerTexts()).toEqual([
      'Enter a real day, such as 22 11 2026',
      'Enter a length of sentence between 0 and 1,200',
    ])
    expect(await page.getByLabel('Length of sentence').inputValue()).toBe('a long time')
    await summary.getByRole('link', { name: /length of sentence/ }).click()
    expect(
      await page.getByLabel('Length of sentence').evaluate((node) => node === document.activeElement),
    ).toBe(true)
    await page.getByLabel('Length of sentence').fill('36')
    await page.getByLabel('Day', { exact: true }).fill('23')
    await page.getByRole('button', { name: 'Add this event' }).click()
    await heading(page, /^Step 1: 23 November 2026, Sentenced/).waitFor()
    expect(await focused(page)).toMatch(/^Step 1: 23 November 2026, Sentenced/)
    expect(await page.locator('.event').innerText()).toMatch(/Length of sentence\s+36 months/)
    expect(problems).toEqual([])
  })

  test('what cannot happen says why, and can be tried all the same', async () => {
    const { page } = await open(`${burglar}?step=2`)
    await page.getByText(/^What cannot happen now, and why/).click()
    const refusals = page.locator('.refusals')
    expect(await refusals.innerText()).toMatch(/cannot be accepted: the panel has not discussed/)
    await refusals.getByRole('button', { name: /^Try it anyway\s+Accepted by the panel$/ }).click()
    await page.getByLabel('FLEX').check()
    await page.getByRole('button', { name: 'Add this event' }).click()
    await page.getByRole('button', { name: 'Add it as a refused attempt' }).click()
    await heading(page, /^Step 3: .*Accepted by the panel Refused$/).waitFor()
    expect(await standing(page, 'Decided by the panel').innerText()).toBe('Not a member')
  })

  test('time passes to the next change, or says that it changes nothing', async () => {
    const { page } = await open('#/journeys/ageing-out?step=0')
    await page.getByRole('button', { name: 'Let time pass to the next change' }).click()
    await heading(page, /^Step 1: .*Time passed/).waitFor()
    expect(await page.locator('.changes').innerText()).toMatch(/Time alone, \d+ \w+ \d{4}/)
  })

  test('in the middle makes another journey, and the first stays as it was', async () => {
    const { page } = await open(`${burglar}?step=6`)
    await page.getByText('takes another way from step 6').waitFor()
    await page.getByRole('button', { name: 'Circulated as wanted on PNC' }).click()
    await page.getByLabel('Warrant', { exact: false }).first().check()
    await page.getByRole('button', { name: 'Add this event' }).click()
    await heading(page, /\(from step 6\)$/, 1).waitFor()
    expect(await hash(page)).toBe('#/journeys/my-1?step=7')
    expect(await standing(page, 'Colour').innerText()).toMatch(/^Red/)
    await page.getByRole('button', { name: 'Take the last event back' }).click()
    await heading(page, /^Step 6: 18 February 2026, Accepted by the panel/).waitFor()
    await page.goto(`${playground.url}${burglar}?step=14`)
    await heading(page, /^Step 14/).waitFor()
    expect(await page.locator('.timeline tbody tr').count()).toBe(15)
  })
})
