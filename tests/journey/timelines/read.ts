// Timelines worked out by hand from docs/semantics.md, and the same form made of what a replay says.
import type { Answer, Step } from '@iom-rules/core/journey'

/**
 * A table of a journey, a line for each step: event (`×` before one that is refused), state of the
 * nomination, colour, eligibility, lead, membership, duties owed, and what is put to the panel or flagged.
 *
 * A blank cell is as in the line above. `FLEX~FIXED` is FLEX provisionally, with FIXED possible;
 * `?FREE/NONE` is not determined between the two; `FLEX @2026-04-17` has held since that day.
 */
export type Table = string

const columns = ['nomination', 'colour', 'cohort', 'lead', 'member', 'duties', 'panel'] as const
type Column = (typeof columns)[number]

/** One step in the words of a table. */
export type Line = { readonly event: string } & { readonly [column in Column]: string }

/** Short words of the tables for duties, panel items and flags. */
const short: { readonly [id: string]: string } = {
  ASSIGN_POLICE_OFFENDER_MANAGER: 'police',
  ASSIGN_PROBATION_OFFENDER_MANAGER: 'probation',
  ENHANCED_ACCESS_TO_SERVICES: 'access',
  NOTIFY_REFERRER: 'referrer',
  IOM_PRESENT_AT_MAPPA: 'present',
  IOM_SIGHTED_ON_RISK_ASSESSMENT: 'sighted',
  IOM_REPRESENTED_AT_MARAC: 'marac',
  FIXED_ELIGIBLE_NOT_MEMBER: 'fixed',
  MEMBERSHIP_DIFFERS_FROM_ELIGIBILITY: 'differs',
  MAPPA_ENDED: 'ended',
  COLOUR_TO_RED_OR_AMBER_ALERT: 'colour',
  ELIGIBILITY_CHANGED: 'eligibility',
  MAPPA_STARTED_OR_ENDED: 'mappa',
  CUSTODY_CHANGED: 'custody',
  WANTED_WHILE_IN_CUSTODY: '!wanted',
  INTELLIGENCE_IN_CUSTODY: '!intelligence',
  MAPPA_REFERRAL_PENDING: '!referral',
  SEPARATE_VICTIM_INFORMATION: '!victim',
  YOUTH_JUSTICE: '!youth',
  RELEASE_DATE_PASSED: '!date',
}

/** The lines of a table, with blank cells filled in. */
export function linesOf(table: Table): Line[] {
  const lines: Line[] = []
  for (const text of table.trim().split('\n')) {
    const [event = '', ...cells] = text.split('|').map((cell) => cell.trim())
    const before = lines.at(-1)
    const filled = columns.map((column, at) => {
      const cell = cells[at] ?? ''
      const value = cell === '' ? before?.[column].replace(/ @.*/, '') : cell
      if (value === undefined) throw new Error(`The first line must fill every cell: ${text}`)
      return [column, column === 'duties' || column === 'panel' ? sorted(value.split(' ')) : value]
    })
    lines.push({ event, ...(Object.fromEntries(filled) as Omit<Line, 'event'>) })
  }
  return lines
}

/** A step as the line of a table that expects it, showing since when only where the table does. */
export function lineOf(step: Step, expected: Line | undefined): Line {
  const { standing } = step
  const name = step.event?.type ?? 'start'
  return {
    event: step.permitted ? name : `× ${name}`,
    nomination: standing.states['nomination'] ?? 'none',
    colour: words(standing.colour, expected?.colour),
    cohort: words(standing.eligibility, expected?.cohort),
    lead: words(standing.lead, expected?.lead),
    member: standing.membership ?? 'unknown',
    duties: shortened(standing.obligations.map(({ duty }) => duty)),
    panel: shortened([...standing.panelItems.map(({ item }) => item), ...standing.flags]),
  }
}

function words(answer: Answer | null, expected: string | undefined): string {
  if (answer === null) return 'none'
  const { outcome, possible, since } = answer
  if (outcome === null) return `?${possible.join('/')}`
  const others = possible.filter((each) => each !== outcome)
  const sure = others.length === 0 ? outcome : `${outcome}~${others.join('/')}`
  return expected?.includes('@') === true ? `${sure} @${since ?? 'never'}` : sure
}

function shortened(ids: readonly string[]): string {
  return ids.length === 0 ? 'none' : sorted(ids.map((id) => short[id] ?? id))
}

function sorted(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .sort()
    .join(' ')
}
