// Opens the built playground, served with its real headers, in a real browser.
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { browserPath } from '../../scripts/browser.mjs'
import { serve } from '../../scripts/serve.mjs'

/** Without these a browser run as root does not start, and looks for hosts outside this machine. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: flags })
}

export interface Playground {
  readonly browser: Browser
  /** Where the playground is served, with a slash at the end. */
  readonly url: string
  /** A new page in a context of its own, at a hash route (`#/policy`); `problems` fills as they happen. */
  open(route?: string, options?: BrowserContextOptions): Promise<OpenPage>
  close(): Promise<void>
}

export interface OpenPage {
  readonly page: Page
  /** Console errors, uncaught errors and requests to anywhere but the playground's own address. */
  readonly problems: string[]
}

/** Serves playground/dist (see `npm run build`) and starts a browser; close it in `afterAll`. */
export async function openPlayground(): Promise<Playground> {
  const root = fileURLToPath(new URL('../../playground/dist', import.meta.url))
  const [browser, served] = await Promise.all([launch(), serve({ root })])
  return {
    browser,
    url: served.url,
    async open(route = '', options = {}) {
      const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options })
      const page = await context.newPage()
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
