import { didYouMean, type Policy } from '@iom-rules/core'
import { all, one, type Given } from '../arguments.ts'
import { warnOutOfForce } from '../choices.ts'
import type { Command } from '../command.ts'
import { comparisonJson, comparisonRows, rowLayout } from '../comparison.ts'
import { comparisonProse } from '../comparison-prose.ts'
import { usage } from '../exit.ts'
import { withCaseload } from '../comparison-caseload.ts'
import { inputFormat } from '../input/open.ts'
import * as options from '../options.ts'
import { inTurn, writeRecords } from '../output/records.ts'
import { openSink } from '../output/sink.ts'
import { widthOf } from '../output/width.ts'
import { loadPolicy } from '../policy/load.ts'
import { inStages } from '../progress.ts'
import { rejectsOptions } from '../rejects.ts'

export const compare: Command = {
  name: 'compare',
  summary: 'Compare two policies: what reads differently, for whom it changes the answer, and who moves.',
  options: {
    from: { value: 'POLICY', help: 'The policy before: an id, a folder or a file. Required.' },
    to: { value: 'POLICY', help: 'The policy after. Required.' },
    'as-at': {
      value: 'DAY',
      help: 'The day both are looked at, YYYY-MM-DD, or `today`. Default: the later of their first days in force. Required with --caseload.',
    },
    caseload: {
      value: 'FILE',
      help: 'Nominals, as `assess` reads them: who of them moves, from where to where, by area.',
    },
    movers: {
      value: 'FILE',
      help: 'Everybody of the caseload who moves, one on each line: CSV, or NDJSON when the name ends so.',
    },
    'input-format': inputFormat,
    decision: { value: 'ID', repeat: true, help: 'Only this decision. May be repeated.' },
    format: options.format,
    output: options.output,
    ...rejectsOptions,
    help: options.help,
  },
  notes: [
    'What changes is proved over everybody there can be: each move from one outcome to another with the people it is about, described fact by fact, and an example person. Where nothing changes, that is proved too.',
    'JSON is the whole comparison. CSV has a line for each thing that reads differently, each family that moves (and how many more there are), and each move of the caseload in each area.',
    'A comparison is a report: the exit code is 0 whatever it finds. 3: a policy is not valid. 4: a row of the caseload is not valid.',
  ],
  examples: [
    {
      what: 'A draft against the published policy',
      line: 'iom-rules compare --from cheshire --to draft.json',
    },
    {
      what: 'Who of a caseload would move',
      line: 'iom-rules compare --from cheshire --to draft.json --as-at today --caseload caseload.csv',
    },
    {
      what: 'The same, with the list of who moves',
      line: 'iom-rules compare --from cheshire --to draft.json --as-at today --caseload caseload.parquet --movers movers.csv',
    },
    {
      what: 'One decision, for a program to read',
      line: 'iom-rules compare --from cheshire --to draft.json --decision cohort --format json',
    },
  ],
  run: async (given, surroundings) => {
    const format = options.readFormat(given, surroundings)
    const day = one(given, 'caseload') === undefined ? options.readDayIfGiven : options.readDay
    const asked = day(given, surroundings)
    refuseWithoutCaseload(given)
    const before = loadPolicy(required(given, 'from'), surroundings)
    const after = loadPolicy(required(given, 'to'), surroundings)
    const decisions = chosen(given, before, after)
    const [earlier = '', later = earlier] = [before.inForce.from, after.inForce.from].sort()
    const asAt = asked ?? later
    if (asked !== undefined) for (const policy of [before, after]) warnOutOfForce(policy, asAt, surroundings)
    const { compare: compared } = await import('@iom-rules/core/analysis')
    const settings = { asAt, ...(decisions === null ? {} : { decisions }) }
    const policies = inStages(
      (onProgress) => compared(before, after, { ...settings, onProgress }),
      surroundings,
    )
    const { comparison, code } = await withCaseload(policies, { before, after, asAt }, given, surroundings)
    const width = widthOf(surroundings)
    const sink = await openSink(one(given, 'output'), surroundings)
    if (format === 'csv') {
      await writeRecords(inTurn(comparisonRows(comparison)), rowLayout, { format, width }, sink)
      return code
    }
    const file = one(given, 'caseload')
    const text =
      format === 'table'
        ? comparisonProse(comparison, { before, after, width, ...(file === undefined ? {} : { file }) })
        : comparisonJson(comparison, format)
    await sink.write(text)
    await sink.keep()
    return code
  },
}

function required(given: Given, name: 'from' | 'to'): string {
  const policy = one(given, name)
  if (policy !== undefined) return policy
  throw usage(`Name the two policies: --from POLICY --to POLICY. There is no --${name}.`)
}

/** What is said of rows means nothing where none are read. */
function refuseWithoutCaseload(given: Given): void {
  if (one(given, 'caseload') !== undefined) return
  for (const name of ['movers', 'input-format', 'on-error', 'rejects'])
    if (one(given, name) !== undefined) throw usage(`--${name} is for rows: give --caseload FILE too.`)
}

/** The decisions asked for, of either policy; all of them where none is. */
function chosen(given: Given, before: Policy, after: Policy): readonly string[] | null {
  const asked = all(given, 'decision')
  const ids = [...new Set([...Object.keys(before.decisions), ...Object.keys(after.decisions)])].sort()
  for (const id of asked) {
    if (ids.includes(id)) continue
    const near = didYouMean(id, ids) ?? `Decisions: ${ids.join(', ')}.`
    throw usage(`Neither policy has a decision \`${id}\`.`, near)
  }
  return asked.length === 0 ? null : asked
}
