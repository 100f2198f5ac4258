// Every evaluator on the same pairs of a policy and a nominal, in shards, for the long run:
// npm run campaign -- differential
import * as fc from 'fast-check'
import { assess, decide, type Nominal, type Policy } from '@iom-rules/core'
import type { Assessment, Decided, DecisionResult, FactRecord } from '@iom-rules/core'
import { openCaseload } from '@iom-rules/core/caseload'
import { policyCase, type PolicyShape } from '../arbitraries.ts'
import { contradictions } from '../interop/agreement.ts'
import { cases as interopCases } from '../interop/arbitraries.ts'
import { diceOf, type Dice } from './dice.ts'
import { makersOf, type Unknowns } from './likely-nominals.ts'
import { count, type Shard, type Tally } from './shard.ts'
import { readPolicy, shippedDocuments } from './shipped-documents.ts'
import { bearable } from '../bearable.ts'

/** What is held against each other. A test puts a wrong one in, to see that it is found. */
export interface Evaluators {
  readonly assess: typeof assess
  readonly decide: typeof decide
  readonly openCaseload: typeof openCaseload
  /** Every way in which a stock json-rules-engine contradicts an assessment. */
  readonly contradictions: typeof contradictions
}

export const ours: Evaluators = { assess, decide, openCaseload, contradictions }

interface Source {
  readonly kind: string
  /** Of a thousand pairs, so many. */
  readonly share: number
  /** Nominals for each policy: small policies do not tell many apart. */
  readonly each: number
  readonly policies: (
    seed: number,
    many: number,
  ) => readonly { readonly document: object; readonly asAt: string }[]
}

const scalars: PolicyShape = { facts: { least: 2, most: 6 }, derived: 0, assumptions: 2 }
const lists: PolicyShape = { facts: { least: 1, most: 2 }, derived: 2, assumptions: 1 }
const days = ['2026-11-22', '2024-02-29', '2026-08-31'] as const

const sources: readonly Source[] = [
  {
    kind: 'random policies over plain facts',
    share: 500,
    each: 400,
    policies: (seed, many) => fc.sample(policyCase(scalars), { numRuns: many, seed }),
  },
  {
    kind: 'random policies over lists',
    share: 200,
    each: 160,
    policies: (seed, many) => fc.sample(policyCase(lists), { numRuns: many, seed }),
  },
  {
    kind: 'random policies over facts of every kind',
    share: 270,
    each: 320,
    policies: (seed, many) => fc.sample(interopCases(0), { numRuns: many, seed }),
  },
  ...shippedDocuments.map((document): Source => ({
    kind: document.id,
    share: 10,
    each: 1_000,
    policies: (seed, many) =>
      Array.from({ length: many }, (_, at) => ({
        document,
        asAt: days[(seed + at) % days.length] ?? days[0],
      })),
  })),
]

const known: Unknowns = { facts: 0, lists: 0, fields: 0 }
const partly: Unknowns = { facts: 25, lists: 3, fields: 5 }

/** So many pairs, about, each held against every evaluator. */
export async function shard(seed: number, size: number, evaluators = ours): Promise<Shard> {
  const sum = { cases: {} as Tally, tally: {} as Tally, failures: [] as string[] }
  const dice = diceOf(seed)
  for (const { kind, share, each, policies } of sources) {
    const pairs = Math.ceil((size * share) / 1000)
    const many = Math.ceil(pairs / each)
    for (const { document, asAt } of policies(seed, many)) {
      const policy = readPolicy(document)
      const people = peopleOf(policy, asAt, dice, Math.ceil(pairs / many))
      const held = await compare(policy, asAt, people, evaluators, sum.tally)
      count(sum.cases, `${kind}, every fact known`, held.whole)
      count(sum.cases, `${kind}, some unknown`, held.partial)
      count(sum.tally, 'policies')
      const shown = policy.id === 'random' ? { document } : { policy: policy.id }
      sum.failures.push(...held.wrong.map((wrong) => JSON.stringify({ ...wrong, asAt, ...shown })))
    }
  }
  return sum
}

