// The playground without a network, and a newer version of it: with the service worker that other tests do without.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../packages/cli/src/playground/serve.ts'
import { dist, launch, singleFile } from './chromium.ts'
import { kinds } from './kinds.ts'
import { opened, setThreshold, settled } from './screens.ts'

let browser: Browser
let site: string
beforeAll(async () => {
  browser = await launch({ whole: true })
  site = mkdtempSync(join(tmpdir(), 'iom-rules-site-'))
  cpSync(fileURLToPath(dist), site, { recursive: true })
})
afterAll(async () => {
  await browser.close()
  rmSync(site, { recursive: true })
})

/** Until the playground is kept in this browser, and the page is one that is opened from there. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { serviceWorker } = navigator
    await serviceWorker.ready
    if (serviceWorker.controller !== null) return
    await new Promise((done) => {
      serviceWorker.addEventListener('controllerchange', done)
    })
  })
}

test('after the first visit every kind of screen opens without a network, and asks for nothing but parts of the page', async () => {
  const served = await serve({ root: site })
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  const first = await context.newPage()
  await first.goto(served.url)
  await kept(first)
  expect(asked.filter((address) => address.includes('iom-rules.html'))).toEqual([])
  // It is there to be saved all the same.
  await first.evaluate(() => {
    location.hash = '#/privacy'
  })
  const [saved] = await Promise.all([
    first.waitForEvent('download'),
    first.getByRole('link', { name: 'Save the playground as one file' }).click(),
  ])
  expect(saved.suggestedFilename()).toBe('iom-rules.html')
  expect(readFileSync(await saved.path())).toEqual(readFileSync(singleFile))
  await first.close()
  await served.close()

  const page = await context.newPage()
  const problems: string[] = []
  // The parts are named by what is in them: nothing else can be said with their names.
  const part = new RegExp(`^${served.url}(assets/[\\w.-]+-[\\w-]{8}\\.(js|css)|service-worker\\.js)?(#.*)?$`)
  page.on('request', (request) => {
    if (!part.test(request.url()) || request.method() !== 'GET') problems.push(`request to ${request.url()}`)
  })
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  await page.goto(`${served.url}#/policy`)
  await settled(page)
  for (const route of kinds) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, route)
    await opened(page)
  }
  await page.evaluate(() => {
    location.hash = '#/policy'
  })
  await setThreshold(page, '700')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('link', { name: /^Checks/ }).click()
  await settled(page)
  await page.getByText(/errors?, \d+ warnings?/).waitFor()
  expect(problems).toEqual([])
})

test('a newer version waits until somebody asks for it', async () => {
  const served = await serve({ root: site })
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(served.url)
  await kept(page)
  await settled(page)

  const [index, worker] = ['index.html', 'service-worker.js'].map((name) => join(site, name))
  if (index === undefined || worker === undefined) throw new Error('There is no page to renew')
  writeFileSync(
    index,
    readFileSync(index, 'utf8').replace('<title>', '<meta name="generator" content="newer" /><title>'),
  )
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/(url:"index.html",revision:")\w+/, '$1renewed'))
  await page.evaluate(async () => {
    document.body.dataset['seen'] = 'yes'
    await (await navigator.serviceWorker.ready).update()
  })
  const status = page.getByRole('status').filter({ hasText: 'A new version of the playground is ready' })
  await status.waitFor()
  // It is said, and nothing else happens: neither here nor for a page opened next.
  expect(await page.evaluate(() => document.body.dataset['seen'])).toBe('yes')
  const other = await context.newPage()
  await other.goto(served.url)
  expect(await other.locator('meta[name=generator]').count()).toBe(0)

  // While the older version still answers a page, browsers let it finish before the newer one takes over.
  await other.waitForLoadState('networkidle')
  await settled(other)
  await page.bringToFront()
  await status.getByRole('button', { name: 'Reload to use it' }).click()
  await page.locator('meta[name=generator]').waitFor({ state: 'attached' })
  // The other page was opened from the older version: it is told, and stays as it is.
  await other.getByText('A new version of the playground is ready').waitFor()
  expect(await other.locator('meta[name=generator]').count()).toBe(0)
  await served.close()
})
