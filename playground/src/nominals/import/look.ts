import type { Policy } from '@iom-rules/core'
import { personalValue, type Personal } from '@iom-rules/core/record'
import { bareName, guessColumns, guessFields } from './names.ts'
import { personalHeader } from './personal.ts'
import type { ListPlan, Plan } from './plan.ts'
import type { SourceTable } from './source.ts'

/** A column as it is shown before anything is read. */
export interface LookedColumn {
  readonly header: string
  /** What it looks like, if it could tell who people are: then nothing of it is shown. */
  readonly personal: Personal | null
  /** The first texts in it that are different. */
  readonly samples: readonly string[]
}

export interface LookedTable {
  readonly name: string
  readonly rows: number
  readonly separator: string | null
  readonly columns: readonly LookedColumn[]
}

/** What is in files, and a first plan to read them; or why they cannot be read. */
export type Looked =
  | { readonly ok: true; readonly tables: readonly LookedTable[]; readonly plan: Plan }
  | { readonly ok: false; readonly message: string }

const rowsLookedAt = 1000
const samplesShown = 3

export function lookAt(table: SourceTable): LookedTable {
  const head = table.rows.slice(0, rowsLookedAt)
  const width = Math.max(table.headers.length, ...head.map((row) => row.length))
  return {
    name: table.name,
    rows: table.rows.filter((row) => row.length > 0).length,
    separator: table.separator,
    columns: Array.from({ length: width }, (_, at): LookedColumn => {
      const header = table.headers[at] ?? ''
      const texts = [...new Set(head.map((row) => (row[at] ?? '').trim()).filter((text) => text !== ''))]
      const personal = personalHeader(header) ?? firstPersonal(texts)
      return { header, personal, samples: personal === null ? texts.slice(0, samplesShown).map(short) : [] }
    }),
  }
}

function firstPersonal(texts: readonly string[]): Personal | null {
  for (const text of texts) {
    const found = personalValue(text)
    if (found !== null) return found
  }
  return null
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

/** A first plan: people are where most facts are, and a table of records is told by its fields. */
export function firstPlan(policy: Policy, tables: readonly LookedTable[]): Plan {
  const headers = tables.map(({ columns }) => columns.map(({ header }) => header))
  const guesses = headers.map((names) => guessColumns(policy, names))
  const known = guesses.map((targets) => targets.filter((target) => target !== '').length)
  const main = known.indexOf(Math.max(...known))
  const lists = tables.flatMap(({ name }, table) =>
    table === main ? [] : listPlan(policy, name, headers[table] ?? [], table),
  )
  const isPersonal = (table: number, at: number) => (tables[table]?.columns[at]?.personal ?? null) !== null
  const leave = (table: number, columns: readonly string[]) =>
    columns.map((target, at) => (isPersonal(table, at) && target !== 'ref' ? '' : target))
  // Case numbers put tables together as well as references do, and are forgotten then.
  const withKey =
    lists.length === 0 ? (guesses[main] ?? []) : withCaseNumbers(tables[main], guesses[main] ?? [])
  const columns = leave(main, withKey)
  const refAt = columns.indexOf('ref')
  return {
    people: { table: main, columns },
    lists: lists.map((list) => ({
      ...list,
      columns: leave(list.table, withCaseNumbers(tables[list.table], list.columns)),
    })),
    dayOrder: 'day-month-year',
    newRefs: refAt < 0 || isPersonal(main, refAt),
    absent: 'unknown',
  }
}

function withCaseNumbers(table: LookedTable | undefined, targets: readonly string[]): readonly string[] {
  if (targets.includes('ref')) return targets
  const at = table?.columns.findIndex(({ personal }) => personal === 'crn' || personal === 'nomis') ?? -1
  return at < 0 ? targets : targets.with(at, 'ref')
}

/** The list whose fields the headers name, the name of the sheet deciding between two. */
function listPlan(policy: Policy, name: string, headers: readonly string[], table: number): ListPlan[] {
  const plans = Object.entries(policy.facts).flatMap(([fact, declared]) => {
    if (declared.type !== 'list' || declared.record === undefined) return []
    const columns = guessFields(policy, fact, headers)
    const fields = columns.filter((target) => target !== '' && target !== 'ref').length
    const isNamed =
      bareName(name).includes(bareName(declared.title)) || bareName(name).includes(bareName(fact))
    return [{ fact, table, columns, score: fields + (isNamed ? 10 : 0), fields }]
  })
  const [best] = plans.filter(({ fields }) => fields > 0).sort((one, other) => other.score - one.score)
  return best === undefined || (best.fields < 2 && best.score < 10)
    ? []
    : [{ fact: best.fact, table, columns: best.columns }]
}
