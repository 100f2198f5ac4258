import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { axeFindings } from './axe.ts'
import { openPlayground, type Playground } from './chromium.ts'
import { xlsx } from '../playground/xlsx.ts'
import { settled } from './screens.ts'
import { thorough } from '../thorough.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

/** Invented, names and numbers included. */
const people = [
  'Nominal ref;LDU;Surname;DOB;OGRS3;In custody;Release date;Favourite colour',
  'TRY-001;Halton;Doe;12/04/1985;75%;Yes;03/04/2027;blue',
  'TRY-002;Warrington;Roe;01/02/1990;12;No;;',
  'HAL-004;Leeds;Poe;01/02/1991;120;Perhaps;31/02/2027;',
].join('\n')
const offences = 'ref,Offence date,Offence type,Proof\nTRY-001,01/02/2026,Burglary,Convicted'

async function choose(page: Page, ...texts: string[]) {
  const files = texts.map((text, at) => ({
    name: `${at}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  }))
  await page.getByLabel('Choose files, or drop them here').setInputFiles(files)
  await page.getByRole('heading', { name: 'What each column is' }).waitFor()
}

/** The same, dropped on the page. */
async function drop(page: Page, ...texts: string[]) {
  const dataTransfer = await page.evaluateHandle((contents) => {
    const transfer = new DataTransfer()
    contents.forEach((text, at) => transfer.items.add(new File([text], `${at}.csv`)))
    return transfer
  }, texts)
  await page.getByRole('region', { name: 'Files' }).dispatchEvent('drop', { dataTransfer })
  await page.getByRole('heading', { name: 'What each column is' }).waitFor()
}

const isWide = async (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** Presses Tab until the control with this name has focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const text = await page.evaluate(() => {
      const found = document.activeElement
      return (
        found?.getAttribute('aria-label') ?? found?.closest('label')?.textContent ?? found?.textContent ?? ''
      )
    })
    if (name.test(text)) return
  }
  throw new Error(`Tab never came to ${name}`)
}

test('reads files by keyboard alone, takes the good rows, keeps the others aside, and is undone in one step', async () => {
  const { page, problems } = await playground.open('#/nominals')
  await settled(page)
  await page.getByRole('link', { name: 'Import people' }).click()
  await page.getByRole('heading', { level: 1, name: 'Import people' }).waitFor()
  await choose(page, people, offences)
  expect(await page.getByRole('main').innerText()).not.toMatch(/Doe|1985/)
  await tabTo(page, /^Favourite colour of File 1 is read as/)
  await page.keyboard.press('C')
  expect(await page.getByLabel(/^Favourite colour/).inputValue()).not.toBe('')
  await page.getByLabel(/^Favourite colour/).selectOption('Leave out')
  await tabTo(page, /^Check every row/)
  await page.keyboard.press('Enter')
  const result = page.getByRole('heading', { name: '2 of 3 people can be read' })
  await result.waitFor()
  expect(await result.evaluate((node) => node === document.activeElement)).toBe(true)
  const faults = await page.locator('section[aria-label="What comes of it"] table').first().innerText()
  expect(faults).toContain('In prison must be Yes or No')
  expect(faults).not.toMatch(/Leeds|Perhaps/)

  await tabTo(page, /^Save what is kept aside/)
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  const aside = readFileSync(await download.path(), 'utf8')
  expect(aside).toContain('HAL-004,Leeds,120,Perhaps')
  expect(aside).not.toContain('Poe')

  await tabTo(page, /^Add 2 people/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Nominals' }).waitFor()
  await page.getByText(/^282 people: those who were here before/).waitFor()
  await page.getByLabel('Reference', { exact: true }).fill('try-001')
  await page.getByText(/^1 person of 282/).waitFor()
  await page.getByRole('link', { name: 'TRY-001', exact: true }).click()
  expect(await page.locator('.records').innerText()).toContain(
    'Burglary; Day of the offence: 1 February 2026',
  )
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.locator('.draft-bar').getByText('no changes').waitFor()
  expect(problems).toEqual([])
})

const looks = [
  ['at 320, in the dark', { viewport: { width: 320, height: 700 }, colorScheme: 'dark' }],
  ['at 1280', { viewport: { width: 1280, height: 900 } }],
] as const

test.each(thorough ? looks : looks.slice(0, 1))(
  '%s, refuses what could tell who people are, and axe finds nothing on the way',
  async (_, options) => {
    const { page, problems } = await playground.open('#/nominals/import', options)
    await settled(page)
    await drop(page, 'ref,Crime Severity Score,In custody\nX123456,5,Yes\nX123457,much,No', offences)
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('Take those of the file').check()
    await page.getByRole('button', { name: 'Check every row' }).click()
    const summary = page.locator('.govuk-error-summary')
    await summary.getByText(/looks like case reference numbers \(CRN\), for example in row 2/).waitFor()
    expect(await page.getByRole('main').innerText()).not.toContain('X12345')
    expect(await axeFindings(page)).toEqual([])
    await summary.getByRole('link').click()
    await page.getByLabel(/^Make new references/).check()
    await page.getByRole('button', { name: 'Check every row' }).click()
    await page.getByRole('heading', { name: '1 of 2 people can be read' }).waitFor()
    await page.getByText('IMP-0001', { exact: true }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(await isWide(page)).toBe(false)
    expect(problems).toEqual([])
  },
)

test('reads an Excel file of some size under the page’s own policy', async () => {
  const { page, problems } = await playground.open('#/nominals/import')
  await settled(page)
  const rows = Array.from({ length: 4000 }, (_, at) => [`TRY-${at}`, 'Halton', at, true, 'Managed by MAPPA'])
  const head = ['ref', 'area', 'cssScore', 'inPrison', 'mappaStatus']
  const buffer = Buffer.from(xlsx([{ name: 'IOM', rows: [head, ...rows] }]))
  const file = { name: 'people.xlsx', mimeType: 'application/octet-stream', buffer }
  await page.getByLabel('Choose files, or drop them here').setInputFiles(file)
  await page.getByRole('heading', { name: 'IOM: 4,000 people' }).waitFor()
  await page.getByRole('button', { name: 'Check every row' }).click()
  await page.getByRole('button', { name: 'Replace the caseload with 4,000 people' }).click()
  await page.getByText(/^4,000 people from a file/).waitFor()
  expect(await page.locator('.draft-bar').innerText()).toContain('Imported people')
  expect(problems).toEqual([])
})
