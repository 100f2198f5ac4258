import type { Certainty, Policy } from '@iom-rules/core'
import { certaintyWords, outcomeInWords } from '../words/answers.ts'
import type { Tally } from './asked.ts'

/** One line of a table of counts: an outcome that is settled, one that is provisional or possible, or no outcome. */
export interface Line {
  readonly key: string
  readonly outcome: string | null
  readonly certainty: Certainty
  readonly title: string
}

export interface Cell {
  readonly before: number
  readonly after: number
}

export interface Counts {
  readonly lines: readonly Line[]
  /** By line, then by area; `all` is everybody, whatever the area. */
  readonly cells: { readonly [line: string]: { readonly [area: string]: Cell } }
  readonly people: number
}

export const allAreas = 'all'

/** Counts of a decision’s answers by area, before and after, as they are shown. */
export function countLines(
  policy: Policy,
  decision: string,
  { before, after, people }: { readonly before: Tally; readonly after: Tally; readonly people: number },
): Counts {
  const cells: { [line: string]: { [area: string]: { before: number; after: number } } } = {}
  const lines = possibleLines(policy, decision)
  for (const { key } of lines) cells[key] = { [allAreas]: { before: 0, after: 0 } }
  for (const side of ['before', 'after'] as const) {
    const { areas, counts } = side === 'before' ? before : after
    for (const { outcome, certainty, total, byArea } of counts) {
      const key = keyOf(outcome, certainty)
      // An outcome that only the other policy has.
      if (cells[key] === undefined) lines.push(lineOf(policy, decision, outcome, certainty))
      const line = (cells[key] ??= {})
      for (const [area, count] of [
        [allAreas, total] as const,
        ...areas.map((id, at) => [id, byArea[at] ?? 0] as const),
      ]) {
        if (count === 0) continue
        const cell = (line[area] ??= { before: 0, after: 0 })
        cell[side] = count
      }
    }
  }
  const shown = lines.filter((line) => isOrdinary(line) || isUsed(cells[line.key]))
  return { lines: shown, cells, people }
}

/** Shown even when nobody is on the line, so that none is seen to be none. */
function isOrdinary({ outcome, certainty }: Line): boolean {
  if (certainty === 'undetermined') return outcome === null
  return certainty === 'settled' || certainty === 'provisional'
}

function isUsed(line: { readonly [area: string]: Cell } | undefined): boolean {
  return Object.values(line ?? {}).some(({ before, after }) => before + after > 0)
}

function possibleLines(policy: Policy, decision: string): Line[] {
  const declared = policy.decisions[decision]
  if (declared === undefined) return []
  const line = (outcome: string | null, certainty: Certainty) => lineOf(policy, decision, outcome, certainty)
  const collects = declared.hitPolicy === 'COLLECT'
  const outcomes = Object.entries(declared.outcomes).flatMap(([outcome, { mayBeProvisional = [] }]) => {
    const settled = line(outcome, 'settled')
    if (collects) return [settled, line(outcome, 'undetermined')]
    return mayBeProvisional.length === 0 ? [settled] : [settled, line(outcome, 'provisional')]
  })
  if (collects) return outcomes
  const others = (['undetermined', 'conflict', 'silent'] as const).map((certainty) => line(null, certainty))
  return [...outcomes, ...others]
}

function lineOf(policy: Policy, decision: string, outcome: string | null, certainty: Certainty): Line {
  return {
    key: keyOf(outcome, certainty),
    outcome,
    certainty,
    title:
      outcome === null
        ? certaintyWords[certainty].word
        : `${outcomeInWords(policy, decision, outcome)}${howSure[certainty] ?? ''}`,
  }
}

// An outcome is undetermined only in a decision that gives several at once.
const howSure: { readonly [certainty in Certainty]?: string } = {
  provisional: ', provisional',
  undetermined: ', possible',
}

function keyOf(outcome: string | null, certainty: Certainty): string {
  return `${certainty}:${outcome ?? ''}`
}
