import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { parsePolicy, policyHash, type PolicyDocument } from '@iom-rules/core'
import { axeFindings } from './axe.ts'
import { openPlayground, type Playground } from './chromium.ts'
import { setThreshold, settled, threshold } from './screens.ts'
import { thorough } from '../thorough.ts'

let playground: Playground
let page: Page
let problems: readonly string[]

// One page for all of it: what has been worked out once is then there at once.
beforeAll(async () => {
  playground = await openPlayground()
  const opened = await playground.open('#/policy', { viewport: { width: 1280, height: 800 } })
  page = opened.page
  problems = opened.problems
  await settled(page)
})
afterAll(() => playground.close())

/** Every test has a new draft, with another threshold. */
beforeEach(async () => {
  await page.emulateMedia({ media: 'screen' })
  const startAgain = bar().getByRole('button', { name: 'Start again' })
  if (await startAgain.isEnabled()) await startAgain.click()
  await goTo('#/policy')
  await setThreshold(page, '1200')
})

const bar = () => page.locator('.draft-bar')

/** Goes somewhere else as somebody does who follows links: the draft stays. */
async function goTo(route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, route)
  await settled(page)
}

/** The Changes screen with everything on it worked out. */
async function showChanges(): Promise<void> {
  await bar().getByRole('link', { name: 'Changes' }).click()
  await page.locator('.changes__part .note-table').first().waitFor()
  await page.getByText(/no longer hold:$/).waitFor()
}

async function showExport(): Promise<void> {
  await bar().getByRole('link', { name: 'Export' }).click()
  await page.getByRole('button', { name: 'Policy file and change note' }).waitFor()
}

async function fillDay(group: string, [day, month, year]: readonly [string, string, string]) {
  const boxes = page.getByRole('group', { name: group })
  await boxes.getByLabel('Day', { exact: true }).fill(day)
  await boxes.getByLabel('Month').fill(month)
  await boxes.getByLabel('Year').fill(year)
}

/** Presses a button that saves a file, and gives its name and content. */
async function saved(button: string): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) }
}

/** A part of a ZIP file, which may be packed. */
function partOf(zip: Buffer, wanted: string): Buffer {
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) + 16)
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [length, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset))
    const name = zip.toString('utf8', at + 46, at + 46 + (length ?? 0))
    if (name === wanted) {
      const local = zip.readUInt32LE(at + 42)
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const content = zip.subarray(start, start + zip.readUInt32LE(at + 20))
      return zip.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content)
    }
    at += 46 + (length ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  throw new Error(`${wanted} is not in it`)
}

describe('the changes screen', () => {
  test('compares the draft with the published policy, one click from any screen', async () => {
    for (const route of ['#/nominals/HAL-004/why', '#/journeys/escalating-burglar?step=6', '#/licences']) {
      await goTo(route)
      await bar().getByRole('link', { name: 'Changes' }).click()
      await page.getByRole('heading', { level: 1, name: 'Changes' }).waitFor()
      await page.locator('.changes__part .note-table').first().waitFor()
    }
    const main = page.locator('main')
    const text = await main.innerText()
    expect(text).toContain('Not signed off: a draft.')
    expect(text).toContain(`${threshold}: 1,000 became 1,200`)
    expect(text).toContain('From FIXED to FLEX')
    expect(text).toMatch(/Crime Severity Score is 1,000 or more and below 1,200/)
    expect(text).toMatch(/Proved: nothing changes for anybody in .*Lead/)
    expect(text).toMatch(/\d+ of 280 invented sample people get another answer/)
    await main.getByText('This change brings no new finding.').waitFor()

    // The example is judged as it was said: FIXED as published, FLEX in the draft.
    await main
      .getByRole('link', { name: /^Show .*From FIXED to FLEX/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: 'Why: an example person' }).waitFor()
    expect(await page.locator('.govuk-inset-text').first().innerText()).toMatch(
      /Cohort: FIXED as published, FLEX in the draft/,
    )
  })

  test('keeps a reason as one step to undo, and the draft that changes nothing says what to do', async () => {
    await showChanges()
    const reason = page.getByLabel(/^Reason for this change: Crime Severity Score/)
    await reason.pressSequentially('Asked for')
    expect(await reason.inputValue()).toBe('Asked for')
    await bar().getByRole('button', { name: 'Undo' }).click()
    expect(await reason.inputValue()).toBe('')
    await bar().getByRole('button', { name: 'Redo' }).click()
    expect(await reason.inputValue()).toBe('Asked for')
    await bar().getByRole('button', { name: 'Start again' }).click()
    await page.getByText('The draft changes nothing').waitFor()
    await page.locator('main').getByRole('link', { name: 'change a parameter' }).click()
    await page.getByRole('heading', { level: 1, name: 'Policy' }).waitFor()
  })

  test('shows the last valid result, greyed, while the draft is no policy, and exports nothing of it', async () => {
    await page.getByLabel(threshold, { exact: true }).fill('a lot')
    await showChanges()
    await page.getByText('Last valid result').waitFor()
    expect(await page.locator('.changes__stale').innerText()).toContain('1,000 became 1,200')
    await showExport()
    await page.getByRole('button', { name: 'Change note: Markdown' }).click()
    await page.locator('.govuk-error-summary').getByText('Mend the draft before you export it').waitFor()
  })
})

