import { construct, choice, decides, flags, is, lists, number, type Construct } from './construct.ts'
import { rule, test } from '../../../policy/build.ts'

const [a, b, c] = ['a', 'b', 'c'].map((name) => is(name)) as [object, object, object]
const holds = (id: string, condition: object, use: 'reason' | 'report' = 'reason') => ({
  id,
  condition,
  use,
  reason: 'For the suite.',
})
const implies = (one: object, other: object) => ({ any: [{ not: one }, other] })

/** What a policy holds always to be true. */
export const assumptionConstructs: readonly Construct[] = [
  construct('assumption', 'An assumption restricts what unknown facts can be', {
    facts: flags('a', 'b', 'c'),
    assumptions: [holds('a-means-b', implies(a, b))],
    ...decides([rule('two', 'TWO', { all: [b, c] }), rule('one', 'ONE', { all: [a] })]),
  }),
  construct('assumption-matters', 'A fact that matters only through an assumption is missing too', {
    facts: flags('a', 'b', 'c'),
    assumptions: [holds('a-is-b', { any: [{ all: [a, b] }, { all: [{ not: a }, { not: b }] }] })],
    ...decides([rule('yes', 'YES', { all: [a, c] })]),
  }),
  construct('assumption-report', 'An assumption for reporting only restricts nothing', {
    facts: flags('a', 'b'),
    assumptions: [holds('not-both', { not: { all: [a, b] } }, 'report')],
    ...decides([rule('both', 'BOTH', { all: [a, b] })]),
  }),
  construct(
    'assumptions-contradicted',
    'Assumptions in order: one that the facts contradict is listed and left out',
    {
      facts: { ...flags('a', 'b', 'c'), level: number('Level', 1, 3, { whole: true }) },
      assumptions: [
        holds('a-means-b', implies(a, b)),
        holds('b-means-level', implies(b, test('level', 'greaterThanInclusive', 2))),
        holds('not-c-at-3', { not: { all: [c, is('level', 3)] } }),
        holds('reported', implies(c, a), 'report'),
      ],
      ...decides([
        rule('top', 'TOP', { all: [is('level', 3)] }),
        rule('b', 'B', { all: [b] }),
        rule('c', 'C', { all: [c] }),
      ]),
    },
  ),
  construct('assumption-choice', 'An assumption between a choice and yes or no', {
    facts: { ...flags('a'), kind: choice('Kind', 'NONE', 'FIXED', 'FLEX') },
    assumptions: [holds('member', implies(a, test('kind', 'notEqual', 'NONE')))],
    ...decides([
      rule('fixed', 'FIXED', { all: [is('kind', 'FIXED')] }),
      rule('flex', 'FLEX', { all: [is('kind', 'FLEX')] }),
    ]),
  }),
  construct('assumption-derived', 'An assumption between facts that come from one list', {
    facts: { offences: lists.offences, ...flags('a') },
    derived: {
      recent: {
        type: 'boolean',
        title: 'Recent',
        exists: 'offences',
        where: { field: 'day', operator: 'withinLastMonths', value: 1 },
      },
      many: { type: 'number', title: 'Many', count: 'offences' },
    },
    assumptions: [holds('recent-means-many', implies(is('recent'), test('many', 'greaterThanInclusive', 2)))],
    ...decides([
      rule('recent', 'RECENT', { all: [is('recent'), a] }),
      rule('many', 'MANY', { all: [test('many', 'greaterThan', 2)] }),
    ]),
  }),
]
