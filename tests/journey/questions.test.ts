// The questions of a scenario: the policy answers them, and what it cannot answer is not asked.
import { questionsOf, replay, type Asked, type Journey, type Question } from '@iom-rules/core/journey'
import { describe, expect, it } from 'vitest'
import { decision, rule, test } from '../policy/build.ts'
import { event, journey, policyWith, small } from './journey-small.ts'

const status = decision([rule('red', 'RED', { all: [test('yes', 'equal', true)] })], {
  title: 'Colour',
  outcomes: { RED: { title: 'Red' }, NONE: { title: 'No colour' } },
})
const events = {
  SENT: { title: 'Sent', permittedBy: 'work' },
  DECIDED: { title: 'Decided', permittedBy: 'work' },
  WAIT: { title: 'Wait' },
}
const work = {
  initial: 'DRAFT',
  states: { DRAFT: { on: { SENT: 'OPEN' } }, OPEN: { on: { DECIDED: 'SHUT' } }, SHUT: {} },
}
const policy = policyWith({ decisions: { ...small.decisions, status }, events, machines: { work } })

const asking = (...questions: readonly { step: number; ask: Asked; text?: string }[]): Partial<Journey> => ({
  scenario: { aim: 'To ask', notes: 'Ask.', questions },
})

function asked(more: Partial<Journey>, under = policy): Question[] {
  const log = journey(
    { yes: true },
    [event('WAIT', '2026-01-02'), event('SENT', '2026-01-03'), event('DECIDED', '2026-01-04')],
    more,
  )
  return questionsOf(under, log, replay(under, log))
}

describe('the questions of a scenario', () => {
  it('offer every outcome, and that it cannot be said', () => {
    expect(asked(asking({ step: 0, ask: 'colour' }))).toMatchObject([
      {
        step: 0,
        ask: 'colour',
        text: 'Which colour are they now?',
        options: [
          { id: 'RED', title: 'Red' },
          { id: 'NONE', title: 'No colour' },
          { id: 'UNDETERMINED', title: 'It cannot be said yet' },
        ],
        answers: ['RED'],
      },
    ])
  })

  it('of what comes next: what came, else what can come, beside what cannot and why', () => {
    const found = asked(asking({ step: 1, ask: 'next', text: 'What now?' }, { step: 0, ask: 'next' }))
    expect(found.map(({ text, answers }) => [text, answers])).toEqual([
      ['What now?', ['SENT']],
      ['Which of these can happen next?', ['SENT']],
    ])
    expect(found[0]?.options.map(({ id }) => id)).toEqual(['SENT', 'DECIDED'])
    expect(found[0]?.reason).toBe(
      '“Sent” can happen now.\n“Decided” cannot happen now: the state is “DRAFT”, not “OPEN”.',
    )
  })

  it.each([
    ['a log that asks none', {}],
    [
      'a decision that the policy does not have',
      asking({ step: 0, ask: 'lead' }, { step: 0, ask: 'cohort' }),
    ],
    ['the next step where nothing can happen any more', asking({ step: 3, ask: 'next' })],
  ])('are none of %s', (_, more) => {
    expect(asked(more)).toEqual([])
  })

  it('are none of a colour that the policy collects, for no one colour is right', () => {
    const collected = { ...status, hitPolicy: 'COLLECT', otherwise: undefined, outcomes: { RED: {} } }
    const under = policyWith({ decisions: { status: collected }, events, machines: { work } })
    expect(asked(asking({ step: 0, ask: 'colour' }), under)).toEqual([])
  })

  it('are none of a step that a timeline does not reach', () => {
    const log = journey({}, [event('SENT', '2026-01-02')], asking({ step: 1, ask: 'colour' }))
    const timeline = replay(policy, log)
    expect(questionsOf(policy, log, timeline)).toHaveLength(1)
    expect(questionsOf(policy, log, { ...timeline, steps: timeline.steps.slice(0, 1) })).toEqual([])
  })
})
