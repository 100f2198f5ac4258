import type { CollectDiagrams, SingleDiagrams } from '../../diagram/outcomes.ts'
import { leafText } from './decisions.ts'
import { quoteText } from './dialect.ts'
import { bitsOf } from './masks.ts'
import type { Column } from './statement.ts'

/** Certainty of an answer that the statement leaves to `assess`. */
export const notDecidedHere = 'not-decided-here'

/** Where an answer is read from. */
export interface Reached {
  /** The leaf, where what is known settles it; else NULL. */
  readonly leaf: string
  /** The leaves that can be reached, as bits; `null` where every answer is settled. */
  readonly mask: string | null
  /** Are those exactly the leaves? If not, more of them than there are. */
  readonly exact: string
}

/** The columns of a FIRST or UNIQUE decision. */
export function singleColumns(
  id: string,
  diagrams: SingleDiagrams,
  full: boolean,
  reached: Reached,
): Column[] {
  const none = diagrams.rules.length
  const leaves = Array.from({ length: none + 2 }, (_, leaf) => leaf)
  const outcomeOf = (leaf: number) => diagrams.outcomes[diagrams.outcomeAt(leaf)] as string
  const given = (outcome: string) => outcome !== 'SILENT' && outcome !== 'CONFLICT'
  const outcomes = leaves.map((leaf) => (given(outcomeOf(leaf)) ? outcomeOf(leaf) : null))
  const rules = leaves.map((leaf) =>
    given(outcomeOf(leaf)) ? (diagrams.decision.rules[leaf]?.name ?? 'otherwise') : null,
  )
  const certainties = leaves.map((leaf) => certaintyOf(outcomeOf(leaf)))
  const possible = leaves.map(outcomeOf)
  const standing = (texts: readonly (string | null)[]) =>
    lastLeaf(leaves, reached, (leaf) => {
      const text = texts[leaf] ?? null
      return text === null
        ? 'NULL'
        : `CASE WHEN ${reachesNone(reached, against(leaf))} THEN ${quoteText(text)} END`
    })
  const against = (leaf: number) => {
    const outcome = outcomeOf(leaf)
    const allowed = diagrams.decision.outcomes[outcome]?.mayBeProvisional ?? []
    return leaves.filter((other) => outcomeOf(other) !== outcome && !allowed.includes(outcomeOf(other)))
  }
  const column = (name: string, texts: readonly (string | null)[], open: string): Column => ({
    name,
    expression:
      reached.mask === null
        ? leafText(reached.leaf, texts)
        : `CASE WHEN ${reached.leaf} IS NOT NULL THEN ${leafText(reached.leaf, texts)} ELSE ${open} END`,
  })
  const columns = [column(id, outcomes, standing(outcomes))]
  if (!full) return columns
  const sure = lastLeaf(
    leaves,
    reached,
    (leaf) => {
      const others = leaves.filter((other) => outcomeOf(other) !== outcomeOf(leaf))
      const only = `WHEN ${reachesNone(reached, others)} THEN ${quoteText(certaintyOf(outcomeOf(leaf)))}`
      const provisional = given(outcomeOf(leaf))
        ? ` WHEN ${reachesNone(reached, against(leaf))} THEN 'provisional'`
        : ''
      return `CASE ${only}${provisional} ELSE 'undetermined' END`
    },
    quoteText(notDecidedHere),
  )
  const listed = [...new Set(diagrams.outcomes)].flatMap((outcome) => {
    const giving = leaves.filter((leaf) => outcomeOf(leaf) === outcome)
    return giving.length === 0
      ? []
      : [`CASE WHEN NOT ${reachesNone(reached, giving)} THEN ${quoteText(outcome)} END`]
  })
  return [
    ...columns,
    column(`${id}.certainty`, certainties, sure),
    column(`${id}.possible`, possible, `CONCAT_WS(', ', ${listed.join(', ')})`),
    column(`${id}.rule`, rules, standing(rules)),
  ]
}

function certaintyOf(outcome: string): string {
  return outcome === 'SILENT' ? 'silent' : outcome === 'CONFLICT' ? 'conflict' : 'settled'
}

/** Is none of these leaves reached? */
function reachesNone({ mask }: Reached, leaves: readonly number[]): string {
  return `(${mask} & ${bitsOf(leaves)}) = 0`
}

/** What the last leaf that can be reached says; where the leaves are not exact, only if it is the only one. */
function lastLeaf(
  leaves: readonly number[],
  reached: Reached,
  said: (leaf: number) => string,
  otherwise = 'NULL',
): string {
  const cases = leaves
    .toReversed()
    .map((leaf) => `WHEN (${reached.mask} & ${bitsOf([leaf])}) <> 0 THEN ${said(leaf)}`)
  const several = `NOT ${reached.exact} AND (${reached.mask} & (${reached.mask} - 1)) <> 0`
  return `CASE WHEN ${several} THEN ${otherwise} ${cases.join(' ')} END`
}

/** One outcome of a COLLECT decision. */
export interface Collected {
  /** Whether it is given, where what is known settles it; else NULL. */
  readonly given: string
  /** Not given and given, as bits 1 and 2; `null` where every answer is settled. */
  readonly mask: string | null
}

/** The columns of a COLLECT decision. */
export function collectColumns(
  id: string,
  { outcomes }: CollectDiagrams,
  full: boolean,
  collected: readonly Collected[],
  exact: string,
): Column[] {
  const undecided = collected
    .flatMap(({ given, mask }) => (mask === null ? [] : [`(${given} IS NULL AND ${mask} = 3)`]))
    .join(' OR ')
  const texts = (when: (each: Collected) => string) =>
    `CONCAT_WS(', '${outcomes.map((outcome, at) => `, CASE WHEN ${when(collected[at] as Collected)} THEN ${quoteText(outcome)} END`).join('')})`
  const sure = texts(({ given, mask }) => (mask === null ? given : `COALESCE(${given}, ${mask} = 2)`))
  const open = texts(({ given, mask }) => (mask === null ? 'FALSE' : `${given} IS NULL AND ${mask} = 3`))
  const told = (text: string) =>
    undecided === '' ? text : `CASE WHEN ${exact} OR NOT (${undecided}) THEN ${text} END`
  return [
    { name: id, expression: told(sure) },
    ...(full ? [{ name: `${id}.possible`, expression: undecided === '' ? `''` : told(open) }] : []),
  ]
}
