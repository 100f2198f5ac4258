import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shownPolicy } from './journeys.ts'
import '../seed.ts'
import { exampleAddress, exampleIn } from '../../playground/src/checks/example/address.ts'
import { readAcceptance } from '../../playground/src/checks/findings/accept.ts'
import { byKind, fixAddress, isOpen, openOnes } from '../../playground/src/checks/findings/finding.ts'
import type { AnyFinding, Judged } from '../../playground/src/checks/findings/finding.ts'

const policy = shownPolicy()

function finding(rest: Partial<AnyFinding> & Pick<AnyFinding, 'path'>): AnyFinding {
  return { code: 'gap', severity: 'error', message: 'Something.', ...rest } as AnyFinding
}

describe('the way to mend a finding', () => {
  test.each<[string, string | null, AnyFinding]>([
    [
      'a rule',
      '/policy/fixed',
      finding({ path: '/decisions/cohort/rules/0', decision: 'cohort', rules: ['fixed', 'flex'] }),
    ],
    ['a parameter', '/policy?parameter=cssThreshold', finding({ path: '/parameters/cssThreshold' })],
    [
      'a parameter it is about',
      '/policy?parameter=cssThreshold',
      finding({ path: '', parameter: 'cssThreshold' }),
    ],
    ['a decision', '/policy?decision=status', finding({ path: '/decisions/status', decision: 'status' })],
    ['an assumption', '/policy?section=assumptions', finding({ path: '/assumptions/0' })],
    [
      'the process',
      '/policy/part/machines/x',
      finding({ code: 'dead-state', path: '/machines/nomination/states/X', region: 'x' }),
    ],
    ['what no screen shows', null, finding({ path: '/derived/cssScore' })],
  ])('leads to %s', (_what, address, found) => {
    expect(fixAddress(policy, found)).toBe(address)
  })
})

describe('what counts', () => {
  const acceptance = { code: 'gap', reason: 'Known.', by: 'The board', on: '2026-11-01' }
  const judged: Judged[] = [
    { finding: finding({ path: '/a' }), acceptance: null },
    { finding: finding({ path: '/b' }), acceptance },
    { finding: finding({ path: '/c', severity: 'warning' }), acceptance: null },
    { finding: finding({ path: '/d', severity: 'info', code: 'assumption' }), acceptance: null },
    { finding: finding({ path: '/e', severity: 'info', code: 'assumption' }), acceptance: null },
    { finding: finding({ path: '/f', severity: 'info', code: 'overlap' }), acceptance: null },
  ]

  test('is errors and warnings that nobody has accepted', () => {
    expect(judged.filter(isOpen).map(({ finding }) => finding.path)).toEqual(['/a', '/c'])
    expect(openOnes(judged, 'error').map(({ path }) => path)).toEqual(['/a'])
  })

  test('the rest is by kind, the commonest first', () => {
    const kinds = byKind(openOnes(judged, 'info'))
    expect(kinds.map(([kind, { length }]) => [kind, length])).toEqual([
      ['Rests on an assumption', 2],
      ['Two definitions at once', 1],
    ])
  })
})

describe('an acceptance', () => {
  const on = { day: '1', month: '11', year: '2026' }

  test('is read with the blanks round it taken away', () => {
    const read = readAcceptance('x', { reason: ' Known.\n', by: ' The board ', on })
    expect(read).toEqual({ words: { reason: 'Known.', by: 'The board', on: '2026-11-01' } })
  })

  test('needs a reason, a role and a real day, each said at its box', () => {
    const read = readAcceptance('x', { reason: ' ', by: '', on: { ...on, day: '31' } })
    expect(read).toEqual({
      errors: [
        { field: 'x-reason', message: 'Enter why this may stand' },
        { field: 'x-by', message: 'Enter the role or board that accepts it' },
        { field: 'x-on', message: 'Enter a real day, such as 22 11 2026' },
      ],
    })
  })

  test('is not longer than a policy can carry', () => {
    const read = readAcceptance('x', { reason: 'a'.repeat(4001), by: 'b'.repeat(401), on })
    expect('errors' in read && read.errors.map(({ field }) => field)).toEqual(['x-reason', 'x-by'])
  })
})

describe('the address of an example person', () => {
  test('carries every person there and back', () => {
    const scalar = fc.oneof(fc.boolean(), fc.integer(), fc.string(), fc.constant(null))
    const facts = fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
      fc.oneof(scalar, fc.array(fc.dictionary(fc.constantFrom('type', 'day'), scalar))),
    )
    fc.assert(
      fc.property(facts, (carried) => {
        const person = { asAt: '2026-11-22', facts: carried } as Parameters<typeof exampleAddress>[0]
        const query = new URLSearchParams(exampleAddress(person, 'cohort').split('?')[1])
        expect(JSON.stringify(exampleIn(query))).toBe(JSON.stringify(person))
        expect(query.get('decision')).toBe('cohort')
      }),
      { numRuns: 80 },
    )
  })

  test.each(['', 'as-at=2026-11-22', 'facts={}', 'as-at=2026-11-22&facts=[]', 'as-at=2026-11-22&facts={'])(
    'that carries nobody is nobody: %s',
    (query) => {
      expect(exampleIn(new URLSearchParams(query))).toBeNull()
    },
  )
})
