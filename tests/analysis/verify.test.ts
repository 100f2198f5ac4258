import { describe, expect, it } from 'vitest'
import { assess } from '@iom-rules/core'
import { verify, type DecisionFinding, type Progress } from '@iom-rules/core/analysis'
import { decision, offences, rule, test, weights, yesNo } from '../policy/build.ts'
import {
  asAt,
  figure,
  findingsOn,
  found,
  lightWeights,
  parameter,
  parsed,
  smallPolicy,
  sumOfOffences,
} from './small.ts'

const all = (...parts: object[]) => ({ all: parts })
const any = (...parts: object[]) => ({ any: parts })
const score = { score: figure(0, 100) }

describe('gaps', () => {
  it('are the people whom no rule is about, in as few families as will do', () => {
    const policy = smallPolicy({
      facts: { ...score, agrees: yesNo },
      decisions: {
        d: decision(
          [
            rule('high', 'A', all(test('score', 'greaterThanInclusive', 75))),
            rule('low', 'B', all(test('score', 'lessThan', 50), test('agrees', 'equal', true))),
          ],
          { otherwise: undefined },
        ),
      },
    })
    const [gap, ...others] = found(policy, 'gap')
    expect(others).toEqual([])
    expect(gap?.families?.map(({ words }) => words)).toEqual([
      'the figure is below 75 and it is not so that: yes or no',
      'the figure is 50 or more and below 75 and it is so that: yes or no',
    ])
    expect(gap?.witness).toEqual({ asAt, facts: { score: 50 } })
    expect(gap).toMatchObject({ severity: 'error', path: '/decisions/d', moreFamilies: 0 })
  })

  it('are none where the rules leave nobody out, nor where `otherwise` answers', () => {
    const rules = [
      rule('high', 'A', all(test('score', 'greaterThanInclusive', 75))),
      rule('low', 'B', all(test('score', 'lessThan', 75))),
    ]
    const without = smallPolicy({ facts: score, decisions: { d: decision(rules, { otherwise: undefined }) } })
    expect(found(without, 'gap')).toEqual([])
    const some = smallPolicy({ facts: score, decisions: { d: decision(rules.slice(0, 1)) } })
    expect(found(some, 'gap')).toEqual([])
  })

  it('are no gaps where an assumption excludes the people', () => {
    const rules = [rule('a', 'A', all(test('yes', 'equal', true)))]
    const assumed = [
      { id: 'always', condition: test('yes', 'equal', true), reason: 'Always so.', use: 'reason' },
    ]
    const decisions = { d: decision(rules, { otherwise: undefined }) }
    expect(found(smallPolicy({ decisions }), 'gap')).toHaveLength(1)
    expect(found(smallPolicy({ decisions, assumptions: assumed }), 'gap')).toEqual([])
  })

  it('are no noise of a COLLECT decision, nor are overlaps', () => {
    const rules = [
      rule('a', 'A', all(test('yes', 'equal', true))),
      rule('b', 'B', all(test('yes', 'equal', true))),
    ]
    const policy = smallPolicy({
      decisions: { d: decision(rules, { hitPolicy: 'COLLECT', otherwise: undefined }) },
    })
    expect(findingsOn(policy)).toEqual([])
  })
})

describe('rules', () => {
  it('that contradict themselves never apply', () => {
    const policy = smallPolicy({
      facts: score,
      decisions: {
        d: decision([
          rule('never', 'A', all(test('score', 'lessThan', 50), test('score', 'greaterThan', 60))),
          rule('beyond', 'B', all(test('score', 'greaterThan', 100))),
        ]),
      },
    })
    expect(found(policy, 'unreachable-rule').map(({ rules, severity }) => [rules, severity])).toEqual([
      [['never'], 'error'],
      [['beyond'], 'error'],
    ])
  })

  it('behind wider ones never decide, and the wider ones are named', () => {
    const policy = smallPolicy({
      facts: score,
      decisions: {
        d: decision([
          rule('wide', 'A', all(test('score', 'greaterThanInclusive', 50))),
          rule('narrow', 'B', all(test('score', 'greaterThanInclusive', 75))),
        ]),
      },
    })
    const [masked, ...others] = found(policy, 'unreachable-rule')
    expect(others).toEqual([])
    expect(masked).toMatchObject({
      severity: 'warning',
      rules: ['narrow', 'wide'],
      witness: { facts: { score: 75 } },
    })
    expect(masked?.message).toBe(
      'The rule “narrow” never decides anything: wherever it applies, “wide” comes first.',
    )
  })

  it('that leave nobody out make `otherwise` needless', () => {
    const policy = smallPolicy({
      decisions: {
        d: decision([
          rule('a', 'A', all(test('yes', 'equal', true))),
          rule('b', 'B', all(test('yes', 'equal', false))),
        ]),
      },
    })
    expect(found(policy, 'unreachable-rule')).toMatchObject([
      { severity: 'warning', rules: ['otherwise'], path: '/decisions/d/otherwise' },
    ])
  })
})

