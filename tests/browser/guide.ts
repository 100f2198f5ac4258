// Walks a guide as its reader does: the sentences of its numbered steps are what is done and what must then be seen.
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { hash } from './journeys.ts'

/** A numbered step of a guide, as one line. */
export interface Step {
  readonly line: number
  readonly text: string
  /** What it stands under. */
  readonly section: string
}

export const guideText = (name: string) =>
  readFile(new URL(`../../docs/guides/${name}.md`, import.meta.url), 'utf8')

/** The steps of a guide in order, and the lines that are no step. */
export function stepsOf(guide: string): { readonly steps: Step[]; readonly prose: string[] } {
  const steps: Step[] = []
  const prose: string[] = []
  let isStep = false
  let section = ''
  for (const [index, line] of guide.split('\n').entries()) {
    const begun = /^\d+\. (.*)/.exec(line)?.[1]
    const last = steps.at(-1)
    section = /^## (.*)/.exec(line)?.[1] ?? section
    if (begun !== undefined) steps.push({ line: index + 1, text: begun, section })
    else if (isStep && last !== undefined && /^ {3}\S/.test(line))
      steps[steps.length - 1] = { ...last, text: `${last.text} ${line.trim()}` }
    else prose.push(line)
    isStep = begun !== undefined || (isStep && /^ {3}\S/.test(line))
  }
  return { steps, prose }
}

const beside = '(?: beside “(?<beside>[^”]+)”)?'

/** What a step can ask for, in the order of trying; words that are none of these are for the reader alone. */
const grammar = new RegExp(
  [
    'Go to `(?<address>#[^`]*)`',
    `[Tt]ype \`(?<day>\\d+)\`, \`(?<month>\\d+)\` and \`(?<year>\\d+)\` under \\*\\*(?<date>[^*]+)\\*\\*${beside}`,
    `[Tt]ype \`(?<typed>[^\`]+)\` in \\*\\*(?<field>[^*]+)\\*\\*${beside}`,
    'and `(?<also>[^`]+)` in \\*\\*(?<other>[^*]+)\\*\\*',
    'Choose \\*\\*(?<choice>[^*]+)\\*\\*(?: in \\*\\*(?<list>[^*]+)\\*\\*)?',
    `(?:[Pp]ress|[Oo]pen) \\*\\*(?<control>[^*]+)\\*\\*${beside}`,
    '“(?<seen>[^”]+)”',
    '\\*\\*(?<shown>[^*]+)\\*\\*',
    '`(?<there>#[^`]*)`',
  ]
    .map((one, index) => one.replaceAll('?<beside>', `?<beside${index}>`))
    .join('|'),
  'g',
)

/** Does what a step says; throws where a control or a text that it names is not on the screen. */
export async function follow(page: Page, url: string, step: Step): Promise<void> {
  for (const { groups = {} } of step.text.matchAll(grammar)) {
    const near = Object.entries(groups).find(([name, value]) => name.startsWith('beside') && value)?.[1]
    const { address, date, field, other, choice, list, control, seen, shown, there } = groups
    if (address !== undefined) await page.goto(url + address)
    else if (date !== undefined) await typeDay(page, named(date, near), groups)
    else if (field !== undefined)
      await page
        .getByLabel(named(field, near))
        .first()
        .fill(groups['typed'] ?? '')
    else if (other !== undefined)
      await page
        .getByLabel(named(other))
        .first()
        .fill(groups['also'] ?? '')
    else if (choice !== undefined) await choose(page, choice, list)
    else if (control !== undefined) await press(controlOf(page, control, near))
    else if (seen !== undefined) await see(page, seen)
    else if (shown !== undefined) await controlOf(page, shown).waitFor()
    else await expect.poll(async () => (await hash(page)).startsWith(there ?? ''), patience).toBe(true)
  }
}

const patience = { interval: 100, timeout: 30_000 }

/** A name begins with what the guide calls it. What only a screen reader says, or a count, may follow. */
function named(name: string, near = ''): RegExp {
  const plain = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`^\\s*${plain(name).replaceAll(' ', String.raw`\s+`)}(?![A-Za-z]).*${plain(near)}`, 's')
}

/** The first thing on the screen to press, choose or type in that has a name. */
function controlOf(page: Page, name: string, near?: string): Locator {
  const kinds = 'a, button, summary, label, legend'
  return page
    .locator(kinds)
    .filter({ hasText: named(name, near), visible: true })
    .first()
}

async function press(control: Locator): Promise<void> {
  const isOpen = await control.evaluate((element) => element.parentElement?.matches('details[open]') ?? false)
  if (!isOpen) await control.click()
}

async function choose(page: Page, choice: string, list: string | undefined): Promise<void> {
  if (list === undefined) await page.getByRole('radio', { name: choice, exact: true }).first().click()
  else await page.getByLabel(list, { exact: true }).first().selectOption({ label: choice })
}

async function typeDay(page: Page, date: RegExp, day: Record<string, string | undefined>): Promise<void> {
  const group = page.getByRole('group', { name: date }).first()
  for (const part of ['Day', 'Month', 'Year'])
    await group.getByLabel(part, { exact: true }).fill(day[part.toLowerCase()] ?? '')
}

async function see(page: Page, text: string): Promise<void> {
  const shown = async () => (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ')
  await expect.poll(shown, patience).toContain(text)
}
