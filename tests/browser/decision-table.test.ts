// A decision as a table, and the process with its guards: by keyboard, on a narrow screen, and for axe.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { axeFindings, findingsInOtherColours } from './axe.ts'
import { openPlayground, type Playground } from './chromium.ts'

let playground: Playground

beforeAll(async () => {
  playground = await openPlayground()
})

afterAll(async () => {
  await playground.close()
})

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
const cell = (page: Page, name: string) => page.getByRole('button', { name })
const changes = (page: Page) => page.getByText(/^(\+ \d+ changes?|no changes)$/)
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

async function press(page: Page, ...keys: readonly string[]) {
  for (const key of keys) await page.keyboard.press(key)
}

describe('a decision as a table', () => {
  test('is changed by keyboard, cell by cell, and every step can be undone', async () => {
    const { page, problems } = await playground.open('#/policy/part/table/cohort')
    const notMet = cell(page, 'Not met – change Meets fixed, rule 2')
    await notMet.focus()
    await press(page, 'Enter')
    await page.getByRole('heading', { name: 'Meets fixed, in rule 2' }).waitFor()
    expect(await focused(page)).toBe('Meets fixed, in rule 2')

    await press(page, 'Tab', 'ArrowUp')
    await cell(page, 'Met – change Meets fixed, rule 2').waitFor()
    await page.getByRole('button', { name: 'Done' }).focus()
    await press(page, 'Enter')
    expect(await focused(page)).toContain('change Meets fixed, rule 2')
    expect(await changes(page).textContent()).toBe('+ 1 change')
    await page.getByRole('button', { name: 'Undo' }).click()
    await notMet.waitFor()
    expect(await changes(page).textContent()).toBe('no changes')

    // An empty cell is filled at one press, and cleared again.
    const empty = cell(page, 'change The Community Safety Partnership agrees, rule 2')
    await empty.click()
    await page.getByRole('button', { name: 'Yes', exact: true }).click()
    expect(await focused(page)).toBe('The Community Safety Partnership agrees, in rule 2')
    expect(await empty.textContent()).toMatch(/^Yes/)
    // An undo that takes away the control one is in leaves focus where one was.
    await page.getByRole('button', { name: 'Add a test' }).click()
    await press(page, 'Control+z')
    await expect.poll(() => focused(page)).toBe('The Community Safety Partnership agrees, in rule 2')
    await page.getByRole('button', { name: 'Clear this cell' }).click()
    expect(await focused(page)).toMatch(/^–anything/)
    expect(await changes(page).textContent()).toBe('no changes')
    expect(problems).toEqual([])
  })

  test('gets rows and columns, in the order of precedence', async () => {
    const { page, problems } = await playground.open('#/policy/part/table/escalation')
    // What is asked about can be changed in the cell: it goes to its own column, and nothing goes from under the hand.
    await cell(page, 'Local – change How far an issue reaches, rule 1').click()
    const fact = page.locator('.decision-table__panel select').first()
    await fact.focus()
    await fact.selectOption({ label: 'Under 18' })
    await cell(page, 'Yes – change Under 18, rule 1').waitFor()
    expect(await fact.evaluate((control) => document.activeElement === control)).toBe(true)
    await page.getByRole('button', { name: 'Done' }).click()
    expect(await focused(page)).toBe('–anything – change How far an issue reaches, rule 1')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Take out the empty column Under 18' }).click()
    expect(await page.getByRole('columnheader', { name: 'Under 18' }).count()).toBe(0)

    await page.getByRole('button', { name: 'Add a row' }).click()
    await page.getByText('This rule asks nothing yet').waitFor()
    expect(await focused(page)).toBe('Rule 3: A new rule')
    await page.getByRole('button', { name: 'Move up' }).click()
    await page.getByRole('heading', { name: 'Rule 2: A new rule' }).waitFor()
    expect(await focused(page)).toBe('Rule 2: A new rule')

    await page.getByLabel('Ask about something more').selectOption({ label: 'Under 18 (fact)' })
    await page.getByRole('button', { name: 'Add a column' }).click()
    await cell(page, 'change Under 18, rule 2').click()
    await page.getByRole('button', { name: 'No', exact: true }).click()
    await cell(page, 'No – change Under 18, rule 2').waitFor()
    await cell(page, 'change the outcome of rule 2').click()
    await page.getByLabel('Outcome').selectOption('RRB')
    await page.getByText('To be mended').waitFor({ state: 'hidden' })

    await cell(page, '2. A new rule').click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    expect(await focused(page)).toMatch(/^2\. A countywide issue/)
    expect(await changes(page).textContent()).toBe('no changes')
    expect(problems).toEqual([])
  })

  test('is in order for axe with a cell open, and as narrow as a telephone', async () => {
    const { page } = await playground.open('#/policy/part/table/status')
    await cell(page, 'change this part of rule 6').click()
    await page.getByText('Give it a name and it becomes a column').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await findingsInOtherColours(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 700 })
    expect(await overflow(page)).toBe(0)
  })
})

describe('the process', () => {
  test('shows which rules guard which way, and the guard and its condition are changed there', async () => {
    const { page, problems } = await playground.open('#/policy/part/machines/nomination')
    const guards = page.getByRole('table', { name: 'Guarded ways of Nomination' })
    await guards.getByRole('cell', { name: '“Member” is certainly met' }).waitFor()
    await page.getByRole('button', { name: 'Change – “Accepted by the panel” in “At the panel”' }).click()
    expect(await focused(page)).toBe('“Accepted by the panel” in “At the panel”')

    await page.getByLabel('This way is open').selectOption('outcome')
    await page.getByLabel('Outcome').selectOption('FLEX')
    const row = guards.getByRole('row', { name: /Accepted by the panel/ })
    await row.getByRole('cell', { name: 'Cohort is certainly “FLEX”' }).waitFor()
    const rule = row.getByRole('link', {
      name: 'Not FIXED, a listed offence on record, and the IOM team agrees',
    })
    expect(await rule.getAttribute('href')).toBe('#/policy/flex?decision=cohort&edit=yes')

    await page.getByLabel('Deadline').selectOption('days')
    await page.getByLabel('Days').fill('10')
    await page.getByText('Owed from then: Tell the referrer, within 10 days').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 700 })
    expect(await overflow(page)).toBe(0)

    await page.getByRole('button', { name: 'Remove this way' }).click()
    expect(await focused(page)).toBe('Add a way out of “At the panel”')
    await expect.poll(() => row.count()).toBe(0)
    expect(problems).toEqual([])
  })

  test('of a part that follows leads to what it follows', async () => {
    const { page } = await playground.open('#/policy/part/machines/oversight.lead')
    await page.getByText('This part follows the decision').waitFor()
    const table = page.getByRole('link', { name: 'as a table' })
    expect(await table.getAttribute('href')).toBe('#/policy/part/table/lead')
    await page.getByRole('button', { name: 'Change its words – MAPPA leads' }).click()
    await page.getByLabel('Title').fill('MAPPA owns the risk')
    await page.getByRole('heading', { name: 'MAPPA owns the risk', exact: true }).waitFor()
  })
})
