// The small changes of a decision: of its rules, their order and outcomes, and of what is left where none is met.
import { describe, expect, test } from 'vitest'
import { decision, rule, test as asks } from '../policy/build.ts'
import { changesOf } from './changes.ts'
import { smallPolicy } from './small.ts'

const yes = { all: [asks('yes', 'equal', true)] }
const no = { all: [asks('yes', 'equal', false)] }

const outcomes = { B: { title: 'Better' }, C: {}, A: {} }
const giving = (params: object) => ({ event: { type: 'B', params } })

/** The changes of a decision `d`, but for those of what its rules ask. */
function changesIn(more: object) {
  const whole = { title: 'A decision', hitPolicy: 'FIRST', outcomes, ...more }
  return changesOf(smallPolicy({ decisions: { d: whole } })).filter(
    ({ path }) => !path.includes('conditions'),
  )
}

describe('a rule', () => {
  const rules = [
    rule('one', 'B', yes, { title: 'The first', fallback: true, ...giving({ by: 1000 }) }),
    rule('two', 'A', no),
  ]

  test('is left out, gives another outcome, adds something else, becomes a fallback or none, and comes earlier', () => {
    expect(changesIn({ rules }).map(({ id, change, edit }) => [id, change, ...edit])).toEqual([
      [
        'removed /decisions/d/rules/one left out',
        'the rule was left out',
        { op: 'remove', path: '/decisions/d/rules/one' },
      ],
      [
        'outcome /decisions/d/rules/one/event/type A',
        '“Better” became “A”',
        { op: 'replace', path: '/decisions/d/rules/one/event/type', value: 'A' },
      ],
      [
        'outcome /decisions/d/rules/one/event/type C',
        '“Better” became “C”',
        { op: 'replace', path: '/decisions/d/rules/one/event/type', value: 'C' },
      ],
      [
        'details /decisions/d/rules/one/event/params/by left out',
        'by 1,000 was left out',
        { op: 'remove', path: '/decisions/d/rules/one/event/params/by' },
      ],
      [
        'threshold /decisions/d/rules/one/event/params/by 1001',
        'by 1,000 became 1,001',
        { op: 'replace', path: '/decisions/d/rules/one/event/params/by', value: 1001 },
      ],
      [
        'threshold /decisions/d/rules/one/event/params/by 999',
        'by 1,000 became 999',
        { op: 'replace', path: '/decisions/d/rules/one/event/params/by', value: 999 },
      ],
      [
        'details /decisions/d/rules/one/fallback definition',
        'the rule became a definition found in a source',
        { op: 'remove', path: '/decisions/d/rules/one/fallback' },
      ],
      [
        'removed /decisions/d/rules/two left out',
        'the rule was left out',
        { op: 'remove', path: '/decisions/d/rules/two' },
      ],
      [
        'outcome /decisions/d/rules/two/event/type B',
        '“A” became “Better”',
        { op: 'replace', path: '/decisions/d/rules/two/event/type', value: 'B' },
      ],
      [
        'outcome /decisions/d/rules/two/event/type C',
        '“A” became “C”',
        { op: 'replace', path: '/decisions/d/rules/two/event/type', value: 'C' },
      ],
      [
        'details /decisions/d/rules/two/fallback fallback',
        'the rule became a fallback, for where the source is silent',
        { op: 'add', path: '/decisions/d/rules/two/fallback', value: true },
      ],
      [
        'order /decisions/d/rules/two before one',
        '“two” came before “The first”',
        { op: 'move', from: '/decisions/d/rules/two', path: '/decisions/d/rules/one' },
      ],
    ])
  })

  test('is found by its place, and named by its title or else by its name', () => {
    expect(changesIn({ rules }).map(({ kind, path, words }) => [kind, path, words])).toEqual([
      ['removed', '/decisions/d/rules/0', 'the rule was left out: A decision, rule “The first”.'],
      ['outcome', '/decisions/d/rules/0/event/type', '“Better” became “A”: A decision, rule “The first”.'],
      ['outcome', '/decisions/d/rules/0/event/type', '“Better” became “C”: A decision, rule “The first”.'],
      [
        'details',
        '/decisions/d/rules/0/event/params/by',
        'by 1,000 was left out: A decision, rule “The first”.',
      ],
      [
        'threshold',
        '/decisions/d/rules/0/event/params/by',
        'by 1,000 became 1,001: A decision, rule “The first”.',
      ],
      [
        'threshold',
        '/decisions/d/rules/0/event/params/by',
        'by 1,000 became 999: A decision, rule “The first”.',
      ],
      [
        'details',
        '/decisions/d/rules/0/fallback',
        'the rule became a definition found in a source: A decision, rule “The first”.',
      ],
      ['removed', '/decisions/d/rules/1', 'the rule was left out: A decision, rule “two”.'],
      ['outcome', '/decisions/d/rules/1/event/type', '“A” became “Better”: A decision, rule “two”.'],
      ['outcome', '/decisions/d/rules/1/event/type', '“A” became “C”: A decision, rule “two”.'],
      [
        'details',
        '/decisions/d/rules/1/fallback',
        'the rule became a fallback, for where the source is silent: A decision, rule “two”.',
      ],
      ['order', '/decisions/d/rules/1', '“two” came before “The first”: A decision, rule “two”.'],
    ])
  })

  test('can add figures, words, and what is yes or no', () => {
    const params = { calm: false, urgent: true, rate: 0.1, who: 'X' }
    const changes = changesIn({ rules: [rule('one', 'B', yes, giving(params))] })
    const added = changes.filter(({ path }) => path.includes('params'))
    expect(
      added.map(({ id, change }) => [id.replace('/decisions/d/rules/one/event/params/', ''), change]),
    ).toEqual([
      ['details calm left out', 'calm no was left out'],
      ['details calm true', 'calm no became yes'],
      ['details urgent left out', 'urgent yes was left out'],
      ['details urgent false', 'urgent yes became no'],
      ['details rate left out', 'rate 0.1 was left out'],
      ['threshold rate 1.1', 'rate 0.1 became 1.1'],
      ['threshold rate -0.9', 'rate 0.1 became -0.9'],
      ['details who left out', 'who “X” was left out'],
    ])
  })

  test('of which at most one is met has no order', () => {
    const kinds = changesIn({ hitPolicy: 'UNIQUE', rules }).map(({ kind }) => kind)
    expect(kinds).toContain('details')
    expect(kinds).not.toContain('order')
  })

  test('of a decision that collects is left out or gives another outcome, and nothing else', () => {
    const params = { by: 1 }
    const collecting = {
      hitPolicy: 'COLLECT',
      rules: [rule('one', 'B', yes, giving(params)), rule('two', 'A', no)],
    }
    expect(changesIn(collecting).map(({ id }) => id)).toEqual([
      'removed /decisions/d/rules/one left out',
      'outcome /decisions/d/rules/one/event/type A',
      'outcome /decisions/d/rules/one/event/type C',
      'removed /decisions/d/rules/two left out',
      'outcome /decisions/d/rules/two/event/type B',
      'outcome /decisions/d/rules/two/event/type C',
    ])
  })
})

