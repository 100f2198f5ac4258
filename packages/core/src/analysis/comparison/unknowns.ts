import { excluded, YES } from '../../diagram/diagram.ts'
import { leaves } from '../../diagram/restrict.ts'
import type { SingleDiagrams } from '../../diagram/outcomes.ts'
import type { Pair } from '../pair.ts'

/**
 * May an answer differ while facts are not known, although every complete case comes out alike? Which
 * outcome stands provisionally hangs on the order of the rules and on what each may stand against.
 * `false` is proved; `true` says that it may, not that it does.
 */
export function mayDifferWhileUnknown(pair: Pair): boolean {
  const { before, after, compiled, universe } = pair
  if (before.hitPolicy === 'COLLECT' || after.hitPolicy === 'COLLECT') return false
  const standing = [...provisional(before), ...provisional(after)]
  if (standing.length === 0) return false
  if (JSON.stringify(provisional(before)) !== JSON.stringify(provisional(after))) return true
  const width = after.decision.rules.length + 1
  const { store } = compiled
  const both = store.combine('both rules', before.byRule, after.byRule, (a, b) => a * width + b)
  const within = store.combine('within', universe.node, both, (inside, value) =>
    inside === YES ? value : excluded,
  )
  const met = [...leaves(store, within)].map((value) => [Math.floor(value / width), value % width] as const)
  // Where both orders rise together, the last rule that can still be met gives the same outcome in both.
  return met.some(([a, b]) => met.some(([c, d]) => (a < c && b > d) || (b < d && a > c)))
}

function provisional({ decision }: SingleDiagrams): readonly unknown[] {
  return Object.entries(decision.outcomes)
    .filter(([, { mayBeProvisional = [] }]) => mayBeProvisional.length > 0)
    .map(([id, { mayBeProvisional = [] }]) => [id, [...mayBeProvisional].sort()])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
}
