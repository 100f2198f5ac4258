import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './axe.ts'
import { openPlayground, type Playground } from './chromium.ts'
import { setThreshold, settled, threshold } from './screens.ts'

let playground: Playground

beforeAll(async () => {
  playground = await openPlayground()
})

afterAll(() => playground?.close())

test('the playground starts under its Content-Security-Policy, Trusted Types included', async () => {
  const { page, problems } = await playground.open()
  await page.waitForSelector('#root > *, #root:not(:empty)')
  expect(problems).toEqual([])
})

// What a debugger may do and a page may not (`eval`) cannot be tried this way.
test('connections, inline scripts and markup from text are refused', async () => {
  const { page } = await playground.open()
  const refused = await page.evaluate(async () => {
    const attempt = (action: () => unknown) => {
      try {
        action()
        return 'allowed'
      } catch {
        return 'refused'
      }
    }
    const inline = document.createElement('script')
    return {
      connection: await fetch('./index.html').then(
        () => 'allowed',
        () => 'refused',
      ),
      markup: attempt(() => (document.body.innerHTML = '<b>text</b>')),
      script: attempt(() => (inline.text = 'document.title = 1')),
    }
  })
  expect(refused).toEqual({ connection: 'refused', markup: 'refused', script: 'refused' })
})

test('no worker but our own can be started, and no other address can be made one of ours', async () => {
  const { page } = await playground.open('#/policy')
  await page.locator('.draft-bar').waitFor()
  const refused = await page.evaluate(() => {
    const attempt = (action: () => unknown) => {
      try {
        action()
        return 'allowed'
      } catch {
        return 'refused'
      }
    }
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): unknown }
    }
    const rules = { createScriptURL: (address: string) => address }
    return {
      worker: attempt(() => new Worker('./assets/other.js')),
      policy: attempt(() => trustedTypes.createPolicy('other', rules)),
      again: attempt(() => trustedTypes.createPolicy('iom-rules-worker', rules)),
    }
  })
  expect(refused).toEqual({ worker: 'refused', policy: 'refused', again: 'refused' })
})

test('a screen that cannot be fetched says so, and what else is there stays', async () => {
  const { page } = await playground.open('#/', {})
  const part = '**/assets/DraftsPage-*.js'
  await page.route(part, (route) => route.abort())
  await page.reload()
  await settled(page)
  await page.evaluate(() => {
    location.hash = '#/drafts'
  })
  const alert = page.getByRole('alert')
  await alert.getByText('could not be fetched').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 900 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await page.getByRole('link', { name: 'Policy', exact: true }).click()
  await setThreshold(page, '700')
  await page.goBack()
  await alert.getByText('could not be fetched').waitFor()
  await page.unroute(part)
  await alert.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { level: 1, name: 'Drafts' }).waitFor()
  await page.getByRole('link', { name: 'Policy', exact: true }).click()
  expect(await page.getByLabel(threshold, { exact: true }).inputValue()).toBe('700')
})
