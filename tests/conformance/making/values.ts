// The values of a fact that are worth trying: on either side of every figure and day it is compared with, and at it.
import type { FactRecord, FactValue, PolicyDocument, RecordField, Scalar } from '@iom-rules/core'
import { dayAfter, monthsAfter } from '../../properties/calendar.ts'
import type { Asked, Rests } from './asked.ts'

/** A value, and what it is there for: `75, at ogrsHigh`. */
export interface Tried {
  readonly value: FactValue
  readonly words: string
}

const unknown: Tried = { value: null, words: 'unknown' }

/** Every value worth trying of every fact that a decision rests on; the last of each is unknown. */
export function valuesOf(
  document: PolicyDocument,
  rests: Rests,
  asAt: string,
): Map<string, readonly Tried[]> {
  return new Map(
    rests.facts.map((id) => {
      const fact = document.facts?.[id]
      if (fact === undefined) return [id, [unknown]]
      if (fact.type !== 'list') return [id, [...scalars(fact, rests.asked.get(id) ?? [], asAt), unknown]]
      const tried = fact.record === undefined ? [] : listsOf(document, rests, id, fact.record, asAt)
      return [id, [...tried, unknown]]
    }),
  )
}

function scalars(fact: RecordField, asked: readonly Asked[], asAt: string): Tried[] {
  const none = 'mayBeNone' in fact && fact.mayBeNone ? [{ value: 'NONE', words: 'NONE' }] : []
  switch (fact.type) {
    case 'boolean':
      return [true, false].map((value) => ({ value, words: String(value) }))
    case 'choice':
      return choices(fact.values, asked)
    case 'number':
      return [...numbers(fact, asked), ...none]
    case 'day':
      return [...days(asked, asAt, fact.past === true), ...none]
    case 'code':
      return []
  }
}

/** One value for each way in which the tests tell values apart; all of them where they are few. */
function choices(values: readonly string[], asked: readonly Asked[]): Tried[] {
  const marks = new Set<string>()
  return values
    .filter((value) => {
      const mark = asked
        .map(({ required }) => (Array.isArray(required) ? required.includes(value) : required === value))
        .join()
      const isNew = values.length <= 5 || !marks.has(mark)
      marks.add(mark)
      return isNew
    })
    .map((value) => ({ value, words: value }))
}

function numbers(
  { minimum, maximum, whole }: Extract<RecordField, { type: 'number' }>,
  asked: readonly Asked[],
): Tried[] {
  const tried = new Map<number, string>()
  const add = (value: number, words: string) => {
    if (value >= minimum && value <= maximum && !tried.has(value)) tried.set(value, `${value}${words}`)
  }
  for (const { required, from } of asked) {
    if (typeof required !== 'number') continue
    const name = from === null ? String(required) : from
    // Without whole numbers the nearest are a hundredth away; a step of 1 would jump over other figures.
    const step = whole === true ? 1 : 0.01
    add(Number((required - step).toFixed(2)), `, just below ${name}`)
    add(required, `, at ${name}`)
    add(Number((required + step).toFixed(2)), `, just above ${name}`)
  }
  add(minimum, ', the least there is')
  add(maximum, ', the most there is')
  return [...tried].sort(([a], [b]) => a - b).map(([value, words]) => ({ value, words }))
}

/** The days at which a test turns, with the day before and the day after. */
function days(asked: readonly Asked[], asAt: string, past: boolean): Tried[] {
  const tried = new Map<string, string>()
  const around = (day: string, name: string) => {
    for (const [away, words] of [
      [-1, 'the day before'],
      [0, 'at'],
      [1, 'the day after'],
    ] as const) {
      const value = dayAfter(day, away)
      if ((!past || value <= asAt) && !tried.has(value)) tried.set(value, `${value}, ${words} ${name}`)
    }
  }
  for (const { operator, required, from } of asked) {
    if (typeof required === 'string') around(required, from ?? required)
    else if (typeof required === 'number') {
      const sign = operator === 'withinLastMonths' ? -1 : 1
      const name = `${from ?? required} month${required === 1 ? '' : 's'} ${sign < 0 ? 'back' : 'ahead'}`
      around(monthsAfter(asAt, sign * required), name)
    }
  }
  if (tried.size === 0) around(asAt, 'the day of the assessment')
  return [...tried].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, words]) => ({ value, words }))
}

/** At most so many single records, and so many of them together. */
const most = { single: 24, pairs: 12 }

