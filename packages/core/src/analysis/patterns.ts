import type { Facts } from '../vocabulary/fact.ts'
import type { Compiled } from '../diagram/compile.ts'
import { worldsOf } from '../diagram/completions.ts'
import type { Group, Member } from '../diagram/group.ts'
import { product } from '../diagram/product.ts'
import { writtenTests } from '../diagram/tested.ts'
import type { Origins } from '../diagram/ways.ts'
import type { FactDeclaration, FactTest } from '../policy/policy.ts'
import { listsOf } from '../policy/references.ts'
import { domainMeaning, text } from './meaning.ts'
import { derivedMeaning } from './restate.ts'

/** One way in which the lists of a group can turn out: a class for each member, and lists that give it. */
export interface Pattern {
  /** By variable; `null` for a sum that stays unknown because a weight is. */
  readonly classes: ReadonlyMap<number, number | null>
  /** By variable, all that it could be. */
  readonly open: ReadonlyMap<number, readonly number[]>
  /** Lists that turn out so, with as few records as were found. */
  readonly lists: () => Facts
  readonly records: number
}

/** A way as it is remembered: by the members' places instead of the numbers they have in one store. */
interface Way {
  readonly classes: readonly (readonly number[])[]
  readonly records: number
  readonly lists: () => Facts
}

/** Ways worked out last, by all that they hang on: the same lists are looked at for one decision after another. */
const remembered = new Map<string, readonly Way[]>()
const rememberAtMost = 12

/** Every distinct way in which wholly free lists can turn out. */
export function patternsOf(compiled: Compiled, group: Group, members: readonly Member[]): Pattern[] {
  const key = keyOf(compiled, group, members)
  let ways = remembered.get(key)
  if (ways === undefined) {
    ways = waysOf(group, members)
    if (remembered.size >= rememberAtMost) remembered.delete(remembered.keys().next().value as string)
    remembered.set(key, ways)
  }
  return ways.map(({ classes: all, records, lists }) => ({
    classes: new Map(
      members.map(({ variable }, at) => {
        const [only, ...others] = all[at] as readonly [number, ...number[]]
        return [variable, others.length === 0 ? only : null]
      }),
    ),
    open: new Map(members.map(({ variable }, at) => [variable, all[at] as readonly number[]])),
    records,
    lists,
  }))
}

/**
 * The day, the lists, what is derived from them, and the tests that cut it into classes; of every member
 * of the group, since each has a part in which records are worth trying.
 */
function keyOf({ policy, asAt, resolved }: Compiled, group: Group, members: readonly Member[]): string {
  const lists = new Set(group.members.flatMap(({ derived }) => listsOf(derived)))
  return text({
    asAt,
    lists: [...lists].map((list) => [list, domainMeaning(policy.facts[list] as FactDeclaration)]),
    members: group.members.map((member) => {
      const declared = policy.facts[member.id]
      return [
        members.includes(member),
        derivedMeaning(policy, member.id, asAt),
        declared === undefined ? null : domainMeaning(declared),
        (writtenTests(policy).get(member.id) as readonly FactTest[]).map(resolved),
      ]
    }),
  })
}

function waysOf(group: Group, members: readonly Member[]): Way[] {
  const origins: Origins = new WeakMap()
  const worlds = worldsOf(group, members, {}, { origins })
  const found = new Map<string, Way>()
  for (const choice of product(worlds.carriers.map(({ size }) => size))) {
    const classes = worlds.classes(choice)
    const key = classes.join(';')
    const records = worlds.records(choice)
    if ((found.get(key)?.records ?? Infinity) <= records) continue
    found.set(key, { classes, records, lists: () => worlds.lists(choice) })
  }
  return [...found.values()]
}
