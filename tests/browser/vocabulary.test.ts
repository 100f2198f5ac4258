// What the rules speak of, in the editor: added, changed, renamed, taken out, and against the national policy.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { axeFindings } from './axe.ts'
import { openPlayground, type Playground } from './chromium.ts'
import { threshold } from './screens.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

async function openPart(part: string, heading: string) {
  const opened = await playground.open(`#/policy/part/${part}`)
  await opened.page.getByRole('heading', { level: 1, name: heading }).waitFor()
  return opened
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
const undoAll = async (page: Page) => {
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  while (await undo.isEnabled()) await undo.click()
}
const said = (page: Page) => page.locator('.entries__said').first()

describe('what the rules speak of', () => {
  test('a fact is added, changed, renamed and taken out by keyboard, and undo goes all the way back', async () => {
    const { page, problems } = await openPart('facts', 'Facts')
    await page.getByRole('button', { name: 'Add a fact' }).press('Enter')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Enter a title' }).press('Enter')
    await page.keyboard.type('On an electronic tag')
    await page.keyboard.press('Enter')
    const card = page.locator('.entry', { has: page.getByRole('heading', { name: 'On an electronic tag' }) })
    await card.getByText('New in this draft').waitFor()
    expect(await focused(page)).toBe('On an electronic tag')
    expect(await said(page).innerText()).toBe('The fact was added at the end of the list.')

    await card.getByLabel('In a sentence, when it is so').fill('the person wears a tag')
    await card.getByRole('button', { name: /^Change the id/ }).press('Enter')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('ogrsScore')
    await page.keyboard.press('Enter')
    await card.getByText('Enter an id that is not in use: there is a fact “ogrsScore”').waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('tagged')
    await page.keyboard.press('Enter')
    await card.getByText('tagged', { exact: true }).waitFor()
    expect(await axeFindings(page)).toEqual([])

    await card.getByRole('button', { name: /^Remove/ }).press('Enter')
    await card.waitFor({ state: 'detached' })
    expect(await said(page).innerText()).toBe('“On an electronic tag” was removed. Undo brings it back.')
    expect(await focused(page)).toBe('Kind of sentence')
    await undoAll(page)
    await page.getByText('no changes', { exact: true }).waitFor()
    expect(problems).toEqual([])
  })

  test('what is in use cannot be taken out, and what cannot be a value is kept and told of', async () => {
    const { page } = await openPart('parameters/cssThreshold', 'Parameters')
    const card = page.locator('.entry', { has: page.getByRole('heading', { name: threshold }) })
    expect(await focused(page)).toBe(threshold)
    await card.getByRole('button', { name: /^Remove.*Crime Severity/ }).click()
    await card.getByRole('link', { name: 'the named condition “meets fixed”' }).waitFor()

    const value = card.getByLabel('Value', { exact: true })
    await value.fill('a lot')
    await value.blur()
    await card.getByText('Enter a Crime Severity Score between 0 and 100,000').waitFor()
    await value.fill('1,200')
    await card.getByText('Changed in this draft').waitFor()
    await card.getByLabel('Title', { exact: true }).fill('')
    await card.getByText('Enter a title').waitFor()

    // What was decided here says by whom: until then the draft is not finished, and says so at the field.
    await card.getByLabel('What the value rests on').selectOption('local')
    await card.getByText('Enter the role or board that decided it').first().waitFor()
    await page.getByRole('heading', { name: 'This draft is not finished' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await card.getByRole('button', { name: /^Reset to the published one/ }).click()
    await page.getByText('no changes', { exact: true }).waitFor()

    await card.getByRole('button', { name: /^Change the id/ }).click()
    await card.getByLabel('New id').fill('scoreToReach')
    await page.keyboard.press('Enter')
    await card.getByText('scoreToReach', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Named conditions' }).click()
    await page
      .getByText(/Crime Severity Score is 1,000 or more/)
      .first()
      .waitFor()
  })
})

describe('against the national policy', () => {
  test('a change stands beside what was local before, and is made as it is there', async () => {
    const { page, problems } = await openPart('parameters/ogrsHigh', 'Parameters')
    const card = page.locator('.entry', {
      has: page.getByRole('heading', { name: /^OGRS score that counts/ }),
    })
    await card.getByLabel('Value', { exact: true }).fill('80')
    await card.getByText('Changed in this draft').waitFor()
    await page.getByRole('link', { name: 'Against the national policy' }).click()
    await page.getByRole('heading', { name: '9 things differ' }).waitFor()
    const item = page.locator('.local__item', { hasText: 'OGRS score that counts' })
    await item.getByText(/75 percent became 80 percent/).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await item.getByRole('button', { name: /^Reset to the national one/ }).click()
    await page.getByRole('heading', { name: '8 things differ' }).waitFor()
    expect(await focused(page)).toBe('8 things differ')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByRole('heading', { name: '9 things differ' }).waitFor()

    // The colours come from the older scheme; what was added here for them has to go first.
    await page.getByRole('button', { name: 'Take all of it out' }).click()
    await page.getByText(/cannot be removed while something uses it/).waitFor()
    await page.getByRole('button', { name: 'Reset everything' }).click()
    await page.getByRole('heading', { name: 'Nothing differs' }).waitFor()
    await page.getByRole('button', { name: 'Take all of it out' }).click()
    await page.getByText(/^All that comes from/).waitFor()
    await undoAll(page)
    await page.getByRole('heading', { name: '8 things differ' }).waitFor()
    expect(problems).toEqual([])
  })
})
