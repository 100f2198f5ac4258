import { construct, boolean, choice, day, decides, is, ladder, number, type Construct } from './construct.ts'
import { rule, test } from '../../../policy/build.ts'

/** Last days of months, a leap day, and days from which months clamp. */
export const monthEnds = ['2024-02-29', '2025-02-28', '2025-03-31', '2025-08-31', '2026-04-30', '2026-12-31']

/** Every operator on every type it fits. */
export const operatorConstructs: readonly Construct[] = [
  construct('boolean-equal', 'A yes-or-no fact: equal and notEqual', {
    facts: { agreed: boolean('Agreed'), wanted: boolean('Wanted') },
    ...decides([
      rule('agreed', 'AGREED', { all: [is('agreed')] }),
      rule('not-wanted', 'NOT_WANTED', { all: [test('wanted', 'notEqual', true)] }),
    ]),
  }),
  construct('number-compare', 'A number: the six comparisons', {
    facts: { score: number('Score', 0, 10) },
    ...decides(
      ladder(
        ['LOW', 'score', 'lessThan', 2],
        ['LOWER', 'score', 'lessThanInclusive', 4],
        ['HIGH', 'score', 'greaterThan', 9],
        ['HIGHER', 'score', 'greaterThanInclusive', 8],
        ['SIX', 'score', 'equal', 6],
        ['OTHER', 'score', 'notEqual', 7],
      ),
    ),
  }),
  construct('number-fraction', 'A number with decimals is compared exactly', {
    facts: { score: number('Score', 0, 1), other: number('Other', -5, 5) },
    ...decides(
      ladder(
        ['THIRD', 'score', 'equal', 0.3],
        ['ABOVE', 'score', 'greaterThan', 0.3],
        ['NEGATIVE', 'other', 'lessThan', -0.5],
        ['ZERO', 'other', 'equal', 0],
      ),
    ),
  }),
  construct('number-whole', 'Whole numbers have nothing between them', {
    facts: {
      level: number('Level', 1, 3, { whole: true }),
      category: number('Category', 1, 4, { whole: true }),
    },
    ...decides([
      rule('always', 'ALWAYS', { all: [test('level', 'greaterThanInclusive', 1), is('category', 4)] }),
      rule('top', 'TOP', { all: [test('level', 'greaterThan', 2)] }),
      rule('middle', 'MIDDLE', {
        all: [test('level', 'greaterThan', 1), test('level', 'lessThan', 3), test('category', 'lessThan', 3)],
      }),
    ]),
  }),
  construct('number-none', 'A number that may be NONE: every comparison with it is false', {
    facts: { months: number('Months', 0, 1200, { mayBeNone: true }) },
    ...decides(
      ladder(
        ['SHORT', 'months', 'lessThan', 12],
        ['LONG', 'months', 'greaterThanInclusive', 48],
        ['EXACT', 'months', 'equal', 24],
        ['INDEFINITE', 'months', 'isNone', true],
        ['DEFINITE', 'months', 'isNone', false],
      ),
    ),
  }),
  construct('number-not-none', 'Not of a comparison is true of NONE', {
    facts: { months: number('Months', 0, 1200, { mayBeNone: true }) },
    ...decides([
      rule('not-short', 'NOT_SHORT', { all: [{ not: test('months', 'lessThan', 12) }] }),
      rule('short', 'SHORT', { all: [test('months', 'lessThanInclusive', 12)] }),
    ]),
  }),
  construct('choice-compare', 'A choice: equal, notEqual, in and notIn', {
    facts: { kind: choice('Kind', 'A', 'B', 'C', 'D', 'E') },
    ...decides(
      ladder(
        ['ONE', 'kind', 'equal', 'A'],
        ['SOME', 'kind', 'in', ['B', 'C']],
        ['REST', 'kind', 'notIn', ['A', 'B', 'D']],
        ['OTHER', 'kind', 'notEqual', 'C'],
      ),
    ),
  }),
  construct('choice-named-none', 'NONE as a value of a choice is a value like the others', {
    facts: { role: choice('Role', 'NONE', 'VICTIM', 'BOTH') },
    ...decides(ladder(['NOBODY', 'role', 'equal', 'NONE'], ['SOMEBODY', 'role', 'notEqual', 'NONE'])),
  }),
  construct(
    'day-compare',
    'A day: before, after, equal, not equal, and the day of the assessment',
    {
      facts: { first: day('First'), second: day('Second', { past: true }) },
      ...decides(
        ladder(
          ['EARLY', 'first', 'onOrBefore', '2024-02-29'],
          ['LATE', 'first', 'onOrAfter', '2027-01-01'],
          ['TODAY', 'first', 'equal', { fact: 'asAt' }],
          ['PAST', 'first', 'onOrBefore', { fact: 'asAt' }],
          ['LEAP', 'second', 'equal', '2024-02-29'],
          ['OTHER', 'second', 'notEqual', '2024-03-01'],
        ),
      ),
    },
    ['2026-11-22', '2024-02-29'],
  ),
  construct('day-none', 'A day that may be NONE: every comparison with it is false', {
    facts: { release: day('Release', { mayBeNone: true }) },
    ...decides(
      ladder(
        ['GONE', 'release', 'onOrBefore', { fact: 'asAt' }],
        ['SOON', 'release', 'withinNextMonths', 3],
        ['NEVER', 'release', 'isNone', true],
      ),
    ),
  }),
  construct(
    'within-last-months',
    'Within the last months: calendar months, clamped, both ends included',
    {
      facts: { seen: day('Seen', { past: true }) },
      ...decides(
        ladder(
          ['TODAY', 'seen', 'withinLastMonths', 0],
          ['MONTH', 'seen', 'withinLastMonths', 1],
          ['HALF', 'seen', 'withinLastMonths', 6],
          ['YEAR', 'seen', 'withinLastMonths', 12],
          ['LONG', 'seen', 'withinLastMonths', 48],
        ),
      ),
    },
    monthEnds,
  ),
  construct(
    'within-next-months',
    'Within the next months: no earliest day, the last one clamped and included',
    {
      facts: { due: day('Due') },
      ...decides(
        ladder(
          ['NOW', 'due', 'withinNextMonths', 0],
          ['MONTH', 'due', 'withinNextMonths', 1],
          ['HALF', 'due', 'withinNextMonths', 6],
          ['YEAR', 'due', 'withinNextMonths', 12],
        ),
      ),
    },
    monthEnds,
  ),
  construct('parameters', 'Values that are parameters: a number, a list, a day, a choice, yes or no', {
    facts: {
      score: number('Score', 0, 100),
      kind: choice('Kind', 'A', 'B', 'C'),
      since: day('Since'),
      agreed: boolean('Agreed'),
    },
    parameters: {
      threshold: {
        title: 'Threshold',
        value: 40,
        unit: 'points',
        minimum: 0,
        maximum: 100,
        basis: 'assumption',
        note: 'For the suite.',
      },
      listed: {
        title: 'Listed',
        value: ['A', 'B'],
        values: ['A', 'B', 'C'],
        basis: 'assumption',
        note: 'For the suite.',
      },
      start: { title: 'Start', value: '2025-01-31', basis: 'assumption', note: 'For the suite.' },
      special: {
        title: 'Special',
        value: 'C',
        values: ['A', 'B', 'C'],
        basis: 'assumption',
        note: 'For the suite.',
      },
      wanted: { title: 'Wanted', value: false, basis: 'assumption', note: 'For the suite.' },
    },
    ...decides([
      rule('high', 'HIGH', {
        all: [
          test('score', 'greaterThanInclusive', { fact: 'parameter.threshold' }),
          test('kind', 'in', { fact: 'parameter.listed' }),
        ],
      }),
      rule('special', 'SPECIAL', {
        all: [
          test('kind', 'equal', { fact: 'parameter.special' }),
          is('agreed', { fact: 'parameter.wanted' }),
        ],
      }),
      rule('early', 'EARLY', { all: [test('since', 'onOrBefore', { fact: 'parameter.start' })] }),
    ]),
  }),
]
