import { parseNominal, type Policy } from '@iom-rules/core'
import type { DecisionRecord, RecordOptions } from '@iom-rules/core/record'
import { all, one } from '../arguments.ts'
import { asked } from '../asked.ts'
import { chosenDecisions, readAssumed, warnOutOfForce } from '../choices.ts'
import type { Command } from '../command.ts'
import { usage } from '../exit.ts'
import { input, inputFormat } from '../input/open.ts'
import type { Rows } from '../input/row.ts'
import { openRows } from '../input/rows.ts'
import * as options from '../options.ts'
import type { Layout } from '../output/encode.ts'
import { writeRecords } from '../output/records.ts'
import { openSink, orDrop } from '../output/sink.ts'
import { widthOf } from '../output/width.ts'
import { policyOn } from '../policy/versions.ts'
import { openRejects, rejectsOptions, type Rejects } from '../rejects.ts'
import { version } from '../surroundings.ts'

export const record: Command = {
  name: 'record',
  summary: 'Make decision records: what was asked and what was answered, to be proved years later.',
  options: {
    policy: options.policy,
    versions: options.versions,
    'as-at': options.asAt,
    input,
    'input-format': inputFormat,
    by: {
      value: 'ROLE',
      help: 'The role that has it made, in lower case: `panel chair`. Never a name. Required.',
    },
    'made-on': { value: 'DAY', help: 'The day on which it is made, YYYY-MM-DD, or `today`. Required.' },
    decision: { value: 'ID', repeat: true, help: 'Only this decision. May be repeated.' },
    assume: {
      value: 'FACT=JSON',
      repeat: true,
      help: 'Take this value where a nominal carries none: custodyPeriods=[].',
    },
    format: options.format,
    output: options.output,
    ...rejectsOptions,
    help: options.help,
  },
  notes: [
    'A record holds the policy by its hash, the day, the facts with who supplied them, and the whole assessment. It is about one person: keep it as you keep the case.',
    'JSON and NDJSON are the records. CSV and the table list them, with the hash that the register points to.',
    'With --versions the version in force on --as-at is used; where none or several are, nothing is made.',
  ],
  examples: [
    {
      what: 'The records of a panel’s caseload',
      line: 'iom-rules record --as-at today --made-on today --by "panel chair" --input caseload.csv --output records.ndjson',
    },
    {
      what: 'Under the version that was in force on the day',
      line: 'iom-rules record --versions issued --policy cheshire --as-at 2026-11-22 --made-on today --by "case system" --input nominal.json',
    },
  ],
  run: async (given, surroundings) => {
    const asAt = options.readDay(given, surroundings)
    const madeOn = options.readDayIfGiven(given, surroundings, 'made-on')
    const by = one(given, 'by')
    if (madeOn === undefined)
      throw usage('A record says when it was made: give --made-on YYYY-MM-DD, or --made-on today.')
    if (by === undefined) throw usage('A record says which role had it made: give --by ROLE.')
    const format = options.readFormat(given, surroundings)
    const policy = await policyOn(given, asAt, surroundings)
    warnOutOfForce(policy, asAt, surroundings)
    const assume = readAssumed(given, policy, asAt)
    const settings: RecordOptions = {
      asAt,
      madeOn,
      by,
      with: `iom-rules ${version(surroundings)}`,
      ...(all(given, 'decision').length === 0 ? {} : { decisions: chosenDecisions(given, policy) }),
      ...(Object.keys(assume).length === 0 ? {} : { assume }),
    }
    const rejects = await openRejects(given, surroundings)
    try {
      // Before the rows: those of Parquet wait in a file, which is taken away when they are read.
      const sink = await openSink(one(given, 'output'), surroundings)
      const rows = await orDrop(openRows(given, policy, surroundings), sink)
      const manner = { format, width: widthOf(surroundings), single: rows.single }
      await writeRecords(recorded(rows, policy, settings, rejects), layout, manner, sink)
      return await rejects.close(rows.count())
    } catch (error) {
      await rejects.drop()
      throw error
    }
  },
}

async function* recorded(
  rows: Rows,
  policy: Policy,
  settings: RecordOptions,
  rejects: Rejects,
): AsyncGenerator<DecisionRecord, void, undefined> {
  const { recordOf } = await import('@iom-rules/core/record')
  for await (const row of rows) {
    const read =
      row.issues.length > 0
        ? { ok: false as const, issues: row.issues }
        : parseNominal(policy, row.value, { asAt: settings.asAt })
    if (read.ok) yield asked(() => recordOf(policy, read.value, settings))
    else await rejects.refuse(row, read.issues)
  }
}

const titles = ['ref', 'area', 'asAt', 'policy', 'madeOn', 'by', 'hash']

/** Where a record is, and not what is in it. */
const layout: Layout<DecisionRecord> = {
  csv: { header: titles, cells },
  table: {
    columns: ['Nominal', 'Area', 'As at', 'Policy', 'Made on', 'By', 'Hash'].map((title) => ({
      title,
      folds: true,
    })),
    rows: (each) => [cells(each).map((cell) => cell ?? '')],
  },
}

function cells({ nominal, asAt, policy, made, hash }: DecisionRecord): (string | undefined)[] {
  return [nominal.ref, nominal.area, asAt, `${policy.id}@${policy.version}`, made.on, made.by, hash]
}
