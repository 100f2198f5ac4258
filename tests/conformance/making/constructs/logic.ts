import { construct, decides, flags, is, number, type Construct } from './construct.ts'
import { rule, test } from '../../../policy/build.ts'

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => is(name)) as [object, object, object, object]

/** Groups, their nesting, and what is unknown inside them. */
export const logicConstructs: readonly Construct[] = [
  construct('all', 'All of four, each unknown or not', {
    facts: flags('a', 'b', 'c', 'd'),
    ...decides([rule('all', 'ALL', { all: [a, b, c, d] })]),
  }),
  construct('any', 'Any of four, each unknown or not', {
    facts: flags('a', 'b', 'c', 'd'),
    ...decides([rule('any', 'ANY', { any: [a, b, c, d] })]),
  }),
  construct('not', 'Not of a test, of a group and of not', {
    facts: flags('a', 'b', 'c'),
    ...decides([
      rule('not-all', 'NOT_ALL', { all: [{ not: { all: [a, b] } }, c] }),
      rule('not-any', 'NOT_ANY', { not: { any: [a, c] } }),
      rule('not-not', 'NOT_NOT', { not: { not: b } }),
    ]),
  }),
  construct('groups-nested', 'Groups within groups', {
    facts: flags('a', 'b', 'c', 'd'),
    ...decides([
      rule('mixed', 'MIXED', { all: [{ any: [a, { all: [b, { not: c }] }] }, { any: [{ not: a }, d] }] }),
      rule('other', 'OTHER', { any: [{ all: [c, d] }, { all: [{ not: c }, { not: d }] }] }),
    ]),
  }),
  construct('either-way', 'A condition that holds whatever is unknown reads undetermined, and is met', {
    facts: flags('a', 'b'),
    ...decides([
      rule('either', 'EITHER', { all: [b, { any: [a, { not: a }] }] }),
      rule('neither', 'NEITHER', { all: [a, { not: a }] }),
    ]),
  }),
  construct('two-of-three', 'At least two of three, written out', {
    facts: flags('a', 'b', 'c'),
    ...decides([rule('two', 'TWO', { any: [{ all: [a, b] }, { all: [a, c] }, { all: [b, c] }] })]),
  }),
  construct('odd', 'One of two but not both, with a third: every unknown matters', {
    facts: flags('a', 'b', 'c'),
    ...decides([
      rule('odd', 'ODD', {
        any: [
          { all: [a, { not: b }, { not: c }] },
          { all: [{ not: a }, b, { not: c }] },
          { all: [{ not: a }, { not: b }, c] },
          { all: [a, b, c] },
        ],
      }),
    ]),
  }),
  construct('named-conditions', 'Named conditions, one in the other and used twice', {
    facts: { ...flags('a', 'b', 'c'), score: number('Score', 0, 100) },
    conditions: {
      high: { all: [test('score', 'greaterThanInclusive', 75)] },
      agreed: { any: [a, b] },
      eligible: { all: [{ condition: 'high' }, { condition: 'agreed' }] },
      excluded: { any: [{ not: { condition: 'agreed' } }, c] },
    },
    ...decides([
      rule('in', 'IN', { all: [{ condition: 'eligible' }, { not: { condition: 'excluded' } }] }),
      rule('high', 'HIGH', { condition: 'high' }),
    ]),
  }),
  construct('same-fact-twice', 'Two tests of one number in a rule: a band, and what lies outside it', {
    facts: { score: number('Score', 0, 100), other: number('Other', 0, 100) },
    ...decides([
      rule('band', 'BAND', {
        all: [test('score', 'greaterThanInclusive', 25), test('score', 'lessThan', 75)],
      }),
      rule('outside', 'OUTSIDE', {
        all: [
          { any: [test('score', 'lessThan', 10), test('score', 'greaterThan', 90)] },
          test('other', 'greaterThan', 50),
        ],
      }),
    ]),
  }),
]
