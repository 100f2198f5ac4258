import { csvText } from '../../vocabulary/csv.ts'
import { IomRulesError } from '../../vocabulary/issue.ts'
import { mermaidText } from '../../vocabulary/mermaid.ts'
import type { TransitionRow, TransitionTable } from './transitions.ts'

const columns = [
  'from',
  'fromTitle',
  'event',
  'eventTitle',
  'to',
  'toTitle',
  'asAt',
  'facts',
  'earlier',
  'day',
  'payload',
]

/**
 * A table of transitions as CSV (RFC 4180, with a line of column names): one line for each, with its
 * case as JSON. What a spreadsheet would run as a formula is written so that it is only shown.
 */
export function transitionsToCsv(table: TransitionTable): string {
  const titleOf = titlesOf(table)
  const lines = table.rows.map(({ from, event, to, example }) => [
    from,
    titleOf.state(from),
    event,
    titleOf.event(event),
    to,
    titleOf.state(to),
    example.asAt,
    JSON.stringify(example.facts),
    example.earlier === undefined ? '' : JSON.stringify(example.earlier),
    example.event.day,
    example.event.payload === undefined ? '' : JSON.stringify(example.event.payload),
  ])
  return csvText([columns, ...lines])
}

/** Settings of {@link transitionsToMermaid}. */
export interface TransitionDrawing {
  /** Leave out the events by which a state stays as it is; they are drawn when left out. */
  readonly loops?: boolean
}

/** A table of transitions as a Mermaid state diagram (`stateDiagram-v2`): one arrow for each two states. */
export function transitionsToMermaid(table: TransitionTable, options: TransitionDrawing = {}): string {
  const titleOf = titlesOf(table)
  const drawn = table.rows.filter(({ from, to }) => options.loops !== false || from !== to)
  const arrows = new Map<string, { from: string; to: string; events: string[] }>()
  for (const { from, event, to } of drawn) {
    const key = JSON.stringify([from, to])
    const arrow = arrows.get(key) ?? { from, to, events: [] }
    arrow.events.push(event)
    arrows.set(key, arrow)
  }
  // A name of our own: a policy may call a state what Mermaid calls something else.
  const states = table.states.map(({ id, title }, at) => ({ id, title, name: `s${at}` }))
  const names = new Map(states.map(({ id, name }) => [id, name]))
  const used = new Set(table.rows.flatMap(({ from, to }) => [from, to]))
  return `${[
    'stateDiagram-v2',
    ...states
      .filter(({ id }) => used.has(id))
      .map(({ title, name }) => `  state "${mermaidText(title)}" as ${name}`),
    ...[...arrows.values()].map(
      ({ from, to, events }) =>
        `  ${names.get(from) ?? from} --> ${names.get(to) ?? to} : ${mermaidText(events.map(titleOf.event).join(', '))}`,
    ),
  ].join('\n')}\n`
}

function titlesOf({ states, events }: TransitionTable): {
  readonly state: (id: string) => string
  readonly event: (id: string) => string
} {
  const state = new Map(states.map(({ id, title }) => [id, title]))
  const event = new Map(events.map(({ id, title }) => [id, title]))
  return { state: (id) => state.get(id) ?? id, event: (id) => event.get(id) ?? id }
}

/** What became possible, and what is no longer possible, between two tables. */
export interface TransitionChanges {
  /** Rows of the second table only, with its cases. */
  readonly appeared: readonly TransitionRow[]
  /** Rows of the first table only, with its cases. */
  readonly disappeared: readonly TransitionRow[]
  /** Are both tables exact? If not, what appeared may have been possible before. */
  readonly exact: boolean
}

/**
 * Which transitions did a change of policy bring, and which did it end? States and events are the
 * same where their ids are.
 *
 * @throws IomRulesError `DIFFERENT_DECISIONS` when the tables are of different decisions.
 */
export function compareTransitions(before: TransitionTable, after: TransitionTable): TransitionChanges {
  if (before.decision !== after.decision)
    throw new IomRulesError(
      'DIFFERENT_DECISIONS',
      `One table is of the decision \`${before.decision}\`, the other of \`${after.decision}\`. Compare tables of one decision.`,
    )
  const keysOf = ({ rows }: TransitionTable) => new Set(rows.map(keyOf))
  const [first, second] = [keysOf(before), keysOf(after)]
  return {
    appeared: after.rows.filter((row) => !first.has(keyOf(row))),
    disappeared: before.rows.filter((row) => !second.has(keyOf(row))),
    exact: before.exact && after.exact,
  }
}

function keyOf({ from, event, to }: TransitionRow): string {
  return JSON.stringify([from, event, to])
}
