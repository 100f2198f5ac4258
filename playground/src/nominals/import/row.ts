import {
  isDay,
  parseNominal,
  type FactDeclaration,
  type FactValue,
  type Issue,
  type Nominal,
  type Policy,
} from '@iom-rules/core'
import { numberInWords } from '../../words/numbers.ts'
import { issueError, reservedRefs } from '../form/form.ts'
import { areaReader, factColumn, type ColumnReader } from './column.ts'
import type { JoinedList } from './lists.ts'
import { areBirthdays, referenceGuard } from './personal.ts'
import type { Plan, Refusal, RowFault, Translation } from './plan.ts'
import { refusalOf } from './refusal.ts'
import type { SourceTable } from './source.ts'

export interface RowSetting {
  readonly policy: Policy
  readonly asAt: string
  readonly table: SourceTable
  readonly plan: Plan
  readonly lists: readonly JoinedList[]
  /** The references of the people there are now. */
  readonly taken: ReadonlySet<string>
}

/** Reads people one row after another. */
export interface RowReader {
  readonly read: (cells: readonly string[], row: number) => Nominal | readonly RowFault[]
  /** Does a row of the file have this reference? */
  readonly has: (ref: string) => boolean
  /** Columns that cannot be kept, for what was seen in the rows so far. */
  readonly refused: () => Refusal[]
  readonly translations: () => { readonly [fact: string]: readonly Translation[] }
  /** What looks odd, and is no fault. */
  readonly notes: () => string[]
}

interface FactColumn {
  readonly fact: string
  readonly at: number
  readonly declared: FactDeclaration
  readonly reader: ColumnReader
  /** The first of what was read, to look at the column as a whole. */
  readonly values: (string | number)[]
}

const lookAtMost = 1000
const translationsShown = 12

/** Opens a reader for one table of people. */
export function openRows(setting: RowSetting): RowReader {
  const { policy, asAt, table, plan, lists } = setting
  const { columns } = plan.people
  const refAt = columns.indexOf('ref')
  const areaAt = columns.indexOf('area')
  const facts = columns.flatMap((fact, at): FactColumn[] => {
    const declared = policy.facts[fact]
    return declared === undefined
      ? []
      : [{ fact, at, declared, reader: factColumn(declared, plan.dayOrder), values: [] }]
  })
  const areas = Object.entries(policy.areas).flatMap(([id, { title }]) => [id, title])
  const guardReference = referenceGuard(areas, asAt)
  const readArea = areaReader(policy)
  const refused = new Map<number, Refusal>()
  const rowOf = new Map<string, number>()
  const nextReference = newReferences(setting.taken)

  const faultAt = (at: number, row: number, message: string): RowFault => {
    return { table: table.name, row, column: table.headers[at] ?? '', message }
  }
  const readReference = (key: string, row: number, faults: RowFault[]): string => {
    if (plan.newRefs) return nextReference()
    const personal = guardReference(key)
    if (personal !== null && !refused.has(refAt)) {
      refused.set(refAt, refusalOf(table, refAt, personal, row, true))
    }
    if (reservedRefs.has(key)) faults.push(faultAt(refAt, row, `Choose another reference than “${key}”`))
    const before = rowOf.get(key)
    if (before !== undefined) {
      faults.push(faultAt(refAt, row, `Row ${before} has the same reference: give each person their own`))
    }
    return key
  }
  const readFacts = (cells: readonly string[], row: number, faults: RowFault[]) => {
    const read: { [fact: string]: FactValue } = {}
    for (const column of facts) {
      const { read: cell, personal } = column.reader.look(cells[column.at] ?? '')
      if (personal !== null && !refused.has(column.at)) {
        refused.set(column.at, refusalOf(table, column.at, personal, row))
      }
      if ('fault' in cell) faults.push(faultAt(column.at, row, cell.fault))
      else if (cell.value !== null) {
        read[column.fact] = cell.value
        if (typeof cell.value !== 'object' && typeof cell.value !== 'boolean') keep(column.values, cell.value)
      }
    }
    return read
  }
  const join = (key: string, read: { [fact: string]: FactValue }, faults: RowFault[]) => {
    for (const { fact, recordsOf, faultsOf } of lists) {
      faults.push(...(faultsOf.get(key) ?? []))
      const records = recordsOf.get(key)
      if (records !== undefined) read[fact] = records
      else if (plan.absent === 'none') read[fact] = []
    }
  }
  const issueFault = (issue: Issue, row: number): RowFault => {
    const [, part, fact, record] = issue.path.split('/')
    const at = part === 'ref' ? refAt : columns.indexOf(fact ?? '')
    const where = record === undefined ? '' : ` (record ${Number(record) + 1})`
    return faultAt(at, row, issueError(policy, issue, asAt).message + where)
  }

  return {
    read(cells, row) {
      const faults: RowFault[] = []
      const key = (cells[refAt] ?? '').trim()
      const ref = readReference(key, row, faults)
      if (key !== '' && !rowOf.has(key)) rowOf.set(key, row)
      const read = readFacts(cells, row, faults)
      join(key, read, faults)
      const place = readArea(cells[areaAt] ?? '')
      if ('fault' in place) faults.push(faultAt(areaAt, row, place.fault))
      const area = 'area' in place && place.area !== null ? { area: place.area } : {}
      const parsed = parseNominal(policy, { ref, ...area, facts: read }, { asAt })
      if (!parsed.ok) faults.push(...parsed.issues.map((issue) => issueFault(issue, row)))
      return parsed.ok && faults.length === 0 ? parsed.value : faults
    },
    has: (ref) => rowOf.has(ref),
    refused() {
      const births = facts.filter(
        ({ declared, values }) => declared.type === 'day' && areBirthdays(values.filter(isDay), asAt),
      )
      return [...refused.values(), ...births.map(({ at }) => refusalOf(table, at, 'birth', null))]
    },
    translations: () =>
      Object.fromEntries(
        facts.map(({ fact, reader }) => [fact, reader.translations().slice(0, translationsShown)]),
      ),
    notes: () => facts.flatMap((column) => shareNote(column, table.headers[column.at] ?? '')),
  }
}

function keep<One>(list: One[], one: One): void {
  if (list.length < lookAtMost) list.push(one)
}

/** References that nobody has: `IMP-0001`. */
function newReferences(taken: ReadonlySet<string>): () => string {
  let last = 0
  return () => {
    for (;;) {
      const ref = `IMP-${String(++last).padStart(4, '0')}`
      if (!taken.has(ref)) return ref
    }
  }
}

// A spreadsheet keeps 75% as 0.75.
function shareNote({ declared, values }: FactColumn, header: string): string[] {
  if (declared.type !== 'number' || declared.unit !== 'percent' || values.length === 0) return []
  const isShare =
    values.every((value) => Number(value) <= 1) && values.some((value) => Number(value) % 1 !== 0)
  const most = numberInWords(Math.max(...values.map(Number)))
  return isShare
    ? [
        `No figure of “${header}” is more than 1. It is read in percent: ${most} as ${most}%. If it should be ${numberInWords(Number(most) * 100)}%, multiply the column by 100 in the file first.`,
      ]
    : []
}
