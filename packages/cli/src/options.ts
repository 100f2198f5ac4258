import { isDay } from '@iom-rules/core'
import { one, type Given, type Option } from './arguments.ts'
import { usage } from './exit.ts'
import type { Surroundings } from './surroundings.ts'

export const help: Option = { help: 'Show this help.' }

export const policy: Option = {
  value: 'POLICY',
  help: 'A policy: an id (cheshire, cheshire@1.0.0), a folder or a file. Default cheshire.',
}

export const versions: Option = {
  value: 'FOLDER',
  help: 'The versions of policies, each a file or a folder in this one. --policy says of which policy, where there are several.',
}

export const asAt: Option = {
  value: 'DAY',
  help: 'The day everything is judged on, YYYY-MM-DD, or `today`. Required.',
}

/** Versions of policies that documents were made under. */
export const versionsAtHand: Option = {
  value: 'FOLDER',
  help: 'The versions of policies, each a file or a folder in this one. The policies that come with iom-rules are at hand besides.',
}

export const engine: Option = {
  value: 'ENGINE',
  choices: ['diagram', 'json-rules-engine'],
  help: '`diagram` (the exact one, default) or the stock `json-rules-engine`.',
}

export const output: Option = {
  value: 'FILE',
  help: 'Write to a file, which appears only when all of it is written. Default stdout.',
}

export const formats = ['json', 'ndjson', 'csv', 'table'] as const

export type Format = (typeof formats)[number]

export const format: Option = {
  value: 'FORMAT',
  choices: formats,
  help: 'json, ndjson, csv or table. Default: a table on a terminal, ndjson elsewhere.',
}

/** Formats of rows, of which there may be any number. */
export const rowFormats = [...formats, 'parquet'] as const

export type RowFormat = (typeof rowFormats)[number]

export const rowFormat: Option = {
  value: 'FORMAT',
  choices: rowFormats,
  help: 'json, ndjson, csv, table, or parquet with --output. Default: by the name of the output; a table on a terminal, ndjson elsewhere.',
}

/** The day a result depends on; there is no default, so that a result never depends on a clock unasked. */
export function readDay(given: Given, surroundings: Surroundings): string {
  const day = readDayIfGiven(given, surroundings)
  if (day !== undefined) return day
  throw usage('The answer depends on the day: give --as-at YYYY-MM-DD, or --as-at today.')
}

/** The day asked for, where a command can do without one. */
export function readDayIfGiven(
  given: Given,
  surroundings: Surroundings,
  option = 'as-at',
): string | undefined {
  const day = one(given, option)
  if (day === undefined || isDay(day)) return day
  if (day === 'today') return surroundings.today()
  throw usage(`--${option} takes a day that exists, as YYYY-MM-DD, or today, not \`${String(day)}\`.`)
}

/** The format of the output: as asked, else by the output file's name, else by what stdout is. */
export function readFormat(given: Given, surroundings: Surroundings): Format {
  const asked = one(given, 'format') as Format | undefined
  if (asked !== undefined) return asked
  const file = one(given, 'output')
  if (file === undefined) return surroundings.stdout.isTTY === true ? 'table' : 'ndjson'
  const ending = /\.(json|csv)$/i.exec(file)?.[1]?.toLowerCase()
  return (ending as Format | undefined) ?? 'ndjson'
}

/** The same of rows, which can be Parquet too: a file, because it cannot be written from front to back. */
export function readRowFormat(given: Given, surroundings: Surroundings): RowFormat {
  const file = one(given, 'output')
  const asked = one(given, 'format')
  if (asked === undefined && file !== undefined && /\.parquet$/i.test(file)) return 'parquet'
  if (asked !== 'parquet') return readFormat(given, surroundings)
  if (file === undefined) throw usage('Parquet is written to a file: give --output FILE too.')
  return asked
}
