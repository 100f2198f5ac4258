// Acceptances: they cover what they say and nothing else, wherever it stands, and do not rot unseen.
import {
  accept,
  acceptanceFor,
  applyEdit,
  parseAcceptances,
  parsePolicy,
  staleAcceptances,
  type Acceptance,
  type Policy,
  type PolicyDocument,
} from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { decision, document, refused, rule, test as asks } from './build.ts'

const words = { reason: 'Known.', by: 'Strategic group', on: '2026-03-01' }
const yes = { all: [asks('yes', 'equal', true)] }
const twoRules = { decisions: { d: decision([rule('a', 'A', yes), rule('b', 'B', yes)]) } }

function policyWith(acceptances: readonly Acceptance[], more: object = twoRules): Policy {
  const parsed = parsePolicy(document({ ...more, acceptances }))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

const overlap = { code: 'overlap', decision: 'd', rules: ['a', 'b'], path: '/decisions/d/rules/1' }

describe('an acceptance', () => {
  test.each<[string, Omit<Acceptance, keyof typeof words>, boolean]>([
    ['of the code alone', { code: 'overlap' }, true],
    ['of another code', { code: 'gap' }, false],
    ['of the decision', { code: 'overlap', decision: 'd' }, true],
    ['of another decision', { code: 'overlap', decision: 'e' }, false],
    ['of the rules in another order', { code: 'overlap', rules: ['b', 'a'] }, true],
    ['of one rule of two', { code: 'overlap', rules: ['a'] }, false],
    ['of a parameter it is not about', { code: 'overlap', parameter: 'high' }, false],
    ['of the path by name', { code: 'overlap', path: '/decisions/d/rules/b' }, true],
    ['of the path by position', { code: 'overlap', path: '/decisions/d/rules/1' }, true],
    ['of another path', { code: 'overlap', path: '/decisions/d/rules/a' }, false],
  ])('%s', (_, narrowed, covers) => {
    const acceptance = { ...narrowed, ...words }
    const policy = policyWith([acceptance])
    expect(acceptanceFor(policy, overlap)).toEqual(covers ? acceptance : null)
    expect(staleAcceptances(policy, [overlap])).toEqual(covers ? [] : [acceptance])
    expect(acceptanceFor(policyWith([]), overlap, [acceptance])).toEqual(covers ? acceptance : null)
  })

  test('made for a finding covers it, and no other like it', () => {
    const parameter = { code: 'vacuous-parameter', parameter: 'p', path: '/parameters/p' }
    const uncited = { code: 'uncited', path: '/derived/x' }
    const whole = { code: 'stale', path: '' }
    const findings = [overlap, parameter, uncited, { ...uncited, path: '/derived/y' }, whole]
    for (const finding of findings) {
      const policy = policyWith([accept(policyWith([]), finding, words)])
      expect(findings.filter((each) => acceptanceFor(policy, each) !== null)).toEqual([finding])
    }
  })

  test('of rules covers no finding that names none', () => {
    const acceptance = { code: 'overlap', rules: ['a'], ...words }
    expect(acceptanceFor(policyWith([acceptance]), { code: 'overlap', path: '' })).toBeNull()
    const none = { ...acceptance, rules: [] }
    expect(acceptanceFor(policyWith([none]), { code: 'overlap', path: '' })).toEqual(none)
  })

  test('that names no parameter covers a finding of any', () => {
    const acceptance = { code: 'vacuous-parameter', ...words }
    const finding = { code: 'vacuous-parameter', parameter: 'p', path: '/parameters/p' }
    expect(acceptanceFor(policyWith([acceptance]), finding)).toEqual(acceptance)
  })

  test('is of use where it covers one finding of several', () => {
    const acceptance = { code: 'overlap', ...words }
    const others = [{ code: 'gap', path: '' }, overlap, { code: 'stale', path: '' }]
    expect(staleAcceptances(policyWith([acceptance]), others)).toEqual([])
  })

  test('of rules covers a finding that names them in another order', () => {
    const acceptance = { code: 'overlap', rules: ['a', 'b'], ...words }
    expect(acceptanceFor(policyWith([acceptance]), { ...overlap, rules: ['b', 'a'] })).toEqual(acceptance)
    expect(acceptanceFor(policyWith([acceptance]), { ...overlap, rules: ['b', 'c'] })).toBeNull()
  })

  test('says of a finding what it has, and no more', () => {
    const policy = policyWith([])
    expect(accept(policy, overlap, words)).toEqual({ ...overlap, path: '/decisions/d/rules/b', ...words })
    expect(accept(policy, { code: 'stale', path: '' }, words)).toEqual({ code: 'stale', ...words })
    const parameter = { code: 'vacuous-parameter', parameter: 'p', path: '/parameters/p' }
    expect(accept(policy, parameter, words)).toEqual({ ...parameter, ...words })
  })

  test('beside a policy that has none counts as one of it would', () => {
    const parsed = parsePolicy(document(twoRules))
    if (!parsed.ok) throw new Error('It is one.')
    const [first, second] = ['overlap', 'gap'].map((code) => ({ code, ...words }))
    if (first === undefined || second === undefined) throw new Error('There are two.')
    expect(staleAcceptances(parsed.value, [overlap])).toEqual([])
    expect(acceptanceFor(parsed.value, overlap)).toBeNull()
    expect(staleAcceptances(policyWith([second]), [overlap], [first, second])).toEqual([second, second])
  })

  test.each([
    ['/assumptions/1/reason', '/assumptions/two/reason'],
    ['/readings/0/options/0/text', '/readings/quiet/options/wide/text'],
    ['/examples/0/title', '/examples/0/title'],
    ['/signOffs/0/on', '/signOffs/A~1B ~0 C/on'],
    ['/decisions/d/rules/7/title', '/decisions/d/rules/7/title'],
    ['/decisions/d/rules/0/event/params', '/decisions/d/rules/a/event/params'],
    ['/nothing/of/the~1kind/~0', '/nothing/of/the~1kind/~0'],
  ])('of %s is kept by name: %s', (path, named) => {
    const condition = { all: [asks('yes', 'equal', true)] }
    const event = { type: 'A', params: { name: 'one' } }
    const policy = policyWith([], {
      decisions: { d: decision([rule('a', 'A', yes, { event })]) },
      assumptions: ['one', 'two'].map((id) => ({ id, condition, reason: 'So.' })),
      readings: [
        {
          silence: 'quiet',
          title: 'Q',
          kind: 'gap',
          reason: 'So.',
          options: [{ id: 'wide', text: 'W' }],
          chosen: 'wide',
        },
      ],
      examples: [{ title: 'E', asAt: '2026-11-22', facts: {}, expect: {} }],
      signOffs: [{ by: 'police', name: 'A/B ~ C', on: '2026-03-01' }],
    })
    const finding = { code: 'gap', path }
    const made = accept(policy, finding, words)
    expect(made.path).toBe(named)
    expect(acceptanceFor(policy, finding, [made])).toEqual(made)
  })

  test('stays with its rule when another comes before it', () => {
    const made = accept(policyWith([]), overlap, words)
    expect(made.path).toBe('/decisions/d/rules/b')
    const steps = [{ op: 'add' as const, path: '/decisions/d/rules/0', value: rule('c', 'A', yes) }]
    const later = applyEdit<PolicyDocument>(policyWith([made]).document, steps)
    const parsed = parsePolicy(later.ok ? later.value : null)
    if (!parsed.ok) throw new Error('The edit does not fit.')
    expect(acceptanceFor(parsed.value, { ...overlap, path: '/decisions/d/rules/2' })).toEqual(made)
    expect(acceptanceFor(parsed.value, overlap)).toBeNull()
  })
})

describe('a list of acceptances', () => {
  test('is read from text or value', () => {
    const list = [{ code: 'gap', decision: 'd', ...words }]
    expect(parseAcceptances(JSON.stringify(list))).toEqual({ ok: true, value: list, issues: [] })
    expect(parseAcceptances(list)).toMatchObject({ ok: true, value: list })
  })

  test.each<[string, unknown, object]>([
    ['no list', { code: 'gap', ...words }, { code: 'wrong-type', path: '' }],
    ['no reason', [{ code: 'gap', by: 'x', on: '2026-03-01' }], { code: 'missing-key', path: '/0/reason' }],
    [
      'no such day',
      [
        { code: 'gap', ...words },
        { code: 'gap', ...words, on: '2026-02-30' },
      ],
      {
        code: 'wrong-day',
        path: '/1/on',
        message: '`"2026-02-30"` is not a day that exists.',
        help: 'Write a day as `2026-11-22`.',
      },
    ],
    [
      'a key misspelt',
      [{ code: 'gap', ...words, rule: ['a'] }],
      { code: 'unknown-key', help: 'Did you mean `rules`?' },
    ],
    ['a key twice', '[{"code":"gap","code":"gap"}]', { code: 'duplicate-key' }],
    ['no JSON', '[', { code: 'not-json' }],
  ])('%s is refused', (_, input, issue) => {
    const read = parseAcceptances(input)
    expect(read.ok).toBe(false)
    expect(read.issues[0]).toMatchObject(issue)
  })

  test('in a policy has the same form', () => {
    expect(refused(document({ acceptances: [{ code: 'gap', ...words, path: 'x' }] }))[0]).toMatchObject({
      path: '/acceptances/0/path',
    })
  })
})
