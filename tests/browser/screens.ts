import type { Page } from 'playwright-core'

/** Every screen there is, by its address. */
export const screens = {
  start: '#/',
  policy: '#/policy',
  'a rule of the policy': '#/policy/fixed',
  'a rule, open': '#/policy/flex?edit=yes',
  'the parameters': '#/policy/part/parameters',
  'the facts': '#/policy/part/facts',
  'derived facts': '#/policy/part/derived',
  'named conditions': '#/policy/part/conditions',
  'the assumptions': '#/policy/part/assumptions',
  'against the national policy': '#/policy/part/national',
  'a decision table': '#/policy/part/table/cohort',
  'the process': '#/policy/part/machines',
  'the policy as JSON': '#/policy/part/json',
  'open a policy': '#/open',
  drafts: '#/drafts',
  impact: '#/impact',
  'impact in an area': '#/impact?decision=status&area=HALTON&group=members',
  findings: '#/checks',
  'the examples': '#/checks/examples',
  readings: '#/checks/readings',
  'an example person': '#/checks/example?as-at=2026-11-22&facts=%7B%22cssScore%22%3A999%7D&decision=cohort',
  'no example person': '#/checks/example',
  nominals: '#/nominals',
  'nominals of an area': '#/nominals?area=HALTON&certainty=provisional',
  'nobody found': '#/nominals?q=nobody',
  'import people': '#/nominals/import',
  'a nominal': '#/nominals/HAL-004',
  why: '#/nominals/HAL-004/why',
  'all facts': '#/nominals/HAL-004/edit',
  interview: '#/nominals/new?ask=cohort',
  journeys: '#/journeys',
  'a journey': '#/journeys/escalating-burglar?step=6',
  'a refused event': '#/journeys/police-route?step=3',
  quiz: '#/journeys/escalating-burglar?step=8&mode=quiz',
  'the start, presented': '#/journeys/escalating-burglar?mode=present',
  presented: '#/journeys/escalating-burglar?step=9&mode=present',
  worksheet: '#/journeys/escalating-burglar?print=worksheet',
  'answer sheet': '#/journeys/escalating-burglar?print=answers',
  'make a journey up': '#/journeys/new?from=HAL-004',
  'generate a journey': '#/journeys/generate',
  'which colour can follow which': '#/journeys/colours?from=RED&to=BLUE',
  agenda: '#/journeys/agenda?area=HALTON',
  'no such journey': '#/journeys/nowhere',
  'no changes': '#/changes',
  'nothing to export': '#/changes/export',
  snippets: '#/developer',
  'exact JSON': '#/developer/json',
  schemas: '#/developer/schema',
  'golden vectors': '#/developer/vectors',
  search: '#/search?q=mappa',
  glossary: '#/glossary',
  accessibility: '#/accessibility',
  privacy: '#/privacy',
  licences: '#/licences',
  sources: '#/sources',
  'no such person': '#/nominals/ZZZ-999',
  'no such page': '#/nowhere',
} as const

export const threshold = 'Crime Severity Score that must be reached'

/** What is shown for a moment while something is worked out. */
const working = new RegExp(
  `^(${[
    'Opening( .+)?',
    'Counting',
    'Deciding',
    'Working out every value',
    'Looking for who moves',
    'Looking at everybody',
    'Making the agenda',
    'Working it out',
    'Looking for boundaries',
    'Checking the policy',
    'Running the examples',
    'Trying small changes',
    'Working out what hangs on each reading',
  ].join('|')})…$`,
)

/** Until the policy is there, the caseload is decided, and what the screen works out is worked out. */
export async function settled(page: Page): Promise<void> {
  // A presentation has the bar too, out of sight.
  await page.locator('.draft-bar').waitFor({ state: 'attached' })
  await page.waitForFunction(isIdle, working.source, { polling: 50 })
  await page.evaluate(measured)
}

/** Until the screen that was gone to is fetched and shows itself; what it works out may still be on its way. */
export async function opened(page: Page): Promise<void> {
  await page.evaluate(measured)
  await page.waitForFunction(isIdle, '^Opening( .+)?…$', { polling: 50 })
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/**
 * In the page: nothing says that something is being worked out. Only text that ends as such words do is looked at:
 * looking for text everywhere costs more than many a screen.
 */
function isIdle(working: string): boolean {
  const words = new RegExp(working)
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode() !== null) {
    const { textContent, parentElement } = texts.currentNode
    if (textContent?.trimEnd().endsWith('…') !== true) continue
    if (words.test((parentElement?.textContent ?? '').replaceAll(/\s+/g, ' ').trim())) return false
  }
  return true
}

/** In the page: what follows from the size of something is drawn a frame after it. */
function measured(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))
  })
}

/** Until the figures are those of what is on the screen. */
export async function upToDate(page: Page): Promise<void> {
  await page.locator('.result__figures[aria-busy=false]').waitFor()
}

/** Types a threshold other than the published one and waits until the result follows it. */
export async function setThreshold(page: Page, value: string): Promise<void> {
  await page.getByLabel(threshold, { exact: true }).fill(value)
  await page.locator('.result__footnote', { hasText: '+ 1 change' }).waitFor()
  await upToDate(page)
}
