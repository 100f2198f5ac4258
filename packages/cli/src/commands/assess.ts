import { parseNominal, type AssessOptions, type Policy } from '@iom-rules/core'
import { answerLayout, type Answer } from '../answer.ts'
import { has, one } from '../arguments.ts'
import { chosenDecisions, readAssumed, refuseOverwriting, warnOutOfForce } from '../choices.ts'
import type { Command } from '../command.ts'
import { counterfactual, readCounterfactual, withCounterfactuals } from '../counterfactuals.ts'
import { exactly, onStockEngine, type Assessor } from '../engines.ts'
import { usage } from '../exit.ts'
import { input, inputFormat, openRows } from '../input/open.ts'
import type { Rows } from '../input/row.ts'
import * as options from '../options.ts'
import { writeRecords } from '../output/records.ts'
import { openSink } from '../output/sink.ts'
import { widthOf } from '../output/width.ts'
import { loadPolicy } from '../policy/load.ts'
import { openProgress, type Progress } from '../progress.ts'
import { openRejects, rejectsOptions, type Rejects } from '../rejects.ts'

export const assess: Command = {
  name: 'assess',
  summary: 'Assess nominals: every decision, how sure it is, what is missing and why.',
  options: {
    policy: options.policy,
    'as-at': options.asAt,
    input,
    'input-format': inputFormat,
    format: options.format,
    output: options.output,
    decision: { value: 'ID', repeat: true, help: 'Only this decision. May be repeated.' },
    assume: {
      value: 'FACT=JSON',
      repeat: true,
      help: 'Take this value where a nominal carries none, and say so in the result: custodyPeriods=[].',
    },
    explain: { help: 'Add the reasons in plain English.' },
    counterfactual,
    engine: options.engine,
    ...rejectsOptions,
    help: options.help,
  },
  notes: [
    'A CSV has the headers `ref`, `area` and the ids of the facts of the policy. An empty cell is unknown, a list is JSON in its cell, booleans are true and false.',
    'With --format json, one single JSON object in gives one object out. An array, a CSV, a file named .ndjson and several rows give an array.',
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
      what: 'Why this cohort?',
      line: 'iom-rules assess --as-at 2026-11-22 --input nominal.json --decision cohort --explain',
    },
    {
      what: 'What would have to be otherwise for FIXED?',
      line: 'iom-rules assess --as-at 2026-11-22 --input nominal.json --decision cohort --explain --counterfactual FIXED',
    },
    {
      what: 'A second opinion from the stock engine',
      line: 'iom-rules assess --as-at 2026-11-22 --input in.csv --engine json-rules-engine',
    },
  ],
  run: async (given, surroundings) => {
    const asAt = options.readDay(given, surroundings)
    const format = options.readFormat(given, surroundings)
    const explain = has(given, 'explain')
    const exact = one(given, 'engine') !== 'json-rules-engine'
    if (explain && !exact)
      throw usage('--explain is for the exact engine: json-rules-engine keeps no reasons.')
    refuseOverwriting(given, surroundings)
    const policy = loadPolicy(one(given, 'policy'), surroundings)
    const decisions = chosenDecisions(given, policy)
    const asked = readCounterfactual(given, policy)
    const settings = { asAt, decisions, assume: readAssumed(given, policy, asAt) }
    warnOutOfForce(policy, asAt, surroundings)
    const plain = exact ? exactly(policy, settings, explain) : await onStockEngine(policy, settings)
    const assessor = asked === null ? plain : await withCounterfactuals(plain, policy, asked, settings)
    const width = widthOf(surroundings)
    const view = { decisions, exact, explain, counterfactual: asked !== null, width }
    const layout = answerLayout(policy, view)
    const progress = openProgress(surroundings, has(given, 'output'))
    const rejects = await openRejects(given, surroundings)
    try {
      const rows = await openRows(given, policy, surroundings)
      const sink = await openSink(one(given, 'output'), surroundings)
      const answers = assessed(rows, policy, settings, assessor, rejects, progress)
      await writeRecords(answers, layout, { format, width, single: rows.single }, sink)
      progress.clear()
      return await rejects.close(rows.count())
    } catch (error) {
      progress.clear()
      await rejects.drop()
      throw error
    }
  },
}

/** Answers for the rows that are valid, in order; the others are refused as they come. */
async function* assessed(
  rows: Rows,
  policy: Policy,
  settings: AssessOptions,
  assessor: Assessor,
  rejects: Rejects,
  progress: Progress,
): AsyncGenerator<Answer, void, undefined> {
  for await (const row of rows) {
    progress.step()
    const read =
      row.issues.length > 0
        ? { ok: false as const, issues: row.issues }
        : parseNominal(policy, row.value, settings)
    if (read.ok) yield await assessor(read.value)
    else await rejects.refuse(row, read.issues)
  }
}
