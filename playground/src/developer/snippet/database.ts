import { decide, type FactValue, type Nominal, type Policy } from '@iom-rules/core'
import { toSql, type SqlDialect } from '@iom-rules/core/interop'
import type { Asked, Snippet } from './snippet.ts'

/** As SQL: a table with this nominal, and the statement that answers row by row. */
export function database(asked: Asked, dialect: SqlDialect): Snippet {
  const { policy, nominal, asAt, decision } = asked
  const lists = Object.fromEntries(recordLists(policy).map((list) => [list, 'json' as const]))
  const { sql, columns } = toSql(policy, { dialect, mode: 'full', asAt, decisions: [decision], lists })
  const table = columnsOf(policy, nominal, dialect).filter(
    ({ name }) => name === 'ref' || name === 'area' || sql.includes(quotedName(name)),
  )
  const declared = table.map(({ name, type }) => `  ${quotedName(name)} ${type}`).join(',\n')
  const values = table.map(({ name, value }) => `  ${value} /* ${name} */`).join(',\n')
  const file = `${decision}-${dialect}.sql`
  return {
    file,
    install: null,
    run: dialect === 'duckdb' ? `duckdb < ${file}` : `psql --file ${file}`,
    beside: null,
    readsPolicy: false,
    text: `-- Your own table or view of nominals can stand here instead: a row for each, and NULL for what is not known.
CREATE TEMPORARY TABLE nominals (
${declared}
);
INSERT INTO nominals VALUES (
${values}
);

${sql.trimEnd()};
`,
    prints: { kind: 'row', columns, cells: cellsOf(asked) },
  }
}

function cellsOf({ policy, nominal, asAt, decision }: Asked): (string | null)[] {
  const answer = decide(policy, nominal, { asAt, decisions: [decision] })[decision]
  const who = [nominal.ref, nominal.area ?? null]
  if (answer === undefined) return who
  return 'outcomes' in answer
    ? [...who, answer.outcomes.join(', '), answer.possible.join(', ')]
    : [...who, answer.outcome, answer.certainty, answer.possible.join(', '), answer.rule]
}

interface Column {
  readonly name: string
  readonly type: string
  readonly value: string
}

function recordLists(policy: Policy): string[] {
  return Object.entries(policy.facts).flatMap(([id, fact]) =>
    fact.type === 'list' && fact.record !== undefined ? [id] : [],
  )
}

const types = {
  duckdb: { number: 'DOUBLE', json: 'JSON', text: 'VARCHAR' },
  postgres: { number: 'double precision', json: 'json', text: 'text' },
} as const

function columnsOf(policy: Policy, { ref, area, facts }: Nominal, dialect: SqlDialect): Column[] {
  const { number, json, text } = types[dialect]
  const own = Object.entries(policy.facts).flatMap(([id, fact]): Column[] => {
    const value = facts[id] ?? null
    if (fact.type === 'list') {
      const list = value === null ? null : JSON.stringify(value)
      return fact.record === undefined ? [] : [{ name: id, type: json, value: written(list) }]
    }
    const type = { boolean: 'boolean', number, day: 'date', choice: text }[fact.type]
    if (!('mayBeNone' in fact && fact.mayBeNone)) return [{ name: id, type, value: written(value) }]
    const isNone = value === 'NONE'
    return [
      { name: id, type, value: written(isNone ? null : value) },
      { name: `${id}.none`, type: 'boolean', value: written(isNone ? true : null) },
    ]
  })
  return [
    { name: 'ref', type: text, value: written(ref) },
    { name: 'area', type: text, value: written(area ?? null) },
    ...own,
  ]
}

function written(value: FactValue): string {
  if (value === null) return 'NULL'
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value)
}

function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
