// Nominals as tables of a database, by way of CSV files that both databases read.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FactRecord, FactValue, Nominal, Policy, Scalar } from '@iom-rules/core'
import type { SqlDialect, SqlInputs } from '@iom-rules/core/interop'

/** How lists and NONE are kept in the tables. */
export interface Layout {
  readonly lists: 'joined' | 'json'
  readonly none: 'column' | 'text'
}

interface Field {
  readonly type: string
  readonly mayBeNone?: boolean
  readonly record?: Readonly<Record<string, Field>>
}

interface Table {
  readonly name: string
  readonly columns: readonly (readonly [name: string, type: string])[]
  readonly lines: readonly string[]
}

/** The options of `toSql` that describe such tables. */
export function inputsFor(policy: Policy, { lists, none }: Layout): SqlInputs {
  const ids = Object.keys(policy.facts).filter((id) => isRecords(policy.facts[id] as Field))
  return { none, lists: Object.fromEntries(ids.map((id) => [id, lists])) }
}

/** Writes the tables as files into a folder, and gives the statements that make and fill them. */
export function tableScript(
  policy: Policy,
  nominals: Iterable<Nominal>,
  layout: Layout,
  dialect: SqlDialect,
  folder: string,
): string[] {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  return tablesOf(policy, nominals, layout).flatMap(({ name, columns, lines }) => {
    const file = join(folder, `${name}.csv`)
    writeFileSync(file, lines.length === 0 ? '' : `${lines.join('\n')}\n`)
    const quoted = `"${name}"`
    const declared = columns.map(([column, type]) => `"${column}" ${typeFor(type, dialect)}`).join(', ')
    const fill = dialect === 'duckdb' ? `(FORMAT csv, HEADER false, NULLSTR '')` : `WITH (FORMAT csv)`
    return [
      `DROP TABLE IF EXISTS ${quoted}`,
      `CREATE TABLE ${quoted} (${declared})`,
      ...(lines.length === 0 ? [] : [`COPY ${quoted} FROM '${file}' ${fill}`]),
      ...(dialect === 'postgres' ? [`ANALYZE ${quoted}`] : []),
    ]
  })
}

function isRecords(fact: Field): boolean {
  return fact.type === 'list' && fact.record !== undefined
}

function typeFor(type: string, dialect: SqlDialect): string {
  if (type === 'number') return dialect === 'duckdb' ? 'DOUBLE' : 'double precision'
  if (type === 'json') return dialect === 'duckdb' ? 'JSON' : 'json'
  return { boolean: 'boolean', day: 'date' }[type] ?? 'text'
}

function tablesOf(policy: Policy, nominals: Iterable<Nominal>, { lists, none }: Layout): Table[] {
  const facts = Object.entries(policy.facts as Readonly<Record<string, Field>>).filter(
    ([, fact]) => fact.type !== 'list' || fact.record !== undefined,
  )
  const cells = ([id, { type, mayBeNone }]: readonly [string, Field]): (readonly [string, string])[] =>
    mayBeNone !== true
      ? [[id, type]]
      : none === 'text'
        ? [[id, 'text']]
        : [
            [id, type],
            [`${id}.none`, 'boolean'],
          ]
  const columns = facts.flatMap(([id, fact]): (readonly [string, string])[] =>
    isRecords(fact) ? [lists === 'json' ? [id, 'json'] : [`${id}.known`, 'boolean']] : [...cells([id, fact])],
  )
  const joined = lists === 'joined' ? facts.filter(([, fact]) => isRecords(fact)) : []
  const recordLines = new Map(joined.map(([id]) => [id, [] as string[]]))
  const lines: string[] = []
  for (const { ref, area, facts: known } of nominals) {
    const line = [ref, area ?? '']
    for (const [id, fact] of facts) {
      const value = known[id] ?? null
      if (!isRecords(fact)) line.push(...written(fact, value, none))
      else if (lists === 'json') line.push(value === null ? '' : quoted(JSON.stringify(value)))
      else {
        line.push(value === null ? '' : 'true')
        for (const record of (value ?? []) as readonly FactRecord[]) {
          const fields = Object.entries(fact.record ?? {}).flatMap(([field, declared]) =>
            written(declared, record[field] ?? null, none),
          )
          recordLines.get(id)?.push([ref, ...fields].join(','))
        }
      }
    }
    lines.push(line.join(','))
  }
  return [
    { name: 'nominals', columns: [['ref', 'text'], ['area', 'text'], ...columns], lines },
    ...joined.map(([id, fact]): Table => ({
      name: id,
      columns: [['ref', 'text'], ...Object.entries(fact.record ?? {}).flatMap((field) => [...cells(field)])],
      lines: recordLines.get(id) ?? [],
    })),
  ]
}

function written({ mayBeNone }: Field, value: FactValue, none: Layout['none']): string[] {
  const isNone = mayBeNone === true && value === 'NONE'
  const text = value === null ? '' : `${value as Scalar}`
  if (mayBeNone !== true || none === 'text') return [text === '' ? '' : quoted(text)]
  return isNone ? ['', 'true'] : [text === '' ? '' : quoted(text), '']
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
