import type { Page } from 'playwright-core'

/** Every screen there is, by its address. */
export const screens = {
  start: '#/',
  policy: '#/policy',
  'a rule of the policy': '#/policy/fixed',
  nominals: '#/nominals',
  'nominals of an area': '#/nominals?area=HALTON&certainty=provisional',
  'nobody found': '#/nominals?q=nobody',
  'a nominal': '#/nominals/HAL-004',
  why: '#/nominals/HAL-004/why',
  'all facts': '#/nominals/HAL-004/edit',
  interview: '#/nominals/new?ask=cohort',
  accessibility: '#/accessibility',
  privacy: '#/privacy',
  licences: '#/licences',
  sources: '#/sources',
  'no such person': '#/nominals/ZZZ-999',
  'no such page': '#/nowhere',
} as const

export const threshold = 'Crime Severity Score that must be reached'

/** Until the policy is there and the caseload is decided. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.draft-bar').waitFor()
  await page.getByText(/^(Counting|Deciding)…$/).waitFor({ state: 'detached' })
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