describe('conditions', () => {
  it('say why a part changes nothing', () => {
    const policy = smallPolicy({
      facts: { ...score, yes: yesNo },
      conditions: { wide: any(test('score', 'greaterThan', 60), test('score', 'greaterThan', 70)) },
      decisions: {
        d: decision([
          rule('implied', 'A', all(test('score', 'greaterThan', 60), test('score', 'greaterThan', 40))),
          rule('always', 'B', all(test('yes', 'equal', true), test('score', 'greaterThanInclusive', 0))),
          rule(
            'never',
            'C',
            any(all(test('yes', 'equal', false), { condition: 'wide' }), test('score', 'lessThan', 0)),
          ),
        ]),
      },
    })
    expect(found(policy, 'redundant-condition').map(({ path, message }) => [path, message])).toEqual([
      [
        '/decisions/d/rules/0/conditions/all/1',
        'In the rule “implied”, “the figure is more than 40” changes nothing: it follows from the rest.',
      ],
      [
        '/decisions/d/rules/1/conditions/all/1',
        'In the rule “always”, “the figure is 0 or more” changes nothing: it is always so.',
      ],
      [
        '/decisions/d/rules/2/conditions/any/1',
        'In the rule “never”, “the figure is below 0” changes nothing: it is never so.',
      ],
      [
        '/conditions/wide/any/1',
        'In the condition `wide`, “the figure is more than 70” changes nothing: the rest says as much already.',
      ],
    ])
  })

  it('are judged within their own definition: the order of rules makes no part needless', () => {
    const policy = smallPolicy({
      facts: score,
      decisions: {
        d: decision([
          rule('high', 'A', all(test('score', 'greaterThanInclusive', 75))),
          rule(
            'rest',
            'B',
            all({ not: test('score', 'greaterThanInclusive', 75) }, test('score', 'greaterThan', 20)),
          ),
        ]),
      },
    })
    expect(found(policy, 'redundant-condition')).toEqual([])
  })
})

describe('parameters', () => {
  const withBounds = (minimum: number, maximum: number) =>
    smallPolicy({
      facts: { level: figure(1, 3, { whole: true }) },
      parameters: { lowest: parameter(1, { minimum, maximum }) },
      decisions: {
        d: decision([
          rule('a', 'A', all(test('level', 'greaterThanInclusive', { fact: 'parameter.lowest' }))),
        ]),
      },
    })

  it('that would change something only outside their bounds', () => {
    const [vacuous, ...others] = found(withBounds(0, 1), 'vacuous-parameter')
    expect(others).toEqual([])
    expect(vacuous).toMatchObject({ severity: 'warning', parameter: 'lowest', path: '/parameters/lowest' })
    expect(vacuous?.message).toBe(
      '“A threshold” changes nothing in “A decision” within its bounds; 2 would, and is outside them.',
    )
    expect(vacuous?.witness).toEqual({ asAt, facts: { level: 1 } })
  })

  it('that change something at some value within their bounds are none', () => {
    expect(found(withBounds(0, 2), 'vacuous-parameter')).toEqual([])
  })

  it('that nothing reads', () => {
    const policy = smallPolicy({ parameters: { label: parameter(1, { minimum: 0, maximum: 9 }) } })
    expect(found(policy, 'vacuous-parameter').map(({ message }) => message)).toEqual([
      '“A threshold” changes nothing: nothing in the policy reads it.',
    ])
  })

  it('that work through what is derived from a list are not vacuous', () => {
    const policy = smallPolicy({
      facts: {
        offences: {
          type: 'list',
          title: 'Offences',
          record: {
            type: { type: 'choice', values: ['X', 'Y'], title: 'Type' },
            day: { type: 'day', past: true, title: 'Day' },
          },
        },
      },
      tables: { weights },
      parameters: { window: parameter(12, { unit: 'months', minimum: 1, maximum: 24 }) },
      derived: {
        recent: {
          type: 'boolean',
          title: 'Recent',
          exists: 'offences',
          where: { field: 'day', operator: 'withinLastMonths', value: { fact: 'parameter.window' } },
          assumption: 'For the test.',
        },
      },
      decisions: { d: decision([rule('a', 'A', all(test('recent', 'equal', true)))]) },
    })
    expect(found(policy, 'vacuous-parameter')).toEqual([])
  })
})

