// Short hands for policies written out in tests.
import {
  assess,
  parsePolicy,
  type Assessment,
  type Facts,
  type Issue,
  type SingleResult,
} from '@iom-rules/core'

export const yesNo = { type: 'boolean', title: 'Yes or no' } as const
export const pastDay = { type: 'day', past: true, title: 'A day' } as const
export const offences = {
  type: 'list',
  title: 'Offences',
  record: { type: { type: 'choice', values: ['X', 'Y', 'Z'], title: 'Type' }, day: pastDay },
} as const
export const custody = {
  type: 'list',
  title: 'Custody',
  record: { from: pastDay, to: { type: 'day', mayBeNone: true, title: 'To' } },
} as const
export const weights = {
  title: 'Weights',
  edition: 'demo',
  rows: { X: { value: 3, grade: 'demo' }, Y: { value: 5, grade: 'demo' } },
} as const

export function test(fact: string, operator: string, value: unknown): object {
  return { fact, operator, value }
}

export function rule(name: string, type: string, conditions: object, more: object = {}): object {
  return { name, conditions, event: { type }, assumption: 'For the test.', ...more }
}

/** A FIRST decision whose outcomes are what its rules give, and NONE otherwise. */
export function decision(rules: readonly object[], more: object = {}): object {
  const given = rules.map((each) => (each as { event: { type: string } }).event.type)
  return {
    title: 'A decision',
    hitPolicy: 'FIRST',
    outcomes: Object.fromEntries([...given, 'NONE'].map((outcome) => [outcome, {}])),
    rules,
    otherwise: { outcome: 'NONE', assumption: 'For the test.' },
    ...more,
  }
}

/** A place where the documents are silent, whose other reading makes this step. */
export const silence = (name: string, step: object) => ({
  silence: name,
  title: 'S',
  kind: 'silence',
  reason: 'For the test.',
  options: [
    { id: 'as-written', text: 'As written.' },
    { id: 'other', text: 'Otherwise.', edit: [step] },
  ],
  chosen: 'as-written',
})

export function document(more: object = {}): Record<string, unknown> {
  const plain = {
    language: '1.0',
    id: 'small',
    version: '1.0.0',
    title: 'A small policy',
    inForce: { from: '2021-01-01' },
  }
  return structuredClone({
    ...plain,
    facts: { yes: yesNo },
    decisions: { d: decision([rule('a', 'A', { all: [test('yes', 'equal', true)] })]) },
    ...more,
  })
}

/** Every issue of a document that must not be accepted. */
export function refused(input: unknown, options: Parameters<typeof parsePolicy>[1] = {}): readonly Issue[] {
  const parsed = parsePolicy(input, options)
  if (parsed.ok) throw new Error('This was accepted.')
  if (parsed.issues.length === 0) throw new Error('This was refused without a reason.')
  return parsed.issues
}

export function assessWith(given: unknown, facts: Facts, asAt = '2026-11-22'): Assessment {
  const parsed = parsePolicy(given)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return assess(parsed.value, { ref: 'A', facts }, { asAt })
}

/** What the law fixes of a decision with one outcome. */
export function answer(
  assessment: Assessment,
  id = 'd',
): Pick<SingleResult, 'outcome' | 'certainty' | 'possible' | 'missing'> {
  const result = assessment.decisions[id]
  if (result === undefined || result.hitPolicy === 'COLLECT') throw new Error(`no single decision ${id}`)
  const { outcome, certainty, possible, missing } = result
  return { outcome, certainty, possible, missing }
}
