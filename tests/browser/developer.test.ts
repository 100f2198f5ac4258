// The policy as JSON, and what the Developer screen gives to take along, in a real browser under the real policy.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, findingsInOtherColours } from './axe.ts'
import { openPlayground, type Playground } from './chromium.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

const bar = (page: Page) => page.locator('.draft-bar__changes')
const text = (page: Page) => page.getByRole('textbox', { name: 'The policy as JSON' })
const problems = (page: Page) => page.getByRole('region', { name: 'Problems' })

/** The editor with a place of the policy selected, which whoever types then replaces. */
async function openAt(place: string) {
  const opened = await playground.open(`#/policy/part/json/${place}`)
  await text(opened.page).and(opened.page.locator(':focus')).waitFor()
  return opened
}

describe('the policy as JSON', () => {
  test('is the same policy: a figure typed there is on the other screens, and there is one way back', async () => {
    const { page, problems: faults } = await openAt('parameters/cssThreshold/value')
    await page.keyboard.type('900')
    await bar(page).getByText('+ 1 change').waitFor()
    expect(await problems(page).innerText()).toContain('None: the text is a valid policy.')
    await page.keyboard.press('Control+z')
    await bar(page).getByText('no changes').waitFor()
    await page.getByRole('button', { name: 'Redo' }).click()
    await page.locator('.cm-line', { hasText: '"value": 900' }).waitFor()
    // Left at once: what was typed a moment ago is not lost.
    await openPlace(page, 'parameters/cssThreshold/value')
    await page.keyboard.type('950')
    await page.getByRole('link', { name: 'Figures and rules' }).click()
    await page.locator('input[value="950"]').first().waitFor()
    // Without its style elements, which the page does not allow, the editor would have told of a fault.
    expect(faults).toEqual([])
  })

  test('text that cannot be read is kept, said on other screens and taken up once it is mended', async () => {
    const { page } = await openAt('parameters/cssThreshold/value')
    await page.keyboard.type('90x')
    await page.getByText('Not taken up yet.').waitFor()
    expect(await problems(page).locator('li').innerText()).toMatch(/^Line \d+/)
    await page.getByRole('link', { name: 'Figures and rules' }).click()
    await page.getByRole('link', { name: 'Open it' }).click()
    await problems(page).getByRole('button', { name: /^Line/ }).click()
    await page.keyboard.type('0')
    await bar(page).getByText('+ 1 change').waitFor()
    await problems(page).getByText('None: the text is a valid policy.').waitFor()
    await page.getByText('Not taken up yet.').waitFor({ state: 'detached' })
    expect(await page.locator('.cm-activeLine').innerText()).toContain('"value": 900,')
  })

  test('lists what fits, says what is wrong, lets go of the keyboard, and axe finds nothing', async () => {
    const { page } = await openAt('conditions/meetsFixed/all/0/fact')
    await page.keyboard.type('"css')
    await page.getByRole('option', { name: /"cssScore"/ }).click()
    await page.keyboard.press('End')
    for (const _ of '",') await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('z')
    await problems(page).getByText('There is no fact “cssScorez”. Did you mean “cssScore”?').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await findingsInOtherColours(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Problems')
  })
})

/** Another place of the same policy, by its address. */
async function openPlace(page: Page, place: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), '#/policy')
  await page.evaluate((to) => (location.hash = to), `#/policy/part/json/${place}`)
  await text(page).and(page.locator(':focus')).waitFor()
}

describe('the Developer screen', () => {
  test('gives the snippet in two clicks, from a screen that is not about programs', async () => {
    const permissions = ['clipboard-read', 'clipboard-write']
    const { page, problems: faults } = await playground.open('#/nominals', { permissions })
    await page.getByRole('link', { name: 'Developer' }).click()
    await page.getByRole('button', { name: 'Copy the snippet' }).click()
    await page.getByText('Copied.').waitFor()
    const shown = await page.getByRole('region', { name: 'The snippet' }).innerText()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown)
    expect(shown).toContain("from '@iom-rules/core'")
    for (const kind of ['json-rules-engine', 'PostgreSQL']) {
      await page.getByLabel(kind, { exact: true }).check()
      await page.getByRole('heading', { name: 'It prints' }).waitFor()
    }
    expect(await axeFindings(page)).toEqual([])
    expect(faults).toEqual([])
  })

  test('saves the draft that the snippet reads, and test vectors of the people there are', async () => {
    const { page } = await playground.open('#/developer/snippet')
    const saved = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).click(),
      ])
      return readFileSync(await file.path(), 'utf8')
    }
    const policy = JSON.parse(await saved('Save cheshire-draft.json')) as { examples: unknown[] }
    await page.getByRole('link', { name: 'Test vectors' }).click()
    const examples = (await saved('Save the examples as vectors')).trimEnd().split('\n')
    expect(examples).toHaveLength(policy.examples.length)
    await page.getByLabel('How many people, from the top').fill('12')
    const people = (await saved('Save the caseload as vectors')).trimEnd().split('\n')
    expect(people.map((line) => Object.keys(JSON.parse(line) as object))).toEqual(
      people.map(() => ['nominal', 'asAt', 'assessment']),
    )
    expect(people).toHaveLength(12)
    expect(await axeFindings(page)).toEqual([])
  })
})
