// The playground as one HTML file, opened as by double-click.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPlayground, singleFile, type Playground } from './chromium.ts'
import { kinds } from './kinds.ts'
import { setThreshold, settled } from './screens.ts'

let file: Playground
beforeAll(async () => {
  file = await openPlayground({ single: true, whole: true })
})
afterAll(() => file.close())

test('a deep link opens, every kind of screen is there, and long work is done in workers', async () => {
  const { page, problems } = await file.open('#/policy/fixed', { patient: true })
  await settled(page)
  expect(page.url()).toBe(`${singleFile.href}#/policy/fixed`)
  await page.evaluate(() => {
    location.hash = '#/policy'
  })
  await setThreshold(page, '700')
  // It is the same program as the one that is served, so one of each kind will do.
  for (const route of kinds) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, route)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  await page.getByRole('link', { name: /^Checks/ }).click()
  await settled(page)
  await page.getByText(/errors?, \d+ warnings?/).waitFor()
  expect(page.workers().map((worker) => worker.url().slice(0, 5))).toEqual(['blob:', 'blob:'])
  expect(problems).toEqual([])
})

test('without a worker the page does the work itself', async () => {
  const context = await file.browser.newContext({ reducedMotion: 'reduce' })
  await context.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Not from a file', 'SecurityError')
    }
    Object.assign(globalThis, { Worker: new Proxy(Worker, { construct: refuse }) })
  })
  const page = await context.newPage()
  await page.goto(`${file.url}#/policy`)
  await settled(page)
  await setThreshold(page, '700')
  expect(page.workers()).toEqual([])
})

test('it carries its own policy, which admits three scripts and one style sheet by their hashes', async () => {
  const { page } = await file.open('#/licences')
  await settled(page)
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  const rules = new Map((policy ?? '').split('; ').map((rule) => [rule.split(' ', 1)[0], rule]))
  expect(rules.get('script-src')).toMatch(/^script-src( 'sha256-[\w+/]{43}='){3}$/)
  expect(rules.get('style-src')).toMatch(/^style-src 'sha256-[\w+/]{43}='$/)
  for (const rule of [
    "default-src 'none'",
    "connect-src 'none'",
    "form-action 'none'",
    'worker-src blob:',
    "require-trusted-types-for 'script'",
  ]) {
    expect([...rules.values()]).toContain(rule)
  }
  // The licences have to be with it, since nothing lies beside it.
  await page.getByText('The full texts of the licences').click()
  await page.getByText('Permission is hereby granted').first().waitFor()
})
