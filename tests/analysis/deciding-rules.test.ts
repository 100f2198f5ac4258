// The rule that makes the difference: new, gone, elsewhere, giving something else or surer; and what no rule says.
import type { Facts, Policy } from '@iom-rules/core'
import { deciding, type Deciding } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { decision, rule, test as asks, yesNo } from '../policy/build.ts'
import { asAt, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const yes = (fact: string) => asks(fact, 'equal', true)
const no = (fact: string) => asks(fact, 'equal', false)

const facts = { p: { ...yesNo, title: 'P' }, q: { ...yesNo, title: 'Q' }, r: { ...yesNo, title: 'R' } }
const small = (rules: object[], more: object = {}, parts: object = {}) =>
  smallPolicy({ facts, decisions: { d: decision(rules, more) }, ...parts })

function why(before: Policy, after: Policy, known: Facts): Deciding {
  return deciding(before, after, { ref: 'A', facts: known }, 'd', { asAt })
}

/** The answers, and the rule of each reason. */
function movedBy({ from, to, reasons }: Deciding): unknown[] {
  return [from, to, ...reasons.map((reason) => ('rule' in reason ? reason.rule : reason.kind))]
}

const asWas = 'The rules come out as before, and are put together in another way.'
const assumed = 'What the policy takes to be always true has changed, and with it what can still be.'

describe('a rule', () => {
  const outcomes = { A: { title: 'Ay' }, B: { title: 'Bee' }, NONE: {} }
  const b = rule('b', 'B', all(yes('q')), { title: 'Second' })
  const a = rule('a', 'A', all(yes('p')), { title: 'First' })

  test('that is new says what it gives, and one that is gone what it gave', () => {
    const [without, within] = [small([b], { outcomes }), small([b, a], { outcomes })]
    const known = { p: true, q: false }
    expect(why(without, within, known).reasons).toEqual([
      { kind: 'rule', rule: 'a', change: 'new', words: 'The rule “First” is new, and gives Ay.' },
    ])
    expect(why(within, without, known).reasons).toEqual([
      { kind: 'rule', rule: 'a', change: 'gone', words: 'The rule “First” is gone; it gave Ay.' },
    ])
  })

  test('that gives something else says both, and goes by what it is called now', () => {
    const [before, after] = [
      small([b, rule('a', 'A', all(yes('p')))], { outcomes }),
      small([b, rule('a', 'B', all(yes('p')), { title: 'Renamed' })], { outcomes }),
    ]
    expect(why(before, after, { p: true, q: false }).reasons).toEqual([
      {
        kind: 'rule',
        rule: 'a',
        change: 'outcome',
        words: 'The rule “Renamed” gave Ay, and now gives Bee.',
      },
    ])
    expect(why(after, before, { p: true, q: false }).words).toBe('The rule “a” gave Bee, and now gives Ay.')
  })

  test('that gives something else says so, though it also asks for something else', () => {
    const before = small([rule('a', 'A', any(yes('p'), no('p')))], { outcomes })
    const after = small([rule('a', 'B', all(yes('q')))], { outcomes })
    // Met before, whatever P is.
    expect(why(before, after, { q: true }).words).toBe('The rule “a” gave Ay, and now gives Bee.')
  })

  const taking = (condition: object) =>
    small([a], { outcomes }, { assumptions: [{ id: 'so', condition, reason: 'It is so.', use: 'reason' }] })

  test.each([
    ['met', 'A', taking(yes('p'))],
    ['not met', 'NONE', taking(no('p'))],
  ])('that is surely %s by what the policy takes to be true says so', (surely, to, after) => {
    const [found, back] = [why(small([a], { outcomes }), after, {}), why(after, small([a], { outcomes }), {})]
    expect(found.to).toBe(to)
    expect(found.reasons).toEqual([
      {
        kind: 'rule',
        rule: 'a',
        change: 'truth',
        words: `The rule “First” is not determined before, and ${surely} after.`,
      },
    ])
    expect(back.words).toBe(`The rule “First” is ${surely} before, and not determined after.`)
  })

  test('that is not met either way is not told, whether it is new or gives something else', () => {
    const before = small([rule('c', 'A', all(yes('r'))), rule('b', 'B', any(yes('p'), yes('r')))])
    const after = small([
      rule('c', 'C', all(yes('r'))),
      rule('n', 'C', all(yes('r'))),
      rule('b', 'B', any(yes('p'), yes('r'), yes('q'))),
    ])
    expect(movedBy(why(before, after, { q: true, r: false }))).toEqual(['UNDETERMINED', 'B', 'b'])
    expect(movedBy(why(after, before, { q: true, r: false }))).toEqual(['B', 'UNDETERMINED', 'b'])
  })

  test('that is new or gone is told of outcomes that are collected too', () => {
    const collected = (...rules: object[]) =>
      small(rules, { hitPolicy: 'COLLECT', outcomes: { X: {}, Y: {} }, otherwise: undefined })
    const [one, two] = [rule('one', 'X', all(yes('p'))), rule('two', 'Y', all(yes('q')))]
    const [without, within] = [collected(one), collected(one, two)]
    const known = { p: true, q: true }
    expect(why(without, within, known).words).toBe('The rule “two” is new, and gives Y.')
    expect(why(within, without, known).words).toBe('The rule “two” is gone; it gave Y.')
  })
})

describe('where the first rule that is met answers', () => {
  test('one that was met already is not told, though it gives something else', () => {
    const before = small([rule('a', 'A', all(yes('p'), yes('q'))), rule('b', 'B', all(yes('q')))])
    const after = small([rule('a', 'A', all(yes('p'), yes('q'), yes('r'))), rule('b', 'C', all(yes('q')))])
    expect(movedBy(why(before, after, { p: true, q: true, r: false }))).toEqual(['A', 'C', 'a'])
  })

  test('one that is met now and stands before all others is enough', () => {
    const before = small([rule('a', 'A', all(yes('p'))), rule('b', 'B', all(yes('q')))])
    const after = small([rule('b', 'B', all(yes('r'))), rule('a', 'A', all(yes('q')))])
    expect(movedBy(why(before, after, { p: true, q: false, r: true }))).toEqual(['A', 'B', 'b', 'b'])
  })

  test('one that gives something else is told, though the one that answered is as it was', () => {
    const [met, unmet] = [all(yes('p')), all(no('p'))]
    const before = small([rule('a', 'A', unmet), rule('b', 'A', met)])
    const after = small([rule('x', 'C', met), rule('b', 'A', met), rule('a', 'C', unmet)])
    const found = why(before, after, {})
    expect([found.from, found.to]).toEqual(['A', 'C'])
    expect(found.reasons).toContainEqual({
      kind: 'rule',
      rule: 'a',
      change: 'outcome',
      words: 'The rule “a” gave A, and now gives C.',
    })
  })

  test('one that now stands before the other is told, though another is new', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => rule(name, name.toUpperCase(), all(yes('p')))) as [
      object,
      object,
      object,
    ]
    expect(why(small([a, b]), small([b, a, c]), { p: true }).reasons).toEqual([
      { kind: 'rule', rule: 'b', change: 'order', words: 'The rule “b” now comes before “a”.' },
    ])
  })

  test('one that stands before what is open is told, and rules that are not met do not count', () => {
    const never = rule('n', 'C', all(yes('r')))
    const [open, met] = [rule('a', 'A', all(yes('p'))), rule('b', 'B', all(yes('q')))]
    const found = why(small([never, open, met]), small([met, never, open]), { q: true, r: false })
    expect([found.from, found.to]).toEqual(['UNDETERMINED', 'B'])
    expect(found.reasons).toEqual([
      { kind: 'rule', rule: 'b', change: 'order', words: 'The rule “b” now comes before “a”.' },
    ])
  })

  test('none is said to stand elsewhere where only what is taken to be true has changed', () => {
    const rules = [
      rule('y', 'NONE', all(yes('q'), no('r'))),
      rule('a', 'A', all(no('q'), yes('r'))),
      rule('b', 'A', all(yes('q'))),
    ]
    const taking = (condition: object) =>
      small(rules, {}, { assumptions: [{ id: 'so', condition, reason: 'It is so.', use: 'reason' }] })
    const found = why(taking(yes('r')), taking(no('r')), {})
    expect([found.from, found.to]).toEqual(['A', 'NONE'])
    expect(found.reasons).toEqual([{ kind: 'other', words: assumed }])
  })
})

