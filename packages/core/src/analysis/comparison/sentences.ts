import { and, not, type Node } from '../../diagram/diagram.ts'
import { listed, outcomeWords } from '../../explanation/words.ts'
import type { DecisionComparison, Move } from '../comparison.ts'
import { familyWords, type Scope } from '../families.ts'
import type { Pair } from '../pair.ts'
import { gives, outcomesEither } from '../same.ts'
import type { Asked } from './asked.ts'
import { scopeOf } from './scope.ts'

/** Families spelled out in one sentence; beyond, only that there are more. */
const spelledOut = 3

/**
 * What changes, outcome by outcome: “FIXED selects everyone it did before, and also people for whom …”.
 */
export function sentencesFor(asked: Asked, pair: Pair, moves: readonly Move[]): string[] {
  const { before, after, decision } = asked
  const { store } = pair.compiled
  const scope = scopeOf(asked, pair)
  return outcomesEither(pair.before, pair.after).flatMap((outcome) => {
    const [one, other] = [gives(store, pair.before, outcome), gives(store, pair.after, outcome)]
    const named = pair.after.decision.outcomes[outcome] === undefined ? before : after
    const name = outcomeWords(named, decision, outcome)
    const title = name.includes(' ') ? `“${name}”` : name
    const gained = peopleIn(scope, and(store, other, not(store, one)))
    const lost = peopleIn(scope, and(store, one, not(store, other)))
    const kept = moves
      .filter(({ from, to }) => from === outcome && to === outcome)
      .map(({ words, families, moreFamilies }) => {
        const people = spelt(
          families.slice(0, spelledOut).map((each) => each.words),
          moreFamilies + Math.max(0, families.length - spelledOut),
        )
        return `${words}, now stands for ${people}.`
      })
    if (gained !== null && lost !== null)
      return [`${title} now also selects ${gained}. It no longer selects ${lost}.`, ...kept]
    if (gained !== null) return [`${title} selects everyone it did before, and also ${gained}.`, ...kept]
    if (lost !== null) return [`${title} selects nobody new, and no longer selects ${lost}.`, ...kept]
    return kept
  })
}

function peopleIn(scope: Scope, set: Node): string | null {
  const { words, more } = familyWords(scope, set, spelledOut)
  return words.length === 0 ? null : spelt(words, more)
}

/** At least one family, and how many there are besides. */
function spelt(families: readonly string[], more: number): string {
  if (families.includes('everybody')) return 'everybody'
  const parts = families.map((each) => `people for whom ${each}`)
  if (more > 0) parts.push(`${more} other ${more === 1 ? 'kind' : 'kinds'} of people`)
  const [last, ...before] = parts.toReversed() as [string, ...string[]]
  return before.length === 0 ? last : `${before.toReversed().join('; ')}; and ${last}`
}

/** The whole of a comparison in one sentence. */
export function summaryOf(
  decisions: readonly DecisionComparison[],
  isAlike: boolean,
  hasWritten: boolean,
): string {
  const titled = (status: DecisionComparison['status']) =>
    decisions.filter((each) => each.status === status).map(({ title }) => `“${title}”`)
  const unknown = titled('too-complex')
  const parts = [
    ...(titled('changed').length > 0
      ? [
          `${listed(titled('changed'))} ${titled('changed').length === 1 ? 'changes' : 'change'} for some people`,
        ]
      : []),
    ...(titled('added').length > 0
      ? [`${listed(titled('added'))} ${titled('added').length === 1 ? 'is' : 'are'} new`]
      : []),
    ...(titled('removed').length > 0
      ? [`${listed(titled('removed'))} ${titled('removed').length === 1 ? 'is' : 'are'} gone`]
      : []),
  ]
  const rest = unknown.length === 0 ? '' : ` Whether ${listed(unknown)} changes could not be worked out.`
  if (parts.length > 0) return `${listed(parts)}.${rest}`
  if (unknown.length > 0) return rest.trim()
  if (!isAlike)
    return 'Every complete case comes out as before; while facts are not known, an answer may differ.'
  return hasWritten
    ? 'Nothing changes for anybody: what reads differently means the same. This is proved, not sampled.'
    : 'Nothing changes: the two policies are the same.'
}
