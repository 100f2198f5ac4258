import type { DecisionRecord, Remade } from '@iom-rules/core/record'
import { one } from '../arguments.ts'
import type { Command } from '../command.ts'
import { exitCode } from '../exit.ts'
import * as options from '../options.ts'
import type { Layout } from '../output/encode.ts'
import { writeRecords } from '../output/records.ts'
import { openSink } from '../output/sink.ts'
import { widthOf } from '../output/width.ts'
import { policiesAtHand } from '../policy/versions.ts'
import { readDocuments } from '../records.ts'
import { openRejects, rejectsOptions } from '../rejects.ts'

/** A record and what came of answering it again. */
interface Answered {
  readonly record: DecisionRecord
  readonly remade: Remade
}

export const remake: Command = {
  name: 'remake',
  summary: 'Answer decision records again: does the same come out, byte for byte?',
  options: {
    input: {
      value: 'FILE',
      help: 'Decision records, as `record` writes them: one JSON object, an array, or NDJSON. `-` is stdin, the default in a pipe.',
    },
    versions: options.versionsAtHand,
    format: options.format,
    output: options.output,
    ...rejectsOptions,
    help: options.help,
  },
  notes: [
    'same: the policy of that hash gives the recorded assessment, byte for byte in canonical form. differs: it does not, and it is said where. altered: the record is not as it was made. unknown-policy: no policy at hand has its hash.',
    'The exit code is 4 when any record is not the same.',
  ],
  examples: [
    {
      what: 'Prove last year’s decisions',
      line: 'iom-rules remake --input records.ndjson --versions issued',
    },
    {
      what: 'Only what does not come out, for a program to read',
      line: 'iom-rules remake --input records.ndjson --versions issued --format ndjson --output remade.ndjson',
    },
  ],
  run: async (given, surroundings) => {
    const format = options.readFormat(given, surroundings)
    const policiesOf = policiesAtHand(given, surroundings)
    const rejects = await openRejects(given, surroundings)
    const count = { rows: 0 }
    let [answers, apart] = [0, 0]
    async function* answered(): AsyncGenerator<Answered, void, undefined> {
      const { parseRecord, remake: answerAgain } = await import('@iom-rules/core/record')
      const read = readDocuments(given, 'input', 'records', parseRecord, rejects, count, surroundings)
      for await (const { document } of read) {
        const remade = answerAgain(document, policiesOf(document.policy.id))
        answers += 1
        if (remade.status !== 'same') apart += 1
        yield { record: document, remade }
      }
    }
    try {
      const sink = await openSink(one(given, 'output'), surroundings)
      await writeRecords(answered(), layout, { format, width: widthOf(surroundings) }, sink)
      const code = await rejects.close(count.rows)
      if (apart === 0) return code
      surroundings.stderr.write(
        `${apart} of ${answers} ${answers === 1 ? 'record' : 'records'} did not come out the same.\n`,
      )
      return exitCode.invalidRows
    } catch (error) {
      await rejects.drop()
      throw error
    }
  },
}

const layout: Layout<Answered> = {
  json: ({ record: { nominal, policy, asAt, made, hash }, remade }) => ({
    ref: nominal.ref,
    policy,
    asAt,
    madeOn: made.on,
    hash,
    ...remade,
  }),
  csv: {
    header: ['ref', 'policy', 'asAt', 'madeOn', 'hash', 'status', 'words'],
    cells: ({ record: { nominal, policy, asAt, made, hash }, remade }) => [
      nominal.ref,
      `${policy.id}@${policy.version}`,
      asAt,
      made.on,
      hash,
      remade.status,
      remade.words,
    ],
  },
  table: {
    columns: [
      { title: 'Nominal' },
      { title: 'Policy' },
      { title: 'As at' },
      { title: 'Made on' },
      { title: 'Result' },
      { title: 'In words', folds: true },
    ],
    rows: ({ record: { nominal, policy, asAt, made }, remade }) => [
      [nominal.ref, `${policy.id} ${policy.version}`, asAt, made.on, remade.status, remade.words],
    ],
  },
}
