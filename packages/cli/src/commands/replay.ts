import { has, one } from '../arguments.ts'
import type { Command } from '../command.ts'
import { exitCode } from '../exit.ts'
import { journeysInput, openJourneys } from '../input/journeys.ts'
import type { Row, Rows } from '../input/row.ts'
import { journeyReader, policyGiven, policyWords, underThis, type JourneyReader } from '../journeys.ts'
import * as options from '../options.ts'
import { plain } from '../output/plain.ts'
import { writeRecords } from '../output/records.ts'
import { openSink } from '../output/sink.ts'
import { widthOf } from '../output/width.ts'
import { openRejects, rejectsOptions, type Rejects } from '../rejects.ts'
import type { Surroundings } from '../surroundings.ts'
import { timelineLayout, type Replayed } from '../timeline.ts'

export const replay: Command = {
  name: 'replay',
  summary: 'Replay journeys: where somebody stands after each event, what changed, and why.',
  options: {
    policy: {
      ...options.policy,
      help: 'A policy: an id, a folder or a file. Default: the one each journey names.',
    },
    input: journeysInput,
    'under-this-policy': underThis,
    format: options.format,
    output: options.output,
    ...rejectsOptions,
    help: options.help,
  },
  notes: [
    'JSON is the whole timeline: the standing, the reasons and the changes of every step. CSV has one line for each journey: where it ends. On a terminal each journey is a table.',
    'An event that the policy does not permit changes nothing. It is in the output with its reason, is told of on stderr, and the exit code is 4.',
    'A journey says which policy it was recorded under. Where that one is not at hand the journey is refused; with --under-this-policy it shows what another would have said.',
  ],
  examples: [
    { what: 'One journey, as a table on a terminal', line: 'iom-rules replay --input journey.json' },
    {
      what: 'Many journeys, a timeline on each line',
      line: 'iom-rules replay --input journeys.ndjson --format ndjson --output timelines.ndjson',
    },
    {
      what: 'What would a draft of ours have said?',
      line: 'iom-rules replay --input journey.json --policy rules/my-policy --under-this-policy',
    },
  ],
  run: async (given, surroundings) => {
    const format = options.readFormat(given, surroundings)
    const policy = policyGiven(given, surroundings)
    const read = journeyReader(policy, has(given, 'under-this-policy'), surroundings)
    const width = widthOf(surroundings)
    const rejects = await openRejects(given, surroundings)
    try {
      const rows = await openJourneys(given, 'input', surroundings)
      const sink = await openSink(one(given, 'output'), surroundings)
      const refusals = openRefusals(surroundings)
      const timelines = replayed(rows, read, rejects, refusals)
      await writeRecords(timelines, timelineLayout(width), { format, width, single: rows.single }, sink)
      const code = await rejects.close(rows.count())
      return refusals.close() > 0 ? exitCode.invalidRows : code
    } catch (error) {
      await rejects.drop()
      throw error
    }
  },
}

/** Timelines of the journeys that fit, in order; the others are refused as they come. */
async function* replayed(
  rows: Rows,
  read: JourneyReader,
  rejects: Rejects,
  refusals: Refusals,
): AsyncGenerator<Replayed, void, undefined> {
  const { regionsOf, replay: replayJourney } = await import('@iom-rules/core/journey')
  for await (const row of rows) {
    const fitting = await read(row)
    if (!fitting.ok) {
      await rejects.refuse(row, fitting.issues)
      continue
    }
    const { journey, policy, recordedUnder } = fitting.value
    const timeline = replayJourney(policy, journey, { under: 'this' })
    const regions = regionsOf(policy).flatMap(({ id, follows }) => (follows === undefined ? [id] : []))
    const one = { timeline, recordedUnder, regions }
    refusals.tell(row, one)
    yield one
  }
}

/** Tells of refused events, and of journeys taken under another policy, on stderr. */
interface Refusals {
  readonly tell: (row: Row, replayed: Replayed) => void
  /** How many events were refused. */
  readonly close: () => number
}

/** Events told one by one; the rest are in the output. */
const mostTold = 20

function openRefusals({ stderr }: Surroundings): Refusals {
  let refused = 0
  let events = 0
  const say = (text: string) => stderr.write(`${plain(text)}\n`)
  return {
    tell: ({ row, line }, { timeline, recordedUnder }) => {
      const where = `row ${row}, line ${line}`
      if (recordedUnder !== null)
        say(
          `${where}: recorded under ${policyWords(recordedUnder)}, replayed under ${policyWords(timeline.policy)}.`,
        )
      events += timeline.steps.length - 1
      for (const { index, event, refusal } of timeline.steps) {
        if (event === null || refusal === null) continue
        refused += 1
        if (refused > mostTold) continue
        say(`${where}, /events/${index - 1}: ${event.type} on ${event.day} is refused: ${refusal.message}`)
      }
    },
    close: () => {
      if (refused > mostTold) say(`… and ${refused - mostTold} more.`)
      if (refused > 0) say(`${refused} of ${events} ${events === 1 ? 'event' : 'events'} refused.`)
      return refused
    },
  }
}
