import { describe, expect, test } from 'vitest'
import { shownPolicy } from './journeys.ts'
import {
  assess,
  parsePolicy,
  runExamples,
  type Decision,
  type Example,
  type Policy,
  type PolicyDocument,
} from '@iom-rules/core'
import { untouchedRules } from '../../playground/src/checks/examples/coverage.ts'
import { differenceInWords, takenInWords } from '../../playground/src/checks/examples/difference.ts'
import { exampleOf, withAnswers } from '../../playground/src/checks/examples/example.ts'
import { runAll } from '../../playground/src/work/examples.ts'
import { asAt, smallCaseload, smallDocument, smallPolicy } from './small-policy.ts'

function parsed(document: unknown): Policy {
  const read = parsePolicy(document)
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  return read.value
}

const policy = shownPolicy()

/** People enough, of every kind: those of the policy’s own examples. */
const people = policy.examples.flatMap(({ facts, asAt, assume }, at) =>
  at % 7 === 0 && assume === undefined ? [{ nominal: { ref: `PERSON-${at}`, facts }, asAt }] : [],
)

describe('a person made an example', () => {
  test('is one that holds, whoever it is, and carries no reference', () => {
    const examples = people.map(({ nominal, asAt }) =>
      exampleOf(policy, nominal, assess(policy, nominal, { asAt })),
    )
    const { examples: _shipped, ...document } = policy.document
    const runs = runExamples(parsed({ ...document, examples }))
    expect(runs).toHaveLength(people.length)
    expect(runs.flatMap(({ example, failures }) => (failures.length > 0 ? [example.title] : []))).toEqual([])
    expect(JSON.stringify(examples)).not.toContain('PERSON-')
  })

  test('is held to every decision: another policy does not hold', () => {
    const [person] = smallCaseload
    if (person === undefined) throw new Error('nobody')
    const small = smallPolicy()
    const example = exampleOf(small, person, assess(small, person, { asAt }))
    expect(example.title).toBe('Cohort: FIXED')
    expect(Object.keys(example.expect)).toEqual(['cohort', 'flags'])
    const changed: PolicyDocument = { ...smallDocument, examples: [example] }
    const threshold = smallDocument.parameters?.['threshold']
    if (threshold === undefined) throw new Error('no threshold')
    const higher = parsed({
      ...changed,
      parameters: { ...changed.parameters, threshold: { ...threshold, value: 600 } },
    })
    const [run] = runExamples(higher)
    expect(run?.failures.map((failure) => differenceInWords(higher, failure))).toContain(
      'Cohort, the outcome: expected FIXED, found NONE',
    )
  })
})

describe('an example that takes the answers of the draft', () => {
  const example: Example = {
    title: 'Severe, and a burglary',
    asAt,
    facts: { score: 550, offences: [{ type: 'BURGLARY', day: '2026-11-01' }], agrees: false },
    expect: { cohort: { outcome: 'FIXED', missing: [] }, flags: { possible: ['DUE_OUT'] } },
    note: 'Kept.',
  }
  const ran = (document: PolicyDocument, one: Example) => {
    const run = runExamples(parsed({ ...document, examples: [one] }))[0]
    if (run === undefined) throw new Error('no example')
    return run
  }
  const { cohort, ...decisions } = smallDocument.decisions ?? {}
  if (cohort === undefined) throw new Error('no cohort')

  test('expects them where it did not hold, and is the same in all else', () => {
    const changed: PolicyDocument = {
      ...smallDocument,
      decisions: { ...decisions, cohort: withoutFixed(cohort) },
    }
    const { failures, assessment } = ran(changed, example)
    const taken = withAnswers(example, failures, assessment)
    const expected = { cohort: { outcome: 'NONE', missing: [] }, flags: { possible: ['DUE_OUT'] } }
    expect(taken).toEqual({ ...example, expect: expected })
    expect(failures.map((failure) => takenInWords(smallPolicy(), failure))).toEqual([
      'Cohort, the outcome: NONE, no longer FIXED',
    ])
    expect(ran(changed, taken).failures).toEqual([])
  })

  test('expects all that a decision says which now answers in another way', () => {
    const { otherwise: _gone, ...collected } = cohort
    const changed: PolicyDocument = {
      ...smallDocument,
      decisions: { ...decisions, cohort: { ...collected, hitPolicy: 'COLLECT' } },
    }
    const { failures, assessment } = ran(changed, example)
    const taken = withAnswers(example, failures, assessment)
    expect(taken.expect['cohort']).toEqual({ outcomes: ['FIXED'], possible: [], missing: [] })
    expect(ran(changed, taken).failures).toEqual([])
  })

  test('expects the contradictions that there are', () => {
    const { assessment } = ran(smallDocument, example)
    const failure = { decision: 'conflicts', key: 'conflicts', expected: ['never'], actual: ['once'] }
    const contradicting: Example = { ...example, conflicts: ['never'] }
    expect(withAnswers(contradicting, [failure], assessment)).toEqual({ ...example, conflicts: ['once'] })
  })
})

function withoutFixed(decision: Decision): Decision {
  return { ...decision, rules: decision.rules.filter(({ name }) => name !== 'fixed') }
}

describe('what the examples touch', () => {
  const run = runAll(policy)

  test('is every rule of the shipped policy, and every example holds', () => {
    expect(run.outcomes).toHaveLength(policy.examples.length)
    expect(run.outcomes.filter(({ failures }) => failures.length > 0)).toEqual([])
    expect(untouchedRules(run)).toEqual([])
  })

  test('is both sides of the figures: 75 and 74 for the OGRS score', () => {
    const boundary = run.boundaries.find(({ test }) => test.fact === 'ogrsScore' && test.required === 75)
    expect(boundary).toMatchObject({ met: 75, unmet: 74 })
  })

  test('is nothing while there are no examples, and every rule and figure is still listed', () => {
    const none = runAll(smallPolicy())
    expect(untouchedRules(none)).toEqual([
      { decision: 'cohort', rule: 'fixed' },
      { decision: 'cohort', rule: 'flex' },
      { decision: 'cohort', rule: 'otherwise' },
      { decision: 'flags', rule: 'due-out' },
    ])
    expect(none.boundaries).toEqual([
      {
        test: { fact: 'score', operator: 'greaterThanInclusive', required: 500, from: 'threshold' },
        met: null,
        unmet: null,
      },
    ])
  })

  test('counts only what an example says something about', () => {
    const example = {
      title: 'Only the flags',
      asAt,
      facts: { score: 550 },
      expect: { flags: { outcomes: [] } },
    }
    const { rules, boundaries } = runAll(parsed({ ...smallDocument, examples: [example] }))
    expect(rules['cohort']).toEqual({ fixed: 0, flex: 0, otherwise: 0 })
    expect(boundaries).toMatchObject([{ met: null, unmet: null }])
  })
})

test('what differs is said in the words of the policy', () => {
  const words = (key: string, expected: unknown, actual: unknown) =>
    differenceInWords(policy, { decision: 'cohort', key, expected, actual })
  expect(words('missing', ['ogrsScore'], [])).toBe('Cohort, what is missing: expected OGRS score, found none')
  expect(words('certainty', 'settled', 'provisional')).toBe(
    'Cohort, how sure it is: expected settled, found provisional',
  )
  expect(words('possible', ['FIXED', 'SILENT'], ['FIXED'])).toBe(
    'Cohort, what is still possible: expected FIXED and The policy does not say, found FIXED',
  )
  expect(words('outcome', null, 'FLEX')).toBe('Cohort, the outcome: expected none, found FLEX')
})
