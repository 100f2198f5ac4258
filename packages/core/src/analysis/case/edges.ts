import { dayNumber, dayText, type Day, type DayNumber } from '../../vocabulary/day.ts'
import type { FactRecord, Facts, Scalar } from '../../vocabulary/fact.ts'
import { dayRange } from '../../policy/operators.ts'
import type { DerivedFact, FactDeclaration, Policy, RecordField, Value } from '../../policy/policy.ts'
import { fieldsOf, fieldTestsIn, listOf, listsOf, own, resolve, testsIn } from '../../policy/references.ts'
import { dayWords, valueWords } from '../../explanation/words.ts'

/** A figure or day at which a test turns, and the values just below it, at it and just above. */
export interface Edge {
  /** What is compared, in words. */
  readonly title: string
  /** The derived fact that turns on it, for a field of a record. */
  readonly derived: string | null
  /** Each with its words, such as `999, just below 1,000`. */
  readonly values: readonly { readonly value: Scalar; readonly words: string }[]
  /** Facts as they would be with a value, each way in which they can have it. */
  readonly put: (facts: Facts, value: Scalar) => Facts[]
}

/** Every edge of the tests on numbers and days that a decision rests on, each once, in order. */
export function edgesOf(alone: Policy, asAt: Day): Edge[] {
  const edges = new Map<string, Edge>()
  const derived = new Map<string, DerivedFact>()
  for (const decision of Object.values(alone.decisions)) {
    for (const rule of decision.rules)
      for (const { fact, operator, value } of testsIn(rule.conditions, alone.conditions)) {
        const workedOut = own(alone.derived, fact)
        if (workedOut !== undefined) derived.set(fact, workedOut)
        const declared = own(alone.facts, fact)
        if (declared === undefined) continue
        for (const turn of turns(alone, declared, operator, value, asAt))
          add(edges, alone, { derived: null, list: null, field: fact, declared }, turn)
      }
  }
  for (const [id, each] of derived) {
    const list = listOf(each)
    for (const { field, operator, value } of fieldTestsIn(each.where)) {
      const declared = fieldsOf(alone, list)[field] as RecordField
      for (const turn of turns(alone, declared, operator, value, asAt))
        add(edges, alone, { derived: id, list, field, declared }, turn)
    }
  }
  return [...edges.values()]
}

interface Where {
  readonly derived: string | null
  readonly list: string | null
  readonly field: string
  readonly declared: FactDeclaration | RecordField
}

/** A number, or the number of a day, from which on a test says something else. */
interface Turn {
  readonly at: number
  readonly isDay: boolean
}

function turns(
  policy: Policy,
  declared: FactDeclaration | RecordField,
  operator: string,
  value: Value,
  asAt: Day,
): Turn[] {
  if (operator === 'isNone') return []
  const required = resolve(policy, value, asAt)
  const today = dayNumber(asAt) as DayNumber
  // A number is compared with nothing but numbers.
  if (declared.type === 'number') return [{ at: required as number, isDay: false }]
  if (declared.type !== 'day') return []
  const { from, to } = dayRange(operator, required, today)
  return [from, to].flatMap((day) =>
    day === null || (declared.past === true && day >= today) ? [] : [{ at: day, isDay: true }],
  )
}

function add(
  edges: Map<string, Edge>,
  policy: Policy,
  { derived, list, field, declared }: Where,
  turn: Turn,
): void {
  const key = JSON.stringify([derived, list, field, turn.at])
  const words = (value: Scalar) =>
    turn.isDay ? dayWords(String(value)) : list === null ? valueWords(policy, field, value) : String(value)
  const valueAt = (number: number): Scalar => (turn.isDay ? dayText(number) : number)
  const edge = words(valueAt(turn.at))
  const near = [
    { number: turn.at - 1, said: `, below ${edge}` },
    { number: turn.at, said: '' },
    { number: turn.at + 1, said: `, above ${edge}` },
  ].filter(({ number }) => isIn(declared, number))
  edges.set(key, {
    derived,
    title: declared.title,
    values: near.map(({ number, said }) => {
      const value = valueAt(number)
      return {
        value,
        words: words(value) + (turn.isDay ? said.replace('below', 'before').replace('above', 'after') : said),
      }
    }),
    put: (facts, value) =>
      list === null
        ? [{ ...facts, [field]: value }]
        : intoRecords({ ...noRecords(policy, derived as string), ...facts }, list, field, value),
  })
}

/** Days are written with a year of four digits. */
const [firstDay, lastDay] = ['0000-01-01', '9999-12-31'].map(dayNumber) as [DayNumber, DayNumber]

function isIn(declared: FactDeclaration | RecordField, number: number): boolean {
  if (declared.type !== 'number') return number >= firstDay && number <= lastDay
  return (
    number >= declared.minimum &&
    number <= declared.maximum &&
    (declared.whole !== true || Number.isInteger(number))
  )
}

/** Nothing in the lists that a derived fact rests on: its periods leave nothing open then. */
function noRecords(policy: Policy, derived: string): Facts {
  return Object.fromEntries(listsOf(policy.derived[derived] as DerivedFact).map((id) => [id, []]))
}

/** The value in one record after another. */
function intoRecords(facts: Facts, list: string, field: string, value: Scalar): Facts[] {
  const records = facts[list] as readonly FactRecord[]
  return records.map((_, at) => ({
    ...facts,
    [list]: records.map((record, other) => (other === at ? { ...record, [field]: value } : record)),
  }))
}
