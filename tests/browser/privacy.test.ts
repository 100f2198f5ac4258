import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serve } from '../../packages/cli/src/playground/serve.ts'
import { packedPart, unpackLink } from '../../playground/src/sharing/link/unpack.ts'
import { browserPath } from '../../scripts/browser.mjs'
import { dist, openPlayground, singleFile, type Playground } from './chromium.ts'
import { atOnce, attempts, openCollector, whenClicked } from './leaks.ts'
import { setThreshold, settled } from './screens.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground({ whole: true })
})
afterAll(() => playground.close())

test('the page and the server both forbid every connection', async () => {
  const { page } = await playground.open('#/')
  const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  const response = await page.request.get(playground.url)
  for (const policy of [meta ?? '', response.headers()['content-security-policy'] ?? '']) {
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("connect-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).toMatch(/trusted-types iom-rules-worker(;|$)/)
    expect(policy).toContain("form-action 'none'")
    expect(policy).not.toContain('unsafe')
  }
})

describe('nothing leaves this browser, whatever the page tries', () => {
  let folder: string
  /** With a profile of its own, as people have one: Chromium opens no connection beforehand without. */
  let context: BrowserContext
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'iom-rules-leaks-'))
    context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: await browserPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
  })
  afterAll(async () => {
    await context.close()
    rmSync(folder, { recursive: true })
  })

  async function tryEverything(page: Page): Promise<void> {
    await settled(page)
    await page.locator(`html[data-tried="${atOnce.length}"]`).waitFor()
    await page
      .getByRole('button', { name: `Try ${whenClicked[0]}` })
      .first()
      .focus()
    // By keyboard: a click of Playwright’s would wait for where the page does not go.
    for (const _ of whenClicked) {
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
    }
    const clicked = await page.evaluate(() => document.documentElement.dataset['clicked'])
    expect(clicked).toBe(whenClicked.map((name) => `${name}, `).join(''))
    // It is still there, and so nothing took it away.
    expect(await page.evaluate(() => document.querySelectorAll('.draft-bar').length)).toBe(1)
  }

  /** The same from a page that nothing protects, begun later: what it does is heard, so the rest would have been. */
  async function tryUnprotected(): Promise<void> {
    const collector = await openCollector()
    const site = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(`<!doctype html><title>Unprotected</title><body><script>${attempts(collector)}</script>`)
    })
    const port = await new Promise<number>((done) => {
      site.listen(0, '127.0.0.1', () => {
        const address = site.address()
        done(typeof address === 'object' && address ? address.port : 0)
      })
    })
    const open = async (query: string) => {
      const page = await context.newPage()
      await page.goto(`http://127.0.0.1:${port}/${query}`)
      return page
    }
    await open('')
    for (const name of atOnce) await collector.wait(name)
    for (const name of whenClicked) {
      const page = await open('?click')
      await page.getByRole('button', { name: `Try ${name}`, exact: true }).focus()
      await page.keyboard.press('Enter')
      await collector.wait(name)
    }
    collector.close()
    site.closeAllConnections()
    site.close()
  }

  test('neither served nor from a file; without protection everything does', async () => {
    const [whenServed, fromFile] = [await openCollector(), await openCollector()]
    const site = join(folder, 'site')
    cpSync(fileURLToPath(dist), site, { recursive: true })
    writeFileSync(join(site, 'attempts.js'), attempts(whenServed))
    const index = join(site, 'index.html')
    writeFileSync(
      index,
      readFileSync(index, 'utf8').replace('</body>', '<script src="./attempts.js"></script></body>'),
    )
    // Our own worker tries too.
    const worker = readdirSync(join(site, 'assets')).find((name) => name.startsWith('worker-')) ?? ''
    const tries = ['fetch(at)', 'import(at)', 'new WebSocket(at)', 'new EventSource(at)', 'new Worker(at)']
    const daring = tries.map((one, number) => {
      const at = JSON.stringify(`http://127.0.0.1:${whenServed.ports.http}/worker${number}`)
      return `try { const at = ${at}; Promise.resolve(${one}).catch(() => {}) } catch {}`
    })
    writeFileSync(join(site, 'assets', worker), `\n${daring.join('\n')}`, { flag: 'a' })
    const served = await serve({ root: site })
    const page = await context.newPage()
    await page.goto(`${served.url}#/checks`)
    await tryEverything(page)

    const text = attempts(fromFile)
    const hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const file = join(folder, 'iom-rules.html')
    writeFileSync(
      file,
      readFileSync(singleFile, 'utf8')
        .replace('script-src ', `script-src ${hash} `)
        .replace('</body>', () => `<script>${text}</script></body>`),
    )
    const opened = await context.newPage()
    await opened.goto(pathToFileURL(file).href)
    await tryEverything(opened)

    await tryUnprotected()
    expect({ served: [...whenServed.heard], file: [...fromFile.heard] }).toEqual({ served: [], file: [] })
    await served.close()
    whenServed.close()
    fromFile.close()
  })
})