describe('what a rule asks', () => {
  test('is changed before the rule is, by the place it has there', () => {
    const changes = changesOf(smallPolicy({ decisions: { d: decision([rule('one', 'B', yes)]) } }))
    expect(changes[0]).toEqual({
      id: 'operator /decisions/d/rules/one/conditions/all/0/operator "notEqual"',
      kind: 'operator',
      edit: [{ op: 'replace', path: '/decisions/d/rules/one/conditions/all/0/operator', value: 'notEqual' }],
      path: '/decisions/d/rules/0/conditions/all/0/operator',
      change: '“it is so that: yes or no” became “it is not so that: yes or no”',
      words: '“it is so that: yes or no” became “it is not so that: yes or no”: A decision, rule “one”.',
      decisions: ['d'],
    })
    expect(changes[1]?.kind).toBe('removed')
  })
})

describe('what holds where no rule is met', () => {
  test('is left out, is another outcome, and adds something else', () => {
    const otherwise = { outcome: 'B', params: { by: 2 }, assumption: 'For the test.' }
    const changes = changesIn({ rules: [rule('one', 'A', yes)], otherwise })
    const own = changes.filter(({ path }) => path.includes('otherwise'))
    expect(own.map(({ id, path, words, edit }) => [id, path, words, ...edit])).toEqual([
      [
        'removed /decisions/d/otherwise left out',
        '/decisions/d/otherwise',
        '“Better” was left out: A decision, where no rule applies.',
        { op: 'remove', path: '/decisions/d/otherwise' },
      ],
      [
        'outcome /decisions/d/otherwise/outcome A',
        '/decisions/d/otherwise/outcome',
        '“Better” became “A”: A decision, where no rule applies.',
        { op: 'replace', path: '/decisions/d/otherwise/outcome', value: 'A' },
      ],
      [
        'outcome /decisions/d/otherwise/outcome C',
        '/decisions/d/otherwise/outcome',
        '“Better” became “C”: A decision, where no rule applies.',
        { op: 'replace', path: '/decisions/d/otherwise/outcome', value: 'C' },
      ],
      [
        'details /decisions/d/otherwise/params/by left out',
        '/decisions/d/otherwise/params/by',
        'by 2 was left out: A decision, where no rule applies.',
        { op: 'remove', path: '/decisions/d/otherwise/params/by' },
      ],
      [
        'threshold /decisions/d/otherwise/params/by 3',
        '/decisions/d/otherwise/params/by',
        'by 2 became 3: A decision, where no rule applies.',
        { op: 'replace', path: '/decisions/d/otherwise/params/by', value: 3 },
      ],
      [
        'threshold /decisions/d/otherwise/params/by 1',
        '/decisions/d/otherwise/params/by',
        'by 2 became 1: A decision, where no rule applies.',
        { op: 'replace', path: '/decisions/d/otherwise/params/by', value: 1 },
      ],
    ])
  })
})
