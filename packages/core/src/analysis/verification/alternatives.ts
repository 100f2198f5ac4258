import { addMonths, dayNumber, dayText, isDay, type Day, type DayNumber } from '../../vocabulary/day.ts'
import type { Scalar } from '../../vocabulary/fact.ts'
import type { Parameter, Policy, RecordField, Value } from '../../policy/policy.ts'
import { decisionOf, fieldsOf, fieldTestsIn, listOf, parameterOf, testsIn } from '../../policy/references.ts'

export type Figure = Parameter['value']

/** A policy in which one parameter has another value. */
export function withFigure(policy: Policy, parameter: string, value: Figure): Policy {
  const declared = policy.parameters[parameter] as Parameter
  return { ...policy, parameters: { ...policy.parameters, [parameter]: { ...declared, value } } }
}

/**
 * Values of a parameter worth trying instead of its own, those furthest from it first: every value that
 * the policy can tell from others has one among them that it cannot tell it from.
 */
export function figuresFor(policy: Policy, parameter: string, asAt: Day): Figure[] {
  const { value, values, minimum, maximum } = policy.parameters[parameter] as Parameter
  const compared = comparedWith(policy, parameter)
  if (typeof value === 'number') {
    const line = numbersIn(compared)
    const [low, high] = [minimum as number, maximum as number]
    return isMonths(compared) ? monthsWithin(low, high, value) : numbersOn(line, low, high, value)
  }
  if (typeof value === 'boolean') return [!value]
  const choices = values ?? compared.flatMap(({ choices }) => choices)
  if (typeof value !== 'string') return listsBut(value, [...new Set(choices)])
  const days = values === undefined && isDay(value) ? daysAround([value, ...daysIn(compared, asAt)]) : []
  return [...new Set([...choices, ...days])].filter((each) => each !== value)
}

/** Numbers beyond the bounds that something in the policy marks, and one between each two. */
export function figuresOutside(policy: Policy, parameter: string): number[] {
  const { value, minimum, maximum } = policy.parameters[parameter] as Parameter
  if (typeof value !== 'number') return []
  const compared = comparedWith(policy, parameter)
  const marks = numbersIn(compared)
  const all = isMonths(compared)
    ? monthsWithin(0, mostMonths, value)
    : numbersOn(marks, Math.min(...marks, value), Math.max(...marks, value), value)
  return all
    .filter((each) => each < (minimum as number) || each > (maximum as number))
    .sort((a, b) => Math.abs(a - value) - Math.abs(b - value))
}

/** A fact, or a field of a record, that is compared with a parameter. */
interface Compared {
  /** Windows of months that it is held against. */
  readonly months: readonly number[]
  /** Everything else that it is compared with, and where it begins and ends. */
  readonly marks: readonly unknown[]
  readonly choices: readonly string[]
}

function comparedWith(policy: Policy, parameter: string): Compared[] {
  const subjects = new Map<string, { tests: { operator: string; value: Value }[]; marks: Scalar[] }>()
  const choices = new Map<string, readonly string[]>()
  const note = (key: string, test: { operator: string; value: Value }): Scalar[] => {
    const known = subjects.get(key) ?? { tests: [], marks: [] }
    known.tests.push(test)
    subjects.set(key, known)
    return known.marks
  }
  const conditions = [
    ...Object.values(policy.decisions).flatMap(({ rules }) => rules.map(({ conditions }) => conditions)),
    ...policy.assumptions.map(({ condition }) => condition),
  ]
  for (const condition of conditions)
    for (const test of testsIn(condition, policy.conditions)) note(test.fact, test)
  // Fields of records are noted beside them meanwhile.
  for (const [fact, { marks }] of new Map(subjects)) {
    const decision = policy.decisions[decisionOf(fact) ?? '']
    const declared = policy.facts[fact]
    if (decision !== undefined) choices.set(fact, Object.keys(decision.outcomes))
    if (declared?.type === 'choice') choices.set(fact, declared.values)
    if (declared?.type === 'number') marks.push(declared.minimum, declared.maximum)
    const derived = policy.derived[fact]
    if (derived === undefined) continue
    const list = listOf(derived)
    const fields = fieldsOf(policy, list)
    for (const test of fieldTestsIn(derived.where)) {
      const key = `${list} ${test.field}`
      const ends = note(key, test)
      const field = fields[test.field] as RecordField
      if (field.type === 'choice') choices.set(key, field.values)
      if (field.type === 'number') ends.push(field.minimum, field.maximum)
    }
  }
  const reads = ({ value }: { readonly value: Value }) => parameterOf(value) === parameter
  const figure = (value: Value): unknown => {
    const id = parameterOf(value)
    return id === null ? value : (policy.parameters[id] as Parameter).value
  }
  return [...subjects].flatMap(([key, { tests, marks }]) =>
    tests.some(reads)
      ? [
          {
            months: tests
              .filter(({ operator }) => operator.endsWith('Months'))
              .map(({ value }) => Number(figure(value))),
            marks: [...marks, ...tests.map(({ value }) => figure(value))],
            choices: choices.get(key) ?? [],
          },
        ]
      : [],
  )
}

