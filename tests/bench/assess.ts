import { readFileSync } from 'node:fs'
import {
  assess,
  decide,
  parsePolicy,
  type Facts,
  type FactValue,
  type Nominal,
  type Policy,
} from '@iom-rules/core'
import { generate } from '@iom-rules/core/caseload'
import { toRulesEngine } from '@iom-rules/core/interop'
import { byHand, type Handwritten, type Today } from './handwritten.ts'
import { stockEngine } from './stock.ts'

/**
 * One table from one run: every evaluator on the same policy and the same invented people, in turn, round
 * after round, so that a machine that slows down slows all of them. Medians with the spread; only the
 * ratios mean anything elsewhere. Agreement is checked before anything is timed.
 */
const asAt = '2026-11-22'
const people = 500
const rounds = Number(process.argv[2] ?? 9)

const policy = loadPolicy()
const known = [...generate(policy, { count: people, seed: 7, asAt, unknownRate: 0 })]
const fewUnknown = known.map((nominal, at) => forget(nominal, at))
const today: Today = {
  asAt: Date.parse(asAt) / 86_400_000,
  yearAgo: Date.parse('2025-11-22') / 86_400_000,
  inSixMonths: Date.parse('2027-05-22') / 86_400_000,
  weights: Object.fromEntries(
    Object.entries(policy.tables['cssWeights']?.rows ?? {}).map(([type, row]) => [type, row.value]),
  ),
}
const decisions = Object.keys(policy.decisions)
const stock = stockEngine(policy, decisions)
const runner = toRulesEngine(policy)
const ready = known.map((nominal) => readyFacts(nominal))

function loadPolicy(): Policy {
  const parsed = parsePolicy(readFileSync('packages/core/policies/cheshire.json', 'utf8'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

/** Five facts, not the same for everybody, are taken away. */
function forget(nominal: Nominal, at: number): Nominal {
  const names = Object.keys(nominal.facts).filter(
    (name) => !['offences', 'custodyPeriods', 'needs'].includes(name),
  )
  const gone = new Set(Array.from({ length: 5 }, (_, step) => names[(at * 7 + step * 5) % names.length]))
  return {
    ...nominal,
    facts: Object.fromEntries(Object.entries(nominal.facts).filter(([name]) => !gone.has(name))),
  }
}

/** Derived facts and tested decisions, worked out beforehand for the stock engine. */
function readyFacts(nominal: Nominal): Facts {
  const { derived, decisions: results } = assess(policy, nominal, { asAt })
  const tested = ['cohort', 'lead'].map((id): [string, FactValue] => [
    `decision.${id}`,
    results[id]?.outcome ?? null,
  ])
  const values = Object.entries(derived).filter(
    (entry): entry is [string, string | number | boolean] => typeof entry[1] !== 'object',
  )
  return { ...Object.fromEntries(values), ...Object.fromEntries(tested) }
}

async function agree(): Promise<void> {
  for (const [at, nominal] of known.entries()) {
    const ours = decide(policy, nominal, { asAt })
    const full = assess(policy, nominal, { asAt })
    const hand = byHand(nominal.facts, today) as unknown as Readonly<Record<keyof Handwritten, unknown>>
    const met = await stock(nominal.facts, ready[at] as Facts)
    for (const [id, decision] of Object.entries(policy.decisions)) {
      const mine = ours[id] as { outcome?: string; outcomes?: readonly string[] }
      const first =
        decision.rules.find((rule) => met.get(id)?.includes(rule.name))?.event.type ??
        decision.otherwise?.outcome
      const answer = mine.outcome ?? [...(mine.outcomes ?? [])].sort()
      const others = {
        assess:
          full.decisions[id]?.outcome ??
          [...((full.decisions[id] as { outcomes?: string[] }).outcomes ?? [])].sort(),
        'by hand': Array.isArray(hand[id as keyof Handwritten])
          ? [...(hand[id as keyof Handwritten] as string[])].sort()
          : hand[id as keyof Handwritten],
        'json-rules-engine':
          decision.hitPolicy === 'COLLECT' ? collectedBy(decision.rules, met.get(id)) : first,
      }
      for (const [name, other] of Object.entries(others)) {
        if (JSON.stringify(other) === JSON.stringify(answer)) continue
        throw new Error(
          `${name} disagrees on ${id} of ${nominal.ref}: ${JSON.stringify(other)} for ${JSON.stringify(answer)}`,
        )
      }
    }
  }
}

function collectedBy(rules: Policy['decisions'][string]['rules'], met: readonly string[] = []): string[] {
  return [...new Set(rules.filter((rule) => met.includes(rule.name)).map((rule) => rule.event.type))].sort()
}

type Job = () => void | Promise<void>
const each =
  (nominals: readonly Nominal[], job: (nominal: Nominal, at: number) => unknown): Job =>
  () =>
    nominals.forEach((nominal, at) => void job(nominal, at))
const jobs: Readonly<Record<string, Job>> = {
  'by hand, facts known': each(known, (nominal) => byHand(nominal.facts, today)),
  'decide, facts known': each(known, (nominal) => decide(policy, nominal, { asAt })),
  'decide, five facts unknown': each(fewUnknown, (nominal) => decide(policy, nominal, { asAt })),
  'assess with reasons, facts known': each(known, (nominal) => assess(policy, nominal, { asAt })),
  'assess with reasons, five facts unknown': each(fewUnknown, (nominal) => assess(policy, nominal, { asAt })),
  'json-rules-engine, facts known, no reasons': async () => {
    for (const [at, nominal] of known.entries()) await stock(nominal.facts, ready[at] as Facts)
  },
  'json-rules-engine through toRulesEngine, five facts unknown': async () => {
    for (const nominal of fewUnknown.slice(0, people / 5)) await runner.assess(nominal, { asAt })
  },
}
const counts: Readonly<Record<string, number>> = {
  'json-rules-engine through toRulesEngine, five facts unknown': people / 5,
}

async function measure(): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(Object.keys(jobs).map((name) => [name, []]))
  for (let round = -2; round < rounds; round += 1) {
    for (const [name, job] of Object.entries(jobs)) {
      globalThis.gc?.()
      // Quick jobs are repeated so that the clock can see them.
      const repeats = name.startsWith('by hand') ? 40 : name.startsWith('decide, facts') ? 10 : 1
      const start = performance.now()
      for (let at = 0; at < repeats; at += 1) await job()
      const micros = ((performance.now() - start) * 1000) / repeats / (counts[name] ?? people)
      if (round >= 0) times.get(name)?.push(micros)
    }
  }
  return times
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}

await agree()
const times = await measure()
const base = median(times.get('json-rules-engine, facts known, no reasons') ?? [])
const hand = median(times.get('by hand, facts known') ?? [])
const allKnown = median(times.get('assess with reasons, facts known') ?? [])
console.log(
  `cheshire ${policy.version}, ${policy.hash.slice(0, 12)}; ${people} invented people; ${rounds} rounds; Node ${process.version}`,
)
console.log('All evaluators agreed on every decision of every person first.\n')
console.log(
  '| one person, all decisions | µs, median (least to most) | times as fast as json-rules-engine | times as slow as by hand |',
)
console.log('|---|---|---|---|')
for (const [name, values] of times) {
  const mid = median(values)
  const spread = `${mid.toFixed(1)} (${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)})`
  console.log(`| ${name} | ${spread} | ${(base / mid).toFixed(1)} | ${(mid / hand).toFixed(1)} |`)
}
console.log(
  `\nassess, five facts unknown against all known: ${(median(times.get('assess with reasons, five facts unknown') ?? []) / allKnown).toFixed(2)}`,
)
