import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openPlayground, type Playground } from './chromium.ts'
import { settled } from './screens.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

// That axe finds nothing on this page, nor that it scrolls sideways at 320 pixels, is tested with every screen.
const why = '#/nominals/HAL-004/why'

/** What is said of other answers of a decision: each outcome with its sentences. */
async function others(page: Page, decision: string): Promise<Record<string, string[]>> {
  const section = page.getByRole('region', { name: decision, exact: true })
  await section.locator('.others .govuk-summary-list').waitFor()
  const rows = await section.locator('.others .govuk-summary-list__row').all()
  const said = await Promise.all(
    rows.map(async (row) => [await row.locator('dt').innerText(), await row.locator('dd p').allInnerTexts()]),
  )
  return Object.fromEntries(said) as Record<string, string[]>
}

describe('what would give another answer', () => {
  test('is said of every other outcome, or why nothing can, and of what is changed at once', async () => {
    const { page, problems } = await playground.open(why)
    await settled(page)
    expect(await others(page, 'Cohort')).toEqual({
      FLEX: [
        'Would be FLEX if the Crime Severity Score were below 1,000: it is 1,693.',
        'Would be FLEX if the OGRS score were below 75 percent: it is 88 percent.',
      ],
      FREE: ['Nothing that can change would give FREE, because a listed offence is on record.'],
      'No cohort': [
        'Would be No cohort if the Crime Severity Score were below 1,000 (it is 1,693) and the IOM team did not agree.',
        'Would be No cohort if the OGRS score were below 75 percent (it is 88 percent) and the IOM team did not agree.',
      ],
    })
    const colour = await others(page, 'Colour')
    expect(Object.keys(colour)).toEqual(['Red', 'Blue', 'Black', 'Amber', 'Green', 'Unclassified'])
    expect(colour['Green']?.[0]).toMatch(
      /^Would be Green if there were no intelligence to suggest offending, /,
    )
    const note = page.getByText('Rules propose; people decide.').first()
    expect(await note.isVisible()).toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await note.isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    // Obligations and the like come and go beside each other.
    expect(await page.getByRole('region', { name: 'Obligations' }).locator('.others').count()).toBe(0)

    // The same after the facts are what the sentence asks for.
    await page.goto(`${playground.url}#/nominals/HAL-004/edit`)
    await page.getByLabel('OGRS score', { exact: true }).fill('72')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { level: 1, name: 'HAL-004' }).waitFor()
    await page.evaluate((hash) => void (location.hash = hash), why)
    expect((await others(page, 'Cohort'))['FIXED']).toEqual([
      'Would be FIXED if the OGRS score were 75 percent or more: it is 72 percent, 3 points short.',
    ])
    expect(problems).toEqual([])
  })

  test('tells what may turn out of somebody of whom little is known', async () => {
    const { page } = await playground.open('#/nominals?certainty=provisional')
    await page.locator('.nominals tbody th a').first().click()
    await page.getByRole('link', { name: 'Why', exact: true }).first().click()
    const cohort = await others(page, 'Cohort')
    expect(Object.values(cohort).flat().join('\n')).toMatch(/once it is known that /)
  })
})
