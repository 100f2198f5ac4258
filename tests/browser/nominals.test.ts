import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openPlayground, type Playground } from './chromium.ts'
import { settled } from './screens.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

async function open(route: string) {
  const opened = await playground.open(route)
  await settled(opened.page)
  return opened
}

const rows = (page: Page) => page.locator('.nominals tbody tr[data-index]')

/** The cells under a heading. */
async function column(page: Page, heading: string): Promise<string[]> {
  const headings = await page
    .locator('.nominals thead th button')
    .evaluateAll((buttons) => buttons.map((button) => button.firstChild?.textContent ?? ''))
  const cells = await rows(page)
    .locator(`:is(td, th):nth-child(${headings.indexOf(heading) + 1})`)
    .allInnerTexts()
  // An answer leads to its reasons, which is said to those who hear it.
  return cells.map((cell) => cell.replace(/\s*: why, .*$/s, ''))
}

describe('the table', () => {
  test('holds everybody, and draws the rows that can be seen', async () => {
    const { page } = await open('#/nominals')
    await page.getByText(/^280 people/).waitFor()
    expect(await page.locator('.nominals').getAttribute('aria-rowcount')).toBe('281')
    expect(await rows(page).count()).toBeLessThan(60)
    const region = page.getByRole('region', { name: 'Nominals' })
    await region.focus()
    await page.keyboard.press('End')
    await page.locator('.nominals tr[aria-rowindex="281"]').waitFor()
    expect(await page.getByRole('button', { name: 'Reference' }).isVisible()).toBe(true)
    await page.locator('.nominals tr[aria-rowindex="281"] th a').click()
    await page.getByRole('heading', { level: 1, name: /WAR-/ }).waitFor()
    await page.goBack()
    await page.locator('.nominals tr[aria-rowindex="281"]').waitFor()
  })

  test('of 1,000 invented people stays small, prints a part and says so, and goes back by Undo', async () => {
    const { page, problems } = await open('#/nominals')
    await page.getByText('Try with 10,000 or 100,000 invented people').click()
    await page.getByLabel('1,000', { exact: true }).check()
    await page.getByRole('textbox', { name: 'Seed' }).fill('x')
    await page.getByRole('button', { name: 'Make them up' }).click()
    await page.getByRole('link', { name: /^Enter a whole number for the seed/ }).click()
    await page.getByRole('textbox', { name: 'Seed' }).fill('7')
    await page.getByRole('button', { name: 'Make them up' }).click()
    await page.getByText(/^1,000 invented people, .* seed 7, .* 8%/).waitFor()
    await page.getByText(/^1,000 people/).waitFor()
    await page.getByText(/kept with this draft, in this browser only/).waitFor()
    await page.getByLabel('Fact that is not known').selectOption('OGRS score')
    await page.getByText(/^\d+ people of 1,000/).waitFor()
    expect(await rows(page).count()).toBeLessThan(60)
    await page.getByRole('button', { name: 'Show everybody' }).click()
    await page.emulateMedia({ media: 'print' })
    await page.getByText(/^Printed: the first 500 of 1,000 people/).waitFor()
    expect(await rows(page).count()).toBe(500)
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText(/^280 people/).waitFor()
    expect(problems).toEqual([])
  })

  test('is narrowed by area, which stands in the address', async () => {
    const { page } = await open('#/nominals')
    await page.getByLabel('Area').selectOption('Halton')
    await page.getByText(/of 280/).waitFor()
    expect(await page.evaluate(() => location.hash)).toBe('#/nominals?area=HALTON')
    expect(new Set(await column(page, 'Area'))).toEqual(new Set(['Halton']))
    await page.getByLabel('Cohort', { exact: true }).selectOption('FLEX')
    await page.waitForFunction(() => location.hash === '#/nominals?area=HALTON&cohort=FLEX')
    expect(new Set(await column(page, 'Cohort'))).toEqual(new Set(['FLEX', 'FLEX provisional']))
    await page.getByRole('button', { name: 'Show everybody' }).click()
    await page.getByText(/^280 people/).waitFor()
  })

  test('is ordered by a column, and says so', async () => {
    const { page } = await open('#/nominals')
    await page.getByRole('button', { name: 'Reference' }).click()
    const heading = page.getByRole('columnheader', { name: 'Reference' })
    expect(await heading.getAttribute('aria-sort')).toBe('descending')
    const refs = await rows(page).locator('th a').allInnerTexts()
    expect(refs).toEqual(refs.toSorted().toReversed())
  })

  test('finds a reference, and says when there is none', async () => {
    const { page } = await open('#/nominals')
    await page.getByLabel('Reference', { exact: true }).fill('hal-004')
    await page.getByText('1 person of 280').waitFor()
    await page.getByLabel('Reference', { exact: true }).fill('nobody')
    await page.getByText(/^Nobody fits/).waitFor()
    expect(await rows(page).count()).toBe(0)
  })
})

