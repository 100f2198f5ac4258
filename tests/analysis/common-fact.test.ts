// Two declarations of a fact side by side: the values that both admit.
import { describe, expect, test } from 'vitest'
import { commonFact } from '../../packages/core/src/analysis/common-fact.ts'
import type { FactDeclaration, RecordField } from '../../packages/core/src/policy/policy.ts'
import { offences, yesNo } from '../policy/build.ts'
import { figure } from './small.ts'

const choice = (...values: string[]): RecordField => ({ type: 'choice', title: 'Choice', values })
const day = (more: object = {}): RecordField => ({ type: 'day', title: 'Day', ...more })
const list = (record: Record<string, RecordField>): FactDeclaration => ({
  type: 'list',
  title: 'List',
  record,
})
const common = (one: RecordField, other: RecordField) =>
  commonFact(one as FactDeclaration, other as FactDeclaration)

test('facts of different types have nothing in common', () => {
  const each = [yesNo, figure(0, 1), choice('X'), day(), offences] as readonly FactDeclaration[]
  const pairs = each.flatMap((one) =>
    each.filter((other) => other !== one).map((other) => [one, other] as const),
  )
  expect(pairs.length).toBe(20)
  expect(pairs.filter(([one, other]) => commonFact(one, other) !== null)).toEqual([])
})

describe('figures', () => {
  test('have what lies within the bounds of both', () => {
    expect(common(figure(0, 10), figure(2.5, 20))).toEqual(
      figure(2.5, 10, { whole: false, mayBeNone: false }),
    )
    expect(common(figure(2.5, 20), figure(0, 10))).toEqual(
      figure(2.5, 10, { whole: false, mayBeNone: false }),
    )
  })

  test('that share one value have that one, and none where their bounds lie apart', () => {
    expect(common(figure(0, 5), figure(5, 10))).toEqual(figure(5, 5, { whole: false, mayBeNone: false }))
    expect(common(figure(0, 5), figure(5.5, 10))).toBeNull()
  })

  test('are whole where either is', () => {
    const whole = figure(1, 9, { whole: true })
    const any = figure(2.5, 8.5)
    const both = figure(3, 8, { whole: true, mayBeNone: false })
    expect([common(whole, any), common(any, whole), common(whole, whole)]).toEqual([
      both,
      both,
      figure(1, 9, { whole: true, mayBeNone: false }),
    ])
    expect(common(whole, figure(2.2, 2.8))).toBeNull()
    expect(common(any, figure(0, 4, { whole: false }))).toEqual(
      figure(2.5, 4, { whole: false, mayBeNone: false }),
    )
  })

  test('may be none where both may', () => {
    const mayBeNone = (one: object, other: object) => {
      const { mayBeNone: may } = common(figure(0, 1, one), figure(0, 1, other)) as { mayBeNone?: boolean }
      return may
    }
    const [may, mayNot] = [{ mayBeNone: true }, { mayBeNone: false }]
    expect(mayBeNone(may, may)).toBe(true)
    for (const other of [{}, mayNot])
      expect([mayBeNone(may, other), mayBeNone(other, may)]).toEqual([false, false])
  })
})

test('choices have the values that both name, in the order of the first', () => {
  expect(common(choice('X', 'Y', 'Z'), choice('Z', 'W', 'X'))).toEqual(choice('X', 'Z'))
  expect(common(choice('X'), choice('Y'))).toBeNull()
})

describe('days', () => {
  test('are past where either is', () => {
    const past = { past: true, mayBeNone: false }
    expect(common(day({ past: true }), day())).toEqual(day(past))
    expect(common(day(), day({ past: true }))).toEqual(day(past))
    expect(common(day({ past: false }), day())).toEqual(day({ past: false, mayBeNone: false }))
  })

  test('may be none where both may', () => {
    const may = day({ mayBeNone: true })
    expect(common(may, may)).toEqual(day({ past: false, mayBeNone: true }))
    expect(common(may, day())).toEqual(day({ past: false, mayBeNone: false }))
    expect(common(day(), may)).toEqual(day({ past: false, mayBeNone: false }))
  })
})

test('what is answered yes or no is the same in both, and keeps the words of the first', () => {
  expect(commonFact(yesNo, { ...yesNo, title: 'Otherwise' })).toEqual(yesNo)
})

describe('lists', () => {
  const one = list({ type: choice('X', 'Y'), since: day(), ours: choice('A') })

  test('have the fields of either, and of those that both have the values that both admit', () => {
    expect(
      commonFact(one, list({ type: choice('Y', 'Z'), since: day({ past: true }), theirs: day() })),
    ).toEqual(
      list({
        type: choice('Y'),
        since: day({ past: true, mayBeNone: false }),
        ours: choice('A'),
        theirs: day(),
      }),
    )
  })

  test('have nothing in common where one of their fields has not', () => {
    expect(commonFact(one, list({ type: choice('Z') }))).toBeNull()
    expect(commonFact(one, list({ type: day() }))).toBeNull()
  })
})
