import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openPlayground, type Playground } from './chromium.ts'
import { settled, threshold, upToDate } from './screens.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

const published = 'published → draft'

async function openImpact(route = '#/impact') {
  const opened = await playground.open(route)
  await settled(opened.page)
  await opened.page.locator('#impact-slider').waitFor()
  return opened
}

/** The counts of FIXED as they stand in the table: all areas, then each of them. */
async function fixedNow(page: Page): Promise<number[]> {
  const row = page.locator('.counts tbody tr', {
    has: page.getByRole('rowheader', { name: 'FIXED', exact: true }),
  })
  const cells = await row.first().locator('td').all()
  const texts = await Promise.all(cells.map((cell) => cell.innerText()))
  return texts.map((text) => {
    const numbers = (text.replaceAll(/[+−]\d+/g, '').match(/\d+/g) ?? []).map(Number)
    return numbers.at(-1) ?? Number.NaN
  })
}

const bar = (page: Page) => page.locator('.draft-bar')
const isHalted = (page: Page) => page.locator('.impact__headline', { hasText: 'nobody moves' })

describe('the impact of a change', () => {
  test('is one click away, with the four areas, and what is typed there is counted there', async () => {
    const { page, problems } = await playground.open('#/')
    await settled(page)
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Impact' }).click()
    await settled(page)
    await isHalted(page).waitFor()
    await page.locator('#impact-slider').waitFor()
    const before = await fixedNow(page)
    expect(before).toHaveLength(5)
    await page.getByLabel(threshold, { exact: true }).fill('700')
    await bar(page).getByText('+ 1 change').waitFor()
    await page
      .locator('.impact__headline', { hasText: /\d+ invented people out of 280 get another/ })
      .waitFor()
    await upToDate(page)
    const after = await fixedNow(page)
    after.forEach((count, at) => expect(count).toBeGreaterThan(before[at] ?? Infinity))
    expect(after.slice(1).reduce((sum, count) => sum + count, 0)).toBe(after[0])
    expect(await page.locator('.result__footnote').last().innerText()).toMatch(
      /all invented; as at 22 November 2026; [\d,]+ ms; cheshire 1\.0\.0 \+ 1 change/,
    )
    expect(problems).toEqual([])
  })

  test('follows the slider while it is dragged, and changes the draft once, when it is let go', async () => {
    const { page, problems } = await openImpact()
    const before = await fixedNow(page)
    const slider = page.locator('#impact-slider')
    await slider.scrollIntoViewIfNeeded()
    const box = await slider.boundingBox()
    if (box === null) throw new Error('no slider')
    const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const
    await page.mouse.move(...at(0.2))
    await page.mouse.down()
    await page.mouse.move(...at(0.06), { steps: 5 })
    // What is shown is read off the curve: the draft is as it was.
    await page.getByText('published → value tried').waitFor()
    const trying = await fixedNow(page)
    expect(trying[0]).toBeGreaterThan(before[0] ?? Infinity)
    expect(await bar(page).innerText()).toContain('no changes')
    await page.mouse.up()
    await bar(page).getByText('+ 1 change').waitFor()
    await page.getByText(published).waitFor()
    await upToDate(page)
    expect(await fixedNow(page)).toEqual(trying)

    await bar(page).getByRole('button', { name: 'Undo' }).click()
    await isHalted(page).waitFor()
    await upToDate(page)
    expect(await fixedNow(page)).toEqual(before)

    // By keyboard, presses one after another are one step too.
    await slider.focus()
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('ArrowLeft')
    await bar(page).getByText('+ 1 change').waitFor()
    expect(await page.getByLabel(threshold, { exact: true }).inputValue()).toBe('850')
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^850: FIXED \d+, FLEX \d+/)
    await page.keyboard.press('Control+Z')
    await bar(page).getByText('no changes').waitFor()
    expect(problems).toEqual([])
  })

  test('is asked backwards: a value that gives a number of people is used, and does', async () => {
    const { page, problems } = await openImpact()
    const form = page.locator('.inverse')
    await form.getByLabel('People').fill('12')
    await form.getByLabel('In', { exact: true }).selectOption('Halton')
    await form.getByRole('button', { name: /^Use / }).first().click()
    await bar(page).getByText('+ 1 change').waitFor()
    await page.getByText(published).waitFor()
    await upToDate(page)
    expect((await fixedNow(page))[3]).toBe(12)

    await form.getByLabel('People').fill('279')
    await form.getByText(/^No value of “.*” gives exactly 279 FIXED in Halton\. The nearest:$/).waitFor()
    await form.getByText(/^\d+ FIXED in Halton, at$/).waitFor()
    expect(problems).toEqual([])
  })

  test('tells who moves and on what it hangs, from the table of moves to the reasons of one person', async () => {
    const { page, problems } = await openImpact()
    await page.getByLabel(threshold, { exact: true }).fill('600')
    const move = page.getByRole('link', { name: /from FLEX to FIXED: list them/ })
    await move.waitFor()
    await upToDate(page)
    const number = Number.parseInt(await move.innerText(), 10)
    await move.click()
    await page.getByText(`${number} people move`).waitFor()
    const first = page.locator('.movers tbody tr').first()
    expect(await first.innerText()).toMatch(/Crime Severity Score: [\d,]+.*600 or more/)
    await page.getByLabel('Area', { exact: true }).selectOption('Halton')
    await page.locator('.impact__headline', { hasText: 'in Halton' }).waitFor()
    expect(await page.evaluate(() => location.hash)).toContain('area=HALTON')
    await page.locator('.movers tbody a').first().click()
    await page.getByRole('heading', { level: 1, name: /Why: HAL-/ }).waitFor()
    expect(problems).toEqual([])
  })

  test('can be taken away as an Excel file, and stands beside another policy file', async () => {
    const { page, problems } = await openImpact()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Excel file' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('cheshire-cohort.xlsx')
    const bytes = readFileSync(await download.path())
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(bytes.includes('xl/worksheets/sheet5.xml')).toBe(true)

    const file = page.getByLabel('Policy file to compare with')
    await file.setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
    await page.getByText(/notes\.json cannot be used as a policy/).waitFor()
    const other = new URL('../../packages/core/policies/neighbourhood-crime-2020.json', import.meta.url)
    await file.setInputFiles({
      name: 'other.json',
      mimeType: 'application/json',
      buffer: readFileSync(other),
    })
    await page.locator('.impact__headline', { hasText: 'the policy in other.json' }).waitFor()
    expect(problems).toEqual([])
  })

  test('measures hours against the least share by what is typed, and warns', async () => {
    const { page, problems } = await openImpact()
    for (const [cohort, hours] of [
      ['FIXED', '50'],
      ['FLEX', '40'],
      ['FREE', '10'],
    ] as const) {
      await page.getByLabel(`${cohort} in Halton, hours`).fill(hours)
    }
    await page.getByText(/In Halton, FIXED has 50 of 100 hours: 50 percent\..*10 hours short/).waitFor()
    await page.getByLabel('FIXED in Halton, hours').fill('75')
    await page.getByText(/^60%, enough$/).waitFor()
    expect(await page.locator('.hours__warning').count()).toBe(0)
    expect(problems).toEqual([])
  })
})
