import { compile } from '../../diagram/compile.ts'
import type { SingleDiagrams } from '../../diagram/outcomes.ts'
import { leaves } from '../../diagram/restrict.ts'
import type { Day } from '../../vocabulary/day.ts'
import type { Policy } from '../../policy/policy.ts'
import type { FlatRegion, Followed } from '../../policy/regions.ts'
import { regionPath, regionWords, stateWords, type MachineFinding } from './machine-finding.ts'

/**
 * Outcomes of a followed decision that no facts at all give, so that nobody is ever in their states.
 * Such a region always stands where what it follows says: it moves by itself.
 */
export function verifyFollowing(
  policy: Policy,
  region: FlatRegion,
  { kind, id: decision }: Followed,
  asAt: Day,
): MachineFinding[] {
  if (kind === 'fact') return []
  const { decisions, store } = compile(policy, asAt)
  // No region follows a decision that collects.
  const diagrams = decisions.get(decision) as SingleDiagrams
  const given = new Set([...leaves(store, diagrams.byOutcome)].map((at) => diagrams.outcomes[at]))
  return Object.entries(region.stateOf)
    .filter(([outcome]) => !given.has(outcome))
    .map(([, name]): MachineFinding => ({
      code: 'unreachable-state',
      severity: 'warning',
      region: region.id,
      state: name,
      decision,
      path: regionPath(region),
      message: `Nobody is ever at ${stateWords(region, name)} in ${regionWords(region)}: no facts lead to that outcome.`,
      help: 'Add or mend a rule that gives the outcome, or take the outcome out.',
    }))
}
