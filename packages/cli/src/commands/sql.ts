import type { Policy } from '@iom-rules/core'
import type { SqlDialect, SqlInputs, SqlOptions, SqlStatement } from '@iom-rules/core/interop'
import { all, one, type Given } from '../arguments.ts'
import { asked } from '../asked.ts'
import { chosenDecisions, policyAsked, warnOutOfForce } from '../choices.ts'
import type { Command } from '../command.ts'
import { sqlName } from '../duckdb.ts'
import { exitCode, usage } from '../exit.ts'
import * as options from '../options.ts'
import { plain } from '../output/plain.ts'
import { openSink } from '../output/sink.ts'
import { loadPolicy } from '../policy/load.ts'
import type { Surroundings } from '../surroundings.ts'

export const sql: Command = {
  name: 'sql',
  summary: 'Write a policy as one SQL statement, for the database that holds the nominals.',
  operand: 'POLICY',
  options: {
    policy: options.policy,
    dialect: {
      value: 'DIALECT',
      choices: ['duckdb', 'postgres'],
      help: 'duckdb or postgres. Required. Several distributed databases read PostgreSQL’s.',
    },
    mode: {
      value: 'MODE',
      choices: ['outcome', 'full'],
      help: 'full (default): outcome, certainty, what is possible and the rule. outcome: one column for each decision.',
    },
    'as-at': options.asAt,
    decision: { value: 'ID', repeat: true, help: 'Only this decision. Can be given several times.' },
    view: {
      value: 'NAME',
      help: 'Write a statement that creates a view of this name. NAME may be SCHEMA.NAME.',
    },
    table: {
      value: 'NAME',
      help: 'The table or view with one row for each nominal. Default nominals. NAME may be SCHEMA.NAME.',
    },
    list: {
      value: 'FACT=HOW',
      repeat: true,
      help: 'How a list is kept: joined (default), in a table of its own with the column ref; or json, as JSON in a column.',
    },
    none: {
      value: 'HOW',
      choices: ['column', 'text'],
      help: 'How NONE is kept: column (default), in a column FACT.none; or text, as the text NONE.',
    },
    parameters: {
      value: 'HOW',
      choices: ['literal', 'bind'],
      help: 'literal (default), or bind: the day and the policy’s figures are bound; the values are listed at the top.',
    },
    output: options.output,
    help: options.help,
  },
  notes: [
    'NULL is not known. A list in a table of its own is known where the column LIST.known is true; a list as JSON is known where it is a list, [] among them.',
    'The columns are those of `assess --format csv`. Facts are taken to be right: `assess --on-error report` finds those that are not.',
  ],
  examples: [
    {
      what: 'A view in DuckDB',
      line: 'iom-rules sql --dialect duckdb --as-at 2026-11-22 --view answers --output answers.sql',
    },
    {
      what: 'Outcomes only, in PostgreSQL, with lists as JSON and NONE as text: the columns of a CSV file for `assess`',
      line: 'iom-rules sql --dialect postgres --mode outcome --as-at 2026-11-22 --list offences=json --list custodyPeriods=json --none text',
    },
  ],
  run: async (given, surroundings) => {
    const policy = loadPolicy(policyAsked(given), surroundings)
    const statement = await written(given, policy, surroundings)
    for (const note of statement.notes) surroundings.stderr.write(`note: ${plain(note)}\n`)
    const sink = await openSink(one(given, 'output'), surroundings)
    await sink.write(textOf(given, statement))
    await sink.keep()
    return exitCode.done
  },
}

async function written(given: Given, policy: Policy, surroundings: Surroundings): Promise<SqlStatement> {
  const dialect = one(given, 'dialect') as SqlDialect | undefined
  if (dialect === undefined) throw usage('Say for which database: --dialect duckdb, or --dialect postgres.')
  const view = readName(given, 'view')
  const bind = one(given, 'parameters') === 'bind'
  if (view !== null && bind)
    throw usage('A view has no values to bind: leave out --view, or --parameters bind.')
  const table = readName(given, 'table')
  const asAt = options.readDay(given, surroundings)
  const settings: SqlOptions = {
    dialect,
    asAt,
    mode: one(given, 'mode') === 'outcome' ? 'outcome' : 'full',
    decisions: chosenDecisions(given, policy),
    ...(table === null ? {} : { table }),
    lists: readLists(given),
    ...(one(given, 'none') === 'text' ? { none: 'text' } : {}),
    parameters: bind ? 'bind' : 'literal',
  }
  warnOutOfForce(policy, asAt, surroundings)
  const { toSql } = await import('@iom-rules/core/interop')
  // A part of the policy that SQL cannot say is named in the message.
  return asked(() => toSql(policy, settings))
}

/** A name, and the schemas that it is in. */
function readName(given: Given, option: 'table' | 'view'): string[] | null {
  const text = one(given, option)
  if (text === undefined) return null
  const parts = text.split('.')
  if (parts.includes('')) throw usage(`--${option} takes NAME or SCHEMA.NAME, not \`${text}\`.`)
  return parts
}

function readLists(given: Given): NonNullable<SqlInputs['lists']> {
  const lists: Record<string, 'joined' | 'json'> = {}
  for (const text of all(given, 'list')) {
    const [fact = '', how, more] = text.split('=')
    if (fact === '' || more !== undefined || (how !== 'joined' && how !== 'json'))
      throw usage(`--list takes FACT=joined or FACT=json, for example offences=json, not \`${text}\`.`)
    if (Object.hasOwn(lists, fact)) throw usage(`--list gives \`${fact}\` twice: keep one.`)
    lists[fact] = how
  }
  return lists
}

function textOf(given: Given, { sql, parameters }: SqlStatement): string {
  const view = readName(given, 'view')
  const bound = parameters.map(({ id, name, value }, at) => {
    const place = one(given, 'dialect') === 'duckdb' ? `$${name}` : `$${at + 1}`
    return `-- ${place} is ${id}: ${plain(String(value)).replaceAll(/\s+/g, ' ')}\n`
  })
  if (view === null) return `${bound.join('')}${sql}`
  return `CREATE OR REPLACE VIEW ${view.map(sqlName).join('.')} AS\n${sql.trimEnd()};\n`
}