describe('where another hit policy puts the rules together', () => {
  const [a, b] = [rule('a', 'A', all(yes('p'))), rule('b', 'B', all(yes('q')))]
  const silent = { otherwise: undefined }
  const unique = { hitPolicy: 'UNIQUE' }
  const known = { p: true, q: true, r: false }

  test('it is not their order', () => {
    const [before, after] = [small([a, b], unique), small([b, a])]
    expect(why(before, after, known)).toMatchObject({ from: 'CONFLICT', to: 'B', words: asWas })
    expect(why(after, before, known)).toMatchObject({ from: 'B', to: 'CONFLICT', words: asWas })
  })

  test('and collects their outcomes, they come out as before', () => {
    const outcomes = { A: {}, B: {} }
    const before = small([a, b], { ...silent, outcomes })
    const after = small([a, b], { ...silent, outcomes, hitPolicy: 'COLLECT' })
    expect(why(before, after, known).reasons).toEqual([{ kind: 'other', words: asWas }])
    expect(why(after, before, known)).toMatchObject({ from: 'A, B', to: 'A', words: asWas })
    // What applies when none is met is nothing to somebody who meets one.
    const collected = { ...silent, outcomes: { ...outcomes, C: {} }, hitPolicy: 'COLLECT' }
    const rules = [a, b, rule('c', 'C', all(yes('r')))]
    expect(why(small(rules), small(rules, collected), known)).toMatchObject({
      from: 'A',
      to: 'A, B',
      words: asWas,
    })
  })

  test('every rule that is gone is told', () => {
    const collect = { hitPolicy: 'COLLECT', otherwise: undefined }
    const [within, without] = [small([a, b], collect), small([rule('c', 'A', all(yes('r')))], collect)]
    expect(movedBy(why(within, without, { p: true, q: true, r: false }))).toEqual([
      'A, B',
      'NONE OF THEM',
      'a',
      'b',
    ])
  })

  test('every rule that comes out otherwise is told', () => {
    const before = small([a, b, rule('c', 'C', all(yes('r')))], unique)
    const after = small([
      rule('a', 'A', all(yes('q'))),
      rule('b', 'B', all(yes('p'))),
      rule('c', 'C', all(yes('p'))),
    ])
    const only = { ...known, q: false }
    expect(movedBy(why(before, after, only))).toEqual(['A', 'B', 'a', 'a', 'b', 'b', 'c'])
    expect(movedBy(why(after, before, only))).toEqual(['B', 'A', 'a', 'a', 'b', 'b', 'c'])
  })
})

