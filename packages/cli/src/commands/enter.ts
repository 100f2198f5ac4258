import { didYouMean } from '@iom-rules/core'
import type { DecisionRecord, Decided } from '@iom-rules/core/record'
import { one, type Given } from '../arguments.ts'
import { asked } from '../asked.ts'
import type { Command } from '../command.ts'
import { exitCode, usage } from '../exit.ts'
import * as options from '../options.ts'
import { openSink } from '../output/sink.ts'
import { policiesAtHand } from '../policy/versions.ts'
import { readDocuments } from '../records.ts'
import { openRejects } from '../rejects.ts'
import type { Surroundings } from '../surroundings.ts'

export const enter: Command = {
  name: 'enter',
  summary: 'Make an entry of the register: what a panel decided, beside what the record proposed.',
  options: {
    input: {
      value: 'FILE',
      help: 'Decision records, as `record` writes them. `-` is stdin, the default in a pipe.',
    },
    ref: { value: 'REF', help: 'Whose record, where there are several.' },
    versions: options.versionsAtHand,
    decision: { value: 'ID', help: 'The decision that was taken, such as cohort. Required.' },
    outcome: { value: 'ID', help: 'What was decided: an outcome of the decision. Required.' },
    by: {
      value: 'ROLE',
      help: 'The role or forum that decided: `MACC`, `panel chair`. Never a name. Required.',
    },
    on: { value: 'DAY', help: 'The day of the decision, YYYY-MM-DD, or `today`. Required.' },
    ground: {
      value: 'GROUND',
      help: 'Why it was decided otherwise: not-in-the-facts, fact-wrong, judgement, another-duty, no-capacity, rule-wrong or other.',
    },
    reason: { value: 'TEXT', help: 'Why, in at most 400 characters, without saying who anybody is.' },
    help: options.help,
  },
  notes: [
    'A ground and a reason are needed where the outcome is not one that the facts could still lead to.',
    'The entry is one line of NDJSON: append it to the register. It points to the record by its hash and names nobody.',
  ],
  examples: [
    {
      what: 'The panel decided as proposed',
      line: 'iom-rules enter --input record.json --decision cohort --outcome FLEX --by MACC --on 2026-11-24 >> register.ndjson',
    },
    {
      what: 'The panel decided otherwise',
      line: 'iom-rules enter --input records.ndjson --ref HAL-004 --decision cohort --outcome FREE --by MACC --on today --ground judgement --reason "Has been in work for a year." >> register.ndjson',
    },
  ],
  run: async (given, surroundings) => {
    const decision = required(given, 'decision')
    const decided = decidedIn(given, surroundings)
    const record = await recordAsked(given, surroundings)
    const policies = policiesAtHand(given, surroundings)(record.policy.id)
    const policy = policies.find(({ hash }) => hash === record.policy.hash)
    if (policy === undefined) {
      const { id, version, hash } = record.policy
      throw usage(
        `The record was made under ${id} ${version} (${hash.slice(0, 12)}), which is not at hand.`,
        'Give --versions FOLDER.',
      )
    }
    const { entryOf } = await import('@iom-rules/core/record')
    const entry = asked(() => entryOf(policy, record, decision, decided))
    // To stdout alone: a file would be replaced, and a register grows.
    const sink = await openSink(undefined, surroundings)
    await sink.write(`${JSON.stringify(entry)}\n`)
    await sink.keep()
    return exitCode.done
  },
}

function required(given: Given, name: string): string {
  const value = one(given, name)
  if (value === undefined)
    throw usage(`An entry needs --${name}.`, enter.options[name]?.help.replace(' Required.', ''))
  return value
}

function decidedIn(given: Given, surroundings: Surroundings): Decided {
  const [ground, reason] = ['ground', 'reason'].map((name) => one(given, name))
  required(given, 'on')
  return {
    outcome: required(given, 'outcome'),
    by: required(given, 'by'),
    on: options.readDayIfGiven(given, surroundings, 'on') ?? '',
    // Whether it is one of the grounds there are is for the core to say.
    ...(ground === undefined ? {} : { ground: ground as NonNullable<Decided['ground']> }),
    ...(reason === undefined ? {} : { reason }),
  }
}

async function recordAsked(given: Given, surroundings: Surroundings): Promise<DecisionRecord> {
  const { parseRecord } = await import('@iom-rules/core/record')
  const rejects = await openRejects({ ...given, options: new Map() }, surroundings)
  const ref = one(given, 'ref')
  const found: DecisionRecord[] = []
  const read = readDocuments(given, 'input', 'records', parseRecord, rejects, { rows: 0 }, surroundings)
  const seen: string[] = []
  for await (const { document } of read) {
    seen.push(document.nominal.ref)
    if (ref === undefined || document.nominal.ref === ref) found.push(document)
  }
  const [record, ...more] = found
  if (record === undefined)
    throw usage(
      ref === undefined ? 'There is no record.' : `There is no record of ${ref}.`,
      (ref === undefined ? undefined : didYouMean(ref, seen)) ?? 'Give the file that holds it with --input.',
    )
  if (more.length === 0) return record
  throw usage(
    ref === undefined ? `There are ${found.length} records.` : `There are ${found.length} records of ${ref}.`,
    ref === undefined ? 'Say whose with --ref REF.' : 'Give a file with the one that was decided on.',
  )
}
