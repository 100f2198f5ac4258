// Opens the built playground in a real browser: served with its real headers, or as one file.
import { fileURLToPath } from 'node:url'
import { onTestFinished, TestRunner } from 'vitest'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import { serve } from '../../packages/cli/src/playground/serve.ts'
import { usualCalm } from '../../playground/src/work/office.ts'
import { browserPath, shellBeside } from '../../scripts/browser.mjs'

/**
 * Without these a browser run as root does not start, and looks for hosts outside this machine. A page of a test lives for
 * seconds: to compile its scripts as if it were to stay for hours is a third of all the work, or more.
 */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--js-flags=--no-turbofan --invocation-count-for-maglev=4000',
]

/** Starts the browser whole, as people have it, or without what is drawn around a page. */
export async function launch({ whole = false }: Pick<Way, 'whole'> = {}): Promise<Browser> {
  const browser = await browserPath()
  return chromium.launch({ executablePath: whole ? browser : await shellBeside(browser), args: flags })
}

export interface Playground {
  readonly browser: Browser
  /** Where the playground is, before the hash: served, with a slash at the end, or a file. */
  readonly url: string
  /**
   * A new page at a hash route (`#/policy`); `problems` fills as they happen. With `options` it is in a context of
   * its own. Opened within a test, it is closed, and what it kept is forgotten, when the test is over.
   */
  open(route?: string, options?: PageOptions): Promise<OpenPage>
  close(): Promise<void>
}

export interface PageOptions extends BrowserContextOptions {
  /**
   * Whether the page also does what it does while nobody waits for it: check the whole draft for the number beside
   * “Checks”. That takes seconds of a processor for every page, so only tests that look at the number want it; what
   * a screen itself asks for is always done.
   */
  readonly patient?: boolean
}

export interface Way {
  /** The playground as one file, opened as by double-click: nothing is served. */
  readonly single?: boolean
  /** With all that a browser has around a page: for what it may keep, fetch or let through. */
  readonly whole?: boolean
}

export interface OpenPage {
  readonly page: Page
  /** Console errors, uncaught errors and requests to anywhere but the playground's own address. */
  readonly problems: string[]
}

/** What `npm run build` makes. */
export const dist = new URL('../../playground/dist/', import.meta.url)
export const singleFile = new URL('../../playground/dist-single/iom-rules.html', import.meta.url)

/** Starts a browser on the built playground (see `npm run build`); close it in `afterAll`. */
export async function openPlayground({ single = false, whole = false }: Way = {}): Promise<Playground> {
  const [browser, served] = await Promise.all([
    launch({ whole }),
    single ? { url: singleFile.href, close: async () => {} } : serve({ root: fileURLToPath(dist) }),
  ])
  // Pages of one context start from scripts that the browser has kept, which takes half the time.
  let shared: BrowserContext | null = null

  async function contextOf({ patient = false, ...options }: PageOptions): Promise<BrowserContext> {
    // Keeping the playground for later is work that only its own tests look at.
    const usual = { locale: 'en-GB', reducedMotion: 'reduce', serviceWorkers: 'block' } as const
    const context = await browser.newContext({ ...usual, ...options })
    // Shorter than a test may take, so that one that waits in vain says for what.
    context.setDefaultTimeout(60_000)
    if (!patient) await context.addInitScript(neverAfter, usualCalm.patient)
    return context
  }
  async function sharedContext(): Promise<BrowserContext> {
    const context = (shared ??= await contextOf({}))
    context.on('close', () => {
      if (shared === context) shared = null
    })
    return context
  }

  return {
    browser,
    url: served.url,
    async open(route = '', options) {
      const context = options === undefined ? await sharedContext() : await contextOf(options)
      const page = await context.newPage()
      if (TestRunner.getCurrentTest() !== undefined) {
        onTestFinished(async () => {
          if (options !== undefined) return context.close()
          if (page.isClosed()) return
          await page.evaluate(forget)
          await page.close()
        })
      }
      const problems: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text())
      })
      page.on('pageerror', (error) => problems.push(String(error)))
      page.on('request', (request) => {
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(served.url)) {
          problems.push(`request to ${request.url()}`)
        }
      })
      await page.goto(served.url + route)
      return { page, problems }
    },
    async close() {
      await browser.close()
      await served.close()
    },
  }
}

/** In the page: nothing that was kept is there for the next test, and the page keeps nothing more as it is closed. */
async function forget(): Promise<void> {
  localStorage.clear()
  const [mouth, ear] = [new BroadcastChannel('iom-rules'), new BroadcastChannel('iom-rules')]
  const heard = new Promise((done) => ear.addEventListener('message', done))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target to name
  mouth.postMessage({ kind: 'erased' })
  await heard
  for (const { name = '' } of await indexedDB.databases()) {
    await new Promise((done) => {
      const request = indexedDB.deleteDatabase(name)
      for (const end of ['success', 'error']) request.addEventListener(end, done)
    })
  }
}

/** In the page: a timer of just so many milliseconds never ends. */
function neverAfter(milliseconds: number): void {
  const later = globalThis.setTimeout
  const sometimes = (action: () => void, after?: number, ...rest: []) =>
    after === milliseconds ? 0 : later(action, after, ...rest)
  globalThis.setTimeout = sometimes as typeof setTimeout
}
