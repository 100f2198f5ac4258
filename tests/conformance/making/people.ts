// People worth assessing: who they are does not matter, only what is known of them and what is not.
import { isIomRulesError, type Facts, type FactValue, type Policy } from '@iom-rules/core'
import { cases } from '@iom-rules/core/analysis'
import type { Rests } from './asked.ts'
import type { Tried } from './values.ts'

/** Facts of somebody, and what they are there for. */
export interface Person {
  readonly facts: Facts
  readonly shows: string
}

type Values = ReadonlyMap<string, readonly Tried[]>

/** Up to so many people every combination of values is tried. */
const fewEnough = 700
/** People with values drawn by chance, for pairs and triples of values that nobody else shows. */
const drawn = 1000

/** Everybody who might show something of a decision, the plainest first. */
export function* peopleFor(
  policy: Policy,
  decision: string,
  asAt: string,
  rests: Rests,
  values: Values,
): Generator<Person> {
  const turning = casesOf(policy, decision, asAt)
  yield* turning
  const all = [...values.values()].reduce((product, each) => product * each.length, 1)
  if (all <= fewEnough) {
    yield* everyCombination(values)
    return
  }
  const complete = [...filledIn(turning, values)]
  yield* complete
  for (const { facts } of bases(turning, complete)) yield* eachValue(facts, values)
  for (const { facts } of bases(turning, complete)) yield* forgotten(facts, rests)
  yield* byChance(
    values,
    turning.map(({ facts }) => facts),
  )
}

/** One for each way in which each rule decides, and those on either side of each figure. */
function casesOf(policy: Policy, decision: string, asAt: string): Person[] {
  return cases(policy, decision, { asAt }).map(({ facts, title }) => ({ facts, shows: title }))
}

function* everyCombination(values: Values): Generator<Person> {
  const ids = [...values.keys()]
  const at = ids.map(() => 0)
  for (;;) {
    const picked = ids.map((id, place) => [id, values.get(id)?.[at[place] as number] as Tried] as const)
    yield {
      facts: known(picked.map(([id, { value }]) => [id, value])),
      shows: picked.map(([id, { words }]) => `${id} ${words}`).join('; '),
    }
    let place = ids.length - 1
    while (place >= 0 && at[place] === (values.get(ids[place] as string)?.length ?? 0) - 1) at[place--] = 0
    if (place < 0) return
    at[place] = (at[place] as number) + 1
  }
}

/** The same people with nothing unknown that bears on the decision. */
function* filledIn(people: readonly Person[], values: Values): Generator<Person> {
  for (const [turn, { facts, shows }] of people.entries()) {
    const more = [...values].map(([id, tried]): [string, FactValue] => {
      const complete = tried.filter(({ words }) => !words.includes('unknown'))
      return [id, complete[turn % Math.max(1, complete.length)]?.value ?? null]
    })
    yield { facts: { ...known(more), ...facts }, shows: `${shows}; everything known` }
  }
}

const mostBases = 30

/** People to change one thing of: spread evenly over those there are. */
function bases(turning: readonly Person[], complete: readonly Person[]): Person[] {
  return [turning, complete].flatMap((people) => {
    const step = Math.max(1, Math.ceil(people.length / mostBases))
    return people.filter((_, at) => at % step === 0)
  })
}

/** One fact after another with every value it can have. */
function* eachValue(facts: Facts, values: Values): Generator<Person> {
  for (const [id, tried] of values)
    for (const { value, words } of tried)
      yield { facts: known(Object.entries({ ...facts, [id]: value })), shows: `${id} ${words}` }
}

/** Each known fact, each two of them and, of few, each set of them unknown. */
function* forgotten(facts: Facts, { facts: bearing }: Rests): Generator<Person> {
  const ids = bearing.filter((id) => facts[id] !== undefined)
  const few = ids.length <= 6
  for (let set = 1; set < 2 ** Math.min(ids.length, 16); set += 1) {
    const without = ids.filter((_, at) => (set >> at) % 2 === 1)
    if (!few && without.length > 2) continue
    const left = Object.entries(facts).filter(([id]) => !without.includes(id))
    yield { facts: known(left), shows: `${without.join(', ')} unknown` }
  }
}

/** Values drawn evenly, on top of somebody to whom the decision matters, so that what is drawn can. */
function* byChance(values: Values, turning: readonly Facts[]): Generator<Person> {
  const next = numbers(values.size)
  for (let turn = 0; turn < drawn; turn += 1) {
    const base = turn % 3 === 0 ? {} : (turning[next(Math.max(1, turning.length))] ?? {})
    const picked = [...values].map(([id, tried]): [string, FactValue] => [
      id,
      turn % 3 !== 0 && next(2) === 0 ? (base[id] ?? null) : (tried[next(tried.length)] as Tried).value,
    ])
    yield { facts: known(picked), shows: 'values together' }
  }
}

/** Whole numbers below a bound, the same ones every time (Park and Miller’s generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed + 1
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** Facts in alphabetical order, those that are unknown left out. */
export function known(entries: readonly (readonly [string, FactValue | undefined])[]): Facts {
  return Object.fromEntries(
    entries
      .filter(([, value]) => value !== null && value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** What is worked out, or `null` where it would take too long or the facts do not fit. */
export function tried<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (isIomRulesError(error) && (error.code === 'TOO_COMPLEX' || error.code === 'INVALID_NOMINAL'))
      return null
    throw error
  }
}