/** Nominals by dice, no two alike; the first half of them complete. */
function peopleOf(policy: Policy, asAt: string, dice: Dice, wanted: number): Nominal[] {
  const make = makersOf(policy.document, asAt).facts
  const areas = Object.keys(policy.areas)
  const people = new Map<string, Nominal>()
  for (let tried = 0; tried < 1.5 * wanted && people.size < wanted; tried += 1) {
    const facts = make(dice, people.size < wanted / 2 && tried < wanted ? known : partly)
    const key = JSON.stringify(facts)
    if (people.has(key)) continue
    const area = areas.length > 0 && dice.chance(0.8) ? { area: dice.oneOf(areas) } : {}
    people.set(key, { ref: `P-${people.size}`, ...area, facts })
  }
  return [...people.values()]
}

interface Wrong {
  readonly what: string
  readonly nominal: Nominal
  readonly differs: unknown
}

async function compare(
  policy: Policy,
  asAt: string,
  people: readonly Nominal[],
  evaluators: Evaluators,
  tally: Tally,
): Promise<{ readonly whole: number; readonly partial: number; readonly wrong: readonly Wrong[] }> {
  const wrong: Wrong[] = []
  const judged: { nominal: Nominal; exact: Assessment; bare: { readonly [id: string]: string } }[] = []
  for (const nominal of people) {
    const exact = bearable(() => evaluators.assess(policy, nominal, { asAt }))
    const bare = bearable(() => evaluators.decide(policy, nominal, { asAt }))
    if (exact === null || bare === null) {
      count(tally, 'too complex to work out exactly, and said so')
      if ((exact === null) !== (bare === null))
        wrong.push({ what: 'only one of assess and decide refuses', nominal, differs: null })
      continue
    }
    const texts = Object.fromEntries(Object.entries(bare).map(([id, answer]) => [id, textOf(answer)]))
    for (const [id, result] of Object.entries(exact.decisions)) {
      count(tally, 'certainty' in result ? result.certainty : 'collected')
      if (textOf(bareOf(result)) !== texts[id])
        wrong.push({ what: `${id}: assess and decide`, nominal, differs: [bareOf(result), bare[id]] })
      // What is open may be so for good: an offence type that has no weight is no fact to learn.
      if (isClosed(result) && result.missing.length > 0)
        wrong.push({ what: `${id}: settled, and something is missing`, nominal, differs: result.missing })
    }
    judged.push({ nominal, exact, bare: texts })
  }
  const caseload = evaluators.openCaseload(
    policy,
    judged.map(({ nominal }) => nominal),
    { asAt },
  )
  for (const id of caseload.decisions) {
    const answers = caseload.answersOf(id).map(textOf)
    const places = caseload.placesOf(id)
    judged.forEach(({ nominal, bare }, row) => {
      const differs = [answers[places[row] as number], bare[id]]
      if (differs[0] !== differs[1]) wrong.push({ what: `${id}: openCaseload and decide`, nominal, differs })
    })
  }
  let whole = 0
  for (const { nominal, exact } of judged) {
    const differs = await evaluators.contradictions(policy, nominal, exact)
    if (differs.length > 0) wrong.push({ what: 'json-rules-engine', nominal, differs })
    if (isWhole(policy, nominal)) whole += 1
  }
  return { whole, partial: judged.length - whole, wrong }
}

function bareOf(result: DecisionResult): Decided {
  return result.hitPolicy === 'COLLECT'
    ? { outcomes: result.outcomes, possible: result.possible }
    : { outcome: result.outcome, certainty: result.certainty, possible: result.possible, rule: result.rule }
}

function textOf(answer: Decided): string {
  return 'outcomes' in answer
    ? JSON.stringify([answer.outcomes, answer.possible])
    : JSON.stringify([answer.outcome, answer.certainty, answer.possible, answer.rule])
}

function isClosed(result: DecisionResult): boolean {
  return result.hitPolicy === 'COLLECT' ? result.possible.length === 0 : result.possible.length === 1
}

/** Is every fact known that a nominal must carry, and every field of every record? */
function isWhole({ facts: declared, derived }: Policy, { facts }: Nominal): boolean {
  return Object.entries(declared).every(([id, fact]) => {
    const value = facts[id] ?? null
    if (value === null) return derived[id] !== undefined
    if (fact.type !== 'list' || fact.record === undefined) return true
    const fields = Object.keys(fact.record)
    return (value as readonly FactRecord[]).every((record) => fields.every((field) => field in record))
  })
}
