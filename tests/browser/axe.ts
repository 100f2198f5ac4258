import axe, { type RunOnly } from 'axe-core'
import type { Page } from 'playwright-core'

const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds against WCAG 2.2 AA and its own best practices, one line for each place. */
export async function axeFindings(page: Page): Promise<string[]> {
  return findings(page, { type: 'tag', values: everyRule })
}

/** What axe finds of what depends on where things lie: on a narrow screen they lie otherwise. */
export async function findingsOfLayout(page: Page): Promise<string[]> {
  return findings(page, { type: 'rule', values: ['target-size', 'scrollable-region-focusable'] })
}

const otherColours = {
  'in the dark': { colorScheme: 'dark', forcedColors: 'none' },
  'in forced colours': { colorScheme: 'light', forcedColors: 'active' },
} as const

/**
 * What axe finds in the dark and in forced colours, of what can be otherwise there: the rest of what it looks for
 * is in the document, whatever its colours. The page is then as it was.
 */
export async function findingsInOtherColours(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [way, media] of Object.entries(otherColours)) {
    await page.emulateMedia(media)
    const here = await findings(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] })
    found.push(...here.map((finding) => `${way}: ${finding}`))
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  return found
}

async function findings(page: Page, runOnly: RunOnly): Promise<string[]> {
  // Evaluated by the debugger, which the page's Content-Security-Policy does not bind.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const violations = await page.evaluate(async (only) => {
    const { axe: here } = globalThis as unknown as { axe: typeof axe }
    // Only what is wrong is wanted in detail: the rest is most of the work.
    return (await here.run(document, { runOnly: only, resultTypes: ['violations'] })).violations
  }, runOnly)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  )
}
