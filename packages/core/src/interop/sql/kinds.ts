import { dayNumber, type DayNumber } from '../../vocabulary/day.ts'
import type { Group } from '../../diagram/group.ts'
import { NONE, type Scalar } from '../../vocabulary/fact.ts'
import { fieldTestsIn } from '../../policy/references.ts'
import type { RecordField } from '../../policy/policy.ts'
import { dayLiteral, literal } from './constants.ts'
import { fieldSubject } from './records.ts'
import type { OpenGroup } from './scope.ts'
import type { Column, Writing } from './statement.ts'

/** Does anything but the windows of one list of periods cut the days of a field? */
export function isMixed(open: OpenGroup, list: string): boolean {
  const windows = new Map<string, Set<string>>()
  const fixed = new Set<string>()
  for (const member of open.members) {
    if (member.list !== list) continue
    if ('latest' in member.derived) fixed.add(member.derived.of)
    for (const { field, operator, notCounting } of fieldTestsIn(member.derived.where)) {
      if (notCounting !== undefined) windows.set(field, (windows.get(field) ?? new Set()).add(notCounting))
      else if (operator !== 'isNone') fixed.add(field)
    }
  }
  return [...windows].some(([field, lists]) => lists.size > 1 || fixed.has(field))
}

/** Values worth trying for a field that a fact of the group looks at. */
function valuesOf({ fieldValues }: Group, list: string, field: string): readonly Scalar[] {
  return fieldValues.get(list)?.get(field) as readonly Scalar[]
}

/** Days worth trying for a field, whatever the periods are. */
export function staticDays(
  { group }: OpenGroup,
  list: string,
  field: string,
  declared: RecordField | undefined,
): DayNumber[] {
  const days = valuesOf(group, list, field).flatMap((value) => {
    // No day is `NONE`.
    const day = dayNumber(String(value))
    return day === null ? [] : [day, day - 1]
  })
  const last = declared?.type === 'day' && declared.past === true ? group.asAt : Infinity
  const edges = group.windowStarts.flatMap((start) => [start, start - 1])
  return [...new Set([...days, ...edges])].filter((day) => day <= last).sort((a, b) => a - b)
}

/** A field of a record that is not known, completed by a value worth trying. */
export interface Completion {
  readonly join: string
  readonly columns: readonly Column[]
}

/**
 * Every value that a field can matter by, where it is not known: one of each kind that no test and no weight tells
 * apart; days, also those on both sides of where a window begins.
 *
 * @param moving further days worth trying, such as where the windows begin that this field is tested with
 */
export function completion(
  { inputs }: Writing,
  open: OpenGroup,
  list: string,
  fields: readonly string[],
  field: string,
  moving: readonly string[],
): Completion {
  const at = fields.indexOf(field)
  const input = inputs.list(list)
  const declared = input.record[field] as RecordField
  const { value, none } = fieldSubject(input, fields, field, 'r.')
  const values = valuesOf(open.group, list, field)
  const plain =
    declared.type === 'day'
      ? staticDays(open, list, field, declared).map(dayLiteral)
      : values.filter((each) => each !== NONE).map(literal)
  const canHaveNone = none !== undefined
  const places = plain.length + moving.length + (canHaveNone ? 1 : 0)
  const rows = Array.from({ length: Math.max(1, places) }, (_, place) => `(${place})`)
  const cases = [...plain, ...moving].map((each, place) => `WHEN ${place} THEN ${each}`)
  const tried = cases.length === 0 ? 'NULL' : `CASE q${at}.place ${cases.join(' ')} END`
  const missing = canHaveNone ? `${value} IS NULL AND NOT ${none}` : `${value} IS NULL`
  return {
    join: `LEFT JOIN (VALUES ${rows.join(', ')}) AS q${at}(place) ON ${missing}`,
    columns: [
      { name: `g${at}`, expression: `COALESCE(${value}, ${tried})` },
      ...(canHaveNone
        ? [{ name: `h${at}`, expression: `(${none} OR COALESCE(q${at}.place = ${places - 1}, FALSE))` }]
        : []),
    ],
  }
}
