// What follows from readings that change which decisions, facts and values there are.
import type { Nominal, Step } from '@iom-rules/core'
import { readings, type ReadingEffect } from '@iom-rules/core/analysis'
import { expect, test } from 'vitest'
import { decision, rule, test as asks, yesNo } from '../policy/build.ts'
import { figure, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const over = (value: number) => decision([rule('a', 'A', all(asks('score', 'greaterThan', value)))])

/** What follows from one other reading of a small policy, which makes this edit. */
function effectOf(edit: readonly Step[], nominals?: readonly Nominal[]): ReadingEffect {
  const policy = smallPolicy({
    facts: { score: figure(0, 100), yes: yesNo },
    decisions: { d: over(50), e: decision([rule('b', 'B', all(asks('yes', 'equal', true)))]) },
    readings: [
      {
        silence: 'S01',
        title: 'How high?',
        kind: 'assumption',
        reason: 'For the test.',
        options: [
          { id: 'this', text: 'As it is.' },
          { id: 'other', text: 'Otherwise.', edit },
        ],
        chosen: 'this',
      },
    ],
  })
  const [effect] = readings(policy, nominals === undefined ? {} : { nominals })
  if (effect === undefined) throw new Error('no reading')
  return effect
}

const people = [
  { ref: 'A', facts: { score: 95, yes: true } },
  { ref: 'B', facts: { score: 55, yes: false } },
  { ref: 'C', facts: { score: 45, yes: false } },
]
const lower: Step = { op: 'replace', path: '/decisions/d/rules/a/conditions/all/0/value', value: 40 }

test('on the first day in force, and without a caseload, unless told otherwise', () => {
  expect(effectOf([lower])).toMatchObject({ status: 'changed', decisions: ['d'], moved: null })
  expect(effectOf([lower], people)).toMatchObject({ status: 'changed', decisions: ['d'], moved: 1 })
})

test('an edit of what is not there says so', () => {
  const gone: Step = { op: 'remove', path: '/decisions/f' }
  expect(effectOf([gone], people)).toMatchObject({
    status: 'refused',
    moved: null,
    issues: [
      { code: 'edit-does-not-fit', message: 'Step 1 (remove `/decisions/f`): there is nothing there.' },
    ],
  })
})

test('a decision that there is only under it answers everybody otherwise', () => {
  const added: Step = { op: 'add', path: '/decisions/f', value: over(60) }
  expect(effectOf([added], people)).toMatchObject({ status: 'changed', decisions: ['f'], moved: 3 })
  const removed: Step = { op: 'remove', path: '/decisions/e' }
  expect(effectOf([removed], people)).toMatchObject({ status: 'changed', decisions: ['e'], moved: 3 })
})

test('somebody whose facts it would not take gets no answer from it, and so is counted', () => {
  const bounded: Step = { op: 'replace', path: '/facts/score/maximum', value: 90 }
  expect(effectOf([bounded], people)).toMatchObject({ status: 'changed', decisions: ['d'], moved: 1 })
})

test('a fact of another type cannot be compared: everybody whose facts no longer fit is counted', () => {
  const steps: Step[] = [
    { op: 'replace', path: '/facts/score', value: { ...yesNo, title: 'Figure' } },
    {
      op: 'replace',
      path: '/decisions/d',
      value: decision([rule('a', 'A', all(asks('score', 'equal', true)))]),
    },
  ]
  const effect = effectOf(steps, people)
  expect(effect).toMatchObject({ status: 'too-complex', decisions: ['d'], moved: 3 })
  expect(effect.sentences.join(' ')).toContain('The fact `score` has nothing in common in the two policies')
  expect(effectOf(steps)).toMatchObject({ status: 'too-complex', moved: null })
})
