import { runExamples, type Policy } from '@iom-rules/core'
import { one } from '../arguments.ts'
import { policyAsked } from '../choices.ts'
import type { Command } from '../command.ts'
import { asJson, contradictions, type Failure } from '../examples.ts'
import { exitCode } from '../exit.ts'
import * as options from '../options.ts'
import type { Layout } from '../output/encode.ts'
import { inTurn, writeRecords } from '../output/records.ts'
import { openSink } from '../output/sink.ts'
import { widthOf } from '../output/width.ts'
import { loadPolicy } from '../policy/load.ts'

interface Tried {
  readonly index: number
  readonly path: string
  readonly title: string
  readonly passed: boolean
  readonly failures: readonly Failure[]
}

export const test: Command = {
  name: 'test',
  summary: "Run a policy's examples, on the exact engine or on the stock one too.",
  operand: 'POLICY',
  options: {
    policy: options.policy,
    engine: options.engine,
    format: options.format,
    output: options.output,
    help: options.help,
  },
  notes: [
    'With --engine json-rules-engine every example also runs on a stock json-rules-engine: where its facts are complete it must give the same outcomes, and where some are unknown it must never contradict them.',
    'On a terminal only the examples that fail are listed.',
  ],
  examples: [
    { what: 'The examples of the default policy', line: 'iom-rules test' },
    {
      what: 'Your own policy, on both engines',
      line: 'iom-rules test rules/my-policy --engine json-rules-engine',
    },
  ],
  run: async (given, surroundings) => {
    const format = options.readFormat(given, surroundings)
    const policy = loadPolicy(policyAsked(given), surroundings)
    const both = one(given, 'engine') === 'json-rules-engine'
    const tried = await tryExamples(policy, both)
    const failed = tried.filter(({ passed }) => !passed)
    const sink = await openSink(one(given, 'output'), surroundings)
    const shown = format === 'table' ? failed : tried
    await writeRecords(inTurn(shown), layout, { format, width: widthOf(surroundings) }, sink)
    const engines = both ? 'on both engines' : 'on the exact engine'
    const verdict = failed.length === 0 ? `all hold ${engines}` : `${failed.length} do not hold ${engines}`
    surroundings.stderr.write(`${policy.id} ${policy.version}: ${tried.length} examples, ${verdict}.\n`)
    return failed.length === 0 ? exitCode.done : exitCode.findings
  },
}

async function tryExamples(policy: Policy, both: boolean): Promise<Tried[]> {
  const stock = both ? await contradictions(policy) : null
  const tried: Tried[] = []
  for (const run of runExamples(policy)) {
    const exact = run.failures.map((failure) => ({ engine: 'diagram', ...failure }))
    const all = stock === null ? exact : [...exact, ...(await stock(run))]
    const { example, index, path } = run
    tried.push({ index, path, title: example.title, passed: all.length === 0, failures: all })
  }
  return tried
}

const layout: Layout<Tried> = {
  csv: {
    header: ['index', 'path', 'title', 'passed', 'failures'],
    cells: ({ index, path, title, passed, failures }) => [index, path, title, passed, failures],
  },
  table: {
    columns: [
      { title: 'Example', folds: true },
      { title: 'Engine' },
      { title: 'Answer', folds: true },
      { title: 'Expected', folds: true },
      { title: 'Found', folds: true },
    ],
    rows: ({ title, path, failures }) =>
      failures.map(({ engine, decision, key, expected, actual }, at) => [
        at === 0 ? `${title} (${path})` : '',
        engine,
        `${decision} ${key}`,
        asJson(expected),
        asJson(actual),
      ]),
  },
}
