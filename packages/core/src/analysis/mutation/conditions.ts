import { pointer } from '../../vocabulary/issue.ts'
import type { Policy } from '../../policy/policy.ts'
import { isDay } from '../../vocabulary/day.ts'
import { nearDays, otherLists, otherNumbers } from './figures.ts'
import { inside, type Mutation, type MutationKind, type Place } from './mutant.ts'
import { listWords, type AnyCondition, type AnyTest, type Reader } from './reader.ts'

/** Comparisons that are easily written for one another: just beside, then opposite. */
const flips: Readonly<Record<string, readonly string[]>> = {
  equal: ['notEqual'],
  notEqual: ['equal'],
  in: ['notIn'],
  notIn: ['in'],
  lessThan: ['lessThanInclusive', 'greaterThanInclusive'],
  lessThanInclusive: ['lessThan', 'greaterThan'],
  greaterThan: ['greaterThanInclusive', 'lessThanInclusive'],
  greaterThanInclusive: ['greaterThan', 'lessThan'],
  onOrBefore: ['onOrAfter'],
  onOrAfter: ['onOrBefore'],
  withinLastMonths: ['withinNextMonths'],
  withinNextMonths: ['withinLastMonths'],
}

/** The small changes of a condition, part by part, in the order in which it is written. */
export function* conditionMutations(
  policy: Policy,
  condition: AnyCondition,
  place: Place,
  reader: Reader,
  within: 'root' | 'group' | 'not' = 'root',
): Generator<Mutation> {
  if ('all' in condition || 'any' in condition) {
    const kind = 'all' in condition ? 'all' : 'any'
    const parts: readonly AnyCondition[] = 'all' in condition ? condition.all : condition.any
    if (parts.length > 1) {
      const other = kind === 'all' ? { any: parts } : { all: parts }
      const words = kind === 'all' ? ['and', 'or'] : ['or', 'and']
      yield changed('group', place, other, `“${words[0]}” became “${words[1]}” in ${said(reader, condition)}`)
      if (within !== 'not') yield negated(place, reader, condition)
    }
    for (const [at, part] of parts.entries()) {
      const there = inside(place, kind, at)
      if (parts.length > 1) yield dropped(there, `${said(reader, part)} was left out`)
      yield* conditionMutations(policy, part, there, reader, 'group')
    }
  } else if ('not' in condition) {
    const change = `${said(reader, condition)} became ${said(reader, condition.not)}`
    // A test does not stand alone at the root of a rule.
    const isBare = within === 'root' && ('fact' in condition.not || 'field' in condition.not)
    yield changed('negated', place, isBare ? { all: [condition.not] } : condition.not, change)
    yield* conditionMutations(policy, condition.not, inside(place, 'not'), reader, 'not')
  } else if ('condition' in condition) {
    if (within !== 'not') yield negated(place, reader, condition)
  } else yield* testMutations(policy, condition, place, reader, within)
}

function negated(place: Place, reader: Reader, condition: AnyCondition): Mutation {
  return changed('negated', place, { not: condition }, `${said(reader, condition)} became its opposite`)
}

/** What a condition says, in quotation marks; those inside become single ones. */
export function said(reader: Reader, condition: AnyCondition): string {
  return `“${reader.words(condition).replaceAll('“', '‘').replaceAll('”', '’')}”`
}

function* testMutations(
  policy: Policy,
  test: AnyTest,
  place: Place,
  reader: Reader,
  within: 'root' | 'group' | 'not',
): Generator<Mutation> {
  const tested = reader.tested(test)
  const other = (kind: MutationKind, key: 'operator' | 'value', value: unknown): Mutation => {
    const after = { ...test, [key]: value } as AnyTest
    return changed(kind, inside(place, key), value, `${said(reader, test)} became ${said(reader, after)}`)
  }
  for (const operator of flips[test.operator] ?? []) {
    if (tested.mayBeNone && operator === 'notEqual') continue
    // Inside `not`, the opposite is what leaving out the `not` says.
    if (within === 'not' && !tested.mayBeNone && isOpposite(test.operator, operator)) continue
    yield other('operator', 'operator', operator)
  }
  // Where no operator is the opposite, `not` is: of days, and of what may be none.
  if (within !== 'not' && (tested.mayBeNone || tested.type === 'day') && test.operator !== 'isNone')
    yield negated(place, reader, test)
  for (const { kind, value } of otherValues(test, tested.values)) yield other(kind, 'value', value)
  if ('field' in test && test.notCounting !== undefined)
    yield dropped(
      inside(place, 'notCounting'),
      `days in “${listWords(policy, test.notCounting)}” were counted too`,
    )
}

/** Of what cannot be none, is exactly one of the two always true? */
function isOpposite(operator: string, other: string): boolean {
  return flips[operator]?.at(-1) === other && !/^(on|within)/.test(operator)
}

/** Other literals for the value of a test. Parameters have a place of their own. */
function* otherValues(
  { operator, value }: AnyTest,
  choices: readonly string[],
): Generator<{ kind: MutationKind; value: number | string | boolean | readonly string[] }> {
  if (Array.isArray(value)) {
    for (const other of otherLists(value as readonly string[], choices)) yield { kind: 'value', value: other }
  } else if (typeof value === 'number') {
    for (const other of otherNumbers(value)) yield { kind: 'threshold', value: other }
  } else if (typeof value === 'string') {
    if (choices.length === 0 && isDay(value))
      for (const other of nearDays(value)) yield { kind: 'threshold', value: other }
    for (const other of choices) if (other !== value) yield { kind: 'value', value: other }
  } else if (operator === 'isNone' && typeof value === 'boolean') yield { kind: 'value', value: !value }
}

function changed(kind: MutationKind, place: Place, value: unknown, change: string): Mutation {
  return {
    kind,
    place,
    edit: [{ op: 'replace', path: pointer(place.named), value }],
    variant: kind === 'group' || kind === 'negated' ? kind : JSON.stringify(value),
    change,
  }
}

function dropped(place: Place, change: string): Mutation {
  return {
    kind: 'dropped',
    place,
    edit: [{ op: 'remove', path: pointer(place.named) }],
    variant: 'left out',
    change,
  }
}
