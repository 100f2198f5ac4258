import type { Transition } from '../../policy/process.ts'
import { leafOf, type FlatRegion, type State } from '../../policy/regions.ts'

/** A transition that a state, or one around it, lists. */
export interface Listed {
  readonly region: FlatRegion
  readonly state: State
  readonly transition: Transition
}

/** A state and those around it, outermost first. */
export function chainOf(region: FlatRegion, state: State): State[] {
  return [...state.within.map((name) => region.states.get(name) as State), state]
}

/** The state a transition leads to, and the states it enters, as `takeEvent` has them. */
export function entered(
  { region, state, transition }: Listed,
  target: string,
): { readonly leaf: State; readonly states: readonly State[] } {
  const leaf = leafOf(region, target)
  const source =
    chainOf(region, state).find((each) =>
      Object.values(each.on).some((transitions) => transitions.includes(transition)),
    ) ?? state
  const chain = chainOf(region, leaf)
  const inside = chain.findIndex((each) => each.name === source.name)
  if (inside >= 0) return { leaf, states: chain.slice(inside + 1) }
  const to = chain.findIndex((each) => each.name === target)
  let common = 0
  while (common < source.within.length && common < to && chain[common]?.name === source.within[common])
    common += 1
  return { leaf, states: chain.slice(common) }
}
