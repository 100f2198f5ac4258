// Nominals of any policy, made by dice: quickly, and of values on and beside the edges that its conditions compare with.
import type {
  FactDeclaration,
  FactRecord,
  Facts,
  FactValue,
  PolicyDocument,
  RecordField,
} from '@iom-rules/core'
import { addMonths, dayNumber, dayText } from '@iom-rules/core'
import type { Dice } from './dice.ts'

type ListFact = Extract<FactDeclaration, { readonly type: 'list' }>
type Field = Exclude<FactDeclaration, ListFact> | RecordField

/** How often, of a hundred, a fact, a whole list or a field of a record is unknown. */
export interface Unknowns {
  readonly facts: number
  readonly lists: number
  readonly fields: number
}

/** Makes values that fit a policy, as at a day. */
export interface Makers {
  readonly facts: (dice: Dice, unknowns: Unknowns) => Facts
  readonly field: (field: Field) => Maker
  readonly list: (list: ListFact) => Maker
}

export type Maker = (dice: Dice, unknowns: Unknowns) => FactValue

export function makersOf(document: PolicyDocument, asAt: string): Makers {
  const edges = edgesIn(document, dayNumber(asAt) as number)
  const makers = Object.entries(document.facts ?? {}).map(([id, fact]) => {
    const isDerived = document.derived?.[id] !== undefined
    return fact.type === 'list'
      ? { id, isDerived, rate: 'lists' as const, make: listMaker(fact, edges) }
      : { id, isDerived, rate: 'facts' as const, make: fieldMaker(fact, edges) }
  })
  return {
    facts: (dice, unknowns) => {
      const facts: Record<string, FactValue> = {}
      for (const { id, isDerived, rate, make } of makers) {
        // What can be derived is seldom supplied.
        if (isDerived && dice.chance(0.6)) continue
        if (unknowns[rate] === 0 || dice.below(100) >= unknowns[rate]) facts[id] = make(dice, unknowns)
        else if (dice.chance(0.3)) facts[id] = null
      }
      return facts
    },
    field: (field) => fieldMaker(field, edges),
    list: (list) => listMaker(list, edges),
  }
}

interface Edges {
  readonly today: number
  readonly numbers: readonly number[]
  /** Days as numbers. */
  readonly days: readonly number[]
}

/** Every constant of conditions and parameters, with what lies beside it. */
function edgesIn(document: PolicyDocument, today: number): Edges {
  const numbers = new Set<number>()
  const days = new Set<number>([today])
  const walk = (value: unknown): void => {
    if (typeof value === 'number') numbers.add(value)
    else if (typeof value === 'string') {
      const day = dayNumber(value)
      if (day !== null) days.add(day)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  const compared = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if ('operator' in part && 'value' in part) walk(part.value)
    Object.values(part).forEach(compared)
  }
  compared([document.derived, document.conditions, document.decisions, document.assumptions])
  Object.values(document.parameters ?? {}).forEach(({ value }) => walk(value))
  const months = [...numbers].filter((value) => Number.isInteger(value) && value >= 0 && value <= 60)
  for (const each of months) for (const sign of [-1, 1]) days.add(addMonths(today, sign * each))
  const beside = (values: Iterable<number>, steps: readonly number[]) => [
    ...new Set([...values].flatMap((value) => steps.map((step) => value + step))),
  ]
  return { today, numbers: beside(numbers, [-1, -0.5, 0, 0.5, 1]), days: beside(days, [-1, 0, 1]) }
}

function fieldMaker(field: Field, { numbers, days, today }: Edges): Maker {
  const pool = ((): readonly FactValue[] => {
    switch (field.type) {
      case 'boolean':
        return [true, false]
      case 'choice':
        return field.values
      case 'code':
        return ['28A', '1']
      case 'number': {
        const { minimum, maximum, whole } = field
        const inside = numbers.filter((value) => value >= minimum && value <= maximum)
        const all = [...new Set([minimum, maximum, ...inside])]
        return whole === true ? all.filter(Number.isInteger) : all
      }
      case 'day':
        return days.filter((day) => field.past !== true || day <= today).map(dayText)
    }
  })()
  const mayBeNone = 'mayBeNone' in field && (field.mayBeNone ?? false)
  return (dice) => (mayBeNone && dice.chance(0.2) ? 'NONE' : dice.oneOf(pool))
}

function listMaker(list: ListFact, edges: Edges): Maker {
  const { values } = list
  if (values !== undefined) return (dice) => values.filter(() => dice.chance(0.3))
  const fields = Object.entries(list.record ?? {}).map(
    ([id, field]) => [id, fieldMaker(field, edges)] as const,
  )
  const record = (dice: Dice, unknowns: Unknowns): FactRecord => {
    const made: Record<string, FactValue> = {}
    for (const [id, make] of fields)
      if (unknowns.fields === 0 || dice.below(100) >= unknowns.fields) made[id] = make(dice, unknowns)
    return inOrder(made) as FactRecord
  }
  return (dice, unknowns) => Array.from({ length: dice.below(4) }, () => record(dice, unknowns))
}

/** A period ends after it begins. */
function inOrder(record: Record<string, FactValue>): Record<string, FactValue> {
  const { from, to } = record
  if (typeof from !== 'string' || typeof to !== 'string' || to === 'NONE' || from <= to) return record
  return { ...record, from: to, to: from }
}
