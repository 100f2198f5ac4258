import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { openPlayground, type Playground } from './chromium.ts'
import { settled } from './screens.ts'

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

const decision = (page: Page, title: string) =>
  page.locator('section.decision', { has: page.getByRole('heading', { level: 3, name: title, exact: true }) })

const rules = (page: Page, title: string) => decision(page, title).locator('.rule-item')

/** The outcomes of a decision’s rules, in their order. */
const order = (page: Page, title: string) =>
  rules(page, title).locator('.rule__head .govuk-tag:first-child').allInnerTexts()

const isFocused = (place: Locator) => place.evaluate((node) => node === document.activeElement)
const bar = (page: Page) => page.locator('.draft-bar')
const undo = (page: Page) => bar(page).getByRole('button', { name: 'Undo' }).click()

describe('a rule', () => {
  test('a FLEX criterion is changed in three clicks, and what that comes to is said beside it', async () => {
    const { page, problems } = await openPolicy('#/')
    await page.locator('.govuk-service-navigation').getByRole('link', { name: 'Policy' }).click()
    await decision(page, 'Cohort')
      .getByRole('link', { name: /^Edit the rule: Not FIXED/ })
      .click()
    const form = page.locator('.open-form')
    await form
      .getByRole('group', { name: /The IOM team agrees/ })
      .getByLabel('No', { exact: true })
      .click()

    await form
      .getByText(/the IOM team does not agree/)
      .first()
      .waitFor()
    await bar(page).getByText('+ 1 change').waitFor()
    await form
      .locator('.effect')
      .getByText(/^[1-9]\d* (person|people) of/)
      .first()
      .waitFor()
    await form.getByRole('button', { name: 'Reset this rule to the published one' }).click()
    await bar(page).getByText('no changes').waitFor()
    expect(await isFocused(form.getByRole('heading', { name: /^Edit the rule: Not FIXED/ }))).toBe(true)
    expect(problems).toEqual([])
  })

  test('its words, what it gives and what it rests on are edited, each visit to a field one step', async () => {
    const { page } = await openPolicy('#/policy/free?edit=yes')
    const form = page.locator('.open-form')
    await form.getByLabel('It gives').selectOption('FLEX')
    await form.getByText('Title, note and what else it gives').click()
    await form.getByLabel('Title', { exact: true }).fill('Both agree')
    await form.getByRole('heading', { name: 'Edit the rule: Both agree' }).waitFor()
    await form.getByText('What it rests on').click()
    await form.getByText(/These words stand on line 63/).waitFor()
    await form.getByLabel('Line', { exact: true }).fill('58')
    await form.getByText(/Line 58 does not say that/).waitFor()
    await form.getByRole('button', { name: 'The words are on line 63: use that' }).click()
    await form.getByText(/These words stand on line 63/).waitFor()
    await form.getByRole('button', { name: /^Quote a passage/ }).click()
    await form.getByLabel('Words to look for').fill('homeless shoplifter')
    await form.getByRole('button', { name: /Quote Line \d+: Prolific homeless shoplifter/ }).click()
    await form.getByText('Passage 2 of 2').waitFor()
    await form.getByRole('link', { name: 'Done' }).click()
    const card = page.locator('.rule--asked')
    expect(await isFocused(card)).toBe(true)
    expect(await card.innerText()).toMatch(/FLEX\s+Both agree\s+Changed in this draft/)
    for (const step of ['passage', 'line back', 'line', 'title', 'outcome']) {
      await undo(page)
      expect(step).not.toBe('')
    }
    await bar(page).getByText('no changes').waitFor()
  })

  test('is moved by keyboard and by mouse, taken out and put back, and focus is never lost', async () => {
    const { page } = await openPolicy()
    const handle = rules(page, 'Cohort')
      .first()
      .getByRole('button', { name: /^Move the rule/ })
    await handle.focus()
    await page.keyboard.press('Space')
    await page.getByText(/is picked up: 1 of 3/).waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowDown')
    await page.getByText(/would be 2 of 3/).waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await page.getByText(/is now 2 of 3/).waitFor({ state: 'attached' })
    expect(await order(page, 'Cohort')).toEqual(['FLEX', 'FIXED', 'FREE'])
    expect(await isFocused(rules(page, 'Cohort').nth(1).getByRole('button', { name: /^Move/ }))).toBe(true)
    await decision(page, 'Cohort')
      .getByRole('button', { name: 'Reset the order to the published one' })
      .click()
    expect(await order(page, 'Cohort')).toEqual(['FIXED', 'FLEX', 'FREE'])

    const from = await rules(page, 'Cohort').nth(2).getByRole('button', { name: /^Move/ }).boundingBox()
    const to = await rules(page, 'Cohort').nth(1).boundingBox()
    if (from === null || to === null) throw new Error('nothing to drag')
    await page.mouse.move(from.x + 8, from.y + 8)
    await page.mouse.down()
    await page.mouse.move(from.x + 8, from.y - 20, { steps: 3 })
    await page.mouse.move(from.x + 8, to.y + 10, { steps: 6 })
    await page.mouse.up()
    await page.getByText(/is now 2 of 3/).waitFor({ state: 'attached' })
    expect(await order(page, 'Cohort')).toEqual(['FIXED', 'FREE', 'FLEX'])

    await decision(page, 'Cohort')
      .getByRole('link', { name: /^Edit the rule: Meets all three/ })
      .click()
    await page.getByRole('button', { name: 'Remove this rule' }).click()
    expect(await isFocused(decision(page, 'Cohort').getByRole('heading', { level: 3 }))).toBe(true)
    expect(await order(page, 'Cohort')).toEqual(['FREE', 'FLEX'])
    await decision(page, 'Cohort')
      .getByRole('button', { name: /^Put back the rule/ })
      .click()
    expect(await order(page, 'Cohort')).toEqual(['FIXED', 'FREE', 'FLEX'])
    expect(await isFocused(rules(page, 'Cohort').first().locator('.rule'))).toBe(true)
  })

  test('on a narrow screen every field stays in the form, and what is chosen is read in full', async () => {
    const { page } = await openPolicy('#/policy/flex?edit=yes')
    const form = page.locator('.open-form')
    await form.getByText('What it rests on').click()
    const source = form.getByLabel('Source', { exact: true })
    await source.waitFor()
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      const right = await form.evaluate((node) => node.getBoundingClientRect().right)
      const fields = await form.locator('select:visible').evaluateAll((selects) =>
        selects.map((select) => {
          const { right: edge, height } = select.getBoundingClientRect()
          const { font, paddingLeft, paddingRight } = getComputedStyle(select)
          const text = (select as HTMLSelectElement).selectedOptions[0]?.textContent ?? ''
          const pen = document.createElement('canvas').getContext('2d')
          if (pen === null) throw new Error('nothing to measure with')
          pen.font = font
          const arrow = 20
          const room =
            select.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - arrow
          return { text, edge, height, lines: Math.ceil(pen.measureText(text).width / room) }
        }),
      )
      const lowest = 40
      expect(fields.length).toBeGreaterThan(3)
      expect(fields.filter(({ edge }) => edge > right - 10)).toEqual([])
      // A line is 24 pixels high.
      expect(fields.filter(({ height, lines }) => height < lowest + (lines - 1) * 20)).toEqual([])
      expect(fields.some(({ lines }) => lines > 1)).toBe(true)
    }
  })

  test('one that is not finished is kept, said at the top with the way to it, and the last valid result stays', async () => {
    const { page, problems } = await openPolicy()
    await decision(page, 'Lead')
      .getByRole('button', { name: /^Add a rule/ })
      .click()
    await page.getByRole('heading', { name: 'Edit the rule: A new rule' }).waitFor()
    await page.getByText('This draft is not finished').waitFor()
    await page.locator('.result').getByText('Last valid result').waitFor()
    await page.locator('.govuk-service-navigation').getByRole('link', { name: 'Checks' }).click()
    await page.locator('.govuk-service-navigation').getByRole('link', { name: 'Policy' }).click()
    await page
      .locator('.fault-summary')
      .getByRole('link', { name: /the rule “A new rule” of Lead/i })
      .click()
    const heading = page.getByRole('heading', { name: 'Edit the rule: A new rule' })
    await heading.waitFor()
    expect(await isFocused(heading)).toBe(true)
    await page.getByRole('button', { name: 'Remove this rule' }).click()
    await page.getByText('This draft is not finished').waitFor({ state: 'detached' })
    await bar(page).getByText('no changes').waitFor()
    expect(problems).toEqual([])
  })
})

