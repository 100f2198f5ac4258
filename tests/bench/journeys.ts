import { readFileSync } from 'node:fs'
import { assign, createActor } from 'xstate'
import { dayNumber, dayText, parsePolicy, type Nominal, type Policy } from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import {
  beginAt,
  nominalMachine,
  positionOf,
  replay,
  samplePayloads,
  takeEvent,
  track,
  type Case,
  type Journey,
  type JourneyEvent,
  type Position,
  type States,
} from '@iom-rules/core/journey'

/**
 * Journeys a second: the same invented journeys through live XState actors, through XState with every
 * decision handed over ready (its own cost alone), through `replay` and through `track`. All must agree
 * on every state after every event before anything is timed.
 */
const many = 10_000
const some = 200
const length = 24
const rounds = Number(process.argv[2] ?? 5)
const asAt = '2026-01-05'

const policy = loadPolicy()
const machine = nominalMachine(policy)
const journeys = invent(many)
const few = journeys.slice(0, some)

function loadPolicy(): Policy {
  const parsed = parsePolicy(readFileSync('packages/core/policies/cheshire.json', 'utf8'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

/** A small generator of our own seed, so that every run has the same journeys. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

function invent(count: number): Journey[] {
  const roll = dice(24)
  // A journey in which a duty of a rule is done or waived is followed in full by `track`: not what is measured.
  const apart = new Set(['FACTS_LEARNED', 'DUTY_DONE', 'DUTY_WAIVED'])
  const types = Object.keys(policy.events).filter((type) => !apart.has(type))
  const samples = new Map(
    types.map((type) => [
      type,
      samplePayloads(policy, type, { asAt, facts: {} }).map(({ payload }) => payload),
    ]),
  )
  const people: Nominal[] = [...generate(policy, { count, seed: 11, asAt })]
  return people.map(({ ref, facts }): Journey => {
    let day = dayNumber(asAt) ?? 0
    const events = Array.from({ length }, (): JourneyEvent => {
      day += roll(15)
      const type = types[roll(types.length)] as string
      const payloads = samples.get(type) ?? []
      const payload = payloads[roll(payloads.length)]
      return { type, day: dayText(day), ...(payload === undefined ? {} : { payload }) }
    })
    return { id: 'bench', title: 'Bench', policy: { id: policy.id }, start: { ref, asAt, facts }, events }
  })
}

function live(journey: Journey): States[] {
  const actor = createActor(machine, { input: journey.start })
  actor.start()
  const states: States[] = [positionOf(policy, actor.getSnapshot()).states]
  for (const event of journey.events) {
    actor.send(event)
    states.push(positionOf(policy, actor.getSnapshot()).states)
  }
  actor.stop()
  return states
}

interface Ready {
  readonly positions: readonly Position[]
  readonly taken: ReadonlyMap<JourneyEvent, { readonly permitted: boolean; readonly after: Case }>
}

/** Every case of a journey, worked out beforehand. */
function readyFor(journey: Journey): Ready {
  const positions = [beginAt(policy, journey.start)]
  const taken = new Map<JourneyEvent, { permitted: boolean; after: Case }>()
  for (const event of journey.events) {
    const { position, refusal } = takeEvent(policy, positions.at(-1) as Position, event)
    positions.push(position)
    taken.set(event, { permitted: refusal === null, after: position.context })
  }
  return { positions, taken }
}

/** The same machine with nothing left to decide: what is measured is XState itself. */
function bare(journey: Journey, ready: Ready): void {
  const provided = machine.provide({
    guards: { permits: ({ event }) => ready.taken.get(event)?.permitted === true },
    actions: {
      set: assign(({ context, event }) => ready.taken.get(event)?.after ?? context),
      act: () => {},
    },
  })
  const actor = createActor(provided, { input: journey.start })
  actor.start()
  for (const event of journey.events) actor.send(event)
  actor.stop()
}

for (const journey of few) {
  const wanted = JSON.stringify(live(journey))
  const others = {
    track: track(policy, journey),
    replay: replay(policy, journey).steps.map((step) => step.position.states),
  }
  for (const [name, states] of Object.entries(others)) {
    if (JSON.stringify(states) !== wanted)
      throw new Error(`${name} disagrees with the live actor on ${journey.start.ref}`)
  }
}

const ready = few.map(readyFor)
const jobs = {
  'live XState actors': { run: () => few.forEach((journey) => void live(journey)), events: some * length },
  'XState alone, decisions handed over ready': {
    run: () => few.forEach((journey, at) => bare(journey, ready[at] as Ready)),
    events: some * length,
  },
  'replay, with reasons': {
    run: () => few.forEach((journey) => void replay(policy, journey)),
    events: some * length,
  },
  'track, states only': {
    run: () => journeys.forEach((journey) => void track(policy, journey)),
    events: many * length,
  },
}
const times = new Map<string, number[]>(Object.keys(jobs).map((name) => [name, []]))
for (let round = -1; round < rounds; round += 1) {
  for (const [name, { run, events }] of Object.entries(jobs)) {
    globalThis.gc?.()
    const start = performance.now()
    run()
    const micros = ((performance.now() - start) * 1000) / events
    if (round >= 0) times.get(name)?.push(micros)
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

const base = median(times.get('live XState actors') ?? [])
console.log(
  `\nJourneys: ${many} × ${length} events through track, ${some} × ${length} through the others; ${rounds} rounds.`,
)
console.log('All agreed on every state after every event first.\n')
console.log('| one event | µs, median (least to most) | times as fast as live actors |')
console.log('|---|---|---|')
for (const [name, values] of times) {
  const mid = median(values)
  const spread = `${mid.toFixed(1)} (${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)})`
  console.log(`| ${name} | ${spread} | ${(base / mid).toFixed(1)} |`)
}