/** Lists: none, each kind of record, each with a field unknown, several together. */
function listsOf(
  document: PolicyDocument,
  { asked }: Rests,
  list: string,
  record: Readonly<Record<string, RecordField>>,
  asAt: string,
): Tried[] {
  if (isPeriods(document, list)) return periods(document, list, asAt)
  const fields = Object.entries(record).filter(([, field]) => field.type !== 'code')
  const tests = (field: string): readonly Asked[] => [
    ...(asked.get(`${list}.${field}`) ?? []),
    ...weighed(document, list, field),
  ]
  const tried = new Map(fields.map(([id, field]) => [id, scalars(field, tests(id), asAt)]))
  const plain = Object.fromEntries(
    fields.map(([id]): [string, Scalar] => [id, tried.get(id)?.at(0)?.value as Scalar]),
  )
  const singles: { readonly record: FactRecord; readonly words: string }[] = []
  const seen = new Set<string>()
  const add = (made: FactRecord, words: string) => {
    const key = JSON.stringify(made)
    if (!seen.has(key)) singles.push({ record: made, words })
    seen.add(key)
  }
  // Two fields at a time, so that every value of a field meets every value of another.
  for (const [one, values] of tried) {
    for (const { value, words } of values)
      add({ ...plain, [one]: value as Scalar }, `a record with ${one} ${words}`)
    for (const [other, others] of tried) {
      if (other <= one) continue
      for (const a of values.slice(0, 4))
        for (const b of others.slice(0, 4))
          add(
            { ...plain, [one]: a.value as Scalar, [other]: b.value as Scalar },
            `a record with ${one} ${a.words} and ${other} ${b.words}`,
          )
    }
  }
  const kept = singles.slice(0, most.single)
  const forgotten = fields.flatMap(([id]) => {
    const { [id]: _, ...rest } = plain
    return [
      { value: [rest], words: `a record with ${id} unknown` },
      { value: [rest, plain], words: `a record with ${id} unknown beside one that is known` },
    ]
  })
  const pairs = kept.slice(0, most.pairs).map(({ record: other, words }) => ({
    value: [plain, other],
    words: `two records, the second ${words.replace('a record ', '')}`,
  }))
  return [
    { value: [], words: 'no records' },
    ...kept.map(({ record: made, words }) => ({ value: [made], words })),
    ...pairs,
    { value: [plain, plain, plain], words: 'three records alike' },
    ...forgotten,
    { value: [{}], words: 'a record of which nothing is known' },
  ]
}

/** Sums read a field by its weights, which tests do not show. */
function weighed(document: PolicyDocument, list: string, field: string): Asked[] {
  return Object.values(document.derived ?? {}).flatMap((derived) => {
    if (!('sum' in derived) || derived.sum !== list || derived.of.by !== field) return []
    const rows = Object.keys(document.tables?.[derived.of.table]?.rows ?? {})
    return rows.map((required): Asked => ({ operator: 'equal', required, from: null }))
  })
}

function isPeriods(document: PolicyDocument, list: string): boolean {
  const fact = document.facts?.[list]
  return fact?.type === 'list' && fact.record?.['from'] !== undefined && fact.record['to'] !== undefined
}

/** Periods that leave out just enough days for a window to reach a record ten days before it, or one day too few. */
function periods(document: PolicyDocument, list: string, asAt: string): Tried[] {
  const months = new Set<number>()
  for (const { where } of Object.values(document.derived ?? {}))
    JSON.stringify(where, (_, value: unknown) => {
      if (
        typeof value === 'object' &&
        value !== null &&
        'notCounting' in value &&
        value.notCounting === list
      ) {
        const { value: required } = value as unknown as { value: unknown }
        const name = (required as { fact?: string }).fact?.slice('parameter.'.length)
        months.add(Number(name === undefined ? required : document.parameters?.[name]?.value))
      }
      return value
    })
  const windows = [...months].flatMap((each): Tried[] => {
    const start = monthsAfter(asAt, -each)
    const inside = (days: number): FactRecord => ({ from: start, to: dayAfter(start, days) })
    return [
      ...[9, 10, 11].map((days) => ({ value: [inside(days)], words: `${days} days not counted` })),
      {
        value: [inside(6), { from: dayAfter(start, 3), to: dayAfter(start, 10) }],
        words: '10 days not counted, 3 of them twice',
      },
      {
        value: [{ from: dayAfter(start, -30), to: dayAfter(start, -8) }],
        words: 'days not counted before the window',
      },
      { value: [{ from: dayAfter(start, 20), to: 'NONE' }], words: 'an open period' },
      { value: [{ from: start }], words: 'a period whose end is unknown' },
      { value: [{ to: dayAfter(start, 12) }], words: 'a period whose start is unknown' },
    ]
  })
  return [
    { value: [], words: 'no periods' },
    ...windows,
    { value: [{ from: dayAfter(asAt, -40), to: 'NONE' }], words: 'a period still open' },
    { value: [{ from: asAt, to: 'NONE' }], words: 'a period from the day of the assessment' },
    {
      value: [{ from: dayAfter(asAt, -40), to: asAt }],
      words: 'a period that ends on the day of the assessment',
    },
  ]
}
