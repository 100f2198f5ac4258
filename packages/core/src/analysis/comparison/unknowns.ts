import { compareText } from '../../vocabulary/order.ts'
import { and, excluded, NO, YES } from '../../diagram/diagram.ts'
import { leaves } from '../../diagram/restrict.ts'
import type { SingleDiagrams } from '../../diagram/outcomes.ts'
import type { Pair } from '../pair.ts'
import { differing } from '../same.ts'

/** More than any leaf of a decision: rules, and sets of them that conflict. */
const width = 1 << 24

/**
 * May an answer differ while facts are not known, although every complete case comes out alike? Which
 * outcome stands provisionally hangs on the order of the rules and on what each may stand against.
 * `false` is proved; `true` says that it may, not that it does.
 */
export function mayDifferWhileUnknown(pair: Pair): boolean {
  const { before, after, compiled, universe } = pair
  const { store } = compiled
  const { node: everybody } = universe.loosely()
  // Who has a sum that a missing weight leaves open is not known in full, whatever is filled in.
  const differs = and(store, differing(pair), everybody) !== NO
  if (before.hitPolicy === 'COLLECT' || after.hitPolicy === 'COLLECT')
    return before.hitPolicy !== after.hitPolicy || differs
  if (differs) return true
  const standing = [...provisional(before), ...provisional(after)]
  if (standing.length === 0) return false
  if (JSON.stringify(provisional(before)) !== JSON.stringify(provisional(after))) return true
  const both = store.combine('both rules', before.byRule, after.byRule, (a, b) => a * width + b)
  const within = store.combine('within', everybody, both, (inside, value) =>
    inside === YES ? value : excluded,
  )
  // Where a conflict is possible, which it is in both or in neither, nothing stands provisionally: its place is no matter.
  const met = [...leaves(store, within)]
    .map((value) => [Math.floor(value / width), value % width] as const)
    .filter(([a]) => before.conflictAt(a) === null)
  // Where both orders rise together, the last rule that can still be met gives the same outcome in both.
  return met.some(([a, b]) => met.some(([c, d]) => a < c && b > d))
}

function provisional({ decision }: SingleDiagrams): readonly unknown[] {
  return Object.entries(decision.outcomes)
    .flatMap(([id, { mayBeProvisional = [] }]) =>
      mayBeProvisional.length > 0 ? [[id, [...mayBeProvisional].sort()]] : [],
    )
    .sort(([a], [b]) => compareText(String(a), String(b)))
}
