import { availableParallelism } from 'node:os'
import { answerLayout } from '../answer.ts'
import { has, one, whole, type Given } from '../arguments.ts'
import { answerColumns } from '../answer-columns.ts'
import { chosenDecisions, readAssumed, warnOutOfForce } from '../choices.ts'
import type { Command } from '../command.ts'
import { counterfactual, readCounterfactual } from '../counterfactuals.ts'
import { usage } from '../exit.ts'
import { input, inputFormat, openInput } from '../input/open.ts'
import * as options from '../options.ts'
import { openParquetSink } from '../output/parquet.ts'
import { openSink, orDrop } from '../output/sink.ts'
import { widthOf } from '../output/width.ts'
import { policyOn } from '../policy/versions.ts'
import { openRejects, rejectsOptions } from '../rejects.ts'
import { workOff } from '../work/work-off.ts'

const mostJobs = 8
/** Characters of a batch: more where all of it is answered together. */
const batches = { oneByOne: 16_384, together: 262_144 }

export const assess: Command = {
  name: 'assess',
  summary: 'Assess nominals: every decision, how sure it is, what is missing and why.',
  options: {
    policy: options.policy,
    versions: options.versions,
    'as-at': options.asAt,
    input,
    'input-format': inputFormat,
    format: options.rowFormat,
    output: options.output,
    decision: { value: 'ID', repeat: true, help: 'Only this decision. May be repeated.' },
    assume: {
      value: 'FACT=JSON',
      repeat: true,
      help: 'Take this value where a nominal carries none: custodyPeriods=[]. A whole assessment says so, as JSON.',
    },
    answers: {
      help: 'Only the answers: outcome, certainty, what is possible and the rule, without reasons and without what is missing. Many times faster.',
    },
    explain: { help: 'Add the reasons in plain English.' },
    counterfactual,
    engine: options.engine,
    jobs: {
      value: 'N',
      help: `Threads that do the work, 1 to ${mostJobs}. Default: one for each core. A small input needs no more than one.`,
    },
    ...rejectsOptions,
    help: options.help,
  },
  notes: [
    'A CSV has the headers `ref`, `area` and the ids of the facts of the policy. An empty cell is unknown, a list is JSON in its cell, booleans are true and false.',
    'With --format json, one single JSON object in gives one object out. An array, a CSV, a file named .ndjson and several rows give an array.',
    'Any number of rows takes the same memory. A large caseload, of which only the outcomes are wanted, is done soonest with --answers.',
    'Parquet needs the package @duckdb/node-api, which is installed with this program where it can be. Lists are LIST of STRUCT or JSON text, days DATE or text.',
    '--counterfactual adds `counterfactuals`: for each outcome asked for the smallest changes to facts that can change, or why none can. Rules propose, people decide: it says what the policy would answer, not what anybody should do.',
    'A row that is not valid is never assessed. With --output, the file appears only when everything went well; on stdout, rows before a bad one may already have been written.',
  ],
  examples: [
    {
      what: 'One nominal from stdin',
      line: 'iom-rules assess --as-at 2026-11-22 --input - --format json < nominal.json',
    },
    {
      what: 'A CSV to a CSV; rows that are not valid go to a file of their own',
      line: 'iom-rules assess --as-at today --input in.csv --output out.csv --on-error report --rejects bad.ndjson',
    },
    {
      what: 'Everybody of a force: outcomes only, from Parquet to Parquet',
      line: 'iom-rules assess --as-at today --input in.parquet --answers --output out.parquet',
    },
    {
      what: 'Why this cohort?',
      line: 'iom-rules assess --as-at 2026-11-22 --input nominal.json --decision cohort --explain',
    },
    {
      what: 'What would have to be otherwise for FIXED?',
      line: 'iom-rules assess --as-at 2026-11-22 --input nominal.json --decision cohort --explain --counterfactual FIXED',
    },
    {
      what: 'Under the version of the policy that is in force on the day',
      line: 'iom-rules assess --versions issued --policy cheshire --as-at 2026-11-22 --input in.csv',
    },
    {
      what: 'A second opinion from the stock engine',
      line: 'iom-rules assess --as-at 2026-11-22 --input in.csv --engine json-rules-engine',
    },
  ],
  run: async (given, surroundings) => {
    const asAt = options.readDay(given, surroundings)
    const format = options.readRowFormat(given, surroundings)
    const jobs = readJobs(given)
    const explain = has(given, 'explain')
    const answers = has(given, 'answers')
    const exact = one(given, 'engine') !== 'json-rules-engine'
    refuseTogether(given)
    const policy = await policyOn(given, asAt, surroundings)
    const decisions = chosenDecisions(given, policy)
    const asked = readCounterfactual(given, policy)
    const settings = { asAt, decisions, assume: readAssumed(given, policy, asAt) }
    warnOutOfForce(policy, asAt, surroundings)
    const width = widthOf(surroundings)
    const view = { decisions, exact, explain, brief: answers, counterfactual: asked !== null, width }
    const rejects = await openRejects(given, surroundings)
    try {
      const file = one(given, 'output')
      const { csv } = answerLayout(policy, view)
      const sink =
        format === 'parquet' && file !== undefined
          ? await openParquetSink(file, answerColumns(policy, view), surroundings)
          : await openSink(file, surroundings)
      const size = answers ? batches.together : batches.oneByOne
      const rows = await orDrop(openInput(given, policy, surroundings, 'input', size), sink)
      const { form } = rows
      const { stops } = rejects
      const job = { policy, form, settings, view, format, answers, counterfactual: asked, stops }
      const count = await workOff(job, rows, { jobs, header: csv.header, rejects, sink }, surroundings)
      return await rejects.close(count)
    } catch (error) {
      await rejects.drop()
      throw error
    }
  },
}

function readJobs(given: Given): number {
  return whole(given, 'jobs', [1, mostJobs], Math.min(availableParallelism(), mostJobs))
}

/** Options that ask for what others leave out. */
function refuseTogether(given: Given): void {
  const stock = one(given, 'engine') === 'json-rules-engine'
  if (stock && has(given, 'explain'))
    throw usage('--explain is for the exact engine: json-rules-engine keeps no reasons.')
  if (!has(given, 'answers')) return
  if (stock) throw usage('--answers is for the exact engine: json-rules-engine answers one by one.')
  for (const name of ['explain', 'counterfactual'])
    if (has(given, name))
      throw usage(`--${name} and --answers exclude each other: answers alone have no reasons.`)
}