describe('what no rule says', () => {
  const never = rule('z', 'A', all(yes('r')))
  const outcomes = { A: {}, FREE: { title: 'Free' }, NONE: { title: 'Nothing asked' } }
  const free = { outcomes, otherwise: { outcome: 'FREE', assumption: 'For the test.' } }

  test('names both outcomes, though a rule that gives the same is new', () => {
    const after = small([never, rule('a', 'FREE', all(yes('p')))], free)
    expect(why(small([never], { outcomes }), after, { r: false }).reasons).toEqual([
      {
        kind: 'otherwise',
        words: 'When no rule is met the policy gave Nothing asked, and now gives Free.',
      },
    ])
  })

  test('may be that the policy does not say', () => {
    const [says, silent] = [small([never], { outcomes }), small([never], { outcomes, otherwise: undefined })]
    expect(why(says, silent, { r: false })).toMatchObject({
      from: 'NONE',
      to: 'SILENT',
      words:
        'When no rule is met the policy gave Nothing asked, and now gives nothing (the policy does not say).',
    })
    expect(why(silent, says, { r: false }).words).toBe(
      'When no rule is met the policy gave nothing (the policy does not say), and now gives Nothing asked.',
    )
  })

  test('what may stand provisionally is told, though an outcome is new', () => {
    const now = { ...outcomes, NEW: {}, NONE: { title: 'Nothing asked', mayBeProvisional: ['A'] } }
    const found = why(small([never], { outcomes }), small([never], { outcomes: now }), {})
    expect([found.from, found.to]).toEqual(['UNDETERMINED', 'NONE?'])
    expect(found.reasons).toEqual([
      {
        kind: 'other',
        words: 'Nothing asked may now be given provisionally while only A is possible besides.',
      },
    ])
  })
})
