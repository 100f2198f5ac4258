// Lists of which nothing is known are worked out once for many days and people, and never for one day or person too many.
import { assess, parsePolicy, type Assessment, type Facts, type Policy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { answer, decision, document, offences, rule, test } from '../policy/build.ts'

type Asked = readonly [facts: Facts, asAt: string]

function parsed(more: object): Policy {
  const read = parsePolicy(document(more))
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  return read.value
}

const ask = (policy: Policy, [facts, asAt]: Asked): Assessment =>
  assess(policy, { ref: 'A', facts }, { asAt })

/** What is answered after another was answered: the same as if it were asked alone. */
function afterAnother(more: object, before: Asked, then: Asked): Assessment {
  const policy = parsed(more)
  ask(policy, before)
  const answered = ask(policy, then)
  expect(answered).toEqual(ask(parsed(more), then))
  return answered
}

const since = (value: unknown) => ({ field: 'day', operator: 'onOrAfter', value })
const lately = { field: 'day', operator: 'withinLastMonths', value: 6 }
const isX = { field: 'type', operator: 'equal', value: 'X' }
const exists = (where: object) => ({ type: 'boolean', title: 'Found', exists: 'offences', where })
const any = (...ids: string[]) =>
  decision([rule('any', 'A', { any: ids.map((id) => test(id, 'equal', true)) })])

describe('an answer does not depend on the day asked about before', () => {
  const early: Asked = [{}, '2025-06-01']
  const late: Asked = [{}, '2026-11-22']
  const open = { certainty: 'undetermined', possible: ['A', 'NONE'], missing: ['offences'] }

  it.each<[string, object]>([
    ['a day that is named', since('2026-01-01')],
    ['a day that is named among other conditions', { all: [isX, lately, since('2026-01-01')] }],
    ['a day that is a parameter', since({ fact: 'parameter.start' })],
  ])('where records are counted from %s', (_, where) => {
    const more = {
      parameters: {
        start: { title: 'Start', value: '2026-01-01', basis: 'assumption', note: 'For the test.' },
      },
      facts: { offences },
      derived: { found: exists(where) },
      decisions: { d: any('found') },
    }
    // No offence can be dated after the day of the assessment.
    expect(answer(afterAnother(more, late, early))).toMatchObject({ outcome: 'NONE', certainty: 'settled' })
    expect(answer(afterAnother(more, early, late))).toMatchObject(open)
  })
  it('where one worked-out fact names a day, and another does not', () => {
    const more = {
      facts: { offences },
      derived: { found: exists({ all: [isX, since('2026-01-01')] }), recent: exists({ all: [isX, lately] }) },
      decisions: { d: any('found'), e: any('recent') },
    }
    expect(answer(afterAnother(more, late, early))).toMatchObject({ outcome: 'NONE', certainty: 'settled' })
    const { decisions } = afterAnother(more, early, late)
    expect(decisions).toMatchObject({ d: open, e: open })
  })
  it('where it tells of days themselves', () => {
    const last = { type: 'day', title: 'Last', latest: 'offences', of: 'day', where: lately }
    const more = {
      facts: { offences },
      derived: { last },
      decisions: {
        d: decision(
          [12, 24].map((months) =>
            rule(`in-${months}`, `IN_${months}`, { all: [test('last', 'withinLastMonths', months)] }),
          ),
        ),
      },
    }
    const { derived } = afterAnother(more, early, late)
    expect(derived['last']).toEqual({ oneOf: expect.arrayContaining(['NONE']) as unknown })
    expect(JSON.stringify(derived)).toContain('2026-')
    expect(JSON.stringify(derived)).not.toContain('2025-')
  })
})

describe('an answer does not depend on whom was asked about before', () => {
  const count = (title: string, where: object) => ({
    type: 'number',
    title,
    count: 'offences',
    where,
    unlessSupplied: true,
  })
  const score = { type: 'number', title: 'Score', minimum: 0, maximum: 100, unit: 'points' }
  const more = {
    facts: { offences, first: score, second: score },
    derived: { first: count('First', isX), second: count('Second', lately) },
    decisions: {
      d: decision([rule('first', 'A', { all: [test('first', 'greaterThan', 1)] })]),
      e: decision([rule('second', 'A', { all: [test('second', 'greaterThan', 50)] })]),
    },
  }
  it('though something else was supplied of them', () => {
    const asAt = '2026-11-22'
    const { decisions } = afterAnother(more, [{ first: 5 }, asAt], [{ second: 60 }, asAt])
    expect(decisions).toMatchObject({
      d: { certainty: 'undetermined', missing: ['first', 'offences'] },
      e: { outcome: 'A', certainty: 'settled' },
    })
  })
})