describe('exporting', () => {
  test('takes two clicks from any screen for the policy file and the change note; Word is loaded only then', async () => {
    await goTo('#/nominals')
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(request.url()))
    await showExport()
    expect(loaded.filter((url) => url.endsWith('.js'))).toEqual([])
    await page.getByLabel('New version').fill('1.1.0')
    await fillDay('Date of the decision', ['1', '12', '2026'])
    await fillDay('In force from', ['1', '1', '2027'])
    const { name, content } = await saved('Policy file and change note')
    await page.getByText('Saved as cheshire-1.1.0.zip.').waitFor()
    expect(loaded.filter((url) => url.endsWith('.js'))).toEqual([expect.stringMatching(/\/word-[^/]*\.js$/)])

    expect(name).toBe('cheshire-1.1.0.zip')
    const document = JSON.parse(partOf(content, 'cheshire-1.1.0.json').toString()) as PolicyDocument
    const parsed = parsePolicy(document)
    expect(parsed.issues).toEqual([])
    expect(document).toMatchObject({
      version: '1.1.0',
      inForce: { from: '2027-01-01' },
      parameters: { cssThreshold: { value: 1200 } },
    })
    expect(document.examples?.length).toBeGreaterThan(100)
    expect(document.changes?.at(-1)).toMatchObject({ version: '1.1.0', on: '2026-12-01' })
    for (const note of ['cheshire-1.1.0-change-note.html', 'cheshire-1.1.0-change-note.md', 'README.txt'])
      expect(partOf(content, note).toString()).toContain('Change note: Cheshire')
    expect(JSON.parse(partOf(content, 'check-results.json').toString())).toMatchObject({
      examples: { passed: expect.any(Number), failed: expect.any(Number) },
    })
    const word = partOf(content, 'cheshire-1.1.0-change-note.docx')
    const xml = partOf(word, 'word/document.xml').toString()
    for (const said of [
      'Change note:',
      'Not signed off: a draft.',
      '1,000 became 1,200',
      policyHash(document),
    ])
      expect(xml).toContain(said)
  })

  test('says the same in every form, and what is given with it', async () => {
    await showChanges()
    await page.getByLabel(/^Reason/).fill('The board asked <b>twice</b> & again.')
    await showExport()
    await page.getByLabel('New version').fill('1.1.0')
    await page.getByLabel('Decided by').fill('Cheshire IOM board')
    await fillDay('Date of the decision', ['1', '12', '2026'])
    await fillDay('In force from', ['1', '1', '2027'])
    await fillDay('Review date', ['1', '6', '2027'])
    await page.getByLabel('Role of whoever signs off for police').fill('Superintendent, IOM lead')
    await fillDay('Signed off on for police', ['2', '12', '2026'])
    await page.getByText('Not signed off: a draft.').first().waitFor()
    await page.getByLabel('Role of whoever signs off for probation').fill('Head of probation delivery')
    await fillDay('Signed off on for probation', ['3', '12', '2026'])
    await page.getByText('Signed off for police and for probation.').first().waitFor()
    await page.getByRole('button', { name: 'Change note: Markdown' }).waitFor()

    const html = await saved('Change note: web page')
    const markdown = await saved('Change note: Markdown')
    const word = await saved('Change note: Word')
    const policy = await saved('Policy file')
    expect([html, markdown, word, policy].map(({ name }) => name)).toEqual([
      'cheshire-1.1.0-change-note.html',
      'cheshire-1.1.0-change-note.md',
      'cheshire-1.1.0-change-note.docx',
      'cheshire-1.1.0.json',
    ])
    const document = JSON.parse(policy.content.toString()) as PolicyDocument
    expect(document.signOffs).toEqual([
      { by: 'police', name: 'Superintendent, IOM lead', on: '2026-12-02' },
      { by: 'probation', name: 'Head of probation delivery', on: '2026-12-03' },
    ])
    // Once it is signed off, somebody has decided the figure.
    expect(document.parameters?.['cssThreshold']).toMatchObject({
      basis: 'local',
      decidedBy: 'Cheshire IOM board',
      decidedOn: '2026-12-01',
    })

    const opened = await page.context().newPage()
    await opened.setContent(html.content.toString())
    expect(await opened.locator('script, b, img').count()).toBe(0)
    expect(await axeFindings(opened)).toEqual([])
    const lines = (await opened.locator('main').innerText()).split('\n').map((line) => line.trim())
    await opened.close()
    const bare = markdown.content.toString().replaceAll(/\\(.)/g, '$1')
    const xml = partOf(word.content, 'word/document.xml').toString()
    const wordText = xml
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
    const said = [
      'Signed off for police and for probation.',
      'Why: The board asked <b>twice</b> & again.',
      policyHash(document),
    ]
    for (const text of said) {
      expect(lines.join('\n')).toContain(text)
      expect(bare).toContain(text)
      expect(wordText.replaceAll('&amp;', '&')).toContain(text)
    }
  })

  test('says what is wrong with the record, and leads to it', async () => {
    await showExport()
    await page.getByLabel('Role of whoever signs off for probation').fill('Head of probation delivery')
    await page.getByLabel('New version').fill('0.9.0')
    await page.getByRole('button', { name: 'Change note: Word' }).click()
    const summary = page.locator('.govuk-error-summary')
    await summary.waitFor()
    expect(await summary.evaluate((node) => node === document.activeElement)).toBe(true)
    expect(await summary.getByRole('listitem').allInnerTexts()).toEqual([
      'Enter a version later than 1.0.0, such as 1.1.0',
      'Enter the day on which probation signed off',
    ])
    await summary.getByRole('link').last().click()
    const box = page.getByRole('group', { name: 'Signed off on for probation' }).getByLabel('Day')
    expect(await box.evaluate((node) => node === document.activeElement)).toBe(true)
  })

  test('prints the note alone', async () => {
    await page.evaluate(() => {
      Object.assign(globalThis, { printed: 0, print: () => Object.assign(globalThis, { printed: 1 }) })
    })
    await showExport()
    await page.getByRole('button', { name: 'Print the note' }).click()
    expect(await page.evaluate(() => (globalThis as unknown as { printed: number }).printed)).toBe(1)
    await page.emulateMedia({ media: 'print' })
    await page.getByRole('heading', { name: /^Change note:/ }).waitFor()
    for (const part of [
      bar(),
      page.getByLabel('New version'),
      page.getByRole('button', { name: 'Policy file' }),
    ])
      expect(await part.first().isVisible()).toBe(false)
    expect(await page.locator('main').innerText()).toContain('How this note was made')
  })
})

