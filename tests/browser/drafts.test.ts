import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, findingsInOtherColours } from './axe.ts'
import { openPlayground, type Playground } from './chromium.ts'
import { setThreshold, settled, threshold } from './screens.ts'
import { thorough } from '../thorough.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

const field = (page: Page) => page.getByLabel(threshold, { exact: true })
const notice = (page: Page, title: string | RegExp) => page.getByRole('heading', { level: 2, name: title })
const saved = (page: Page) => page.locator('.draft-bar__saved', { hasText: /^Saved \d\d:\d\d\.$/ }).waitFor()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
const wide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)

/** A page of its own browser, in which a draft has been kept. */
async function withDraft(options = {}) {
  const opened = await playground.open('#/policy', options)
  await settled(opened.page)
  await setThreshold(opened.page, '700')
  await saved(opened.page)
  return opened
}

describe('a draft', () => {
  test('is offered on return, discarded and put back, and opened as it was', async () => {
    const { page, problems } = await withDraft()
    await page.reload()
    await notice(page, /^We kept a draft from \d\d:\d\d$/).waitFor()
    expect(await field(page).inputValue()).toBe('1000')
    await page.getByRole('button', { name: /^Discard/ }).click()
    await notice(page, '“Draft of cheshire 1.0.0” is discarded').waitFor()
    expect(await focused(page)).toContain('Put it back')
    await page.getByRole('button', { name: 'Put it back' }).click()
    await page.goto(`${playground.url}#/drafts`)
    await page.getByRole('button', { name: /^Open Draft of/ }).click()
    await page.locator('.draft-bar', { hasText: '+ 1 change' }).waitFor()
    expect(await focused(page)).toBe('Drafts')
    await page.goto(`${playground.url}#/policy`)
    expect(await field(page).inputValue()).toBe('700')
    expect(problems).toEqual([])
  })

  test('of many is named, copied, removed, put back and begun, by keyboard, and focus is never lost', async () => {
    const { page, problems } = await withDraft()
    await page.goto(`${playground.url}#/drafts`)
    await page.getByRole('button', { name: /^Rename Draft of/ }).press('Enter')
    await page.keyboard.type('For Tuesday')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 3, name: 'For Tuesday' }).waitFor()
    expect(await focused(page)).toBe('Rename For Tuesday')
    await page.getByRole('button', { name: 'Duplicate For Tuesday' }).press('Enter')
    await page.getByRole('button', { name: 'Remove For Tuesday (copy)' }).press('Enter')
    await page.getByText('“For Tuesday (copy)” is removed.').waitFor()
    expect(await focused(page)).toContain('“For Tuesday (copy)” is removed.')
    await page.getByRole('button', { name: 'Put back For Tuesday (copy)' }).press('Enter')
    await page.getByRole('heading', { level: 3, name: 'For Tuesday (copy)' }).waitFor()
    expect(await focused(page)).toBe('Kept in this browser')
    await page.getByRole('button', { name: /^Begin a draft of Navigate/ }).press('Enter')
    await page.locator('.draft-bar', { hasText: 'Draft of navigate 1.0.0' }).waitFor()
    await page.getByRole('heading', { level: 3, name: 'Draft of navigate 1.0.0' }).waitFor()
    await page.reload()
    await page.getByRole('link', { name: '2 other drafts' }).waitFor()
    expect(problems).toEqual([])
  })

  test('in a second tab is read-only until that takes over; then the first is, and nothing is lost', async () => {
    const { page: one, problems } = await withDraft()
    const two = await one.context().newPage()
    await two.goto(`${playground.url}#/policy`)
    await notice(two, /^We kept a draft/).waitFor()
    await two.getByRole('button', { name: /^Open read-only/ }).click()
    await notice(two, 'Another tab works on this draft').waitFor()
    await field(two).fill('800')
    expect(await field(two).inputValue()).toBe('700')
    expect(await focused(two)).toContain('read-only here')
    // Not saved yet when the other tab asks for it.
    await field(one).fill('650')
    await two.getByRole('button', { name: 'Take over' }).click()
    await notice(two, 'Another tab works on this draft').waitFor({ state: 'detached' })
    expect(await field(two).inputValue()).toBe('650')
    await notice(one, 'Another tab has taken this draft over').waitFor()
    await field(two).fill('600')
    await saved(two)
    await one.getByText('It has been changed there since.').waitFor()
    await field(one).fill('900')
    expect(await field(one).inputValue()).toBe('650')
    expect(problems).toEqual([])
  })

  test('that is damaged is set aside to be saved as a file, and everything else works', async () => {
    const { page, problems } = await withDraft()
    await page.evaluate(spoil)
    await page.reload()
    await page.getByRole('button', { name: /^Open Draft/ }).click()
    await notice(page, 'There is a problem with a draft').waitFor()
    await page.getByRole('link', { name: 'Save what was set aside as a file' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Save Draft of .* as a file$/ }).click(),
    ])
    expect(download.suggestedFilename()).toBe('set-aside-draft-of-cheshire-1-0-0.json')
    expect(await axeFindings(page)).toEqual([])
    expect(problems).toEqual([])
  })

  test('that cannot be kept is said to be, with what to do', async () => {
    const { page, problems } = await playground.open('#/policy', {})
    await settled(page)
    await page.evaluate(keepNothing)
    await setThreshold(page, '700')
    await notice(page, 'Your draft is not being saved').waitFor()
    await page.getByText('does not let the page keep anything').waitFor()
    await page.getByText('Not saved.').waitFor()
    await page.getByRole('link', { name: 'Export now' }).click()
    await page.getByRole('heading', { level: 1, name: 'Decision and export' }).waitFor()
    await page.goto(`${playground.url}#/privacy`)
    await page.getByRole('heading', { level: 1, name: 'Privacy' }).waitFor()
    await notice(page, 'Your draft is not being saved').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await findingsInOtherColours(page)).toEqual([])
    expect(problems).toEqual([])
  })
})

