import {
  construct,
  boolean,
  choice,
  day,
  decides,
  flags,
  is,
  lists,
  number,
  weights,
  type Construct,
} from './construct.ts'
import { monthEnds } from './operators.ts'
import { rule, test } from '../../../policy/build.ts'

const derived = (type: string, more: object) => ({ type, title: 'Derived', ...more })
const exists = (where?: object, list = 'offences') => derived('boolean', { exists: list, where })
const count = (where?: object) => derived('number', { count: 'offences', where })
const sum = (where?: object, more: object = {}) =>
  derived('number', { sum: 'offences', of: { table: 'weights', by: 'type' }, where, ...more })
const latest = (where?: object) => derived('day', { latest: 'offences', of: 'day', where })
const field = (name: string, operator: string, value: unknown, more: object = {}) => ({
  field: name,
  operator,
  value,
  ...more,
})
const within = (months: number, more: object = {}) => field('day', 'withinLastMonths', months, more)
const notCustody = { notCounting: 'custody' }

/** Facts worked out from lists, with what is unknown inside them. */
export const listConstructs: readonly Construct[] = [
  construct('exists', 'Is there a record such that its type is listed', {
    facts: { offences: lists.offences, ...flags('a') },
    derived: { listed: exists(field('type', 'in', ['X', 'Y'])) },
    ...decides([rule('listed', 'LISTED', { all: [is('listed'), is('a')] })]),
  }),
  construct('exists-any', 'Is there a record at all', {
    facts: { offences: lists.offences },
    derived: { some: exists() },
    ...decides([rule('some', 'SOME', { all: [is('some')] })]),
  }),
  construct('count', 'How many records there are such that', {
    facts: { offences: lists.offences },
    derived: { many: count(field('proved', 'equal', true)) },
    ...decides([
      rule('many', 'MANY', { all: [test('many', 'greaterThanInclusive', 3)] }),
      rule('two', 'TWO', { all: [is('many', 2)] }),
      rule('none', 'ZERO', { all: [is('many', 0)] }),
    ]),
  }),
  construct('sum', 'A sum of weights; a type without a weight makes it unknown, but at least what is known', {
    facts: { offences: lists.offences },
    tables: weights,
    derived: { score: sum() },
    ...decides([
      rule('high', 'HIGH', { all: [test('score', 'greaterThanInclusive', 8)] }),
      rule('some', 'SOME', { all: [test('score', 'greaterThan', 3)] }),
    ]),
  }),
  construct('sum-decimals', 'A sum is taken to six decimals, in whatever order the records stand', {
    facts: { offences: lists.offences },
    tables: {
      weights: {
        title: 'Weights',
        edition: 'demo',
        rows: {
          X: { value: 0.1, grade: 'demo' },
          Y: { value: 0.2, grade: 'demo' },
          Z: { value: 1e-7, grade: 'demo' },
        },
      },
    },
    derived: { score: sum() },
    ...decides([
      rule('exact', 'EXACT', { all: [is('score', 0.3)] }),
      rule('above', 'ABOVE', { all: [test('score', 'greaterThan', 0.3)] }),
    ]),
  }),
  construct('sum-supplied', 'A sum that may be supplied instead, and then wins over the list', {
    facts: { offences: lists.offences, score: number('Score', 0, 1000) },
    tables: weights,
    derived: { score: sum(undefined, { unlessSupplied: true }) },
    ...decides([rule('high', 'HIGH', { all: [test('score', 'greaterThanInclusive', 6)] })]),
  }),
  construct('latest', 'The latest day such that; NONE when no record counts', {
    facts: { offences: lists.offences },
    derived: { last: latest(field('proved', 'equal', true)) },
    ...decides([
      rule('never', 'NEVER', { all: [test('last', 'isNone', true)] }),
      rule('recent', 'RECENT', { all: [test('last', 'withinLastMonths', 2)] }),
      rule('early', 'EARLY', { all: [test('last', 'onOrBefore', '2026-01-01')] }),
    ]),
  }),
  construct('record-groups', 'Groups inside a condition on records', {
    facts: { offences: lists.offences },
    derived: {
      odd: exists({
        any: [
          { all: [field('type', 'equal', 'X'), field('proved', 'equal', true)] },
          { all: [field('type', 'notEqual', 'X'), { not: field('proved', 'equal', true) }] },
        ],
      }),
    },
    ...decides([rule('odd', 'ODD', { all: [is('odd')] })]),
  }),
  construct(
    'one-list-two-facts',
    'Two facts from one list are unknown together: some combinations cannot be',
    {
      facts: { offences: lists.offences },
      derived: { any: exists(), listed: exists(field('type', 'in', ['X'])), many: count() },
      ...decides([
        rule('listed', 'LISTED', { all: [is('listed'), test('many', 'greaterThanInclusive', 2)] }),
        rule('cannot', 'CANNOT', { all: [is('listed'), { not: is('any') }] }),
        rule('any', 'ANY', { all: [is('any')] }),
      ]),
    },
  ),
  construct(
    'record-window',
    'A window on the days of records, at ends of months',
    {
      facts: { offences: lists.offences },
      derived: {
        recent: exists({ all: [field('type', 'notEqual', 'Z'), within(1)] }),
        six: exists(within(4)),
      },
      ...decides([
        rule('recent', 'RECENT', { all: [is('recent')] }),
        rule('six', 'SIX', { all: [is('six')] }),
      ]),
    },
    monthEnds,
  ),
  construct(
    'custody-not-counted',
    'A window that leaves days in custody out',
    {
      facts: { offences: lists.offences, custody: lists.custody },
      derived: { recent: exists(within(2, notCustody)) },
      ...decides([rule('recent', 'RECENT', { all: [is('recent')] })]),
    },
    ['2026-11-22', '2024-02-29', '2025-03-31'],
  ),
  construct(
    'custody-and-windows',
    'Two windows, one of which leaves custody out, and periods that are counted',
    {
      facts: { offences: lists.offences, custody: lists.custody },
      derived: {
        free: exists({ all: [field('type', 'equal', 'X'), within(1, notCustody)] }),
        plain: exists(within(2)),
        open: exists(field('to', 'isNone', true), 'custody'),
      },
      ...decides([
        rule('inside', 'INSIDE', { all: [is('open')] }),
        rule('free', 'FREE', { all: [is('free')] }),
        rule('plain', 'PLAIN', { all: [is('plain')] }),
      ]),
    },
  ),
  construct('record-fields', 'Fields of records of every type, one of which may be NONE', {
    facts: {
      sentences: {
        type: 'list',
        title: 'Sentences',
        record: {
          kind: choice('Kind', 'PRISON', 'ORDER'),
          months: number('Months', 0, 600, { whole: true, mayBeNone: true }),
          on: day('On', { past: true }),
          appealed: boolean('Appealed'),
          code: { type: 'code', title: 'Code', optional: true },
        },
      },
    },
    derived: {
      long: derived('boolean', {
        exists: 'sentences',
        where: { all: [field('kind', 'equal', 'PRISON'), field('months', 'greaterThanInclusive', 48)] },
      }),
      indefinite: derived('boolean', { exists: 'sentences', where: field('months', 'isNone', true) }),
      standing: derived('number', {
        count: 'sentences',
        where: { all: [field('appealed', 'equal', false), field('on', 'onOrAfter', '2025-01-01')] },
      }),
    },
    ...decides([
      rule('indefinite', 'INDEFINITE', { all: [is('indefinite')] }),
      rule('long', 'LONG', { all: [is('long')] }),
      rule('standing', 'STANDING', { all: [test('standing', 'greaterThanInclusive', 2)] }),
    ]),
  }),
  construct('list-of-values', 'A list of values is carried, checked and not tested', {
    facts: { needs: { type: 'list', title: 'Needs', values: ['HOUSING', 'DRUGS'] }, ...flags('a') },
    ...decides([rule('yes', 'YES', { all: [is('a')] })]),
  }),
]
