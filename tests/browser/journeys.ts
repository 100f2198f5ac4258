import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

/** The scenario that most tests look at. */
export const burglar = '#/journeys/escalating-burglar'

export const hash = (page: Page) => page.evaluate(() => location.hash)
export const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
export const heading = (page: Page, name: string | RegExp, level = 2) =>
  page.getByRole('heading', { level, name })

/** What is announced of the screen, the bar of the draft left out. */
export const announced = (page: Page) => page.locator('main [role=status]').first().innerText()

/** What stands beside a title in the standing, without the reasons. */
export const standing = (page: Page, title: string) =>
  page
    .locator('.journey__standing .govuk-summary-list__row', { has: page.getByText(title, { exact: true }) })
    .locator('.govuk-summary-list__value')

/** The text of what a click saves as a file. */
export async function saved(page: Page, name: string | RegExp): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

/** Opens a journey file from the library. */
export async function openFile(page: Page, name: string, text: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open a file' }).click(),
  ])
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
}

/** A scenario as it ships. */
export function scenarioText(id: string): Promise<string> {
  return readFile(new URL(`../../rules/journeys/${id}.json`, import.meta.url), 'utf8')
}
