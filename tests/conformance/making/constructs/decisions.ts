import { construct, decides, flags, is, ladder, number, type Construct } from './construct.ts'
import { decision, rule, test } from '../../../policy/build.ts'

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => is(name)) as [object, object, object, object]
const fallback = { fallback: true }
const collects = { hitPolicy: 'COLLECT', otherwise: undefined }
const giving = (name: string, outcome: string, condition: object, params: object, more: object = {}) =>
  rule(name, outcome, { all: [condition] }, { event: { type: outcome, params }, ...more })

/** Hit policies, what stands where no rule is met, and how sure an answer is. */
export const decisionConstructs: readonly Construct[] = [
  construct('first', 'FIRST: the first rule that is met, and overlaps in matches', {
    facts: flags('a', 'b', 'c'),
    ...decides([
      rule('one', 'ONE', { all: [a] }),
      rule('two', 'TWO', { all: [b] }),
      rule('three', 'THREE', { all: [c] }),
    ]),
  }),
  construct('first-silent', 'FIRST without otherwise: silent where no rule is met', {
    facts: flags('a', 'b'),
    ...decides([rule('one', 'ONE', { all: [a] }), rule('two', 'TWO', { all: [b] })], {
      otherwise: undefined,
    }),
  }),
  construct('first-again', 'FIRST: several rules give one outcome, and the last that could have is named', {
    facts: flags('a', 'b', 'c', 'd'),
    ...decides([
      rule('in-1', 'IN', { all: [a] }),
      rule('out-1', 'OUT', { all: [b] }),
      rule('in-2', 'IN', { all: [c] }),
      rule('in-3', 'IN', { all: [d] }),
    ]),
  }),
  construct('otherwise-is-an-outcome', 'otherwise gives an outcome that a rule also gives', {
    facts: flags('a', 'b'),
    ...decides([rule('out', 'OUT', { all: [a] }), rule('in', 'IN', { all: [b] })], {
      otherwise: { outcome: 'OUT', params: { by: 'otherwise' }, assumption: 'For the suite.' },
    }),
  }),
  construct('unique', 'UNIQUE: two rules at once are a conflict that names them', {
    facts: flags('a', 'b', 'c'),
    ...decides(
      [
        rule('one', 'ONE', { all: [a] }),
        rule('two', 'TWO', { all: [b] }),
        rule('three', 'THREE', { all: [c] }),
      ],
      { hitPolicy: 'UNIQUE' },
    ),
  }),
  construct('unique-silent', 'UNIQUE without otherwise, with two rules for one outcome', {
    facts: flags('a', 'b', 'c'),
    ...decides(
      [
        rule('one', 'ONE', { all: [a] }),
        rule('one-too', 'ONE', { all: [b] }),
        rule('two', 'TWO', { all: [c] }),
      ],
      { hitPolicy: 'UNIQUE', otherwise: undefined },
    ),
  }),
  construct('collect', 'COLLECT: every rule that is met, two rules for one outcome among them', {
    facts: flags('a', 'b', 'c', 'd'),
    ...decides(
      [
        rule('one', 'ONE', { all: [a] }),
        rule('two', 'TWO', { all: [b, c] }),
        rule('one-too', 'ONE', { all: [{ not: a }, d] }),
        rule('three', 'THREE', { any: [c, d] }),
      ],
      { ...collects, outcomes: { ONE: {}, TWO: {}, THREE: {}, NEVER: {} } },
    ),
  }),
  construct('fallback', 'A fallback rule gives an outcome and is left out of matches', {
    facts: flags('a', 'b', 'c'),
    ...decides([
      rule('black', 'BLACK', { all: [a] }),
      rule('gap', 'GREY', { all: [b] }, fallback),
      rule('black-gap', 'BLACK', { all: [c] }, fallback),
      rule('grey', 'GREY', { all: [{ not: c }] }),
    ]),
  }),
  construct('details', 'Details: only what all rules that could have given the outcome agree on', {
    facts: flags('a', 'b', 'c'),
    ...decides(
      [
        giving('one', 'IN', a, { owner: 'MAPPA', level: 2, told: true }),
        giving('two', 'IN', b, { owner: 'MAPPA', level: 3 }),
        giving('three', 'OUT', c, { owner: 'IOM' }),
      ],
      { otherwise: { outcome: 'IN', params: { owner: 'MAPPA', level: 2 }, assumption: 'For the suite.' } },
    ),
  }),
  construct(
    'provisional',
    'An outcome that may stand provisionally against some others, and one that may not',
    {
      facts: flags('a', 'b', 'c', 'd'),
      ...decides(
        [
          rule('fixed', 'FIXED', { all: [a, b] }),
          rule('flex', 'FLEX', { all: [c] }),
          rule('free', 'FREE', { all: [d] }),
        ],
        {
          outcomes: {
            FIXED: {},
            FLEX: { mayBeProvisional: ['FIXED'] },
            FREE: { mayBeProvisional: ['FIXED', 'FLEX'] },
            NONE: {},
          },
        },
      ),
    },
  ),
  construct('provisional-silent', 'What is silent is never provisional; what a later rule may be is', {
    facts: flags('a', 'b', 'c'),
    ...decides(
      [
        rule('one', 'ONE', { all: [a] }),
        rule('two', 'TWO', { all: [b] }),
        rule('one-late', 'ONE', { all: [c] }),
      ],
      {
        otherwise: undefined,
        outcomes: { ONE: { mayBeProvisional: ['TWO'] }, TWO: { mayBeProvisional: ['ONE'] } },
      },
    ),
  }),
  construct(
    'order-of-outcomes',
    'possible is in the order of the rules that give the outcomes, not of the keys',
    {
      facts: flags('a', 'b', 'c'),
      ...decides(
        [
          rule('last', 'LAST', { all: [a] }),
          rule('middle', 'MIDDLE', { all: [b] }),
          rule('front', 'FRONT', { all: [c] }),
        ],
        { outcomes: { FRONT: {}, MIDDLE: {}, LAST: {}, NONE: {} } },
      ),
    },
  ),
  construct(
    'tested-decision',
    'A decision tests another, which tests a third: judged over the same completions',
    {
      facts: { ...flags('a', 'b', 'c'), score: number('Score', 0, 10) },
      decisions: {
        ground: decision([rule('yes', 'YES', { all: [a] }), rule('perhaps', 'PERHAPS', { all: [b] })]),
        middle: decision([
          rule('high', 'HIGH', { all: [is('decision.ground', 'YES'), test('score', 'greaterThan', 5)] }),
          rule('low', 'LOW', { all: [test('decision.ground', 'in', ['YES', 'PERHAPS'])] }),
        ]),
        top: decision([
          rule('both', 'BOTH', { all: [is('decision.middle', 'HIGH'), c] }),
          rule('not', 'NOT', { all: [test('decision.ground', 'notEqual', 'NONE'), { not: c }] }),
          rule('none', 'NEITHER', { all: [test('decision.middle', 'notIn', ['HIGH', 'LOW'])] }),
        ]),
      },
    },
  ),
  construct('tested-gaps', 'A test of a decision that is silent or in conflict', {
    facts: flags('a', 'b', 'c'),
    decisions: {
      unique: decision([rule('one', 'ONE', { all: [a] }), rule('two', 'TWO', { all: [b] })], {
        hitPolicy: 'UNIQUE',
        otherwise: undefined,
        outcomes: { ONE: {}, TWO: {} },
      }),
      after: decision([
        rule('is-one', 'IS_ONE', { all: [is('decision.unique', 'ONE')] }),
        rule('is-not-two', 'IS_NOT_TWO', { all: [test('decision.unique', 'notEqual', 'TWO'), c] }),
      ]),
    },
  }),
  construct('bands', 'Numbers in bands by FIRST, each band with its own outcome', {
    facts: { score: number('Score', 0, 1000), rate: number('Rate', 0, 1) },
    ...decides(
      ladder(
        ['RED', 'score', 'greaterThanInclusive', 750],
        ['STEEP', 'rate', 'greaterThan', 0.25],
        ['AMBER', 'score', 'greaterThanInclusive', 500],
        ['YELLOW', 'score', 'greaterThan', 250],
      ),
    ),
  }),
]
