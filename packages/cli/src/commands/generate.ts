import { didYouMean, type FactDeclaration, type FactValue, type Nominal, type Policy } from '@iom-rules/core'
import { generate as nominals } from '@iom-rules/core/caseload'
import { all, has, one, whole, type Given } from '../arguments.ts'
import type { Command } from '../command.ts'
import { sqlName } from '../duckdb.ts'
import { exitCode, usage } from '../exit.ts'
import * as options from '../options.ts'
import type { Layout } from '../output/encode.ts'
import { openParquetSink, type ColumnType } from '../output/parquet.ts'
import { inTurn, writeRecords } from '../output/records.ts'
import { openSink } from '../output/sink.ts'
import { widthOf } from '../output/width.ts'
import { loadPolicy } from '../policy/load.ts'
import { openProgress, type Progress } from '../progress.ts'

const most = 100_000_000

export const generate: Command = {
  name: 'generate',
  summary: 'Invent nominals for a policy: the same seed gives the same people.',
  options: {
    policy: options.policy,
    'as-at': options.asAt,
    count: { value: 'N', help: 'How many. Default 100.' },
    seed: { value: 'N', help: 'A whole number. Default 1.' },
    areas: {
      value: 'IDS',
      help: 'Areas to take people from, evenly: HALTON,CWAC. Default: all of the policy.',
    },
    'unknown-rate': {
      value: '[FACT=]SHARE',
      repeat: true,
      help: 'The share of facts left unknown, 0 to 1; default 0.08. With a fact, of how many people it is unknown: ogrsScore=0.3.',
    },
    format: options.rowFormat,
    output: options.output,
    help: options.help,
  },
  notes: [
    'Any number takes the same memory. In Parquet lists are LIST of STRUCT, and days DATE, or text where a day may be NONE.',
  ],
  examples: [
    {
      what: 'A thousand invented people as CSV',
      line: 'iom-rules generate --as-at 2026-11-22 --count 1000 --format csv --output people.csv',
    },
    {
      what: 'A million, of a third of whom the OGRS score is not known',
      line: 'iom-rules generate --as-at 2026-11-22 --count 1000000 --unknown-rate ogrsScore=0.33 --output people.parquet',
    },
    {
      what: 'Straight into an assessment',
      line: 'iom-rules generate --as-at 2026-11-22 | iom-rules assess --as-at 2026-11-22 --format table',
    },
  ],
  run: async (given, surroundings) => {
    const asAt = options.readDay(given, surroundings)
    const format = options.readRowFormat(given, surroundings)
    const count = whole(given, 'count', [0, most], 100)
    const seed = whole(given, 'seed', [0, 4_294_967_295], 1)
    const policy = loadPolicy(one(given, 'policy'), surroundings)
    const unknown = readUnknown(all(given, 'unknown-rate'), policy)
    const areas = readAreas(given, policy)
    const invented = nominals(policy, { count, seed, asAt, ...unknown, ...areas })
    const file = one(given, 'output')
    const sink =
      format === 'parquet' && file !== undefined
        ? await openParquetSink(file, nominalColumns(policy), surroundings)
        : await openSink(file, surroundings)
    const progress = openProgress(surroundings, has(given, 'output'))
    const shown = showing(invented, count, progress)
    try {
      const manner = { format, width: widthOf(surroundings) }
      await writeRecords(inTurn(shown), nominalLayout(policy), manner, sink)
    } finally {
      progress.clear()
    }
    return exitCode.done
  },
}

function* showing(
  people: Iterable<Nominal>,
  count: number,
  progress: Progress,
): Generator<Nominal, void, undefined> {
  let done = 0
  for (const person of people) {
    yield person
    done += 1
    if (done % 1_000 === 0) progress.show(done, done / count)
  }
}

interface UnknownRates {
  readonly unknownRate?: number
  readonly unknownRates?: Readonly<Record<string, number>>
}

/** `0.2` for every fact, `ogrsScore=0.3` for one. */
function readUnknown(texts: readonly string[], policy: Policy): UnknownRates {
  let rates: UnknownRates = {}
  for (const text of texts) {
    const at = text.indexOf('=')
    const share = readShare(text.slice(at + 1))
    const fact = text.slice(0, Math.max(at, 0))
    const known = Object.keys(policy.facts)
    if (at >= 0 && !known.includes(fact))
      throw usage(`--unknown-rate ${text}: the policy has no fact \`${fact}\`.`, didYouMean(fact, known))
    const isTwice = at < 0 ? rates.unknownRate !== undefined : rates.unknownRates?.[fact] !== undefined
    if (isTwice) throw usage(`--unknown-rate ${text}: a share for the same is given twice: keep one.`)
    rates =
      at < 0
        ? { ...rates, unknownRate: share }
        : { ...rates, unknownRates: { ...rates.unknownRates, [fact]: share } }
  }
  return rates
}

function readShare(text: string): number {
  const share = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(share >= 0 && share <= 1))
    throw usage(`--unknown-rate takes a share from 0 to 1, such as 0.2, not \`${text}\`.`)
  return share
}

function readAreas(given: Given, policy: Policy): { readonly areas?: readonly string[] } {
  const text = one(given, 'areas')
  if (text === undefined) return {}
  const known = Object.keys(policy.areas)
  const areas = text.split(',').map((area) => area.trim())
  for (const area of areas)
    if (!known.includes(area))
      throw usage(
        `--areas: the policy ${policy.id} has no area \`${area}\`.`,
        didYouMean(area, known) ?? `Areas: ${known.join(', ')}.`,
      )
  return { areas }
}

type Field = NonNullable<Extract<FactDeclaration, { readonly type: 'list' }>['record']>[string]

/** The columns of nominals as Parquet. */
function nominalColumns({ facts }: Policy): ColumnType[] {
  const columns = Object.entries(facts).map(([id, fact]): ColumnType => [id, typeOf(fact)])
  return [['ref', 'VARCHAR'], ['area', 'VARCHAR'], ...columns]
}

function typeOf(fact: FactDeclaration | Field): string {
  if ('mayBeNone' in fact && fact.mayBeNone) return 'VARCHAR'
  switch (fact.type) {
    case 'list': {
      const fields = Object.entries(fact.record ?? {}).map(([id, field]) => `${sqlName(id)} ${typeOf(field)}`)
      return fact.record === undefined ? 'VARCHAR[]' : `STRUCT(${fields.join(', ')})[]`
    }
    case 'number':
      return 'DOUBLE'
    case 'boolean':
      return 'BOOLEAN'
    case 'day':
      return 'DATE'
    default:
      return 'VARCHAR'
  }
}

/** Nominals in the form that `assess` reads. */
function nominalLayout(policy: Policy): Layout<Nominal> {
  const facts = Object.keys(policy.facts)
  return {
    csv: {
      header: ['ref', 'area', ...facts],
      cells: (nominal) => [nominal.ref, nominal.area, ...facts.map((fact) => nominal.facts[fact])],
    },
    table: {
      columns: [{ title: 'Nominal' }, { title: 'Area' }, { title: 'Facts', folds: true }],
      rows: ({ ref, area = '', facts: known }) => [
        [ref, area, Object.entries(known).map(inWords).join(', ')],
      ],
    },
  }
}

function inWords([fact, value]: readonly [string, FactValue | undefined]): string {
  if (typeof value === 'object' && value !== null) return `${fact} (${value.length})`
  return `${fact} ${value ?? 'unknown'}`
}
