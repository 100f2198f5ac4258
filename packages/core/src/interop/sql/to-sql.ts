import type { Day } from '../../vocabulary/day.ts'
import { compile } from '../../diagram/compile.ts'
import type { CollectDiagrams, SingleDiagrams } from '../../diagram/outcomes.ts'
import type { Policy } from '../../policy/policy.ts'
import { unknownDecision } from '../../policy/unknown-id.ts'
import { collectColumns, singleColumns } from './answers.ts'
import { constantsOf, type SqlParameter } from './constants.ts'
import { decisionColumns } from './decisions.ts'
import { dialects, quoteName, type SqlDialect } from './dialect.ts'
import { factColumns } from './facts.ts'
import { inputsOf, refuseAlike, type SqlInputs } from './inputs.ts'
import { closerColumns, closerParts, type Closer } from './closer.ts'
import { scopeOf } from './scope.ts'
import { layered, type Column, type Part, type Writing } from './statement.ts'

/** Settings of {@link toSql}. */
export interface SqlOptions extends SqlInputs {
  /** The database the statement is for. */
  readonly dialect: SqlDialect
  /** `outcome`: one column for each decision. `full`: certainty, what is possible and the rule too. */
  readonly mode: 'outcome' | 'full'
  /** The day everybody is assessed as at. */
  readonly asAt: Day
  /** Default: all of the policy. */
  readonly decisions?: readonly string[]
  /**
   * `literal` (default): the day and the policy's figures stand in the statement. `bind`: those that are single
   * values are bound. They must be bound to the values given: what is possible was worked out for those.
   */
  readonly parameters?: 'literal' | 'bind'
}

/** A statement, and what to know of it. */
export interface SqlStatement {
  /** One SELECT, without a semicolon. */
  readonly sql: string
  /** Values to bind, in order; empty unless `parameters` is `bind`. */
  readonly parameters: readonly SqlParameter[]
  /** Names of the columns it gives, in order. */
  readonly columns: readonly string[]
  /** What it does not decide exactly, in words; such rows say so themselves. */
  readonly notes: readonly string[]
}

/**
 * What does the policy answer for every row of a table, worked out by the database that holds it? The same as
 * `decide` one by one, unknown facts included.
 *
 * Columns are named as in the CSV of the command line: `ref`, `area`, and for each decision its outcome under the
 * decision’s id (of a COLLECT decision all that are given, with commas), `<id>.certainty`, `<id>.possible`,
 * `<id>.rule`. What cannot be decided in SQL for a row has the certainty `not-decided-here`. Facts are taken to fit
 * the policy, as `parseNominal` checks.
 *
 * @throws IomRulesError `NOT_IN_SQL` with the part of the policy and why, when it cannot be said in SQL;
 * `UNKNOWN_DECISION`, `UNKNOWN_FACT` or `INVALID_NAME` for the options; `INVALID_DAY`, `TOO_COMPLEX` as `assess`.
 * @example
 * const { sql } = toSql(policy, { dialect: 'duckdb', mode: 'full', asAt: '2026-11-22' })
 * sql.startsWith('-- ') // a heading, then one SELECT
 */