test('axe finds nothing on either screen, whatever its width and colours, and neither scrolls sideways', async () => {
  const everyLook = [
    { width: 320, media: { colorScheme: 'dark' } },
    { width: 1280, media: {} },
    { width: 320, media: {} },
    { width: 1280, media: { colorScheme: 'light', forcedColors: 'active' } },
  ] as const
  const looks = thorough ? everyLook : everyLook.slice(0, 2)
  const findings: Record<string, readonly string[]> = {}
  const look = async (screen: string) => {
    for (const { width, media } of looks) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia(media)
      // What is too wide can be scrolled by keyboard a moment after it has become so.
      await page.waitForFunction(() =>
        [...document.querySelectorAll('.scroll-region')].every(
          (region) => region.scrollWidth <= region.clientWidth || region.hasAttribute('tabindex'),
        ),
      )
      const found = await axeFindings(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      if (wide > width) found.push(`${wide} pixels wide`)
      if (found.length > 0) findings[`${screen} ${width} ${JSON.stringify(media)}`] = found
    }
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  }
  await showChanges()
  await look('changes')
  await showExport()
  await page.getByRole('button', { name: 'Policy file and change note' }).click()
  await page.locator('.govuk-error-summary').waitFor()
  await page.getByText('Read the note before you export it').click()
  await look('export')
  expect(findings).toEqual({})
})

test('nothing went wrong while all of that was done', () => {
  expect(problems).toEqual([])
})
