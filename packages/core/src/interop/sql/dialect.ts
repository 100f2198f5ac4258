import { IomRulesError } from '../../vocabulary/issue.ts'

/** The databases that SQL is written for. PostgreSQL's is spoken by several distributed engines too. */
export type SqlDialect = 'duckdb' | 'postgres'

/** What differs between the two. Everything else is written so that both read it alike. */
export interface Dialect {
  readonly name: SqlDialect
  readonly textType: string
  readonly numberType: string
  /**
   * Put after a subquery whose columns are used more than once: PostgreSQL would otherwise write their
   * expressions out at every use, and at every use of a use.
   */
  readonly fence: string
  /** Is this JSON a list? Not so for `null`. */
  readonly isJsonList: (json: string) => string
  /** Months before a day, the day clamped to the end of a shorter month. */
  readonly monthsFrom: (day: string, sign: '+' | '-', months: string) => string
  /** A subquery of `key` and `r`, one row for each record of the JSON lists in a column. */
  readonly jsonRecords: (relation: string, key: string, json: string, fields: readonly string[]) => string
  /** A field of such an `r`, as text. */
  readonly jsonField: (record: string, field: string) => string
  readonly placeholder: (name: string, position: number) => string
}

const duckdb: Dialect = {
  name: 'duckdb',
  textType: 'VARCHAR',
  numberType: 'DOUBLE',
  fence: '',
  isJsonList: (json) => `COALESCE(json_type(${json}) = 'ARRAY', FALSE)`,
  monthsFrom: (day, sign, months) => `CAST(${day} ${sign} to_months(CAST(${months} AS INTEGER)) AS DATE)`,
  jsonRecords: (relation, key, json, fields) => {
    const shape = `[${JSON.stringify(Object.fromEntries(fields.map((field) => [field, 'VARCHAR'])))}]`
    return `(SELECT ${key} AS key, UNNEST(from_json(${json}, ${quoteText(shape)})) AS r FROM ${relation})`
  },
  jsonField: (record, field) => `${record}.${quoteName(field)}`,
  placeholder: (name) => `$${name}`,
}

const postgres: Dialect = {
  name: 'postgres',
  textType: 'text',
  numberType: 'double precision',
  fence: ' OFFSET 0',
  isJsonList: (json) => `COALESCE(json_typeof(CAST(${json} AS json)) = 'array', FALSE)`,
  monthsFrom: (day, sign, months) =>
    `CAST(${day} ${sign} make_interval(months => CAST(${months} AS integer)) AS date)`,
  jsonRecords: (relation, key, json) =>
    `(SELECT ${key} AS key, e.r FROM ${relation} CROSS JOIN LATERAL json_array_elements(` +
    `CASE WHEN json_typeof(CAST(${json} AS json)) = 'array' THEN CAST(${json} AS json) END) AS e(r))`,
  jsonField: (record, field) => `(${record} ->> ${quoteText(field)})`,
  placeholder: (_, position) => `$${position}`,
}

export const dialects: Readonly<Record<SqlDialect, Dialect>> = { duckdb, postgres }

/** A name in double quotes, whatever it holds. */
export function quoteName(name: string): string {
  refuseNull(name)
  return `"${name.replaceAll('"', '""')}"`
}

/** A text in single quotes, whatever it holds and however the server reads backslashes. */
export function quoteText(text: string): string {
  refuseNull(text)
  const doubled = text.replaceAll("'", "''")
  // A text with E is read the same whether or not plain strings know escapes; only PostgreSQL has the setting.
  return `'${doubled.replaceAll('\\', '\\\\')}'`.replace(/^(?=.*\\)/s, 'E')
}

function refuseNull(text: string): void {
  if (text.includes('\0')) throw new IomRulesError('INVALID_NAME', 'SQL cannot hold a text with a null byte.')
}

/** A number that both read as the very same one. */
export function numberText(value: number): string {
  const text = Number.isSafeInteger(value) ? String(value) : withExponent(value)
  return value < 0 ? `(${text})` : text
}

function withExponent(value: number): string {
  const text = String(value)
  return text.includes('e') ? text.replace('e+', 'e') : `${text}e0`
}
