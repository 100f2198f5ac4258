import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPlayground, type Playground } from './chromium.ts'

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
