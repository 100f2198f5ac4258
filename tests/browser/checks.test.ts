import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { axeFindings, findingsOfLayout } from './axe.ts'
import { openPlayground, type Playground } from './chromium.ts'
import { screens, setThreshold, settled, threshold } from './screens.ts'

let playground: Playground
let page: Page
let problems: string[]

// One page for all: what has been worked out about the published policy is remembered, here as for a user.
beforeAll(async () => {
  playground = await openPlayground()
  ;({ page, problems } = await playground.open('#/', { patient: true }))
})
afterAll(() => playground.close())

beforeEach(async () => {
  const startAgain = page.getByRole('button', { name: 'Start again' })
  await startAgain.waitFor()
  if (await startAgain.isEnabled()) await startAgain.click()
})

async function goTo(route: string) {
  await page.goto(playground.url + route)
  await settled(page)
}

async function counted() {
  const count = page.locator('.check-count__number')
  await count.waitFor()
  return Number(await count.innerText())
}
const isFocused = (id: string) => page.waitForFunction((wanted) => document.activeElement?.id === wanted, id)
const bar = () => page.locator('.draft-bar')
const checksLink = () =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Checks' })

describe('the findings', () => {
  test('gaps and overlaps are one click from any screen', async () => {
    for (const route of [screens.start, screens.policy, screens.why, screens.journeys, screens.interview]) {
      await goTo(route)
      await checksLink().click()
      await page.getByText(/\d+ errors?, \d+ warnings?/).waitFor()
      expect(await page.locator('.checks').innerText()).toContain('Two definitions at once')
    }
  })

  test('an overlap shows an example person, of whom both definitions are true', async () => {
    await goTo('#/checks')
    await page.locator('summary', { hasText: 'Two definitions at once' }).click()
    const overlap = page.locator('.finding', { hasText: 'FIXED and FREE' }).first()
    await overlap.getByRole('link', { name: /^Show/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Why: an example person' }).waitFor()
    const cohort = page.locator('.reasons', { has: page.getByRole('heading', { name: 'Cohort' }) })
    expect(await cohort.locator('.result-line').first().innerText()).toBe('FIXED settled')
    const free = cohort.locator('.rule', { hasText: 'FREE' }).first()
    expect(await free.locator('.truth').first().innerText()).toContain('Met')
    // Nobody of the caseload: the counts are as they were, and nothing about them can be edited.
    expect(await bar().innerText()).toContain('no changes')
    expect(await page.locator('main a[href*="/edit"]').count()).toBe(0)
  })

  test('that were accepted are taken back, lead to the place to mend, and are accepted anew by keyboard', async () => {
    // A warning that the shipped policy has accepted: a parameter that no rule is meant to read.
    const warning = '“Edition of the table of weights” changes nothing'
    const open = page.locator('.finding--warning', { hasText: warning })
    await goTo('#/checks')
    const before = await counted()
    const accepted = page.getByRole('region', { name: /^Accepted/ })
    await accepted.locator('.finding', { hasText: warning }).getByRole('button').click()
    await open.waitFor()
    expect(await counted()).toBe(before + 1)
    expect(await bar().innerText()).toContain('+ 1 change')

    await open.getByRole('link', { name: /^Fix/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Policy' }).waitFor()
    await page.goto(`${playground.url}#/policy?decision=status`)
    await isFocused('decision-status')
    await checksLink().click()

    await open.getByRole('button', { name: /^Accept/ }).focus()
    await page.keyboard.press('Enter')
    const form = page.getByRole('form', { name: 'Accept this finding' })
    await form.getByRole('button', { name: 'Accept' }).click()
    await form.getByRole('link', { name: 'Enter why this may stand' }).click()
    await page.keyboard.type('It says which table the weights are from.')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Policy lead')
    for (const part of ['22', '11', '2026']) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(part)
    }
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    const reason = accepted.getByText('It says which table the weights are from.')
    await reason.waitFor()
    expect(await counted()).toBe(before)
    expect(await bar().innerText()).toContain('+ 2 changes')
    await isFocused('warning-heading')
    await page.keyboard.press('Control+Z')
    await open.waitFor()
    expect(await reason.count()).toBe(0)
    await page.keyboard.press('Control+Z')
    await open.waitFor({ state: 'detached' })
    expect(await bar().innerText()).toContain('no changes')
  })
})

describe('the examples', () => {
  test('the count follows a change without a visit; what differs is shown; what they would not notice is added', async () => {
    await goTo('#/policy')
    const before = await counted()
    await setThreshold(page, '700')
    await page.waitForFunction(
      (was) => Number(document.querySelector('.check-count__number')?.textContent) > was,
      before,
    )
    await page.goto(`${playground.url}#/checks/examples`)
    await page.getByRole('button', { name: /^Stop\W+Trying small changes/ }).click()
    await page.getByText('Stopped before it was done.').waitFor()
    await page.getByRole('button', { name: /^Begin again\W+Trying small changes/ }).click()
    const failing = page.locator('.example--fails', { hasText: 'A Crime Severity Score of 999.99 does not' })
    expect(await failing.innerText()).toContain('Cohort, the outcome: expected FLEX, found FIXED')

    const unnoticed = page.getByText(/^Your examples would not notice if 700 became 701/)
    await unnoticed.waitFor()
    const card = page.locator('.finding', { has: unnoticed })
    await card.getByRole('button', { name: /^Add the example/ }).click()
    await unnoticed.waitFor({ state: 'detached' })
    expect(await bar().innerText()).toContain('+ 2 changes')
    await page.getByLabel('Show', { exact: true }).selectOption('added')
    await page.locator('.example').getByText('Holds', { exact: true }).waitFor()
    expect(await page.locator('.example').count()).toBe(1)
    await settled(page)
    expect(await unnoticed.count()).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await unnoticed.waitFor()
  })

  test('an invalid value greys the last valid result, and leads back to the field', async () => {
    await goTo('#/policy')
    await setThreshold(page, '700')
    const field = page.getByLabel(threshold, { exact: true })
    await field.fill('a lot')
    await field.blur()
    await checksLink().click()
    const notice = page.locator('.stale-notice')
    await notice.getByText('Last valid result').waitFor()
    await page
      .locator('.checks--stale')
      .getByText(/cheshire 1\.0\.0 \+ 1 change/)
      .waitFor()
    await notice.getByRole('link', { name: threshold }).click()
    await isFocused('parameter-cssThreshold')
    expect(await field.inputValue()).toBe('a lot')
  })

  test('one that is right to fail takes the answer by keyboard, which is said, undone, and taken back', async () => {
    await goTo('#/policy')
    await setThreshold(page, '700')
    await page.goto(`${playground.url}#/checks/examples`)
    const summary = page.locator('.checks__group').getByText(/^\d+ examples do not hold/)
    await summary.waitFor()
    const failed = Number.parseInt(await summary.innerText(), 10)
    const entry = page.locator('.example--fails', { hasText: 'A Crime Severity Score of 999.99 does not' })
    await entry.getByRole('link', { name: /^Show/ }).click()
    const take = page.getByRole('button', { name: 'Take this answer as the expected one' })
    await take.waitFor()
    expect(await take.evaluate((node) => node.getBoundingClientRect().bottom < innerHeight)).toBe(true)
    const fails = page.getByRole('region', { name: 'This example does not hold' })
    expect(await fails.innerText()).toContain('Cohort, the outcome: expected FLEX, found FIXED')
    expect(await axeFindings(page)).toEqual([])
    const address = page.url()

    await take.focus()
    await page.keyboard.press('Enter')
    const said = page.getByRole('status').filter({ hasText: 'now expects what the draft answers' })
    await said.waitFor()
    expect(await said.innerText()).toContain('Cohort, the outcome: FIXED, no longer FLEX')
    expect(await said.evaluate((node) => node === document.activeElement)).toBe(true)
    await take.waitFor({ state: 'detached' })
    expect(await bar().innerText()).toContain('+ 2 changes')
    expect(page.url()).toBe(address)
    await page.getByRole('link', { name: 'Back to the checks' }).waitFor()

    await page.getByRole('button', { name: 'Change the title' }).focus()
    await page.keyboard.press('Enter')
    const title = page.getByLabel('Title of the example')
    await title.fill(' ')
    await page.getByRole('button', { name: 'Change the title' }).click()
    await page.getByText('Enter a title: what the example shows').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.activeElement?.textContent === 'Change the title')
    await page.keyboard.press('Enter')
    await title.fill('A Crime Severity Score of 999.99 does')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const renamed = page.getByRole('status').filter({ hasText: 'has another title now' })
    await renamed.waitFor()
    expect(await renamed.evaluate((node) => node === document.activeElement)).toBe(true)
    await page.locator('.govuk-body-l', { hasText: 'A Crime Severity Score of 999.99 does Change' }).waitFor()
    expect(await bar().innerText()).toContain('+ 2 changes')
    expect(page.url()).toBe(address)

    // One example, and no other.
    await page.goto(`${playground.url}#/checks/examples?show=added`)
    await page.getByText(`${failed - 1} examples do not hold`).waitFor()
    await page.locator('.example').getByText('Holds', { exact: true }).waitFor()
    expect(await page.locator('.example').count()).toBe(1)
    expect(await page.locator('.example').getByRole('button').count()).toBe(0)

    await page.goto(address)
    await page.getByRole('button', { name: 'Make it again as published' }).click()
    await page.getByText('This example is again as in the published policy.').waitFor()
    await take.waitFor()
    expect(await bar().innerText()).toContain('+ 1 change')
    await take.click()
    await said.waitFor()
    await page.keyboard.press('Control+Z')
    await take.waitFor()
    expect(await said.count()).toBe(0)
    expect(await bar().innerText()).toContain('+ 1 change')
  })

  test('a person is made one with one click, and is one of them from then on', async () => {
    await goTo(screens.why)
    await page.getByRole('button', { name: 'Add this person as an example' }).click()
    const said = page.getByText('This person is an example of the draft.')
    await said.waitFor()
    expect(await said.evaluate((node) => node === document.activeElement)).toBe(true)
    await page.getByRole('link', { name: 'See the examples' }).click()
    const added = page.locator('.example')
    await added.getByText('Holds', { exact: true }).waitFor()
    expect(await added.count()).toBe(1)
    expect(await added.innerText()).not.toContain('HAL-004')
    await added.getByRole('link', { name: /^Show/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Why: an example person' }).waitFor()
    // A person of the caseload can be an example: the address says which, and nothing about them.
    expect(page.url()).toMatch(/#\/checks\/example\?number=\d+&decision=cohort$/)
    await page.goBack()
    await added.getByRole('button', { name: /^Remove/ }).click()
    await page.getByText('No example has been added.').waitFor()
  })
})

describe('the readings', () => {
  test('say what hangs on them, and one is switched in one step and switched back by one', async () => {
    await goTo('#/checks/readings')
    const entry = page.locator('.reading', { hasText: 'A01' }).first()
    await page.locator('.reading__hangs').first().waitFor()
    await entry.locator('summary').click()
    expect(await entry.locator('.other-reading').first().innerText()).toMatch(/^Instead: .*It changes /s)
    expect(await axeFindings(page)).toEqual([])
    const width = () => page.evaluate(() => document.documentElement.scrollWidth)
    const usual = page.viewportSize()
    if (usual === null) throw new Error('The page has no size')
    expect(await width()).toBeLessThanOrEqual(usual.width)
    await page.setViewportSize({ width: 320, height: 700 })
    expect(await findingsOfLayout(page)).toEqual([])
    expect(await width()).toBeLessThanOrEqual(320)
    await page.setViewportSize(usual)
    await entry.getByRole('radio').nth(1).check()
    await bar().getByText('+ 1 change').waitFor()
    await entry.getByText('Switched in this draft').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await bar().getByText('no changes').waitFor()
    expect(await entry.getByRole('radio').first().isChecked()).toBe(true)
  })
})

test('nothing of all this was reported as a fault, or asked for anything from elsewhere', () => {
  expect(problems).toEqual([])
})
