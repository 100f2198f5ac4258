import { NO, YES, type Node } from '../../diagram/diagram.ts'
import { leafOf } from '../../policy/regions.ts'
import type { Choice } from '../space/choices.ts'
import type { Cluster } from './cluster.ts'
import { obligedBy } from '../space/duties.ts'
import type { Enabled } from '../permit.ts'
import { chainOf } from '../step.ts'
import { answersIn } from '../space/lift.ts'
import { both, startsIn, without } from '../space/paths.ts'
import type { Space } from '../space/space.ts'

/** Everything of a position but its facts. */
export interface Control {
  readonly key: string
  /** The state of each region of the cluster, in its order. */
  readonly states: readonly string[]
  /** Duties that steps brought about and that are still owed. */
  readonly owed: readonly string[]
  /** Duties that rules give and that have been done. */
  readonly done: readonly string[]
  readonly background: number
  readonly day: number
  /** What a {@link Watch} keeps in mind. */
  readonly flag: boolean
}

/** What an event can do at a control, with the facts before and after for which it can, and does. */
export interface Offer {
  /** `null` for the event's own effect alone. */
  readonly listed: Enabled | null
  readonly enabled: Node
  /** Enabled, and nothing written before it is. */
  readonly taken: Node
}

/** One event tried at one control. */
export interface Trial {
  readonly control: Control
  /** How many events it takes to get to where it is tried. */
  readonly layer: number
  readonly choice: Choice
  readonly offers: readonly Offer[]
}

/** Keeps one thing in mind along journeys. */
export interface Watch {
  readonly start: boolean
  /** How the flag goes on from here, and for which of the facts before and after. */
  readonly next: (
    control: Control,
    choice: Choice,
    states: readonly string[],
    relation: Node,
  ) => readonly { readonly flag: boolean; readonly relation: Node }[]
}

export function controlOf(parts: Omit<Control, 'key'>): Control {
  const { states, owed, done, background, day, flag } = parts
  return { key: JSON.stringify([states, owed, done, background, day, flag]), ...parts }
}

/** Where journeys start: in which states, with which facts. */
export function startsOf(
  space: Space,
  cluster: Cluster,
  watch: Watch | undefined,
): { readonly control: Control; readonly facts: Node }[] {
  return space.backgrounds.starts.flatMap((background) => {
    const answers = answersIn(space, 0, background)
    let starts: {
      readonly states: readonly string[]
      readonly owed: readonly string[]
      readonly facts: Node
    }[] = [{ states: [], owed: [], facts: startsIn(space) }]
    for (const region of cluster.regions) {
      let left: Node = YES
      const own = region.initial.map(({ target, guard }, at) => {
        const can = at === region.initial.length - 1 ? YES : answers.holds(guard)
        const facts = both(space, left, can)
        left = without(space, left, can)
        const leaf = leafOf(region, target)
        const entry = chainOf(region, leaf).flatMap((state) => state.entry)
        return { state: leaf.name, owed: obligedBy(entry, null), facts }
      })
      starts = starts.flatMap(({ states, owed, facts }) =>
        own.map((each) => ({
          states: [...states, each.state],
          owed: [...owed, ...each.owed],
          facts: both(space, facts, each.facts),
        })),
      )
    }
    return starts
      .filter(({ facts }) => facts !== NO)
      .map(({ states, owed, facts }) => ({
        control: controlOf({
          states,
          owed: tracked(cluster, owed),
          done: [],
          background,
          day: 0,
          flag: watch?.start ?? false,
        }),
        facts,
      }))
  })
}

/** The duties among these that matter to a cluster. */
export function tracked(cluster: Cluster, duties: Iterable<string>): string[] {
  return [...new Set(duties)].filter((duty) => cluster.duties.has(duty)).sort()
}
