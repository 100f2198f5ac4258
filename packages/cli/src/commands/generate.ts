import type { FactValue, Nominal, Policy } from '@iom-rules/core'
import { generate as nominals } from '@iom-rules/core/caseload'
import { one, whole } from '../arguments.ts'
import type { Command } from '../command.ts'
import { exitCode, usage } from '../exit.ts'
import * as options from '../options.ts'
import { inTurn, writeRecords, type Layout } from '../output/records.ts'
import { openSink } from '../output/sink.ts'
import { widthOf } from '../output/width.ts'
import { loadPolicy } from '../policy/load.ts'

const most = 100_000_000

export const generate: Command = {
  name: 'generate',
  summary: 'Invent nominals for a policy: the same seed gives the same people.',
  options: {
    policy: options.policy,
    'as-at': options.asAt,
    count: { value: 'N', help: 'How many. Default 100.' },
    seed: { value: 'N', help: 'A whole number. Default 1.' },
    'unknown-rate': { value: 'SHARE', help: 'The share of facts left unknown, 0 to 1.' },
    format: options.format,
    output: options.output,
    help: options.help,
  },
  examples: [
    {
      what: 'A thousand invented people as CSV',
      line: 'iom-rules generate --as-at 2026-11-22 --count 1000 --format csv --output people.csv',
    },
    {
      what: 'Straight into an assessment',
      line: 'iom-rules generate --as-at 2026-11-22 | iom-rules assess --as-at 2026-11-22 --format table',
    },
  ],
  run: async (given, surroundings) => {
    const asAt = options.readDay(given, surroundings)
    const format = options.readFormat(given, surroundings)
    const count = whole(given, 'count', [0, most], 100)
    const seed = whole(given, 'seed', [0, 4_294_967_295], 1)
    const unknownRate = readShare(one(given, 'unknown-rate'))
    const policy = loadPolicy(one(given, 'policy'), surroundings)
    const invented = nominals(policy, {
      count,
      seed,
      asAt,
      ...(unknownRate === undefined ? {} : { unknownRate }),
    })
    const sink = await openSink(one(given, 'output'), surroundings)
    await writeRecords(
      inTurn(invented),
      nominalLayout(policy),
      { format, width: widthOf(surroundings) },
      sink,
    )
    return exitCode.done
  },
}

function readShare(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const share = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(share >= 0 && share <= 1))
    throw usage(`--unknown-rate takes a share from 0 to 1, such as 0.2, not \`${text}\`.`)
  return share
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
