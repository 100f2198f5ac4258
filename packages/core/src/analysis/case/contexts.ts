import type { FactRecord, Facts } from '../../vocabulary/fact.ts'
import type { DerivedFact, Policy, Table } from '../../policy/policy.ts'
import { listOf } from '../../policy/references.ts'

/** Joined cases after which the search for a person at an edge ends. */
const mostJoined = 150
/** Records of one kind that are tried to bring about what was supplied. */
const mostRecords = 12

/**
 * People among whom one at an edge is looked for: of each case; with what was supplied worked out from
 * lists instead; and with what is left open in one case filled in from another.
 *
 * @param isAlike whether other facts give the answer that some facts give
 */
export function* contextsOf(
  alone: Policy,
  cases: readonly Facts[],
  isAlike: (facts: Facts, other: Facts) => boolean,
): Generator<Facts> {
  const own: Facts[] = []
  for (const facts of cases) {
    own.push(facts)
    yield facts
    const worked = workedOut(alone, facts, isAlike)
    if (worked === null) continue
    own.push(worked)
    yield worked
  }
  let joined = 0
  for (const facts of own) {
    for (const other of own) {
      if (Object.keys(other).every((id) => Object.hasOwn(facts, id))) continue
      if (joined >= mostJoined) return
      joined += 1
      yield { ...other, ...facts }
    }
  }
}

/** The same without what may be supplied, and with as many records as give the same answer. */
function workedOut(
  alone: Policy,
  facts: Facts,
  isAlike: (facts: Facts, other: Facts) => boolean,
): Facts | null {
  for (const [id, derived] of Object.entries(alone.derived)) {
    const { [id]: supplied, ...rest } = facts
    const records = facts[listOf(derived)]
    if (supplied === undefined || !Array.isArray(records) || records.length === 0) continue
    for (const kind of kindsOf(alone, derived, records as FactRecord[])) {
      for (let times = 1; times <= mostRecords; times += 1) {
        const more = Array.from({ length: times }, () => kind).flat()
        const worked = { ...rest, [listOf(derived)]: more }
        if (isAlike(facts, worked)) return worked
      }
    }
  }
  return null
}

/** The records as they are; of a sum, as the types that weigh most before that. */
function kindsOf(
  alone: Policy,
  derived: DerivedFact,
  records: readonly FactRecord[],
): (readonly FactRecord[])[] {
  if (!('sum' in derived)) return [records]
  const { table, by } = derived.of
  const heavy = Object.entries((alone.tables[table] as Table).rows).sort(([, a], [, b]) => b.value - a.value)
  const heaviest = heavy.slice(0, 3).map(([type]) => records.map((record) => ({ ...record, [by]: type })))
  return [...heaviest, records]
}
