// Random policies in a real database: what the SQL answers for random nominals, beside what `decide` answers.
import * as fc from 'fast-check'
import { decide, isIomRulesError, parsePolicy, type Facts, type Nominal, type Policy } from '@iom-rules/core'
import { isDeepStrictEqual } from 'node:util'
import { factsFor, policyCase } from '../../arbitraries.ts'
import { cases } from '../arbitraries.ts'
import { answersIn, cellsOf, fill, type Database } from './both.ts'
import type { Layout } from './tables.ts'

interface RandomPolicy {
  readonly document: unknown
  readonly asAt: string
  readonly nominals: readonly Facts[]
}

/** Policies of two makings: with windows that leave periods out, and with several assumptions and lists. */
export function randomPolicies(each: number): fc.Arbitrary<RandomPolicy> {
  const shape = { facts: { least: 1, most: 5 }, derived: 3, assumptions: 3 }
  const other = policyCase(shape).chain((made) =>
    fc
      .array(factsFor(made, { unknown: 2, unknownFields: 1 }), { minLength: each, maxLength: each })
      .map((nominals) => ({ ...made, nominals })),
  )
  return fc.oneof(cases(each), other)
}

export interface Comparison {
  readonly rows: number
  /** Rows that the statement leaves to `assess`, and says so. */
  readonly left: number
  /** Rows that `decide` itself refuses as too complex, or takes for more open than they are. */
  readonly refused: number
  readonly wrong: readonly string[]
}

export const layouts = [
  { lists: 'joined', none: 'column' },
  { lists: 'json', none: 'text' },
  { lists: 'joined', none: 'text' },
] as const satisfies readonly Layout[]

/** Compares every answer, in full. */
export async function compareRandom(
  database: Database,
  { document, asAt, nominals }: RandomPolicy,
  layout: Layout,
): Promise<Comparison> {
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  const policy: Policy = parsed.value
  const people = nominals.map((facts, at): Nominal => ({ ref: `P${at}`, facts }))
  await fill(database, policy, people, layout)
  const answers = await answersIn(database, policy, layout, { mode: 'full', asAt })
  const tally = { rows: 0, left: 0, refused: 0, wrong: [] as string[] }
  for (const nominal of people) {
    tally.rows += 1
    const wanted = exactly(policy, nominal, asAt)
    const found = answers.get(nominal.ref)
    if (wanted === null || isLoose(policy, nominal.facts)) tally.refused += 1
    else if (!agree(policy, wanted, found ?? []))
      tally.wrong.push(JSON.stringify({ document, asAt, facts: nominal.facts, wanted, found }))
    else if (!isDeepStrictEqual(wanted, found)) tally.left += 1
  }
  return tally
}

/** `decide` takes a period of which no day is known for none at all too, also where the periods are counted. */
function isLoose(policy: Policy, facts: Facts): boolean {
  return Object.values(policy.derived).some((derived) => {
    const records =
      'exists' in derived ? facts[derived.exists] : 'count' in derived ? facts[derived.count] : null
    return (
      Array.isArray(records) &&
      records.some(
        (record: object) => 'from' in record || 'to' in record || Object.keys(record).length === 0,
      ) &&
      records.some((record: Record<string, unknown>) => (record['from'] ?? record['to'] ?? null) === null)
    )
  })
}

function exactly(policy: Policy, nominal: Nominal, asAt: string): (string | null)[] | null {
  try {
    return cellsOf(policy, decide(policy, nominal, { asAt }), true)
  } catch (error) {
    if (isIomRulesError(error) && error.code === 'TOO_COMPLEX') return null
    throw error
  }
}

/** Decision by decision: the same, or left undecided in words, with no less possible than there is. */
function agree(
  policy: Policy,
  wanted: readonly (string | null)[],
  found: readonly (string | null)[],
): boolean {
  let at = 0
  return Object.keys(policy.decisions)
    .sort()
    .every((id) => {
      const width = policy.decisions[id]?.hitPolicy === 'COLLECT' ? 2 : 4
      const [ours, theirs] = [wanted, found].map((cells) => cells.slice(at, at + width))
      at += width
      if (isDeepStrictEqual(ours, theirs)) return true
      if (width === 2) return isDeepStrictEqual(theirs, [null, null])
      const possible = new Set(String(theirs?.[2]).split(', '))
      const all = String(ours?.[2]).split(', ')
      return theirs?.[1] === 'not-decided-here' && all.every((outcome) => possible.has(outcome))
    })
}
