import type { DayNumber } from '../../vocabulary/day.ts'
import { NONE, type FactRecord, type FactValue, type Scalar } from '../../vocabulary/fact.ts'
import type { FactDeclaration, ListFact, NumberFact, RecordField } from '../../policy/policy.ts'
import { mix, type Chance } from './chance.ts'
import type { WriteDay } from './days.ts'

/** Makes a value of a fact from its declaration alone. */
export type Invent = (chance: Chance) => FactValue | undefined

const listSizes = mix<number>([
  [0, 18],
  [1, 22],
  [2, 20],
  [3, 15],
  [4, 10],
  [5, 7],
  [6, 4],
  [8, 3],
  [12, 1],
])

/**
 * Prepares values of a fact of which nothing is known but its declaration. There is no value, and the
 * fact stays unknown, where the domain is empty: whole numbers from 0.2 to 0.8.
 */
export function inventor(fact: FactDeclaration, asAt: DayNumber, write: WriteDay): Invent {
  return fact.type === 'list' ? inventList(fact, asAt, write) : inventField(fact, asAt, write)
}

/** The same for one field of a record. */
export function inventField(
  fact: RecordField,
  asAt: DayNumber,
  write: WriteDay,
): (chance: Chance) => Scalar | undefined {
  const orNone = (value: (chance: Chance) => Scalar | undefined) =>
    'mayBeNone' in fact && fact.mayBeNone
      ? (chance: Chance) => (chance.percent(15) ? NONE : value(chance))
      : value
  switch (fact.type) {
    case 'boolean':
      return (chance) => chance.percent(50)
    case 'choice':
      return (chance) => fact.values[chance.below(fact.values.length)]
    case 'number':
      return orNone(inventNumber(fact))
    case 'day':
      return orNone((chance) =>
        write(fact.past === true ? asAt - chance.below(3_000) : asAt - 730 + chance.below(1_826)),
      )
    case 'code':
      return fact.optional === true ? () => undefined : (chance) => `K${chance.below(10)}`
  }
}

/** Even over the domain; over a wide one, even over its powers of ten, as counts and scores are. */
function inventNumber({ minimum, maximum, whole }: NumberFact): (chance: Chance) => number | undefined {
  const integral = whole === true || (Number.isInteger(minimum) && Number.isInteger(maximum))
  const low = integral ? Math.ceil(minimum) : minimum
  const high = integral ? Math.floor(maximum) : maximum
  if (low > high) return () => undefined
  const scales = high - low >= 10_000 ? [1, 10, 100, 1_000] : [1]
  return (chance) => {
    const share = chance.below(100_001) / 100_000 / (scales[chance.below(scales.length)] as number)
    const value = low * (1 - share) + high * share
    // Adding zero turns -0, which JSON cannot write, into 0.
    return Math.min(high, Math.max(low, integral ? Math.round(value) : value)) + 0
  }
}

function inventList(list: ListFact, asAt: DayNumber, write: WriteDay): Invent {
  const { values, record = {} } = list
  if (values !== undefined) return (chance) => subset(chance, values)
  if (isPeriods(record)) return (chance) => periods(chance, record, asAt, write)
  const fields = Object.entries(record).map(([id, field]) => ({
    id,
    invent: inventField(field, asAt, write),
  }))
  return (chance) => {
    const records: FactRecord[] = []
    for (let left = chance.pick(listSizes); left > 0; left -= 1) {
      const made: Record<string, Scalar> = {}
      for (const { id, invent } of fields) {
        const value = invent(chance)
        if (value !== undefined) made[id] = value
      }
      records.push(made)
    }
    return records
  }
}

/** Up to four of the values, in the order of the declaration. */
function subset(chance: Chance, values: readonly string[]): string[] {
  let wanted = chance.below(Math.min(4, values.length) + 1)
  return values.filter((_, at) => {
    if (chance.below(values.length - at) >= wanted) return false
    wanted -= 1
    return true
  })
}

function isPeriods(record: Readonly<Record<string, RecordField>>): boolean {
  return record['from']?.type === 'day' && record['to']?.type === 'day'
}

/** Periods one after another, the last of them still running now and then. */
function periods(
  chance: Chance,
  record: Readonly<Record<string, RecordField>>,
  asAt: DayNumber,
  write: WriteDay,
): FactRecord[] {
  const { from: _from, to, ...others } = record
  const mayRun = to?.type === 'day' && to.mayBeNone === true
  const made: FactRecord[] = []
  let end = asAt
  for (let left = Math.min(4, chance.pick(listSizes)); left > 0; left -= 1) {
    const running = made.length === 0 && mayRun && chance.percent(25)
    if (!running) end -= chance.between(1, 500)
    const from = end - chance.between(1, 400)
    const period: Record<string, Scalar> = { from: write(from), to: running ? NONE : write(end) }
    for (const [id, field] of Object.entries(others)) {
      const value = inventField(field, asAt, write)(chance)
      if (value !== undefined) period[id] = value
    }
    made.unshift(period)
    end = from
  }
  return made
}
