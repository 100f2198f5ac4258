import type { CaseloadMove } from '@iom-rules/core/analysis'

type Applies = 'Applies' | 'Possible' | 'Does not apply'

/** People for whom one outcome of a decision that gives several comes, goes, or is surer than before. */
export interface OutcomeMove {
  readonly outcome: string
  readonly from: Applies
  readonly to: Applies
  readonly count: number
  readonly byArea: { readonly [area: string]: number }
}

/** The moves of a decision that gives several outcomes at once, outcome by outcome: the most people first. */
export function outcomeMoves(moves: readonly CaseloadMove[]): OutcomeMove[] {
  const found = new Map<string, OutcomeMove>()
  for (const { from, to, count, byArea } of moves) {
    const [before, after] = [applying(from), applying(to)]
    for (const outcome of new Set([...before.keys(), ...after.keys()])) {
      const was = before.get(outcome) ?? 'Does not apply'
      const now = after.get(outcome) ?? 'Does not apply'
      if (was === now) continue
      const key = `${outcome} ${was} ${now}`
      const known = found.get(key) ?? { outcome, from: was, to: now, count: 0, byArea: {} }
      found.set(key, { ...known, count: known.count + count, byArea: sum(known.byArea, byArea) })
    }
  }
  return [...found.values()].sort((one, other) => other.count - one.count)
}

/** `A, B?`: A applies, and B is possible. */
function applying(answer: string): Map<string, Applies> {
  const outcomes = answer === 'NONE OF THEM' || answer === 'NO SUCH DECISION' ? [] : answer.split(', ')
  return new Map(
    outcomes.map((outcome) =>
      outcome.endsWith('?') ? [outcome.slice(0, -1), 'Possible'] : [outcome, 'Applies'],
    ),
  )
}

function sum(one: OutcomeMove['byArea'], other: OutcomeMove['byArea']): OutcomeMove['byArea'] {
  const areas = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries([...areas].map((area) => [area, (one[area] ?? 0) + (other[area] ?? 0)]))
}