/** Words that nobody else would write, each for a place where somebody enters something about people. */
const canaries = {
  ref: 'TRY-41827',
  fact: '418273',
  cell: 'canary of a cell',
  reason: 'canary of a reason',
  draft: 'canary of a draft',
} as const

test(
  'what is entered is in no address, title, log, request, link or policy file, and is gone once everything is erased',
  { timeout: 120_000 },
  async () => {
    const { page, problems } = await playground.open('#/policy', {
      serviceWorkers: 'allow',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const context = page.context()
    const told: string[] = []
    page.on('console', (message) => told.push(message.text()))
    context.on('request', (request) => told.push(request.url(), request.postData() ?? ''))
    const goTo = async (route: string) => {
      await page.evaluate((hash) => {
        location.hash = hash
      }, route)
      await settled(page)
    }
    /** All that a page tells by being there. */
    const look = async () =>
      told.push(await page.evaluate(() => JSON.stringify([location.href, document.title, history.state])))

    await settled(page)
    const nothing = { local: 0, session: 0, cookies: '', databases: 0 }
    expect(await page.evaluate(kept)).toMatchObject(nothing)
    await setThreshold(page, '700')
    await page.getByRole('button', { name: 'Rename the draft' }).click()
    await page.getByLabel('Name of the draft').fill(canaries.draft)
    await page.keyboard.press('Enter')
    await look()
    await goTo('#/nominals/import')
    const file = `ref;Crime Severity Score;Favourite colour\n${canaries.ref};${canaries.fact};${canaries.cell}`
    await page
      .getByLabel('Choose files, or drop them here')
      .setInputFiles([{ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(file) }])
    await page.getByRole('heading', { name: 'What each column is' }).waitFor()
    await look()
    await page.getByRole('button', { name: 'Check every row' }).click()
    await page.getByRole('button', { name: /^Add 1 person/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Nominals' }).waitFor()
    await settled(page)
    await look()
    await goTo('#/changes')
    await page.getByLabel(/^Reason for this change: Crime Severity Score/).fill(canaries.reason)
    await look()
    await goTo('#/changes/export')
    await page.getByRole('button', { name: 'Copy the link' }).click()
    await page.getByText(/^Copied: \d+ characters\.$/).waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    const unpacked = unpackLink(packedPart(link) ?? '')
    expect(unpacked.ok && unpacked.value.steps.length).toBeGreaterThan(0)
    await look()
    const everything = `${told.join('\n')}\n${link}\n${JSON.stringify(unpacked)}`
    expect(Object.values(canaries).filter((canary) => everything.includes(canary))).toEqual([])

    await page.getByLabel('New version').fill('1.1.0')
    for (const name of ['Date of the decision', 'In force from'])
      for (const [box, text] of Object.entries({ Day: '1', Month: '12', Year: '2026' }))
        await page.getByRole('group', { name }).getByLabel(box, { exact: true }).fill(text)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Policy file', exact: true }).click(),
    ])
    const policy = readFileSync(await download.path(), 'utf8')
    // A reason is there to be read with the policy; people are not.
    expect(policy).toContain('"value": 700')
    expect([canaries.ref, canaries.fact, canaries.cell].filter((canary) => policy.includes(canary))).toEqual(
      [],
    )

    await goTo('#/drafts')
    await page.getByRole('heading', { level: 3, name: canaries.draft }).waitFor()
    await page.evaluate(async () => navigator.serviceWorker.ready)
    expect(await page.evaluate(kept)).toMatchObject({
      databases: 1,
      text: expect.stringMatching(
        new RegExp(`${canaries.draft}[^]*${canaries.ref}|${canaries.ref}[^]*${canaries.draft}`),
      ),
      cached: expect.not.stringMatching(/canary|41827/),
    })
    await goTo('#/privacy')
    await page.getByRole('button', { name: 'Erase everything' }).click()
    await page.getByRole('button', { name: 'Yes, erase everything' }).click()
    await page.getByText('Erased: 1 draft and the copy of the page').waitFor()
    const gone = { ...nothing, text: '', caches: 0, cached: '', workers: 0 }
    expect(await page.evaluate(kept)).toEqual(gone)
    // Nor does it come back with the next page.
    await page.goto('about:blank')
    await page.goto(`${playground.url}#/policy`)
    await page.getByText('Nothing to save yet').waitFor()
    expect(await page.evaluate(kept)).toMatchObject({ ...nothing, text: '' })
    expect(problems).toEqual([])
  },
)

/** In the page: all that this browser keeps of it, the contents of its databases as text. */
async function kept() {
  const names = (await indexedDB.databases()).map(({ name = '' }) => name)
  const done = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((settle, fail) => {
      request.addEventListener('success', () => settle(request.result))
      request.addEventListener('error', () => fail(request.error ?? new Error('failed')))
    })
  let text = ''
  for (const name of names) {
    const database = await done(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      text += JSON.stringify(await done(database.transaction(store).objectStore(store).getAll()))
    }
    database.close()
  }
  let cached = ''
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const { url } of await cache.keys()) cached += `${url} `
  }
  return {
    text,
    cached,
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: names.length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }
}

