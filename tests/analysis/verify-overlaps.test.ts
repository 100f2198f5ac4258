// What verify says, word for word, of rules that meet the same people, meet nobody, or never decide.
import { describe, expect, test } from 'vitest'
import { decision, rule, test as asks } from '../policy/build.ts'
import { asAt, figure, familiesOf, findingsOn, found, smallPolicy } from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const score = (operator: string, value: number) => asks('score', operator, value)
const above = (value: number) => all(score('greaterThanInclusive', value))
const below = (value: number) => all(score('lessThan', value))

const scored = (rules: object[], more: object = {}) =>
  smallPolicy({ facts: { score: figure(0, 100) }, decisions: { d: decision(rules, more) } })

/** A finding without the parts of its families, which have tests of their own. */
const plain = (policy: ReturnType<typeof scored>) =>
  findingsOn(policy).map(({ families, ...finding }) =>
    families === undefined ? finding : { ...finding, families: familiesOf({ families }) },
  )
const shown = (value: number) => ({ asAt, facts: { score: value } })

describe('definitions of two outcomes, where the first rule that is met decides', () => {
  const outcomes = { A: { title: 'Fixed' }, B: {}, NONE: {} }

  test('overlap, and the earlier one wins', () => {
    const policy = scored([rule('a', 'A', above(75)), rule('b', 'B', above(50))], { outcomes })
    expect(plain(policy)).toEqual([
      {
        code: 'overlap',
        severity: 'info',
        decision: 'd',
        rules: ['a', 'b'],
        outcomes: ['A', 'B'],
        path: '/decisions/d/rules/1',
        message:
          'The definitions of Fixed and B both apply to some people. The order of the rules settles it: they are Fixed.',
        families: ['the figure is 75 or more'],
        moreFamilies: 0,
        witness: shown(75),
      },
    ])
  })

  test('have rules between each other’s: whichever comes first decides', () => {
    const rules = [
      rule('a', 'A', above(90)),
      rule('b', 'B', above(80)),
      rule('c', 'A', above(70)),
      rule('e', 'B', above(60)),
    ]
    expect(plain(scored(rules, { outcomes }))).toEqual([
      {
        code: 'overlap',
        severity: 'info',
        decision: 'd',
        rules: ['a', 'b', 'c', 'e'],
        outcomes: ['A', 'B'],
        path: '/decisions/d/rules/1',
        message:
          'The definitions of Fixed and B both apply to some people. The order of the rules settles it: whichever of their rules comes first decides.',
        families: ['the figure is 70 or more'],
        moreFamilies: 0,
        witness: shown(70),
      },
    ])
  })

  test('that nobody meets together do not overlap, nor does a fallback', () => {
    const apart = [rule('a', 'A', above(75)), rule('b', 'B', below(50))]
    expect(plain(scored(apart))).toEqual([])
    const fallback = rule('c', 'C', above(60), { fallback: true })
    expect(found(scored([...apart, fallback]), 'overlap')).toEqual([])
  })
})

describe('rules of which one alone may be met', () => {
  const unique = { hitPolicy: 'UNIQUE', title: 'The cohort' }
  const conflict = (first: string, second: string, given: string) =>
    `The rules “${first}” and “${second}” are both met by some people (${given}), and “The cohort” allows one rule only: they get no answer.`
  const help = 'Narrow one of the two, or let the order decide: hit policy FIRST.'

  test('conflict in pairs, with the same outcome too, and none is said to stand behind another', () => {
    const rules = [
      rule('a', 'A', above(80), { title: 'High' }),
      rule('b', 'B', above(60)),
      rule('c', 'A', below(20)),
      rule('e', 'A', below(10), { title: 'Lowest' }),
    ]
    expect(plain(scored(rules, unique))).toEqual([
      {
        code: 'overlap',
        severity: 'error',
        decision: 'd',
        rules: ['a', 'b'],
        outcomes: ['A', 'B'],
        path: '/decisions/d/rules/1',
        message: conflict('High', 'b', 'A and B'),
        help,
        families: ['the figure is 80 or more'],
        moreFamilies: 0,
        witness: shown(80),
      },
      {
        code: 'overlap',
        severity: 'error',
        decision: 'd',
        rules: ['c', 'e'],
        outcomes: ['A'],
        path: '/decisions/d/rules/3',
        message: conflict('c', 'Lowest', 'A'),
        help,
        families: ['the figure is below 10'],
        moreFamilies: 0,
        witness: shown(0),
      },
    ])
  })

  test('that nobody meets together do not conflict', () => {
    expect(plain(scored([rule('a', 'A', above(75)), rule('b', 'B', below(50))], unique))).toEqual([])
  })
})

