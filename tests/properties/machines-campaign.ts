// Random steps of machines against a second interpreter, in shards, for the long run: npm run campaign -- machines
import { type Policy } from '@iom-rules/core'
import { parseJourney, replay, track } from '@iom-rules/core/journey'
import * as fc from 'fast-check'
import { diceOf, type Dice } from './dice.ts'
import { journeyCases, type JourneyShape } from './journey-arbitraries.ts'
import { interpreterOf } from './journey-reference.ts'
import { differences, lawAsSeen, lawful, owedBy, owedIn } from './journey-runs.ts'
import { logMaker, type Logged } from './likely-journeys.ts'
import { panelBroken } from './panel-laws.ts'
import { count, type Shard, type Tally } from './shard.ts'
import { readPolicy, shippedDocuments } from './shipped-documents.ts'
import { bearable } from '../bearable.ts'

/** What is held against the second interpreter. A test puts a wrong one in, to see that it is found. */
export interface Engine {
  readonly track: typeof track
  readonly replay: typeof replay
}

export interface Source {
  readonly kind: string
  /** Of a hundred steps, so many. */
  readonly share: number
  /** Logs for each policy, and events of each log. */
  readonly logs: number
  readonly events: number
  readonly policies: (
    seed: number,
    many: number,
  ) => readonly { readonly document: object; readonly asAt: string }[]
}

const scalars: JourneyShape = {
  policy: { facts: { least: 2, most: 3 }, derived: 0, assumptions: 1 },
  nominal: { unknown: 0, unknownFields: 0 },
  events: 0,
}
const lists: JourneyShape = {
  ...scalars,
  policy: { facts: { least: 1, most: 2 }, derived: 1, assumptions: 1 },
}
const firstDays = ['2026-01-05', '2026-02-27', '2024-02-29'] as const

const random =
  (shape: JourneyShape): Source['policies'] =>
  (seed, many) =>
    fc
      .sample(journeyCases(shape), { numRuns: many, seed })
      .map(({ document, journey }) => ({ document, asAt: journey.start.asAt }))

export const sources: readonly Source[] = [
  { kind: 'random machines over plain facts', share: 70, logs: 20, events: 40, policies: random(scalars) },
  { kind: 'random machines over lists', share: 12, logs: 12, events: 30, policies: random(lists) },
  ...shippedDocuments.map((document): Source => ({
    kind: document.id,
    share: 6,
    logs: 1_000,
    events: 40,
    policies: (seed) => [{ document, asAt: firstDays[seed % firstDays.length] ?? firstDays[0] }],
  })),
]

/** Of so many logs, one is replayed in full. */
const sampled = 20

export const ours: Engine = { track, replay }

/** So many random steps, about, each held against the law. */
export async function shard(
  seed: number,
  size: number,
  engine = ours,
  among: readonly Source[] = sources,
): Promise<Shard> {
  const sum = { cases: {} as Tally, tally: {} as Tally, failures: [] as string[] }
  const dice = diceOf(seed)
  for (const { kind, share, logs, events: most, policies } of among) {
    const steps = Math.ceil((size * share) / 100)
    const events = Math.min(steps, most)
    const wanted = Math.ceil(steps / events)
    const many = Math.ceil(wanted / logs)
    for (const { document, asAt } of policies(seed, many)) {
      const policy = readPolicy(document)
      const make = logMaker(policy, interpreterOf(policy.document), asAt)
      count(sum.tally, 'policies')
      for (let log = 0; log < Math.ceil(wanted / many); log += 1) {
        const logged = bearable(() => make(dice, events))
        if (logged === null) {
          count(sum.tally, 'logs too complex to work out exactly, and said so')
          continue
        }
        const wrong = compare(policy, logged, engine, log % sampled === 0, dice, sum.tally)
        count(sum.cases, kind, logged.journey.events.length)
        count(sum.tally, 'refused', logged.refused.length)
        const shown = policy.id === 'random' ? { document } : { policy: policy.id }
        sum.failures.push(...wrong.map((what) => JSON.stringify({ what, journey: logged.journey, ...shown })))
      }
    }
  }
  return Promise.resolve(sum)
}

/** Every way in which the machines do not what the law says. */
function compare(
  policy: Policy,
  logged: Logged,
  engine: Engine,
  isSampled: boolean,
  dice: Dice,
  tally: Tally,
): string[] {
  const { journey, laws } = logged
  const states = bearable(() => engine.track(policy, journey))
  if (states === null) {
    count(tally, 'logs that only track finds too complex')
    return []
  }
  const wrong = laws.flatMap((law, at) => {
    const told = states[at] ?? {}
    const isSame = Object.keys(told).length === Object.keys(law.states).length
    if (isSame && Object.entries(law.states).every(([region, state]) => told[region] === state)) return []
    return [`step ${at}: track gives ${JSON.stringify(told)}, the law ${JSON.stringify(law.states)}`]
  })
  wrong.push(...panelBroken(policy, journey, laws))
  return isSampled ? [...wrong, ...replayBroken(policy, logged, engine, dice, tally)] : wrong
}

/** The same in full: standings, duties, refusals; and a shorter log is the beginning of the longer one. */
function replayBroken(
  policy: Policy,
  { journey, laws, refused }: Logged,
  engine: Engine,
  dice: Dice,
  tally: Tally,
): string[] {
  const read = parseJourney(policy, journey)
  if (!read.ok) return [`the log is refused: ${JSON.stringify(read.issues.slice(0, 3))}`]
  const timeline = engine.replay(policy, journey)
  count(tally, 'steps replayed in full', journey.events.length)
  const wrong = timeline.steps.flatMap((step, at) => {
    const law = laws[at]
    if (law === undefined) return [`there is no step ${at}`]
    const told = [lawful(step.position), owedIn(step)]
    return differences(sorted(told), sorted([lawAsSeen(law), owedBy(law)])).map(
      (each) => `step ${at}: ${each}`,
    )
  })
  wrong.push(...differences(timeline.refused, refused).map((each) => `refused: ${each}`))
  const events = journey.events.slice(0, dice.below(journey.events.length + 1))
  const shorter = engine.replay(policy, { ...journey, events })
  const beginning = timeline.steps.slice(0, events.length + 1)
  return [...wrong, ...differences(shorter.steps, beginning).map((each) => `a shorter log: ${each}`)]
}

/** The law says nothing of the order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  )
}