describe('why', () => {
  test('shows the tests with what was found, the words of the source, and what is missing', async () => {
    const { page } = await open('#/nominals?certainty=provisional')
    await rows(page).locator('th a').first().click()
    await page.getByRole('link', { name: 'Why', exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: /Why: / }).waitFor()
    expect(await page.locator('.trace .truth').count()).toBeGreaterThan(5)
    expect(await page.locator('.truth--undetermined').first().innerText()).toContain('Not known')
    expect(await page.locator('.quotation').count()).toBeGreaterThan(3)
    const missing = page.locator('.missing').first()
    expect(await missing.getByRole('listitem').count()).toBeGreaterThan(0)
    expect(await missing.innerText()).toMatch(/Until then it could be/)
    await missing.getByRole('link').first().click()
    await page.getByRole('heading', { level: 1, name: /Change / }).waitFor()
    const { id } = await page.evaluate(() => ({ id: document.activeElement?.id ?? '' }))
    expect(id).toMatch(/^fact-/)
  })
})

describe('the form', () => {
  test('changes a person in one step, which moves the counts and can be undone', async () => {
    const { page, problems } = await open('#/nominals/HAL-004/edit')
    const wanted = page.getByRole('group', { name: /^Circulated as wanted on PNC/ })
    await wanted.getByLabel('Yes').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'HAL-004' }).waitFor()
    const colour = page.locator('.govuk-summary-list__row', { hasText: 'Colour' }).first()
    expect(await colour.innerText()).toContain('Red')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.locator('.draft-bar').getByText('no changes').waitFor()
    expect(problems).toEqual([])
  })

  test('says every error at once, leads to each, and keeps what was typed', async () => {
    const { page } = await open('#/nominals/new')
    await page.getByLabel('Reference').fill('not a reference')
    await page.getByLabel('OGRS score', { exact: true }).fill('180')
    await page.getByRole('group', { name: 'Release date' }).getByLabel('Day', { exact: true }).fill('31')
    await page.getByRole('button', { name: 'Save' }).click()
    const summary = page.locator('.govuk-error-summary')
    await summary.waitFor()
    expect(await summary.evaluate((node) => node === document.activeElement)).toBe(true)
    expect(await summary.getByRole('link').allInnerTexts()).toEqual([
      'Enter an OGRS score between 0 and 100, or leave it empty if it is not known',
      'Release date must be a real day, such as 22 11 2026',
      'Enter a reference of up to 40 letters, digits, dots and hyphens, such as HAL-004',
    ])
    await summary.getByRole('link', { name: /OGRS/ }).click()
    const score = page.getByLabel('OGRS score', { exact: true })
    expect(await score.evaluate((node) => node === document.activeElement)).toBe(true)
    expect(await score.inputValue()).toBe('180')
  })

  test('asks only what matters, and is done when the answer is settled', async () => {
    const { page, problems } = await open('#/nominals/new?ask=cohort')
    const done = page.getByText(/^Nothing more to ask/)
    const asked: string[] = []
    while ((await done.count()) === 0 && asked.length < 40) {
      const form = page.locator('.interview form')
      asked.push((await form.locator('legend, label').first().innerText()).trim())
      const text = form.locator('input[type=text]')
      if ((await text.count()) > 0) await text.first().fill('90')
      else if ((await form.getByLabel('None', { exact: true }).count()) > 0)
        await form.getByLabel('None', { exact: true }).check()
      else await form.getByLabel('No', { exact: true }).check()
      await form.getByRole('button', { name: 'Continue' }).click()
      await page
        .locator('.interview__so-far')
        .getByText(`${asked.length} ${asked.length === 1 ? 'fact' : 'facts'} asked`)
        .waitFor()
    }
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.length).toBeLessThan(6)
    expect(new Set(asked).size).toBe(asked.length)
    const soFar = page.locator('.interview__so-far')
    expect(await soFar.innerText()).toContain('settled')
    await page.getByRole('button', { name: 'Save this person' }).click()
    await page.getByRole('heading', { level: 1, name: 'NEW-001' }).waitFor()
    await page.locator('.draft-bar').getByText('+ 1 change').waitFor()
    expect(problems).toEqual([])
  })

  test('takes “not known” for an answer, and does not ask that fact again', async () => {
    const { page } = await open('#/nominals/new?ask=cohort')
    const form = page.locator('.interview form')
    const first = await form.locator('legend, label').first().innerText()
    await form.getByRole('button', { name: 'Continue' }).click()
    await page.locator('.interview__so-far').getByText('1 fact asked').waitFor()
    expect(await form.locator('legend, label').first().innerText()).not.toBe(first)
    expect(await page.locator('.interview__so-far').innerText()).toContain('Undetermined')
  })

  test('adds a person with offences, and takes a person out again', async () => {
    const { page, problems } = await open('#/nominals/new')
    await page
      .getByRole('group', { name: /^Offences/ })
      .first()
      .getByLabel('These records')
      .check()
    await page.getByRole('button', { name: 'Add a record to Offences' }).click()
    const record = page.getByRole('group', { name: 'Offences, record 1' })
    await record.getByLabel('Type of offence').selectOption('Burglary')
    await record.getByLabel('Day', { exact: true }).fill('1')
    await record.getByLabel('Month').fill('11')
    await record.getByLabel('Year').fill('2026')
    await record.getByLabel('How far it is proved').selectOption('Convicted')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'NEW-001' }).waitFor()
    expect(await page.locator('.records').innerText()).toContain('Burglary')
    await page.getByRole('link', { name: 'Change the facts' }).click()
    await page.getByRole('button', { name: 'Remove NEW-001 from the caseload' }).click()
    await page.getByText(/^280 people/).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText(/^281 people/).waitFor()
    expect(problems).toEqual([])
  })
})