describe('assumptions', () => {
  const assuming = (id: string, condition: object) => ({ id, condition, reason: `${id}.`, use: 'reason' })
  const facts = { yes: yesNo, other: yesNo, third: yesNo, fourth: yesNo }
  const decisions = { d: decision([rule('a', 'A', all(test('yes', 'equal', true)))]) }

  it('that contradict each other are named, and no others with them', () => {
    const policy = smallPolicy({
      facts,
      decisions,
      assumptions: [
        assuming('Unrelated', test('third', 'equal', true)),
        assuming('One', test('yes', 'equal', true)),
        assuming('Other', test('yes', 'equal', false)),
      ],
    })
    const findings = findingsOn(policy)
    expect(findings).toMatchObject([
      { code: 'contradictory-assumptions', severity: 'error', path: '/assumptions/1' },
    ])
    expect(findings[0]?.message).toBe(
      'The assumptions “One.” and “Other.” contradict each other: nobody can meet them together.',
    )
    expect(findingsOn(policy, { decisions: ['d'] })).toEqual(findings)
  })

  it('that nothing needs: no decision looks at them, or they follow', () => {
    const policy = smallPolicy({
      facts,
      decisions,
      assumptions: [
        assuming('Unrelated', test('third', 'equal', true)),
        assuming('Needed', any(test('yes', 'equal', false), test('other', 'equal', true))),
        assuming(
          'Follows',
          any(test('yes', 'equal', false), test('other', 'equal', true), test('fourth', 'equal', false)),
        ),
      ],
    })
    expect(found(policy, 'unneeded-assumption').map(({ message }) => message)).toEqual([
      'Nothing needs the assumption “Unrelated.”: no decision looks at what it speaks of.',
      'Nothing needs the assumption “Follows.”: it follows from the other assumptions.',
    ])
  })
})

describe('what is too complex', () => {
  const names = Array.from({ length: 16 }, (_, at) => `f${String(at).padStart(2, '0')}`)
  // A sum of pairs whose halves lie far apart in every order that is tried.
  const paired = any(
    ...names
      .slice(0, 8)
      .map((name, at) => all(test(name, 'equal', true), test(names[8 + at] ?? '', 'equal', true))),
  )
  const policy = smallPolicy({
    facts: { ...Object.fromEntries(names.map((name) => [name, yesNo])), yes: yesNo },
    decisions: {
      large: decision([
        rule('a', 'A', all(...names.map((name) => test(name, 'equal', true)))),
        rule('b', 'B', paired),
      ]),
      small: decision([rule('a', 'A', all(test('yes', 'equal', true)))], { otherwise: undefined }),
    },
  })

  it('is said of the decision, and the others are verified all the same', () => {
    const findings = findingsOn(policy, { budget: 100 })
    expect(findings).toMatchObject([
      { code: 'gap', decision: 'small' },
      { code: 'too-complex', decision: 'large', severity: 'warning', path: '/decisions/large' },
    ])
    expect(findings[1]?.message).toContain('“A decision” is too complex to verify')
  })

  it('is said of a parameter at its own place', () => {
    const d = (policy.document.decisions ?? {})['large']
    const read = parsed({
      ...policy.document,
      facts: { ...policy.document.facts, score: figure(0, 100) },
      parameters: { least: parameter(50, { minimum: 0, maximum: 100 }) },
      decisions: {
        large: {
          ...d,
          rules: (d?.rules ?? []).map((each, at) =>
            at > 0
              ? each
              : {
                  ...each,
                  conditions: all(test('score', 'greaterThan', { fact: 'parameter.least' }), each.conditions),
                },
          ),
        },
      },
    })
    const places = found(read, 'too-complex', { budget: 100 }).map(({ path }) => path)
    expect(places).toEqual(['/decisions/large', '/parameters/least'])
  })

  it('is not said where there is room', () => {
    expect(found(policy, 'too-complex')).toEqual([])
  })
})

