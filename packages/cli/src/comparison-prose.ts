import { outcomeWords, type Policy } from '@iom-rules/core'
import type { DecisionComparison, Move } from '@iom-rules/core/analysis'
import type { Compared } from './comparison.ts'
import { familyLines } from './families.ts'
import { fold } from './output/fold.ts'
import { tableBlocks, type Column } from './output/table.ts'

export interface ComparisonView {
  readonly before: Policy
  readonly after: Policy
  readonly width: number
  /** Where the caseload came from. */
  readonly file?: string
}

/** A comparison for people: what it comes to, what reads differently, what that does, and who moves. */
export function comparisonProse(comparison: Compared, view: ComparisonView): string {
  const { before, after, asAt, summary, written, decisions, caseload } = comparison
  const { width } = view
  const changed = decisions.filter(({ status, whileUnknown }) => status !== 'same' || whileUnknown)
  const same = decisions.filter((each) => !changed.includes(each))
  const lines = [
    ...fold(`From ${before.id} ${before.version} to ${after.id} ${after.version}, as at ${asAt}`, width),
    ...fold(summary, width),
    ...section(
      'What reads differently',
      written.flatMap(({ words }) => item(words, width)),
      'Nothing.',
    ),
    ...section(
      'What that does',
      changed.flatMap((each) => effect(each, view)),
      '',
    ),
    ...(same.length === 0
      ? []
      : ['', ...fold(`Proved: nothing changes in ${same.map(({ title }) => title).join(', ')}.`, width)]),
    ...(caseload === undefined ? [] : people(caseload, view)),
  ]
  return `${lines.join('\n')}\n`
}

/** A part with its title; with nothing in it, a word in its place or no part at all. */
function section(title: string, lines: readonly string[], otherwise: string): string[] {
  if (lines.length > 0) return ['', title, ...lines]
  return otherwise === '' ? [] : ['', title, `  ${otherwise}`]
}

function item(text: string, width: number, indent = 2): string[] {
  return fold(text, width - indent - 2).map(
    (line, at) => `${' '.repeat(indent)}${at === 0 ? '- ' : '  '}${line}`,
  )
}

/** Families told of one move; all of them are in the other formats. */
const mostFamilies = 3

function effect(compared: DecisionComparison, view: ComparisonView): string[] {
  const { title, sentences, moves } = compared
  const { after, before, width } = view
  const indented = (text: string) => fold(text, width - 4).map((line) => `    ${line}`)
  return [
    `  ${title}`,
    ...sentences.flatMap(indented),
    ...moves.flatMap((move) => {
      const shown = move.families.slice(0, mostFamilies)
      const more = move.moreFamilies + move.families.length - shown.length
      return [
        ...indented(moveWords(compared.decision, move, view)),
        ...familyLines(shown, more, merged(before, after), { indent: 6, width }),
      ]
    }),
  ]
}

/** `FLEX → FIXED`; of outcomes that come and go by themselves, that they do. */
function moveWords(decision: string, { from, to }: Move, { before, after }: ComparisonView): string {
  const named = (policy: Policy, outcome: string) => outcomeWords(policy, decision, outcome)
  if (from === null) return `${named(after, to ?? '')} also applies to`
  if (to === null) return `${named(before, from)} no longer applies to`
  return `${named(before, from)} → ${named(after, to)}`
}

/** Facts of either policy, to name what an example person carries. */
function merged(before: Policy, after: Policy): Policy {
  return { ...after, facts: { ...before.facts, ...after.facts } }
}

type Effect = NonNullable<Compared['caseload']>

function people({ people: count, moved, moves, answers }: Effect, { width, file }: ComparisonView): string[] {
  const of = `${count} ${count === 1 ? 'person' : 'people'}${file === undefined ? '' : ` in ${file}`}`
  const title = `Of ${of}, ${moved === 0 ? 'nobody moves' : `${moved} ${moved === 1 ? 'moves' : 'move'}`}.`
  if (moves.length === 0) return ['', ...fold(title, width)]
  const areas = [...new Set(moves.flatMap(({ byArea }) => Object.keys(byArea)))].sort()
  const columns: Column[] = [
    { title: 'Decision', folds: true },
    { title: 'From', folds: true },
    { title: 'To', folds: true },
    { title: 'People' },
    ...areas.map((area): Column => ({ title: area === '' ? '(none)' : area })),
  ]
  const rows = moves.map(({ decision, from, to, count: number, byArea }) => [
    decision,
    from,
    to,
    String(number),
    ...areas.map((area) => String(byArea[area] ?? 0)),
  ])
  const changed = new Set(moves.map(({ decision }) => decision))
  const counts = answers
    .filter(({ decision }) => changed.has(decision))
    .map(({ decision, answer, before, after }) => [decision, answer, String(before), String(after)])
  const heads = ['Decision', 'Answer'].map((title): Column => ({ title, folds: true }))
  const countColumns = [...heads, { title: 'Before' }, { title: 'After' }]
  return [
    '',
    ...fold(title, width),
    '',
    tableBlocks(columns, width)(rows).trimEnd(),
    '',
    tableBlocks(countColumns, width)(counts).trimEnd(),
  ]
}