describe('where no definition says anything', () => {
  test('a fallback fills the gap, and beyond it nothing does', () => {
    const rules = [
      rule('f', 'A', above(50), { fallback: true, title: 'In between' }),
      rule('b', 'B', above(75)),
    ]
    const outcomes = { A: { title: 'Fixed' }, B: {} }
    expect(plain(scored(rules, { outcomes, otherwise: undefined }))).toMatchObject([
      {
        code: 'gap',
        message: '“A decision” says nothing of some people: no rule applies to them.',
        help: 'Widen a rule, add a rule for them, or add a fallback that says what happens where the source is silent.',
        families: ['the figure is below 50'],
        witness: shown(0),
      },
      { code: 'unreachable-rule', rules: ['b', 'f'] },
      {
        code: 'filled-by-fallback',
        severity: 'info',
        decision: 'd',
        rules: ['f'],
        path: '/decisions/d/rules/0',
        message: '“A decision” has no definition for some people; the fallback “In between” gives Fixed.',
        families: ['the figure is 50 or more and below 75'],
        witness: shown(50),
      },
    ])
  })

  test('a fallback without a title goes by its name, one that is never needed fills nothing', () => {
    const rules = [
      rule('b', 'B', above(50)),
      rule('f', 'A', below(50), { fallback: true }),
      rule('g', 'A', above(90), { fallback: true }),
    ]
    const filled = found(scored(rules, { otherwise: undefined }), 'filled-by-fallback')
    expect(filled.map(({ message }) => message)).toEqual([
      '“A decision” has no definition for some people; the fallback “f” gives A.',
    ])
  })
})

describe('rules that do nothing', () => {
  const never = all(score('lessThan', 50), score('greaterThan', 60))
  const contradictory = (title: string, at: number) => ({
    code: 'unreachable-rule',
    severity: 'error',
    decision: 'd',
    rules: [`never${at}`],
    path: `/decisions/d/rules/${at}`,
    message: `The rule “${title}” can never apply: its conditions contradict each other.`,
    help: 'Look for parts that exclude each other, or a figure beyond what the fact can be.',
  })

  test.each([
    ['FIRST', {}],
    ['COLLECT', { hitPolicy: 'COLLECT', otherwise: undefined }],
  ])('can never apply, by title or by name, under %s', (_, more) => {
    const rules = [rule('never0', 'A', never, { title: 'In between' }), rule('never1', 'B', never)]
    expect(plain(scored(rules, more))).toEqual([contradictory('In between', 0), contradictory('never1', 1)])
  })

  test('stand behind others, by title or by name', () => {
    const rules = [
      rule('high', 'A', above(75), { title: 'High' }),
      rule('other', 'A', below(20)),
      rule('middle', 'A', all(score('greaterThanInclusive', 50), score('lessThan', 75))),
      rule('masked', 'A', above(60), { title: 'Masked' }),
      rule('last', 'A', above(90)),
    ]
    const masked = (title: string, at: number, names: string[], before: string, least: number) => ({
      code: 'unreachable-rule',
      severity: 'warning',
      decision: 'd',
      rules: names,
      path: `/decisions/d/rules/${at}`,
      message: `The rule “${title}” never decides anything: wherever it applies, ${before} comes first.`,
      help: 'Move it up, narrow what comes before it, or take it out.',
      witness: shown(least),
    })
    expect(plain(scored(rules))).toEqual([
      masked('Masked', 3, ['masked', 'high', 'middle'], '“High” or “middle”', 60),
      masked('last', 4, ['last', 'high', 'masked'], '“High” or “Masked”', 90),
    ])
  })

  test('leave nobody out, so that “otherwise” is not needed, and is not missed', () => {
    const rules = [rule('a', 'A', above(50)), rule('b', 'B', below(50))]
    expect(plain(scored(rules))).toEqual([
      {
        code: 'unreachable-rule',
        severity: 'warning',
        decision: 'd',
        rules: ['otherwise'],
        path: '/decisions/d/otherwise',
        message: '“Otherwise” of “A decision” is never needed: the rules leave nobody out.',
        help: 'Take it out, or check whether the rules were meant to leave somebody to it.',
      },
    ])
    expect(plain(scored(rules, { otherwise: undefined }))).toEqual([])
  })
})