describe('the size of what is loaded', () => {
  const gzipped = (file: string) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length

  test('the script of the first screen is at most 150 kB', () => {
    const html = readFileSync(new URL('index.html', dist), 'utf8')
    // What comes after it is asked for early, but in no hurry.
    const tags = html.split('<').filter((tag) => !tag.includes('fetchpriority="low"'))
    const scripts = tags.flatMap((tag) => /(?:src|href)="\.\/(assets\/[^"]+\.js)"/.exec(tag)?.[1] ?? [])
    expect(scripts.length).toBeGreaterThan(1)
    const size = scripts.reduce((sum, file) => sum + gzipped(file), 0)
    expect(size).toBeLessThanOrEqual(150_000)
  })

  test('the one file is at most 2 MB', () => {
    expect(statSync(singleFile).size).toBeLessThanOrEqual(2_000_000)
  })

  const scripts = readdirSync(new URL('assets/', dist)).filter((file) => file.endsWith('.js'))
  const sizeOf = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipped(`assets/${file}`), 0)
  /** The worker, and the same work in the page, where a browser gives no worker. */
  const work = /^(worker|tasks)-/
  /**
   * What comes when it is asked for: writing Word and Excel files; reading CSV (`browser`, `look`, `read`) and Excel
   * (`universal`) files; the JSON editor (CodeMirror); snippets; the other policies that ship.
   */
  const asked =
    /^(word|excel|browser|look|read|universal|JsonPart|node|command|database|_virtual_(shipped|bases))-/

  // Of it the first screen waits for a fifth. The rest comes after it: the screens, with the diagram library, XState
  // and the scenarios, and the editor, with what moves things by drag.
  test('the script of all the screens is at most 720 kB', () => {
    const screens = scripts.filter((file) => !work.test(file) && !asked.test(file))
    expect(sizeOf(screens)).toBeLessThanOrEqual(720_000)
  })

  test('the script of the JSON editor is at most 150 kB', () => {
    const parts = scripts.filter((file) => file.startsWith('JsonPart-'))
    expect(parts).toHaveLength(1)
    expect(sizeOf(parts)).toBeLessThanOrEqual(150_000)
  })

  // A program by itself, with its own copy of the core and of XState; the page does not wait for it.
  test('the script of the worker is at most 180 kB', () => {
    const worker = scripts.filter((file) => file.startsWith('worker-'))
    expect(worker).toHaveLength(1)
    expect(sizeOf(worker)).toBeLessThanOrEqual(180_000)
  })
})
