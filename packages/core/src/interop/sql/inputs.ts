import { NONE } from '../../vocabulary/fact.ts'
import { didYouMean, IomRulesError } from '../../vocabulary/issue.ts'
import type { Policy, RecordField } from '../../policy/policy.ts'
import { fieldsOf } from '../../policy/references.ts'
import { quoteName, quoteText, type Dialect } from './dialect.ts'
import { notInSql } from './refusal.ts'
import type { Subject } from './comparison.ts'

/** Records in a table of their own, one row each. */
export interface JoinedList {
  /** Tells the two ways apart. */
  readonly as: 'joined'
  /** Default: the id of the list. Several parts are a schema and a table. */
  readonly table?: string | readonly string[]
  /** The column with the reference of the nominal. Default `ref`. */
  readonly ref?: string
  /** Columns of fields that are called otherwise than the field. */
  readonly columns?: { readonly [field: string]: string }
  /**
   * The column of the table of nominals that says whether the list is known; only then are no rows an empty
   * list, and only then are the rows looked at. Default `<list>.known`. `true`: every nominal's list is known.
   */
  readonly known?: string | true
}

/** Records as a JSON list in a column of the table of nominals: NULL is unknown, `[]` is none. */
export interface JsonList {
  /** Tells the two ways apart. */
  readonly as: 'json'
}

/** Where the facts stand in the database. */
export interface SqlInputs {
  /** The table or view with one row for each nominal. Default `nominals`. Several parts: schema and table. */
  readonly table?: string | readonly string[]
  /** Columns that are called otherwise than `ref`, `area`, the fact, `<fact>.none` or `<list>.known`. */
  readonly columns?: { readonly [name: string]: string }
  /** Lists by id. Default `joined`. */
  readonly lists?: { readonly [list: string]: 'joined' | 'json' | JoinedList | JsonList }
  /**
   * How a fact or field that may be NONE says so: with a column `<fact>.none` that is true (default), or with the
   * text `NONE` in its own column, which then is text. In JSON it is always the text.
   */
  readonly none?: 'column' | 'text'
}

/** The same, checked and quoted. */
export interface Inputs {
  readonly table: string
  /** What a column of the table of nominals is called. */
  readonly nameOf: (name: string) => string
  /** The same, quoted. */
  readonly column: (name: string) => string
  readonly list: (id: string) => ListInput
  readonly none: 'column' | 'text'
}

export interface ListInput {
  readonly id: string
  readonly source: 'joined' | 'json'
  readonly record: { readonly [field: string]: RecordField }
  readonly table: string
  readonly ref: string
  readonly fieldName: (field: string) => string
  /** The same, quoted. */
  readonly fieldColumn: (field: string) => string
  /** The column of the table of nominals that has the list, or says that it is known. */
  readonly carriedBy: string | null
  /** An expression over the table of nominals as `n`. */
  readonly known: string
}

export function inputsOf(policy: Policy, given: SqlInputs, dialect: Dialect): Inputs {
  const { columns = {}, lists = {} } = given
  const named = new Set(['ref', 'area'])
  for (const [id, fact] of Object.entries(policy.facts)) {
    named.add(id)
    if (fact.type === 'list') named.add(`${id}.known`)
    else if ('mayBeNone' in fact && fact.mayBeNone) named.add(`${id}.none`)
  }
  for (const name of Object.keys(columns)) {
    if (named.has(name)) continue
    const help = didYouMean(name, named) ?? ''
    throw new IomRulesError(
      'UNKNOWN_FACT',
      `\`columns\` names \`${name}\`, which the policy ${policy.id} has not. ${help}`.trim(),
    )
  }
  for (const id of Object.keys(lists)) {
    const fact = Object.hasOwn(policy.facts, id) ? policy.facts[id] : undefined
    if (fact?.type === 'list' && fact.record !== undefined) continue
    const known = Object.keys(policy.facts).filter((name) => policy.facts[name]?.type === 'list')
    const help = didYouMean(id, known) ?? `Lists: ${known.join(', ') || 'none'}.`
    throw new IomRulesError(
      'UNKNOWN_FACT',
      `The policy ${policy.id} has no list of records \`${id}\`. ${help}`,
    )
  }
  const nameOf = (name: string) => (Object.hasOwn(columns, name) ? (columns[name] as string) : name)
  const column = (name: string) => quoteName(nameOf(name))
  return {
    table: tableName(given.table ?? 'nominals'),
    nameOf,
    column,
    none: given.none ?? 'column',
    list: (id) => listInput(policy, id, lists[id], nameOf, dialect),
  }
}

