import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { applyEdit, policyHash, type PolicyDocument } from '@iom-rules/core'
import { linkTo } from '../../playground/src/sharing/link/pack.ts'
import { axeFindings } from './axe.ts'
import { openPlayground, type OpenPage, type Playground } from './chromium.ts'
import { setThreshold, settled, threshold } from './screens.ts'

let playground: Playground
const shipped = readFileSync(new URL('../../packages/core/policies/cheshire.json', import.meta.url), 'utf8')

beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

/** Somebody’s browser, which has nothing of anybody else’s. */
async function somebody(route: string): Promise<OpenPage> {
  const opened = await playground.open(route, {
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await settled(opened.page)
  return opened
}

async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, route)
  await settled(page)
}

const bar = (page: Page) => page.locator('.draft-bar')
const main = (page: Page) => page.locator('main')

/** What differs is there once it is worked out who moves. */
async function previewed(page: Page): Promise<string> {
  await main(page)
    .getByText(/invented sample people/)
    .waitFor()
  return main(page).innerText()
}

async function openAsDraft(page: Page, then: string): Promise<void> {
  await page.getByRole('button', { name: 'Open as a new draft' }).click()
  await page.getByRole('heading', { level: 1, name: then }).waitFor()
}

async function savedBy(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  return readFileSync(await download.path(), 'utf8')
}

/** A link as anybody could make one up. */
function linkHolding(value: unknown): string {
  return `#p=${deflateRawSync(JSON.stringify(value)).toString('base64url')}`
}

/** A link to a draft that is the shipped policy less a part. */
function linkWithout(path: string): string {
  const { examples: _examples, ...document } = JSON.parse(shipped) as PolicyDocument
  const edited = applyEdit(document, [{ op: 'remove', path }])
  if (!edited.ok) throw new Error(edited.issues[0]?.message)
  const published = { document, hash: policyHash(document) }
  const made = linkTo({ shipped: [published], published, draft: edited.value })
  if (!made.ok) throw new Error(made.issues[0]?.message)
  return made.value
}

test('a draft goes to somebody else by link, who sees what it changes and loses nothing', async () => {
  const sender = await somebody('#/policy')
  await setThreshold(sender.page, '1200')
  await bar(sender.page).getByRole('link', { name: 'Export' }).click()
  await sender.page.getByRole('button', { name: 'Copy the link' }).click()
  await sender.page.getByText(/^Copied: \d+ characters\.$/).waitFor()
  const link = await sender.page.evaluate(() => navigator.clipboard.readText())
  expect(link.startsWith(`${playground.url}#p=`)).toBe(true)
  expect(link.length).toBeLessThan(600)

  const { page, problems } = await somebody('#/policy')
  await setThreshold(page, '800')
  await goTo(page, '#/open')
  // Only the part after the address, and broken as mail breaks it.
  await page
    .getByLabel('Link to a shared draft')
    .fill(`${link.slice(link.indexOf('#')).slice(0, 76)}\n${link.slice(link.indexOf('#')).slice(76)}`)
  await page.getByRole('button', { name: 'Look at the link' }).click()
  expect(await previewed(page)).toContain(`${threshold}: 1,000 became 1,200`)
  expect(await bar(page).innerText()).toContain('+ 1 change')
  await openAsDraft(page, 'Changes')
  await main(page).getByText(`${threshold}: 1,000 became 1,200`, { exact: false }).first().waitFor()
  // The draft that was open is there still.
  await goTo(page, '#/drafts')
  await page
    .getByRole('button', { name: /^Open\b.*cheshire/i })
    .first()
    .click()
  await goTo(page, '#/policy')
  expect(await page.getByLabel(threshold, { exact: true }).inputValue()).toBe('800')
  expect([...sender.problems, ...problems]).toEqual([])
})

test('a link that is damaged or hostile changes nothing and says what to do', async () => {
  const { page, problems } = await somebody('#/policy')
  const base = { id: 'cheshire', version: '9.9.9', hash: '0'.repeat(64) }
  const said: readonly (readonly [link: string, words: RegExp])[] = [
    ['#p=AAAA', /not whole.*Copy all of it/s],
    [
      linkHolding({ form: 1, base, steps: [], makes: base.hash }),
      /changes cheshire 9\.9\.9.*ask for the policy file/s,
    ],
    [`#p=${deflateRawSync(Buffer.alloc(20_000_000)).toString('base64url')}`, /unpacks to more than 2 MiB/],
    [`#p=${'A'.repeat(50_000)}`, /longer than any/],
  ]
  for (const [link, words] of said) {
    await goTo(page, link)
    await page.getByRole('heading', { name: 'The link cannot be opened' }).waitFor()
    await expect.poll(() => main(page).innerText()).toMatch(words)
  }
  expect(await page.locator('.govuk-error-summary').evaluate((box) => box === document.activeElement)).toBe(
    true,
  )
  expect(await bar(page).innerText()).toContain('no changes')
  expect(problems).toEqual([])
})