describe('an example person that is too complex to work out', () => {
  const agreed = all(test('yes', 'equal', true))
  const summing = (more: object) =>
    smallPolicy({
      facts: { offences, yes: yesNo, score: figure(0, 10_000, { whole: true }) },
      tables: { weights: lightWeights },
      derived: {
        score: { ...sumOfOffences, unlessSupplied: true },
      },
      decisions: {
        d: decision(
          [
            rule('a', 'A', all(test('score', 'equal', 5000), agreed)),
            rule('b', 'B', agreed),
            rule('c', 'C', agreed),
          ],
          { otherwise: undefined, ...more },
        ),
      },
    })

  it.each(['FIRST', 'UNIQUE'])('is looked for with nothing in the lists, under %s', (hitPolicy) => {
    const findings = findingsOn(summing({ hitPolicy }))
    expect(findings.filter(({ code }) => code === 'too-complex')).toEqual([])
    const gap = findings.find(({ code }) => code === 'gap')
    expect(gap?.witness).toEqual({ asAt, facts: { offences: [], yes: false } })
    expect(gap?.families?.map(({ example }) => example)).toEqual([gap?.witness])
  })

  // Every two of many rules overlap, each pair for many people: there is more to show than to prove.
  const pairs = Array.from({ length: 6 }, (_, at) => [`f${at}`, `g${at}`] as const)
  const overlapping = smallPolicy({
    facts: Object.fromEntries(pairs.flat().map((name) => [name, yesNo])),
    decisions: {
      d: decision(
        pairs.map(([f, g], at) =>
          rule(`r${at}`, `O${at}`, any(test(f, 'equal', true), test(g, 'equal', true))),
        ),
        { otherwise: undefined },
      ),
    },
  })
  const without = ({ code, rules }: DecisionFinding) => ({ code, rules })

  it('leaves what is proved as it is, and that there is none is said', () => {
    const whole = findingsOn(overlapping)
    const least = Array.from({ length: 200 }, (_, at) => 10 * at).find((budget) =>
      findingsOn(overlapping, { budget }).every(({ code }) => code !== 'too-complex'),
    )
    const findings = findingsOn(overlapping, { budget: least ?? 0 })
    expect(findings.map(without)).toEqual(whole.map(without))
    const untold = findings.filter(({ witness }) => witness === undefined)
    expect([untold.length > 0, untold.length < findings.length]).toEqual([true, true])
    for (const { message } of untold) expect(message).toMatch(/\. No example person could be worked out\.$/)
    expect(whole.every(({ witness }) => witness !== undefined)).toBe(true)
    // What examples took before has no part in what is said of the budget.
    const budget = (least ?? 0) - 10
    expect(findingsOn(overlapping, { budget })[0]?.message).toMatch(new RegExp(`pass ${budget} nodes\\.$`))
  })
})

describe('verify', () => {
  const policy = smallPolicy({
    decisions: { d: decision([rule('a', 'A', all(test('yes', 'equal', true)))], { otherwise: undefined }) },
  })

  it('tells how far it is', () => {
    const told: Progress[] = []
    verify(policy, { asAt, onProgress: (progress) => told.push(progress) })
    expect(told.at(-1)).toEqual({ done: 3, total: 3, what: '' })
    expect(told.map(({ what }) => what)).toEqual(['Assumptions', 'A decision', 'Machines', ''])
  })

  it('gives plain data, the same each time, that `assess` confirms', () => {
    const findings = verify(policy, { asAt })
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings)
    expect(verify(policy, { asAt })).toEqual(findings)
    const facts = (findings as DecisionFinding[]).map(({ witness }) => witness?.facts)
    expect(facts).toEqual([{ yes: false }])
    expect(assess(policy, { ref: 'A', facts: { yes: false } }, { asAt }).decisions['d']).toMatchObject({
      certainty: 'silent',
    })
  })

  it('refuses a decision there is not', () => {
    expect(() => verify(policy, { asAt, decisions: ['e'] })).toThrow('no decision `e`')
  })
})