function listInput(
  policy: Policy,
  id: string,
  given: 'joined' | 'json' | JoinedList | JsonList | undefined,
  nameOf: (name: string) => string,
  dialect: Dialect,
): ListInput {
  const record = fieldsOf(policy, id)
  const how: JoinedList | JsonList = typeof given === 'object' ? given : { as: given ?? 'joined' }
  if (how.as === 'json') {
    const json = `n.${quoteName(nameOf(id))}`
    return {
      id,
      source: 'json',
      record,
      table: '',
      ref: '',
      fieldName: (field) => field,
      fieldColumn: quoteName,
      carriedBy: nameOf(id),
      known: dialect.isJsonList(json),
    }
  }
  const { table = id, ref = 'ref', columns = {}, known } = how
  for (const field of Object.keys(columns)) {
    const names = Object.keys(record).flatMap((name) => [name, `${name}.none`])
    if (names.includes(field)) continue
    const help = didYouMean(field, names) ?? `Fields: ${Object.keys(record).join(', ')}.`
    throw new IomRulesError('UNKNOWN_FACT', `The records of \`${id}\` have no field \`${field}\`. ${help}`)
  }
  const flag = known === undefined ? nameOf(`${id}.known`) : known === true ? null : known
  const fieldName = (field: string) => (Object.hasOwn(columns, field) ? (columns[field] as string) : field)
  return {
    id,
    source: 'joined',
    record,
    table: tableName(table),
    ref: quoteName(ref),
    fieldName,
    fieldColumn: (field) => quoteName(fieldName(field)),
    carriedBy: flag,
    known: flag === null ? 'TRUE' : `COALESCE(n.${quoteName(flag)}, FALSE)`,
  }
}

function tableName(name: string | readonly string[]): string {
  return (typeof name === 'string' ? [name] : name).map(quoteName).join('.')
}

/** A value as it stands in a column or a JSON text, as the type that its declaration gives it. */
export function typedSubject(
  { type, mayBeNone }: { readonly type: string; readonly mayBeNone?: boolean | undefined },
  raw: string,
  none: string | null,
  dialect: Dialect,
): Subject {
  const sqlType = { boolean: 'BOOLEAN', number: dialect.numberType, day: 'DATE' }[type] ?? dialect.textType
  const tested = type === 'boolean' || type === 'number' || type === 'day' ? type : 'choice'
  if (mayBeNone !== true) return { type: tested, value: `CAST(${raw} AS ${sqlType})` }
  if (none !== null)
    return {
      type: tested,
      value: `CASE WHEN ${none} THEN NULL ELSE CAST(${raw} AS ${sqlType}) END`,
      none: `COALESCE(${none}, FALSE)`,
    }
  const text = `CAST(${raw} AS ${dialect.textType})`
  return {
    type: tested,
    value: `CAST(NULLIF(${text}, ${quoteText(NONE)}) AS ${sqlType})`,
    none: `COALESCE(${text} = ${quoteText(NONE)}, FALSE)`,
  }
}

const mostBytes = 63

/** Refuses names that the database would take for one another. */
export function refuseAlike(
  names: readonly { readonly name: string; readonly path: readonly string[] }[],
  dialect: Dialect,
): void {
  const seen = new Map<string, string>()
  for (const { name, path } of names) {
    if (dialect.name === 'postgres' && new TextEncoder().encode(name).length > mostBytes)
      throw notInSql(
        path,
        `PostgreSQL cuts names off after ${mostBytes} bytes, and \`${name}\` is longer.`,
        'Give it a shorter column with `columns`, or choose fewer decisions.',
      )
    const key = dialect.name === 'duckdb' ? name.toLowerCase() : name
    const other = seen.get(key)
    if (other !== undefined)
      throw notInSql(
        path,
        `\`${other}\` and \`${name}\` would be the same column.`,
        'Give one of them another with `columns`.',
      )
    seen.set(key, name)
  }
}
