import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPlayground, type Playground } from './chromium.ts'
import { screens, setThreshold, settled } from './screens.ts'

let playground: Playground
beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground.close())

const ourWorker = /\/assets\/worker-[\w-]{8}\.js$/

test('nothing is requested once the page is there, whatever is done on it', async () => {
  const { page, problems } = await playground.open('#/', { patient: true })
  await settled(page)
  await page.waitForLoadState('networkidle')
  const requests: string[] = []
  page.on('request', (request) => {
    // The worker that is begun anew after a stop comes from what the browser has kept: there is no network.
    if (!ourWorker.test(request.url())) requests.push(request.url())
  })
  await page.context().setOffline(true)
  for (const route of Object.values(screens)) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, route)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  await page.evaluate(() => {
    location.hash = '#/policy'
  })
  await setThreshold(page, '700')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('link', { name: /^Checks/ }).click()
  await settled(page)
  await page.getByText(/errors?, \d+ warnings?/).waitFor()
  expect(requests).toEqual([])
  expect(problems).toEqual([])
})

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
    expect(policy).not.toContain('unsafe')
  }
})

test('nothing is left behind in the browser', async () => {
  const { page } = await playground.open('#/policy', {})
  await settled(page)
  await setThreshold(page, '700')
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
  }))
  expect(kept).toEqual({ local: 0, session: 0, cookies: '', databases: 0 })
})

describe('the size of what is loaded', () => {
  const dist = new URL('../../playground/dist/', import.meta.url)
  const gzipped = (file: string) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length

  test('the script of the first screen is at most 150 kB', () => {
    const html = readFileSync(new URL('index.html', dist), 'utf8')
    const scripts = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, file = '']) => file)
    expect(scripts.length).toBeGreaterThan(0)
    const size = scripts.reduce((sum, file) => sum + gzipped(file), 0)
    expect(size).toBeLessThanOrEqual(150_000)
  })

  const scripts = readdirSync(new URL('assets/', dist)).filter((file) => file.endsWith('.js'))
  const sizeOf = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipped(`assets/${file}`), 0)
  /**
   * The worker; the same work in the page, where a browser gives no worker; and what comes when it is asked for:
   * writing Word and Excel files, and reading CSV (`browser`, `look`, `read`) and Excel (`universal`) files.
   */
  const apart = /^(worker|tasks|word|excel|browser|look|read|universal)-/

  // The journeys screen (its diagram library, XState and the scenarios), the impact, the checks, the changes and the
  // examples are loaded after the first one.
  test('all of the script of the page is at most 480 kB', () => {
    expect(sizeOf(scripts.filter((file) => !apart.test(file)))).toBeLessThanOrEqual(480_000)
  })

  // A program by itself, with its own copy of the core and of XState; the page does not wait for it.
  test('the script of the worker is at most 180 kB', () => {
    const worker = scripts.filter((file) => file.startsWith('worker-'))
    expect(worker).toHaveLength(1)
    expect(sizeOf(worker)).toBeLessThanOrEqual(180_000)
  })
})
