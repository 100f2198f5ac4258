import type { FactList, FactRecord, FactValue, Scalar } from '../../vocabulary/fact.ts'
import type { ListFact, RecordField } from '../../policy/policy.ts'
import { buildColumn, growing, valueAt, type Column, type ColumnBuilder } from './column.ts'

/** A list fact: the records of everybody one after another, and where each row's begin. */
export interface ListColumn {
  /** 1 where the list is known, be it empty. */
  readonly known: Uint8Array
  /** The records of row `r` are those from `starts[r]` up to, not including, `starts[r + 1]`. */
  readonly starts: Int32Array
  /** The fields of the records; of a list of plain values, one column under `""`. */
  readonly fields: ReadonlyMap<string, Column>
}

/** The field under which plain values are kept. */
const plain = ''

export interface ListBuilder {
  readonly add: (value: FactValue | undefined) => void
  readonly done: () => ListColumn
}

export function buildList(declared: ListFact): ListBuilder {
  const known = growing((size) => new Uint8Array(size))
  const starts = growing((size) => new Int32Array(size))
  const builders = Object.entries(fieldsOf(declared)).map(([field, of]): [string, ColumnBuilder] => [
    field,
    buildColumn(of),
  ])
  let count = 0
  starts.add(0)
  return {
    add(value) {
      const members = (value ?? []) as readonly (FactRecord | string)[]
      known.add(value === null || value === undefined ? 0 : 1)
      for (const member of members)
        for (const [field, builder] of builders)
          builder.add(typeof member === 'string' ? member : member[field])
      count += members.length
      starts.add(count)
    },
    done: () => ({
      known: known.done(),
      starts: starts.done(),
      fields: new Map(builders.map(([field, builder]) => [field, builder.done()])),
    }),
  }
}

function fieldsOf({ record, values = [] }: ListFact): Readonly<Record<string, RecordField>> {
  return record ?? { [plain]: { type: 'choice', title: '', values } }
}

/** The list of a row; `undefined` where it is unknown. Fields that are unknown are left out. */
export function listAt({ known, starts, fields }: ListColumn, row: number): FactList | undefined {
  if (known[row] === 0) return undefined
  const from = starts[row] as number
  const many = (starts[row + 1] as number) - from
  const values = fields.get(plain)
  if (values !== undefined && fields.size === 1)
    return Array.from({ length: many }, (_, at) => valueAt(values, from + at) as string)
  return Array.from({ length: many }, (_, at) => {
    const record: Record<string, Scalar> = {}
    for (const [field, column] of fields) {
      const value = valueAt(column, from + at)
      if (value !== undefined) record[field] = value
    }
    return record
  })
}
