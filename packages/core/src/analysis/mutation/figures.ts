import { dayNumber, dayText, isDay, type Day, type DayNumber } from '../../vocabulary/day.ts'
import { pointer } from '../../vocabulary/issue.ts'
import type { Parameter, Policy } from '../../policy/policy.ts'
import { dayWords, listed, measure } from '../../explanation/words.ts'
import type { Mutation, MutationKind, Place } from './mutant.ts'

/** One more and one less, in the figure’s own unit. */
export function otherNumbers(value: number): number[] {
  // To six decimal places, as sums are taken, so that 0.1 + 1 is 1.1.
  return [value + 1, value - 1].map((other) => Math.round(other * 1e6) / 1e6)
}

/** The day after and the day before. */
export function nearDays(day: Day): Day[] {
  const number = dayNumber(day) as DayNumber
  return [dayText(number + 1), dayText(number - 1)]
}

/** The list with each member left out, and with each other choice added. */
export function otherLists(list: readonly string[], choices: readonly string[]): (readonly string[])[] {
  const fewer = list.length < 2 ? [] : list.map((_, at) => list.filter((__, other) => other !== at))
  const more = choices.filter((choice) => !list.includes(choice)).map((choice) => [...list, choice])
  return [...fewer, ...more]
}

/** The small changes of every parameter. */
export function* parameterMutations(policy: Policy): Generator<Mutation> {
  for (const [id, parameter] of Object.entries(policy.parameters)) {
    const path = ['parameters', id, 'value']
    const place: Place = { path, named: path, part: { kind: 'parameters', id }, words: parameter.title }
    for (const { kind, value, change } of changes(policy, parameter))
      yield {
        kind,
        place,
        edit: [{ op: 'replace', path: pointer(path), value }],
        variant: JSON.stringify(value),
        change,
      }
  }
}

interface Change {
  readonly kind: MutationKind
  readonly value: Parameter['value']
  readonly change: string
}

function* changes(policy: Policy, { value, unit, minimum, maximum, values }: Parameter): Generator<Change> {
  if (typeof value === 'number') {
    for (const other of otherNumbers(value)) {
      if (other < (minimum as number) || other > (maximum as number)) continue
      yield { kind: 'threshold', value: other, change: grown(value, other, unit) }
    }
  } else if (typeof value === 'boolean') {
    yield { kind: 'value', value: !value, change: value ? 'yes became no' : 'no became yes' }
  } else if (typeof value === 'string') {
    if (values === undefined && isDay(value))
      for (const other of nearDays(value))
        yield { kind: 'threshold', value: other, change: `${dayWords(value)} became ${dayWords(other)}` }
    for (const other of values ?? []) {
      if (other === value) continue
      yield {
        kind: 'value',
        value: other,
        change: `“${choiceWords(policy, value)}” became “${choiceWords(policy, other)}”`,
      }
    }
  } else {
    for (const other of otherLists(value, values ?? [])) {
      const gone = value.filter((each) => !other.includes(each))
      const come = other.filter((each) => !value.includes(each))
      const words = listed([...gone, ...come].map((each) => `“${choiceWords(policy, each)}”`))
      yield { kind: 'value', value: other, change: `${words} was ${gone.length > 0 ? 'left out' : 'added'}` }
    }
  }
}

/** The small changes of every figure that is looked up. */
export function* tableMutations(policy: Policy): Generator<Mutation> {
  for (const [id, table] of Object.entries(policy.tables)) {
    for (const [row, { value }] of Object.entries(table.rows)) {
      const path = ['tables', id, 'rows', row, 'value']
      const words = `${table.title}: “${choiceWords(policy, row)}”`
      const place: Place = { path, named: path, part: { kind: 'tables', id }, words }
      for (const other of otherNumbers(value)) {
        if (other < 0) continue
        yield {
          kind: 'threshold',
          place,
          edit: [{ op: 'replace', path: pointer(path), value: other }],
          variant: String(other),
          change: grown(value, other, undefined),
        }
      }
    }
  }
}

/** `75 percent became 76 percent`; `1,000 became 1,001`. */
function grown(before: number, after: number, unit: string | undefined): string {
  return `${measure(before, unit)} became ${measure(after, unit)}`
}

/** What a value of a parameter is called where a choice of that name is declared. */
function choiceWords(policy: Policy, value: string): string {
  for (const fact of Object.values(policy.facts)) {
    const fields = fact.type === 'list' ? [fact, ...Object.values(fact.record ?? {})] : [fact]
    for (const field of fields) {
      const words = 'labels' in field ? field.labels?.[value] : undefined
      if (words !== undefined) return words
    }
  }
  return value
}
