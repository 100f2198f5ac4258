import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openPlayground, type Playground } from './chromium.ts'
import { setThreshold, settled, threshold, upToDate } from './screens.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

async function openPolicy(route = '#/policy') {
  const opened = await playground.open(route)
  await settled(opened.page)
  return opened
}

/** Counts of a line of the table over all areas: before and after. */
async function allAreas(page: Page, line: string): Promise<{ before: number; after: number }> {
  const row = page.locator('.counts tbody tr', {
    has: page.getByRole('rowheader', { name: line, exact: true }),
  })
  const text = await row.locator('td').first().innerText()
  const [before = Number.NaN, after = before] = (text.match(/\d+/g) ?? []).map(Number)
  return { before, after }
}

const nobodyMoves = (page: Page) => page.getByText(/^Nobody moves/)

describe('the policy screen', () => {
  test('changing the threshold changes the counts and shows who moves; undo and redo go back and forth', async () => {
    const { page, problems } = await openPolicy()
    await nobodyMoves(page).waitFor()
    const asPublished = await allAreas(page, 'FIXED')
    expect(asPublished.before).toBeGreaterThan(0)

    await setThreshold(page, '100000')
    const raised = await allAreas(page, 'FIXED')
    expect(raised).toEqual({ before: asPublished.before, after: 0 })
    const movers = page.locator('.movers tbody tr')
    await movers.first().waitFor()
    expect(await movers.count()).toBeGreaterThan(0)
    expect(await movers.first().innerText()).toMatch(/[A-Z]+-\d+/)
    expect(await page.locator('.counts').innerText()).toContain(`−${asPublished.before}`)

    await page.getByRole('button', { name: 'Undo' }).click()
    await nobodyMoves(page).waitFor()
    expect(await allAreas(page, 'FIXED')).toEqual(asPublished)
    expect(await page.getByLabel(threshold, { exact: true }).inputValue()).toBe('1000')

    await page.getByRole('button', { name: 'Redo' }).click()
    await movers.first().waitFor()
    await upToDate(page)
    expect(await allAreas(page, 'FIXED')).toEqual(raised)
    expect(problems).toEqual([])
  })

  test('every person is counted once before and once after, in every area', async () => {
    const { page } = await openPolicy()
    await setThreshold(page, '300')
    const total = { before: 0, after: 0 }
    for (const row of await page.locator('.counts tbody tr').all()) {
      const numbers = ((await row.locator('td').first().innerText()).match(/\d+/g) ?? []).map(Number)
      total.before += numbers[0] ?? 0
      total.after += numbers[1] ?? numbers[0] ?? 0
    }
    expect(total).toEqual({ before: 280, after: 280 })
    await page.getByLabel('People', { exact: true }).selectOption('Members')
    expect(await page.locator('.result').innerText()).toContain('216 members and 64 others, all invented')
  })

  test('a value that cannot be is kept with its error, and the last valid result stays and says so', async () => {
    const { page } = await openPolicy()
    await setThreshold(page, '300')
    const before = await page.locator('.counts').innerText()
    const field = page.getByLabel(threshold, { exact: true })
    await field.fill('a lot')
    await field.blur()
    await page.getByText('Enter a Crime Severity Score between 0 and 100,000').waitFor()
    await page.getByText('Last valid result').waitFor()
    expect(await page.locator('.counts').innerText()).toBe(before)
    expect(await field.inputValue()).toBe('a lot')
    await page.locator('.stale-notice').getByRole('link', { name: threshold }).click()
    expect(await field.evaluate((node) => node === document.activeElement)).toBe(true)
    await field.fill('300')
    await page.getByText('Last valid result').waitFor({ state: 'detached' })
  })

  test('a mover leads to why, which says what the draft changes', async () => {
    const { page, problems } = await openPolicy()
    await setThreshold(page, '100000')
    const mover = page.locator('.movers tbody a').first()
    const ref = ((await mover.innerText()).split(':')[0] ?? '').trim()
    await mover.click()
    const heading = page.getByRole('heading', { level: 1 })
    await page.getByRole('heading', { level: 1, name: `Why: ${ref}` }).waitFor()
    expect(await heading.evaluate((node) => node === document.activeElement)).toBe(true)
    expect(await page.title()).toContain(ref)
    expect(await page.locator('.govuk-inset-text').first().innerText()).toMatch(
      /Cohort: .* as published, .* in the draft/,
    )
    expect(problems).toEqual([])
  })

  test('shows the passage a figure rests on, and goes back to the published value', async () => {
    const { page } = await openPolicy()
    await setThreshold(page, '300')
    await page.getByRole('button', { name: /^Reset to 1,000/ }).click()
    await nobodyMoves(page).waitFor()
    const parameter = page.locator('.parameter', { has: page.getByLabel(threshold, { exact: true }) })
    await parameter.getByText('Source', { exact: false }).first().click()
    await parameter.getByText(/hasn't reached the CSS value/).waitFor()
    expect(await parameter.innerText()).toMatch(/line 59/)
  })

  test('the address of a rule leads to it', async () => {
    const { page } = await openPolicy('#/policy/amber-alert')
    const card = page.locator('.rule--asked')
    expect(await card.innerText()).toContain('Amber alert')
    expect(await card.evaluate((node) => node === document.activeElement)).toBe(true)
  })

  test('a change to try from the start screen is made and shown', async () => {
    const { page } = await openPolicy('#/')
    await page.getByRole('button', { name: /Crime Severity Score of 700/ }).click()
    await page.locator('.result__footnote', { hasText: '+ 1 change' }).waitFor()
    expect(await page.getByLabel(threshold, { exact: true }).inputValue()).toBe('700')
  })

  test('the whole of the main task is done by keyboard', async () => {
    const { page } = await openPolicy()
    const focused = () =>
      page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || '')
    await page.keyboard.press('Tab')
    expect(await focused()).toContain('Skip to main content')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('main')
    const tabTo = async (wanted: (id: string) => boolean) => {
      for (let presses = 0; presses < 200; presses++) {
        await page.keyboard.press('Tab')
        if (wanted(await focused())) return
      }
      throw new Error('Tab does not lead there')
    }
    await tabTo((id) => id === 'parameter-cssThreshold')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('100000')
    await page.locator('.movers').waitFor()
    await upToDate(page)
    await tabTo((id) => /^[A-Z]+-\d+: why$/.test(id))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /Why: / }).waitFor()
    await page.keyboard.press('Control+Z')
    await page.locator('.draft-bar').getByText('no changes').waitFor()
    await page.keyboard.press('Control+Shift+Z')
    await page.locator('.draft-bar').getByText('+ 1 change').waitFor()
  })
})

describe('the day of the assessment', () => {
  test('can be moved, is undone like anything else, and cannot be before what is on record', async () => {
    const { page } = await openPolicy()
    const bar = page.locator('.draft-bar')
    const set = async (day: string, month: string, year: string) => {
      await bar.getByLabel('Day', { exact: true }).fill(day)
      await bar.getByLabel('Month').fill(month)
      await bar.getByLabel('Year').fill(year)
      await bar.getByRole('button', { name: 'Set the day' }).click()
    }
    await bar.getByRole('button', { name: /^Change/ }).click()
    await set('31', '2', '2027')
    await bar.getByText('Enter a real day, such as 22 11 2026').waitFor()
    await set('1', '1', '2020')
    await bar
      .getByText(/^Error: Enter a later day: \d+ people have records from after 1 January 2020$/)
      .waitFor()
    await set('22', '5', '2027')
    await bar.getByText('22 May 2027').waitFor()
    await page.locator('.result__footnote', { hasText: 'as at 22 May 2027' }).waitFor()
    await bar.getByRole('button', { name: 'Undo' }).click()
    await bar.getByText('22 November 2026').waitFor()
    expect(await bar.innerText()).toContain('no changes')
  })
})
