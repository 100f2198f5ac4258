import { NO, type Node } from '../../diagram/diagram.ts'
import type { Transition } from '../../policy/process.ts'
import { own } from '../../policy/references.ts'
import type { FlatRegion, State } from '../../policy/regions.ts'
import type { Control, Offer, Trial } from './controls.ts'
import { chainOf, moved } from '../step.ts'
import type { Visitor } from './explore.ts'
import { both } from '../space/paths.ts'
import type { Space } from '../space/space.ts'

/** Two transitions of one state that were open together, and where. */
export interface Overlap {
  readonly state: State
  readonly places: readonly [number, number]
  readonly trial: Trial
  readonly relation: Node
}

/** Where a state was entered first. */
export interface Entered {
  readonly control: Control
  readonly fresh: Node
  readonly layer: number
}

/** What an exploration shows of a region. */
export interface Seen {
  readonly entered: Map<string, Entered>
  /** States that some event leads out of. */
  readonly left: Set<string>
  readonly taken: Set<Transition>
  readonly enabled: Set<Transition>
  /** Events that a state of the region takes. */
  readonly events: Set<string>
  readonly overlaps: Map<string, Overlap>
}

/** Looks at one region while its cluster is explored. */
export function watchRegion(
  space: Space,
  region: FlatRegion,
  at: number,
): { readonly visitor: Visitor; readonly seen: Seen } {
  const seen: Seen = {
    entered: new Map(),
    left: new Set(),
    taken: new Set(),
    enabled: new Set(),
    events: new Set(),
    overlaps: new Map(),
  }
  const visitor: Visitor = {
    position: (control, fresh, layer) => {
      const state = region.states.get(control.states[at] as string) as State
      for (const { name } of chainOf(region, state))
        if (!seen.entered.has(name)) seen.entered.set(name, { control, fresh, layer })
    },
    trial: (trial) => {
      const mine = trial.offers.filter((offer) => offer.listed?.region === region)
      for (const { listed, enabled, taken } of mine) {
        if (listed === null || enabled === NO) continue
        seen.enabled.add(listed.transition)
        if (taken === NO) continue
        seen.taken.add(listed.transition)
        seen.events.add(trial.choice.event.type)
        const { target } = listed.transition
        if (target !== undefined && moved(listed, target).leaf.name !== listed.state.name)
          seen.left.add(listed.state.name)
      }
      noteOverlaps(space, region, seen, trial, mine)
    },
  }
  return { visitor, seen }
}

function noteOverlaps(
  space: Space,
  region: FlatRegion,
  seen: Seen,
  trial: Trial,
  offers: readonly Offer[],
): void {
  const { type } = trial.choice.event
  offers.forEach((first, at) => {
    for (const second of offers.slice(at + 1)) {
      if (first.listed?.transition.guard === undefined || second.listed?.transition.guard === undefined)
        continue
      // An inner state is asked before the one around it on purpose.
      const { transition } = first.listed
      const state = chainOf(region, first.listed.state).find((each) =>
        own(each.on, type)?.includes(transition),
      ) as State
      const written = state.on[type] as readonly Transition[]
      const places = [written.indexOf(transition), written.indexOf(second.listed.transition)] as const
      if (places[1] < 0) continue
      const key = JSON.stringify([state.name, type, places])
      if (seen.overlaps.has(key)) continue
      const relation = both(space, first.enabled, second.enabled)
      if (relation !== NO) seen.overlaps.set(key, { state, places, trial, relation })
    }
  })
}
