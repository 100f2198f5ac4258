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

test('nothing is requested once the page is there, whatever is done on it', async () => {
  const { page, problems } = await playground.open('#/')
  await settled(page)
  await page.waitForLoadState('networkidle')
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
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
    expect(policy).not.toContain('unsafe')
  }
})

test('nothing is left behind in the browser', async () => {
  const { page } = await playground.open('#/policy')
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

  // The journeys screen (its diagram library, XState and the scenarios) is loaded after the first one.
  test('all of the script is at most 420 kB', () => {
    const scripts = readdirSync(new URL('assets/', dist)).filter((file) => file.endsWith('.js'))
    expect(scripts.reduce((sum, file) => sum + gzipped(`assets/${file}`), 0)).toBeLessThanOrEqual(420_000)
  })
})
