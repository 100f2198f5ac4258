import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { openPlayground, type Playground } from './chromium.ts'
import { settled } from './screens.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

const root = 'condition/decisions/cohort/rules/flex/conditions'
const asPublished =
  'If (the OGRS score is below 75 percent, the Crime Severity Score is below 1,000 or no listed offence was committed recently), a listed offence is on record and the IOM team agrees.'

async function openFlex() {
  const opened = await playground.open('#/policy/flex?edit=yes')
  await opened.page.locator('.condition-editor').first().waitFor()
  return opened
}

const sentence = (page: Page) => page.locator('.condition-editor > .condition-sentence').innerText()
const control = (page: Page, path: string) => page.locator(`[id="${root}${path}"]`)
const noChanges = (page: Page) => page.locator('.draft-bar').getByText('no changes')
const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true })

async function undoAll(page: Page) {
  while (await undo(page).isEnabled()) await undo(page).click()
  await noChanges(page).waitFor()
  expect(await sentence(page)).toBe(asPublished)
}

/** Where focus is: the control of the condition, or what its button says. */
const focused = (page: Page) =>
  page.evaluate((root) => {
    const { id = '', textContent = '' } = document.activeElement ?? {}
    return id.startsWith(root) ? id.slice(root.length) : textContent
  }, root)

describe('the tree of a condition', () => {
  test('the flex criterion is taken apart and built again by keyboard alone', async () => {
    const { page, problems } = await openFlex()
    const tabTo = async (wanted: string) => {
      for (let presses = 0; presses < 60; presses++) {
        if ((await focused(page)) === wanted) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`Tab does not lead to ${wanted}`)
    }
    const pressed = async (wanted: string) => {
      await tabTo(wanted)
      await page.keyboard.press('Enter')
    }
    /** The choices of a select, by the keys that go through them. */
    const arrowTo = async (wanted: string, end: 'Home' | 'End', arrow: 'ArrowUp' | 'ArrowDown') => {
      await page.keyboard.press(end)
      for (let presses = 0; presses < 12; presses++) {
        if ((await page.locator('select:focus').inputValue()) === wanted) return
        await page.keyboard.press(arrow)
      }
      throw new Error(`No choice ${wanted}`)
    }
    expect(await sentence(page)).toBe(asPublished)
    await pressed('Remove: the IOM team agrees')
    expect(await focused(page)).toBe('/all/1/handle')
    await pressed('Remove: a listed offence is on record')
    expect(await focused(page)).toBe('/all/0/handle')
    await pressed('Remove: Named condition “meets fixed”')
    expect(await focused(page)).toBe('/all')
    await page.getByText('Nothing is asked here yet').first().waitFor()
    expect(await sentence(page)).toBe('If [something still to be said].')

    await pressed('Use a named condition')
    expect(await focused(page)).toBe('/all/0/condition')
    await page.keyboard.press('ArrowDown')
    await tabTo('/all/0/actions')
    await page.keyboard.press('Shift+Tab')
    await pressed('/all/0/actions')
    await pressed('Say the opposite: not: Named condition “meets fixed”')
    expect(await focused(page)).toBe('/all/0/actions')
    await pressed('/all')
    expect(await focused(page)).toBe('/all/1/fact')
    await arrowTo('listedOffenceOnRecord', 'End', 'ArrowUp')
    await pressed('/all')
    await arrowTo('iomTeamAgrees', 'Home', 'ArrowDown')
    expect(await focused(page)).toBe('/all/2/fact')
    expect(await sentence(page)).toBe(asPublished)
    await noChanges(page).waitFor()
    await undoAll(page)
    expect(problems).toEqual([])
  })

  test('parts are moved by mouse and by the arrow keys, and what was done is undone', async () => {
    const { page, problems } = await openFlex()
    const gaps = page.locator('.condition-editor .drop-gap')
    const inGroup = page.locator('.condition-group .condition-group .drop-gap')
    const drag = async (from: string, gap: Locator) => {
      await settled(page)
      await control(page, from).scrollIntoViewIfNeeded()
      await control(page, from).hover()
      const handle = await control(page, from).boundingBox()
      if (handle === null) throw new Error('not in sight')
      await page.mouse.down()
      await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2 + 12, { steps: 6 })
      await page.locator('.part--dragged').waitFor()
      // The page may scroll under what is dragged: it is let go once it has been over the place for a while.
      for (let moves = 0, seen = 0; seen < 3; moves++) {
        if (moves === 100) throw new Error('never over the place')
        const place = await gap.boundingBox()
        if (place === null) throw new Error('not in sight')
        await page.mouse.move(place.x + 40 + (moves % 20), place.y + place.height / 2, { steps: 4 })
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
        seen = (await gap.getAttribute('class'))?.includes('--over') === true ? seen + 1 : 0
      }
      await page.mouse.up()
      await page.locator('.part--dragged').waitFor({ state: 'detached' })
    }
    await drag('/all/2/handle', gaps.first())
    expect(await sentence(page)).toMatch(/^If the IOM team agrees, \(the OGRS score/)
    expect(await focused(page)).toBe('/all/0/handle')
    await undoAll(page)

    await page.locator('.condition-editor').getByRole('button', { name: 'Add a group' }).click()
    // Leaving a test unfinished shows its error, which must not move the button from under the press.
    await page
      .locator('.condition-editor')
      .getByRole('button', { name: 'Use a named condition' })
      .last()
      .click()
    expect(await focused(page)).toBe('/all/4/condition')
    await page.locator('.govuk-error-message', { hasText: 'Choose the fact to test' }).waitFor()
    await undo(page).click()
    await control(page, '/all/3/any/0/fact').selectOption('cspAgrees')
    await drag('/all/2/handle', inGroup.last())
    expect(await sentence(page)).toMatch(
      /and \(the Community Safety Partnership agrees or the IOM team agrees\)\.$/,
    )
    expect(await focused(page)).toBe('/all/2/any/1/handle')

    await page.keyboard.press('Space')
    // Said once the part is picked up and every place for it is known; a key before that goes nowhere.
    await page.getByText(/^After: the Community Safety Partnership agrees/).waitFor()
    await page.keyboard.press('ArrowUp')
    await page.getByText(/^Before: the Community Safety Partnership agrees/).waitFor()
    await page.keyboard.press('Space')
    await page.getByText('Moved, now 1 of 2.').waitFor()
    expect(await sentence(page)).toMatch(
      /and \(the IOM team agrees or the Community Safety Partnership agrees\)\.$/,
    )
    expect(await focused(page)).toBe('/all/2/any/0/handle')
    await undoAll(page)
    expect(problems).toEqual([])
  })
})