test('a file is dropped, looked at, left, and opened; its text comes out as it went in', async () => {
  const { page, problems } = await somebody('#/open')
  const drop = async (name: string, text: string) => {
    const data = await page.evaluateHandle(
      ([title, content]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([content], title, { type: 'application/json' }))
        return transfer
      },
      [name, text] as const,
    )
    await page.dispatchEvent('main', 'drop', { dataTransfer: data })
  }
  await drop('twice.json', shipped.replace('"title": ', '"title": "Twice", "title": '))
  await page.getByRole('heading', { name: 'twice.json cannot be opened' }).waitFor()
  const fault = await page.locator('.govuk-error-summary').innerText()
  expect(fault).toMatch(/The key “title” is given twice.*Keep one of them\./s)

  // Its own indentation and ends of lines, which nobody here would write.
  const own = JSON.stringify(
    JSON.parse(shipped.replace('"value": 1000', '"value": 1200')),
    null,
    '\t',
  ).replaceAll('\n', '\r\n')
  await drop('cheshire-ours.json', own)
  expect(await previewed(page)).toContain(`${threshold}: 1,000 became 1,200`)
  await page.getByRole('button', { name: 'Leave it' }).click()
  await page.getByRole('heading', { level: 1, name: 'Open a file or link' }).waitFor()
  expect(await bar(page).innerText()).toContain('no changes')

  await drop('cheshire-ours.json', own)
  await page.getByLabel(/^Itself/).check()
  await openAsDraft(page, 'Policy')
  await settled(page)
  expect(await bar(page).innerText()).toContain('no changes')
  await bar(page).getByRole('link', { name: 'Export' }).click()
  expect(await savedBy(page, 'Policy file')).toBe(own)
  await goTo(page, '#/policy')
  await setThreshold(page, '1300')
  await bar(page).getByRole('link', { name: 'Export' }).click()
  const changed = (await savedBy(page, 'Save the draft as a file')).split('\r\n')
  const differing = own.split('\r\n').filter((line, at) => line !== changed[at])
  expect(differing.length).toBeLessThan(6)
  expect(problems).toEqual([])
})

test('examples that name what is gone are told, taken out in one step, and put back by undo; axe finds nothing', async () => {
  const { page, problems } = await somebody('#/open')
  const findings: Record<string, readonly string[]> = {}
  const look = async (screen: string) => {
    const found = await axeFindings(page)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    if (found.length > 0 || wide > 320) findings[screen] = [...found, `${wide} wide`]
  }
  await page.setViewportSize({ width: 320, height: 800 })
  await page.getByRole('button', { name: 'Look at the link' }).click()
  await page.getByText('Paste the link').first().waitFor()
  await look('open')
  await page.getByLabel('Choose a file, or drop it here').setInputFiles({
    name: 'minutes.json',
    mimeType: 'application/json',
    buffer: Buffer.from('[]'),
  })
  await page.getByText('Choose the file of a policy.').waitFor()
  await look('faults')

  await goTo(page, linkWithout('/decisions/escalation'))
  await previewed(page)
  await look('preview')
  await openAsDraft(page, 'Changes')
  const notice = page.getByRole('region', { name: /examples no longer fit the policy$/ })
  expect(await notice.innerText()).toMatch(/There is no decision “escalation”/)
  await page
    .getByText(/no longer hold:$/)
    .or(page.getByText(/^All \d+ hold/))
    .first()
    .waitFor()
  await look('changes')
  await bar(page).getByRole('link', { name: 'Export' }).click()
  await page.getByRole('button', { name: 'Policy file', exact: true }).click()
  await page.getByRole('link', { name: /^Take out the examples that no longer fit/ }).click()
  expect(await notice.evaluate((region) => region === document.activeElement)).toBe(true)
  await look('export')
  await notice.getByRole('button', { name: 'Take them out of the draft' }).click()
  await notice.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(
    /3 examples were taken out of the draft/,
  )
  await bar(page).getByRole('button', { name: 'Undo' }).click()
  await notice.waitFor()
  expect(findings).toEqual({})
  expect(problems).toEqual([])
})
