// The laws of verification, each over its own kind of random policies: for the suite and for the long run.
import type { Condition, FactDeclaration, PolicyDocument } from '@iom-rules/core'
import * as fc from 'fast-check'
import { factsFor, policyCase, type PolicyCase, type PolicyShape } from '../arbitraries.ts'
import { compareComplaints, type Changed } from './comparison-reference.ts'
import { edited } from './edited.ts'
import { verifyComplaints, type Complaint, type Tally } from './verification-reference.ts'

/** A random case, and how it is held against brute force. */
export interface Law {
  /** Cases of it for each hundred of a run. */
  readonly share: number
  readonly cases: fc.Arbitrary<(tally: Tally) => Promise<Complaint[]>>
}

const facts: PolicyShape = { facts: { least: 1, most: 6 }, derived: 0, assumptions: 2 }
const lists: PolicyShape = { facts: { least: 1, most: 2 }, derived: 2, assumptions: 1 }
const many: PolicyShape = { facts: { least: 7, most: 10 }, derived: 0, assumptions: 1 }

const seeds = fc.nat({ max: 1_000_000 })

function verified(policies: fc.Arbitrary<PolicyCase>): Law['cases'] {
  return shown(
    fc.record({ made: policies, seed: seeds }),
    ({ made, seed }) =>
      (tally) =>
        verifyComplaints(made, seed, tally),
  )
}

function compared(shape: PolicyShape): Law['cases'] {
  const changes = fc
    .record({ made: policyCase(shape), choice: fc.nat() })
    .map(({ made, choice }) => ({ made, after: edited(made.document, choice) }))
    .filter(({ after }) => after !== null)
    .chain(({ made, after }) =>
      fc.record({
        made: fc.constant(made),
        after: fc.constant(after as PolicyDocument),
        people: fc.array(factsFor(made, { unknown: 3, unknownFields: 1 }), { minLength: 4, maxLength: 4 }),
        seed: seeds,
      }),
    )
  return shown(
    changes,
    ({ seed, ...changed }: Changed & { readonly seed: number }) =>
      (tally) =>
        compareComplaints(changed, seed, tally),
  )
}

/** A case that shows what it is made of when it fails. */
function shown<T extends object>(
  made: fc.Arbitrary<T>,
  check: (value: T) => (tally: Tally) => Promise<Complaint[]>,
): Law['cases'] {
  return made.map((value) => Object.assign(check(value), { toString: () => JSON.stringify(value) }))
}

/** Adds a test of every fact to the first and the last rule, so that more depends on more of them. */
function widened({ document, asAt }: PolicyCase): PolicyCase {
  const first = document.decisions?.['first']
  if (first === undefined) return { document, asAt }
  const tests = Object.entries(document.facts ?? {}).map(([id, fact]) => testOf(id, fact, asAt))
  const rules = first.rules.map((rule, at) => {
    const half = tests.filter((_, place) => place % 2 === at % 2)
    return at > 1 ? rule : { ...rule, conditions: { any: [rule.conditions, { all: half }] } }
  })
  return { asAt, document: { ...document, decisions: { ...document.decisions, first: { ...first, rules } } } }
}

function testOf(fact: string, declared: FactDeclaration, asAt: string): Condition {
  if (declared.type === 'boolean') return { fact, operator: 'equal', value: true }
  if (declared.type === 'choice') return { fact, operator: 'equal', value: declared.values[0] ?? '' }
  if (declared.type === 'number') return { fact, operator: 'greaterThan', value: 2 }
  return { fact, operator: 'onOrBefore', value: asAt }
}

export const laws: Readonly<Record<string, Law>> = {
  'what verify finds': { share: 50, cases: verified(policyCase(facts)) },
  'what verify finds over lists': { share: 2, cases: verified(policyCase(lists)) },
  'what verify finds over many facts': { share: 5, cases: verified(policyCase(many).map(widened)) },
  'what compare finds': { share: 41, cases: compared(facts) },
  'what compare finds over lists': { share: 2, cases: compared(lists) },
}
