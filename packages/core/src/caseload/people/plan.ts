import type { Day, DayNumber } from '../../vocabulary/day.ts'
import { NONE, type FactRecord, type FactValue, type Scalar } from '../../vocabulary/fact.ts'
import type { FactDeclaration, ListFact, Policy, RecordField } from '../../policy/policy.ts'
import { own } from '../../policy/references.ts'
import { keyOf, type Chance } from './chance.ts'
import { dayWriter, type WriteDay } from './days.ts'
import { fitsIn } from './fits.ts'
import { inventField, inventor } from './invent.ts'
import type { Person } from './person.ts'
import {
  tellings,
  type RecordsTelling,
  type ScalarTelling,
  type Telling,
  type ValuesTelling,
} from './tell.ts'

/** How one declared fact of a nominal is said. */
export interface Source {
  readonly id: string
  /** Numbers for lots: the fact's own, and that of whoever supplies it. */
  readonly key: number
  readonly supplier: number
  readonly odds: (person: Person) => number
  /** The share of people of whom it is unknown, where that is not left to the odds. */
  readonly rate: number | null
  /** The id of the fact it is only known with, if any. */
  readonly with: string | undefined
  /**
   * The value, `undefined` where there is nothing to say; `whole` asks for a value all the same. Draws
   * come from a stream of the fact's own, so that facts added to a policy change no others.
   */
  readonly value: (person: Person, chance: Chance, whole: boolean) => FactValue | undefined
  /** Fields of which one may be left unknown in a record. */
  readonly leavable: readonly string[]
}

const even = () => 1
/** Days before *as at* that are asked of the calendar only once: forty years. */
const remembered = 14_610

/**
 * Prepares every declared fact of a policy as at a day, in the order of the policy; `rates` are the shares
 * unknown of facts that have one of their own.
 */
export function planFacts(
  policy: Policy,
  asAtText: Day,
  asAt: DayNumber,
  rates: Readonly<Record<string, number>>,
): readonly Source[] {
  const write = dayWriter(asAt - remembered)
  return Object.entries(policy.facts).map(([id, fact]): Source => {
    const telling = tellingFor(id, fact)
    const { odds } = telling ?? {}
    return {
      id,
      key: keyOf(id),
      supplier: keyOf(`supplier ${fact.suppliedBy ?? id}`),
      odds: typeof odds === 'number' ? () => odds : (odds ?? even),
      rate: own(rates, id) ?? null,
      with: telling?.with,
      value: sayer(fact, telling, asAtText, asAt, write),
      leavable: fact.type === 'list' ? leavableFields(fact) : [],
    }
  })
}

/** The telling of that id, if the fact is declared as one that can be told so. */
function tellingFor(id: string, fact: FactDeclaration): Telling | null {
  const telling = own(tellings, id)
  if (telling === undefined) return null
  if (fact.type !== 'list') return telling.type === fact.type ? telling : null
  if (telling.type === 'values') return fact.values === undefined ? null : telling
  if (telling.type !== 'records') return null
  const told = Object.entries(telling.fields).every(([name, { type: wanted }]) => {
    const field = fact.record?.[name]
    if (wanted === 'choice') return field?.type === 'choice'
    return field?.type === 'day' && (wanted === 'day' || field.mayBeNone === true)
  })
  return told ? telling : null
}

function sayer(
  fact: FactDeclaration,
  telling: Telling | null,
  asAtText: Day,
  asAt: DayNumber,
  write: WriteDay,
): Source['value'] {
  const invent = inventor(fact, asAt, write)
  if (telling === null) return (_, chance) => invent(chance)
  if (fact.type !== 'list') {
    return sayScalar(telling as ScalarTelling, fitsIn(fact, asAtText), invent, write)
  }
  if (fact.values !== undefined) {
    const { values } = fact
    const { percent } = telling as ValuesTelling
    return (person, chance) => values.filter((value) => chance.percent(percent(value, person)))
  }
  return sayRecords(fact, telling as RecordsTelling, asAtText, asAt, write)
}

function sayScalar(
  { tell, applies }: ScalarTelling,
  fits: (value: Scalar) => boolean,
  invent: (chance: Chance) => FactValue | undefined,
  write: WriteDay,
): Source['value'] {
  return (person, chance, whole) => {
    if (!whole && applies?.(person) === false) return undefined
    const value = tell(person, write)
    if (fits(value)) return value
    return whole || value !== NONE ? invent(chance) : undefined
  }
}

function sayRecords(
  fact: ListFact,
  { count, fields }: RecordsTelling,
  asAtText: Day,
  asAt: DayNumber,
  write: WriteDay,
): Source['value'] {
  const declared = Object.entries(fact.record as Readonly<Record<string, RecordField>>).map(
    ([id, field]) => ({
      id,
      tell: Object.hasOwn(fields, id) ? fields[id]?.tell : undefined,
      fits: fitsIn(field, asAtText),
      invent: inventField(field, asAt, write),
    }),
  )
  return (person, chance) => {
    const records: FactRecord[] = []
    const last = count(person) - 1
    for (let at = 0; at <= last; at += 1) {
      const record: Record<string, Scalar> = {}
      for (const { id, tell, fits, invent } of declared) {
        const told = tell?.(person, at, write)
        const value = told !== undefined && fits(told) ? told : invent(chance)
        if (value !== undefined) record[id] = value
      }
      records.push(record)
    }
    return records
  }
}

/** Fields of periods stay: half a period says too little to be believable. */
function leavableFields({ record = {} }: ListFact): readonly string[] {
  if (record['from']?.type === 'day' && record['to']?.type === 'day') return []
  return Object.keys(record).filter((id) => record[id]?.type !== 'code')
}
