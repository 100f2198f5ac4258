import {
  applyEdit,
  assess,
  parsePolicy,
  runExamples,
  type Example,
  type Facts,
  type Policy,
} from '@iom-rules/core'
import { cases, mutants, type Mutant } from '@iom-rules/core/analysis'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsFor, policyCase, type NominalShape, type PolicyShape } from '../arbitraries.ts'
import { affordable, policyOf } from '../properties/cases.ts'
import { runs } from '../thorough.ts'

const scalars: PolicyShape = { facts: { least: 1, most: 3 }, derived: 0, assumptions: 1 }
const lists: PolicyShape = { facts: { least: 1, most: 2 }, derived: 2, assumptions: 1 }
const partial: NominalShape = { unknown: 2, unknownFields: 1 }
const complete: NominalShape = { unknown: 0, unknownFields: 0 }

interface Drawn {
  readonly policy: Policy
  readonly asAt: string
  /** Nominals of whom not all is known, for examples. */
  readonly partly: readonly Facts[]
  /** Complete nominals, for holding a mutant that is called equivalent against the policy. */
  readonly people: readonly Facts[]
}

function drawn(shape: PolicyShape): fc.Arbitrary<Drawn> {
  return policyCase(shape).chain((made) => {
    const policy = policyOf(made)
    return fc.record({
      policy: fc.constant(policy),
      asAt: fc.constant(made.asAt),
      partly: fc.array(factsFor(made, partial), { maxLength: 4 }),
      people: fc.array(factsFor(made, complete), { minLength: 12, maxLength: 12 }),
    })
  })
}

function examplesOf({ policy, asAt, partly }: Drawn): Example[] {
  return partly.map((facts, at) => exampleOf(policy, asAt, facts, `Example ${at}`))
}

/** What the policy says of some facts, expected in full. */
function exampleOf(policy: Policy, asAt: string, facts: Facts, title: string): Example {
  const { decisions, conflicts } = assess(policy, { ref: 'EXAMPLE', facts }, { asAt })
  const expected = Object.entries(decisions).map(([id, result]) => {
    if (result.hitPolicy === 'COLLECT') {
      const { outcomes, possible, missing } = result
      return [id, { outcomes, possible, missing }]
    }
    const { outcome, certainty, matches, possible, missing, rule, details } = result
    return [id, { outcome, certainty, matches, possible, missing, rule, details }]
  })
  return {
    title,
    asAt,
    facts,
    expect: Object.fromEntries(expected) as Example['expect'],
    conflicts: conflicts.map(({ assumption }) => assumption),
  }
}

function mutated(policy: Policy, { edit }: Mutant, examples: readonly Example[]): Policy | null {
  const edited = applyEdit({ ...policy.document, examples }, edit)
  if (!edited.ok) return null
  const parsed = parsePolicy(edited.value)
  return parsed.ok ? parsed.value : null
}

function fails(policy: Policy): boolean {
  return runExamples(policy).some(({ failures }) => failures.length > 0)
}

/** Does nothing stand open, and do the facts contradict nothing that is assumed? */
function isSettled(policy: Policy, asAt: string, facts: Facts): boolean {
  const { decisions, conflicts } = assess(policy, { ref: 'EXAMPLE', facts }, { asAt })
  const open = Object.values(decisions).filter(({ hitPolicy, possible }) =>
    hitPolicy === 'COLLECT' ? possible.length > 0 : possible.length > 1,
  )
  return conflicts.length === 0 && open.length === 0
}

/** Do the facts contradict what the policy reasons with? What is only reported rules nobody out. */
function isRuledOut(policy: Policy, asAt: string, facts: Facts): boolean {
  const reasoning = policy.assumptions.filter(({ use }) => use === 'reason').map(({ id }) => id)
  const { conflicts } = assess(policy, { ref: 'EXAMPLE', facts }, { asAt })
  return conflicts.some(({ assumption }) => reasoning.includes(assumption))
}

describe.each([
  ['facts', scalars, 6],
  ['lists', lists, 3],
] as const)('on random policies over %s', (_, shape, atAPush) => {
  const numRuns = runs(atAPush)

  test('no example notices a survivor, the one that comes with it does, and nobody an equivalent', () => {
    fc.assert(
      fc.property(
        drawn(shape),
        affordable((made) => {
          const { policy, asAt, people } = made
          const examples = examplesOf(made)
          const report = mutants(policy, { asAt, examples })
          for (const { mutant, example } of report.survivors.filter((__, at) => at % 3 === 0)) {
            const beside = mutated(policy, mutant, examples)
            expect(beside !== null && !fails(beside), mutant.id).toBe(true)
            if (example === null) continue
            expect(isRuledOut(policy, asAt, example.facts), mutant.id).toBe(false)
            const own = parsePolicy({ ...policy.document, examples: [example] })
            expect(own.ok && !fails(own.value), mutant.id).toBe(true)
            const other = mutated(policy, mutant, [example])
            expect(other !== null && fails(other), mutant.id).toBe(true)
          }
          // What somebody contradicts is no answer of a decision.
          const added = people
            .filter((facts) => isSettled(policy, asAt, facts))
            .map((facts, at): Example => {
              const { conflicts: _conflicts, ...answers } = exampleOf(policy, asAt, facts, `Person ${at}`)
              return answers
            })
          const after = mutants(policy, { asAt, examples: [...examples, ...added] })
          expect([after.total, after.equivalent]).toEqual([report.total, report.equivalent])
        }),
      ),
      { numRuns, endOnFailure: true },
    )
  })

  test('boundary cases are true, contradict nothing that is assumed, and notice every threshold', () => {
    fc.assert(
      fc.property(
        drawn(shape),
        affordable(({ policy, asAt }) => {
          const [decision = ''] = Object.keys(policy.decisions)
          const examples = cases(policy, decision, { asAt })
          const ruledOut = examples.filter(({ facts }) => isRuledOut(policy, asAt, facts))
          expect(ruledOut.map(({ title }) => title)).toEqual([])
          const own = parsePolicy({ ...policy.document, examples })
          expect(own.issues).toEqual([])
          expect(own.ok && !fails(own.value)).toBe(true)
          const left = mutants(policy, { asAt, examples }).survivors.filter(
            ({ mutant, example }) =>
              mutant.kind === 'threshold' &&
              !mutant.path.startsWith('/tables/') &&
              example?.expect[decision] !== undefined,
          )
          expect(left.map(({ mutant }) => mutant.id)).toEqual([])
        }),
      ),
      { numRuns, endOnFailure: true },
    )
  })
})