export function toSql(policy: Policy, options: SqlOptions): SqlStatement {
  const dialect = dialects[options.dialect]
  const compiled = compile(policy, options.asAt)
  const inputs = inputsOf(policy, options, dialect)
  const constants = constantsOf(policy, options.asAt, dialect, options.parameters === 'bind')
  const startOf: Writing['startOf'] = ({ operator, value }) => constants.days(operator, value).from as number
  const scope = scopeOf(compiled, wantedDecisions(policy, options.decisions), startOf)
  const writing: Writing = {
    policy,
    scope,
    inputs,
    dialect,
    constants,
    startOf,
    prefix: prefixFor(policy, options),
  }
  const facts = factColumns(writing)
  facts.names.forEach((names) => refuseAlike(names, dialect))
  const decided = decisionColumns(writing, facts.subjects, constants)
  const settled = `${writing.prefix}settled`
  const closer = closerParts(writing, facts, `${writing.prefix}open`)
  const kept = ['ref', 'area', ...facts.carried, ...leavesOf(writing, decided)]
  const parts: Part[] = [
    ...facts.parts,
    {
      name: settled,
      body: `SELECT ${kept.join(', ')}, (${decided.open}) AS open\nFROM (${layered(facts.relation, decided.layers, dialect)}${dialect.fence}) AS q`,
      kept: true,
      note: 'what the rules come to, as far as what is known settles it',
    },
    {
      name: `${writing.prefix}open`,
      body: `SELECT ROW_NUMBER() OVER () AS id, q.*${closerColumns(writing, decided)
        .map(({ name, expression }) => `,\n  ${expression} AS ${name}`)
        .join('')}\nFROM ${settled} AS q WHERE open`,
      kept: true,
      note: 'where unknown facts could matter, looked at closer from here on',
    },
    ...closer.parts,
  ]
  const full = options.mode === 'full'
  const answers = (known: Closer | null): Column[] =>
    scope.decisions.flatMap((id) => {
      const diagrams = compiled.decisions.get(id)
      if (diagrams?.hitPolicy === 'COLLECT')
        return collectColumns(
          id,
          diagrams,
          full,
          collectedOf(diagrams, id, decided, known),
          known?.exact ?? 'TRUE',
        )
      return singleColumns(id, diagrams as SingleDiagrams, full, {
        leaf: decided.leafOf(id),
        mask: known === null ? null : known.maskOf(id, null),
        exact: known?.exact ?? 'TRUE',
      })
    })
  const names = ['ref', 'area', ...answers(null).map(({ name }) => name)]
  refuseAlike(
    names.map((name) => ({ name, path: ['decisions', name.split('.')[0] as string] })),
    dialect,
  )
  const select = (columns: readonly Column[]) =>
    `SELECT ref AS ${quoteName('ref')}, area AS ${quoteName('area')}${columns.map(({ name, expression }) => `,\n  ${expression} AS ${quoteName(name)}`).join('')}`
  const sql = [
    heading(policy, options),
    `WITH RECURSIVE ${parts.map(partText).join(',\n')}`,
    `${select(answers(null))}\nFROM ${settled} AS s WHERE NOT open`,
    'UNION ALL',
    `${select(answers(closer))}\nFROM ${closer.relation} AS s`,
  ].join('\n')
  return { sql: `${sql}\n`, parameters: constants.parameters(), columns: names, notes: closer.notes }
}

function partText({ name, body, kept, note }: Part): string {
  return `${note === undefined ? '' : `-- ${note}\n`}${name} AS ${kept === true ? 'MATERIALIZED ' : ''}(\n${body}\n)`
}

function leavesOf({ scope }: Writing, decided: ReturnType<typeof decisionColumns>): string[] {
  return scope.decisions.flatMap((id) => {
    const diagrams = scope.compiled.decisions.get(id)
    return diagrams?.hitPolicy === 'COLLECT'
      ? diagrams.outcomes.map((_, at) => decided.givenOf(id, at))
      : [decided.leafOf(id)]
  })
}

function collectedOf(
  { outcomes }: CollectDiagrams,
  id: string,
  decided: ReturnType<typeof decisionColumns>,
  known: Closer | null,
) {
  return outcomes.map((_, at) => ({
    given: decided.givenOf(id, at),
    mask: known === null ? null : known.maskOf(id, at),
  }))
}

function wantedDecisions(policy: Policy, asked: readonly string[] | undefined): string[] {
  const all = Object.keys(policy.decisions).sort()
  for (const id of asked ?? []) {
    if (all.includes(id)) continue
    throw unknownDecision(policy, id)
  }
  return asked === undefined ? all : all.filter((id) => asked.includes(id))
}

/** No table of the caller’s, which a list has by its id too, may begin as the statement’s own subqueries do. */
function prefixFor({ facts }: Policy, { table, lists = {} }: SqlOptions): string {
  const tables = [
    table,
    ...Object.values(lists).map((list) =>
      typeof list === 'object' && 'table' in list ? list.table : undefined,
    ),
    ...Object.keys(facts),
  ]
  const names = tables.flatMap((name) => (name === undefined ? [] : name)).map((name) => name.toLowerCase())
  let prefix = 'iom_'
  while (names.some((name) => name.startsWith(prefix))) prefix += '_'
  return prefix
}

/** Names and days of a policy hold nothing that could end a comment: the schema sees to it. */
function heading({ id, version }: Policy, { asAt, mode, dialect }: SqlOptions): string {
  const language = { duckdb: 'DuckDB', postgres: 'PostgreSQL' }[dialect]
  return `-- ${id} ${version} as at ${asAt}, ${mode === 'full' ? 'in full' : 'outcomes only'}, for ${language}. Written by iom-rules: do not edit.`
}
