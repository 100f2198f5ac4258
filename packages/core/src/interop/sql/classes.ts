import { dayText } from '../../vocabulary/day.ts'
import { NONE, type Scalar } from '../../vocabulary/fact.ts'
import type { Variable } from '../../diagram/compile.ts'
import { domainOf } from '../../diagram/declared.ts'
import { writtenTests } from '../../diagram/tested.ts'
import { literal, type Constants } from './constants.ts'
import type { FactTest, Policy, Value } from '../../policy/policy.ts'
import type { Subject } from './comparison.ts'

/** A stretch of values with the condition that a value is in it; they are tried in order, the last holds of the rest. */
interface Stretch {
  readonly condition: string
  readonly of: number | undefined
  /** A number of the stretch. */
  readonly example?: number
}

/**
 * Which of a fact's classes a value is in, as SQL; NULL where it is not known.
 *
 * @param told what to give for a class; of numbers, one in it is given too
 */
export function classSql(
  policy: Policy,
  variable: Variable,
  subject: Subject,
  constants: Constants,
  told: (at: number, example: number) => string,
): string {
  const domain = domainOf(policy, variable.fact)
  const stretches =
    subject.type === 'number'
      ? numberStretches(policy, variable, subject.value, constants)
      : subject.type === 'day'
        ? dayStretches(policy, variable, subject.value, constants)
        : valueStretches(
            variable,
            subject.value,
            domain.type === 'boolean' ? [false, true] : (domain.values as readonly string[]),
          )
  const none =
    subject.none === undefined ? [] : [{ condition: subject.none, of: variable.classes.classOf(NONE) }]
  return caseOf(
    [...none, { condition: `${subject.value} IS NULL`, of: undefined }, ...merged(stretches)],
    told,
  )
}

function caseOf(stretches: readonly Stretch[], told: (at: number, example: number) => string): string {
  const cases = stretches.map(
    ({ condition, of, example = 0 }) =>
      `WHEN ${condition} THEN ${of === undefined ? 'NULL' : told(of, example)}`,
  )
  return `CASE ${cases.join(' ')} END`
}

/** Neighbours of one class become one: the condition of the later holds of both. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  return stretches.filter(({ of }, at) => at === stretches.length - 1 || stretches[at + 1]?.of !== of)
}

function valueStretches({ classes }: Variable, found: string, values: readonly Scalar[]): Stretch[] {
  const groups = new Map<number, Scalar[]>()
  for (const value of values) {
    const at = classes.classOf(value)
    groups.set(at, [...(groups.get(at) ?? []), value])
  }
  return [...groups].map(([of, alike]) => ({
    condition: `${found} IN (${alike.map(literal).join(', ')})`,
    of,
  }))
}

function numberStretches(
  policy: Policy,
  { fact, classes }: Variable,
  found: string,
  constants: Constants,
): Stretch[] {
  const sources = new Map(testsOf(policy, fact).map(({ value }) => [constants.plain(value), value] as const))
  const { cuts } = classes
  const inside = (value: number): number | undefined => {
    const at = classes.classOf(value) as number | undefined
    return at === undefined || at < 0 ? undefined : at
  }
  const stretches = cuts.flatMap((cut, at): Stretch[] => {
    // Nothing cuts but what a test compares with.
    const text = constants.scalar(sources.get(cut) as Value)
    const before = at === 0 ? cut - 1 : ((cuts[at - 1] as number) + cut) / 2
    return [
      { condition: `${found} < ${text}`, of: inside(before), example: before },
      { condition: `${found} <= ${text}`, of: inside(cut), example: cut },
    ]
  })
  const beyond = (cuts.at(-1) ?? 0) + 1
  return [...stretches, { condition: 'TRUE', of: inside(beyond), example: beyond }]
}

/** Of a fact that some condition asks for. */
function testsOf(policy: Policy, fact: string): readonly FactTest[] {
  return writtenTests(policy).get(fact) as readonly FactTest[]
}

function dayStretches(
  policy: Policy,
  { fact, classes }: Variable,
  found: string,
  constants: Constants,
): Stretch[] {
  const sources = new Map<number, string>()
  for (const { operator, value } of testsOf(policy, fact)) {
    if (operator === 'isNone') continue
    const figures = constants.days(operator, value)
    const { from, to } = constants.range(operator, value)
    if (figures.from !== null && from !== null) sources.set(figures.from, `${found} < ${from}`)
    if (figures.to !== null && to !== null) sources.set(figures.to + 1, `${found} <= ${to}`)
  }
  const { starts } = classes
  const stretches = starts.map((start): Stretch => ({
    condition: sources.get(start) as string,
    of: classes.classOf(dayText(start - 1)),
  }))
  const last = starts.at(-1)
  return [
    ...stretches,
    { condition: 'TRUE', of: classes.classOf(last === undefined ? '2000-01-01' : dayText(last)) },
  ]
}