describe('a decision', () => {
  test('an outcome called otherwise is called so everywhere, and one in use says by what', async () => {
    const { page } = await openPolicy('#/policy?decision=lead&edit=decision')
    const form = page.locator('.open-form')
    await form.locator('.outcomes summary', { hasText: 'MAPPA' }).click()
    await form
      .getByText(/can be removed once these no longer speak of it/)
      .first()
      .waitFor()
    await form.getByLabel('Id of the outcome').first().fill('MAPPA_PANEL')
    await form.getByRole('button', { name: 'Rename' }).first().click()
    expect(await isFocused(form.getByLabel('Id of the outcome').first())).toBe(true)
    await form.getByLabel('Title', { exact: true }).nth(1).fill('MAPPA panel')
    await decision(page, 'Obligations')
      .getByText(/“MAPPA panel”/)
      .first()
      .waitFor()
    expect(await page.getByText('This draft is not finished').count()).toBe(0)
  })

  test('a new one gets outcomes, a rule and what is given otherwise, and can be taken out again', async () => {
    const { page, problems } = await openPolicy()
    await page.getByLabel('Add a decision').fill('Priority')
    await page.getByRole('button', { name: 'Add this decision' }).click()
    const form = page.locator('.open-form')
    await form.getByLabel('Another outcome').fill('High')
    await form.getByRole('button', { name: 'Add this outcome' }).click()
    await form.getByLabel('Which rule counts').or(form.getByText('Every rule that is met')).first().waitFor()
    await form.getByRole('link', { name: 'Done' }).click()
    await decision(page, 'Priority')
      .getByRole('button', { name: /^Say what is given otherwise/ })
      .click()
    await page.getByRole('heading', { name: /Edit what is given otherwise in Priority/ }).waitFor()
    await page.getByRole('link', { name: 'Done' }).click()
    expect(await decision(page, 'Priority').innerText()).toMatch(/Otherwise\s+High\s+New in this draft/)
    await decision(page, 'Priority')
      .getByRole('link', { name: /^Edit the decision/ })
      .click()
    await page.getByRole('button', { name: 'Remove this decision' }).click()
    await decision(page, 'Priority').waitFor({ state: 'detached' })
    await bar(page).getByText('no changes').waitFor()
    expect(problems).toEqual([])
  })
})