const numbersIn = (compared: readonly Compared[]): number[] => [
  ...new Set(compared.flatMap(({ marks }) => marks.filter((mark) => typeof mark === 'number'))),
]

/** The day itself, days that are compared with, and where windows begin and end. */
function daysIn(compared: readonly Compared[], asAt: Day): string[] {
  const now = dayNumber(asAt) as DayNumber
  return compared.flatMap(({ marks, months }) => [
    asAt,
    ...marks.filter(isDay),
    ...months.flatMap((each) => [-each, each].map((away) => dayText(addMonths(now, away)))),
  ])
}

/** Is a number compared with days? Then it is a window. */
const isMonths = (compared: readonly Compared[]): boolean => compared.some(({ months }) => months.length > 0)

/** Each mark within the bounds and one number between each two. */
function numbersOn(marks: readonly number[], low: number, high: number, own: number): number[] {
  const inside = [...new Set([low, high, own, ...marks])]
    .filter((mark) => mark >= low && mark <= high)
    .sort((a, b) => a - b)
  const all = inside.flatMap((mark, at) => {
    const next = inside[at + 1]
    if (next === undefined) return [mark]
    const whole = Math.floor(mark) + 1
    return [mark, whole < next ? whole : (mark + next) / 2]
  })
  return furthestFirst(all, own)
}

/** Of two as far away, the smaller: they rise. */
function furthestFirst(all: readonly number[], own: number): number[] {
  return all.filter((each) => each !== own).sort((a, b) => Math.abs(b - own) - Math.abs(a - own))
}

/** The longest window that a condition may ask for. */
const mostMonths = 1_200
/** Windows that are tried one by one; of more, those near the ends and near its own. */
const fewMonths = 120

/** Windows are of whole months. Any of them can matter: what else they are held against are days. */
function monthsWithin(low: number, high: number, own: number): number[] {
  const first = Math.max(0, Math.ceil(low))
  const last = Math.min(mostMonths, Math.floor(high))
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
  const near = (each: number) => each < first + 2 || each > last - 2 || Math.abs(each - own) < 2
  return furthestFirst(all.length <= fewMonths ? all : all.filter(near), own)
}

/** Lists with one value more or one less; what is alone is exchanged, for no list is empty. */
function listsBut(own: readonly string[], choices: readonly string[]): (readonly string[])[] {
  return choices.flatMap((each) => {
    if (!own.includes(each)) return own.length === 1 ? [[...own, each], [each]] : [[...own, each]]
    return own.length === 1 ? [] : [own.filter((one) => one !== each)]
  })
}

/** The days themselves, their neighbours, and days before and after everything. */
function daysAround(days: readonly string[]): string[] {
  const numbers = days.map((day) => dayNumber(day) as number)
  const all = numbers.flatMap((number) => [number - 1, number, number + 1])
  const century = 36_525
  return [Math.min(...numbers) - century, Math.max(...numbers) + century, ...all].map((number) =>
    dayText(number),
  )
}
