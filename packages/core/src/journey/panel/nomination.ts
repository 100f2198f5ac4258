import type { Day } from '../../vocabulary/day.ts'
import { outcomeWords } from '../../explanation/words.ts'
import type { Policy } from '../../policy/policy.ts'
import { regionsOf, transitionsOn, type FlatRegion, type State } from '../../policy/regions.ts'
import { isMember, stateIn, stateSince, type Person } from './people.ts'
import { roles } from '../roles.ts'

/** A nomination for the panel to decide, or somebody it should consider for one. */
export interface Nomination {
  /** The person's reference. */
  readonly ref: string
  /** `process`: nominated and waiting. `eligible`: meets the criteria, and nobody is known to have nominated them. */
  readonly kind: 'process' | 'eligible'
  /** Where the nomination is; null for somebody who is only eligible. */
  readonly state: string | null
  /** What the panel has to do, in plain words. */
  readonly title: string
  /** From which day; null where only today is known. */
  readonly since: Day | null
  /** What they are eligible for today, in words. */
  readonly eligibility: string
  /** Advisory: a sum without a pass mark. Null where none is recorded. */
  readonly matrix: { readonly total: number; readonly maximum: number; readonly on: Day } | null
}

const eligibleItem = 'FIXED_ELIGIBLE_NOT_MEMBER'

/** What the panel has to decide of this person's nomination; null when nothing. */
export function nominationOf(policy: Policy, person: Person): Nomination | null {
  const { ref, standing, journey } = person
  if (isMember(person)) return null
  const { matrix } = standing
  const common = {
    ref,
    eligibility: eligibilityWords(policy, person),
    matrix: matrix === null ? null : { total: matrix.total, maximum: matrix.maximum, on: matrix.on },
  }
  const waiting = journey ? waitingState(policy, person) : null
  if (waiting !== null) {
    const { region, state } = waiting
    const since = stateSince(person, region)
    return { ...common, kind: 'process', state: state.name, title: state.words.title ?? state.name, since }
  }
  const item = standing.panelItems.find((each) => each.item === eligibleItem)
  if (item === undefined) return null
  return { ...common, kind: 'eligible', state: null, title: item.title, since: journey ? item.since : null }
}

function eligibilityWords(policy: Policy, { standing: { eligibility } }: Person): string {
  if (eligibility === null) return 'the policy does not say'
  const { outcome, certainty, possible } = eligibility
  const words = (id: string) => outcomeWords(policy, roles.eligibility, id)
  if (outcome === null) return `not determined: ${possible.map(words).join(' or ')}`
  return certainty === 'settled' ? words(outcome) : `${words(outcome)} (${certainty})`
}

/** A state in which a nomination waits for the panel, or for what comes before it in the same stage. */
function waitingState(
  policy: Policy,
  person: Person,
): { readonly region: FlatRegion; readonly state: State } | null {
  for (const region of regionsOf(policy)) {
    if (region.follows !== undefined) continue
    const state = stateIn(person, region)
    const [stage = state.name] = state.within
    const together = [...region.states.values()].filter(
      ({ name, within }) => name === state.name || name === stage || within.includes(stage),
    )
    if (together.some((each) => waits(policy, region, each))) return { region, state }
  }
  return null
}

function waits(policy: Policy, region: FlatRegion, state: State): boolean {
  if (state.tags.includes('member')) return false
  const panel = Object.keys(policy.events).filter((event) => policy.events[event]?.suppliedBy === 'panel')
  return panel.some((event) => transitionsOn(region, state, event).length > 0)
}