test('the playground as one file, opened from a folder, keeps drafts for the next time too', async () => {
  const single = await openPlayground({ single: true, whole: true })
  try {
    const { page, problems } = await single.open('#/policy', {})
    await settled(page)
    await setThreshold(page, '700')
    await saved(page)
    await page.reload()
    await page.getByRole('button', { name: /^Open Draft/ }).click()
    await page.locator('.draft-bar', { hasText: '+ 1 change' }).waitFor()
    expect(await field(page).inputValue()).toBe('700')
    expect(problems).toEqual([])
  } finally {
    await single.close()
  }
})

/** In the page: what is kept of every draft is no draft any more. */
function spoil(): Promise<void> {
  return new Promise((done) => {
    const request = indexedDB.open('iom-rules')
    request.addEventListener('success', () => {
      const transaction = request.result.transaction('contents', 'readwrite')
      const contents = transaction.objectStore('contents')
      contents.getAllKeys().addEventListener('success', ({ target }) => {
        for (const key of (target as IDBRequest<IDBValidKey[]>).result) contents.put({ format: 1 }, key)
      })
      transaction.addEventListener('complete', () => {
        request.result.close()
        done()
      })
    })
  })
}

/** In the page: as in a private window of some browsers. */
function keepNothing(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException('Not here.', 'SecurityError')
  }
}

const looks = [
  ['at 320, in the dark', { viewport: { width: 320, height: 700 }, colorScheme: 'dark' }],
  ['at 1280', { viewport: { width: 1280, height: 900 } }],
] as const

test.each(thorough ? looks : looks.slice(0, 1))('axe finds nothing about drafts %s', async (_, options) => {
  const { page, problems } = await withDraft(options)
  await page.goto(`${playground.url}#/drafts`)
  await page.getByRole('button', { name: /^Begin a draft of Neighbourhood/ }).waitFor()
  await page.getByRole('button', { name: /^Rename Draft of/ }).click()
  await page.getByLabel('Name of the draft').fill('')
  await page.keyboard.press('Enter')
  await page.getByText('Enter a name of up to 80 characters').waitFor()
  await page.getByRole('button', { name: 'Erase everything' }).click()
  expect(await axeFindings(page)).toEqual([])
  expect(await wide(page)).toBe(false)
  await page.reload()
  await notice(page, /^We kept a draft/).waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(await wide(page)).toBe(false)
  expect(problems).toEqual([])
})
