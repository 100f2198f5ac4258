import { addMonths, type Day, type DayNumber } from '../../vocabulary/day.ts'
import type { Scalar } from '../../vocabulary/fact.ts'
import { dayRange, holds, type TestedType } from '../../policy/operators.ts'
import type { FieldTest, RecordCondition } from '../../policy/policy.ts'
import { noneDay, unknownDay, valueAt, type Column } from '../columns/column.ts'
import type { ListColumn } from '../columns/list.ts'
import type { People } from '../columns/people.ts'
import { mergePeriods, movedDays, type MergedPeriods } from './periods.ts'

/** Which records of a list meet a condition; for all people at once, each thing worked out once. */
export interface Records {
  /** 1 for each record that is known to meet the condition, where every field that it tests is known. */
  readonly meeting: (list: string, where: RecordCondition | undefined) => Uint8Array
  /** The days of a field, moved by the periods of another list. */
  readonly moved: (list: string, field: string, periods: string) => Int32Array
  readonly required: (test: FieldTest) => Scalar | readonly string[]
  readonly asAt: Day
}

export function openRecords(
  people: People,
  asAtText: Day,
  asAt: DayNumber,
  required: (test: FieldTest) => Scalar | readonly string[],
): Records {
  const masks = new Map<string, Uint8Array>()
  const { movedBy, periodsOf } = keptFor(people, asAtText)

  const moved = (list: string, field: string, periods: string): Int32Array => {
    const key = JSON.stringify([list, field, periods])
    let found = movedBy.get(key)
    if (found === undefined) {
      let merged = periodsOf.get(periods)
      if (merged === undefined)
        periodsOf.set(periods, (merged = mergePeriods(people.lists.get(periods) as ListColumn, asAt)))
      const column = people.lists.get(list) as ListColumn
      const days = column.fields.get(field) as Extract<Column, { kind: 'day' }>
      found = movedDays(column, days.rows, merged, asAt)
      movedBy.set(key, found)
    }
    return found
  }

  const meeting = (list: string, where: RecordCondition | undefined): Uint8Array => {
    const column = people.lists.get(list) as ListColumn
    const many = column.starts.at(-1) as number
    if (where === undefined) return new Uint8Array(many).fill(1)
    if ('field' in where) {
      const key = JSON.stringify([list, where.field, where.operator, required(where), where.notCounting])
      let mask = masks.get(key)
      if (mask === undefined) masks.set(key, (mask = test(list, column, where, many)))
      return mask
    }
    if ('not' in where) return meeting(list, where.not).map((met) => 1 - met)
    const parts = ('all' in where ? where.all : where.any).map((part) => meeting(list, part))
    const joined = (parts[0] as Uint8Array).slice()
    for (const part of parts.slice(1)) {
      if ('all' in where)
        for (let at = 0; at < many; at += 1) joined[at] = (joined[at] as number) & (part[at] as number)
      else for (let at = 0; at < many; at += 1) joined[at] = (joined[at] as number) | (part[at] as number)
    }
    return joined
  }

  function test(list: string, column: ListColumn, where: FieldTest, many: number): Uint8Array {
    const value = required(where)
    const mask = new Uint8Array(many)
    const { field, operator, notCounting } = where
    if (notCounting !== undefined && operator === 'withinLastMonths') {
      const days = moved(list, field, notCounting)
      const start = addMonths(asAt, -Number(value))
      for (let at = 0; at < many; at += 1) mask[at] = (days[at] as number) >= start ? 1 : 0
      return mask
    }
    const rows = column.fields.get(field) as Column
    if (rows.kind === 'day' && operator !== 'isNone' && operator !== 'notEqual') {
      const range = dayRange(operator, value, asAt)
      // Not known and having none lie outside every range.
      const from = range.from ?? unknownDay + 1
      const to = range.to ?? noneDay - 1
      const days = rows.rows
      for (let at = 0; at < many; at += 1)
        mask[at] = (days[at] as number) >= from && (days[at] as number) <= to ? 1 : 0
      return mask
    }
    if (rows.kind === 'code') {
      const table = Uint8Array.from([
        0,
        ...rows.values.map((each) => (holds(operator, each, value, asAt, typeOf(rows)) ? 1 : 0)),
      ])
      const codes = rows.rows
      for (let at = 0; at < many; at += 1) mask[at] = table[codes[at] as number] as number
      return mask
    }
    for (let at = 0; at < many; at += 1) {
      const found = valueAt(rows, at)
      mask[at] = found !== undefined && holds(operator, found, value, asAt, typeOf(rows)) ? 1 : 0
    }
    return mask
  }
  return { meeting, moved, required, asAt: asAtText }
}

interface Kept {
  readonly movedBy: Map<string, Int32Array>
  readonly periodsOf: Map<string, MergedPeriods>
}

/** Days moved by periods hang on no policy, only on the day. */
const kept = new WeakMap<People, Map<Day, Kept>>()

function keptFor(people: People, asAt: Day): Kept {
  let days = kept.get(people)
  if (days === undefined) kept.set(people, (days = new Map()))
  let found = days.get(asAt)
  if (found === undefined) {
    days.clear()
    days.set(asAt, (found = { movedBy: new Map(), periodsOf: new Map() }))
  }
  return found
}

function typeOf(column: Column): TestedType {
  if (column.kind === 'number' || column.kind === 'day') return column.kind
  return column.kind === 'code' && column.values[0] === false ? 'boolean' : 'choice'
}
