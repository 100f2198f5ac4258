import { assess, nextQuestion, parseNominal, parsePolicy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { factIssues } from '../../packages/core/src/policy/nominal.ts'
import { custody, document, offences, pastDay, yesNo } from './build.ts'
import type { Said } from './said.ts'

const asAt = '2026-11-22'
const parsed = parsePolicy(
  document({
    areas: { HALTON: { title: 'Halton' }, CREWE: { title: 'Crewe' } },
    facts: {
      yes: yesNo,
      score: { type: 'number', minimum: 0, maximum: 100, unit: 'percent', title: 'Score' },
      level: {
        type: 'number',
        minimum: 1,
        maximum: 3,
        unit: 'level',
        whole: true,
        mayBeNone: true,
        title: 'Level',
      },
      kind: { type: 'choice', values: ['RED', 'NONE'], title: 'Kind' },
      release: { type: 'day', mayBeNone: true, title: 'Release' },
      since: pastDay,
      offences: { ...offences, record: { ...offences.record, ho: { type: 'code', title: 'Class' } } },
      custody,
      spells: { type: 'list', title: 'Spells', record: { from: pastDay } },
      ends: { type: 'list', title: 'Ends', record: { to: pastDay } },
      needs: { type: 'list', values: ['HOUSING', 'DRUGS'], title: 'Needs' },
    },
    derived: { many: { type: 'number', title: 'Many', count: 'offences' } },
  }),
)
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
const policy = parsed.value

function told(facts: unknown, more: object = {}): Said[] {
  return parseNominal(policy, { ref: 'A', facts, ...more }, { asAt }).issues.map(
    ({ code, path, message, help }) =>
      help === undefined ? [`${code} ${path}`, message] : [`${code} ${path}`, message, help],
  )
}

const leaveOut = 'Leave it out when it is not known.'
const figure = 'Check the figure; leave it out when it is not known.'
const unquoted = 'Write numbers without quotes; leave it out when it is not known.'
const realDay = 'Write a day that exists as `2026-11-22`.'
const notAhead = 'Check the day, or assess as at a later day.'
const noJson = 'Leave it out, or give null.'
const refForm = 'Use up to 40 letters, digits, `.`, `-` and `_`, beginning with a letter or a digit.'
const areaForm = 'Use letters, digits, `-` and `_`, beginning with a letter.'

describe('a nominal', () => {
  it('may know everything, some things or nothing', () => {
    expect(told({})).toEqual([])
    expect(told({ yes: null })).toEqual([])
    expect(
      told({
        yes: false,
        score: 82.5,
        level: 'NONE',
        kind: 'NONE',
        release: 'NONE',
        since: asAt,
        offences: [],
        custody: [],
        needs: [],
      }),
    ).toEqual([])
    expect(
      told({
        release: '2030-01-01',
        level: 3,
        offences: [{}, { type: null, ho: 'A28/1-2.3456' }, { type: 'X', day: asAt }],
        custody: [
          { from: '2026-01-01', to: '2027-01-01' },
          { from: asAt, to: asAt },
        ],
        spells: [{ from: asAt }],
        needs: ['DRUGS'],
      }),
    ).toEqual([])
  })
  it('is read as it is', () => {
    const nominal = { ref: '1.A_b-c', area: 'HALTON', facts: { score: 1 } }
    expect(parseNominal(policy, nominal, { asAt })).toEqual({ ok: true, value: nominal, issues: [] })
    expect(parseNominal(policy, { ref: 'A', facts: { score: '1' } }, { asAt }).ok).toBe(false)
    expect(parseNominal(policy, { ref: 'A', facts: { score: Number.NaN } }, { asAt }).ok).toBe(false)
  })
  it('may say where each fact is from', () => {
    expect(told({}, { evidence: { score: { role: 'police', on: asAt }, needs: { role: 'panel' } } })).toEqual(
      [],
    )
  })
  it('is of any area where the policy names none', () => {
    const nominal = { ref: 'A', area: 'ANY', facts: { yes: true } }
    const anywhere = parsePolicy(document())
    expect(anywhere.ok && parseNominal(anywhere.value, nominal, { asAt }).issues).toEqual([])
  })
  it('is not asked what is past on a day that does not exist, which is another fault', () => {
    expect(parseNominal(policy, { ref: 'A', facts: { since: asAt } }, { asAt: '2026-02-30' }).issues).toEqual(
      [],
    )
  })
  it.each<[string, unknown, ...Said]>([
    [
      'a number in quotes',
      { score: '82' },
      'wrong-type /facts/score',
      '`score` must be a number, not `"82"`.',
      unquoted,
    ],
    [
      'not a number',
      { score: Number.NaN },
      'not-json /facts/score',
      'JSON cannot hold this value (NaN).',
      noJson,
    ],
    [
      'infinity',
      { score: Number.POSITIVE_INFINITY },
      'not-json /facts/score',
      'JSON cannot hold this value (Infinity).',
      noJson,
    ],
    [
      'a number below',
      { score: -0.5 },
      'out-of-domain /facts/score',
      '`score` must be between 0 and 100 (percent); it is -0.5.',
      figure,
    ],
    [
      'a number above',
      { score: 100.5 },
      'out-of-domain /facts/score',
      '`score` must be between 0 and 100 (percent); it is 100.5.',
      figure,
    ],
    [
      'half a level',
      { level: 1.5 },
      'wrong-type /facts/level',
      '`level` must be a whole number, not `1.5`.',
      leaveOut,
    ],
    [
      'NONE where there is always one',
      { score: 'NONE' },
      'wrong-type /facts/score',
      '`score` must be a number, not `"NONE"`.',
      unquoted,
    ],
    [
      'yes in quotes',
      { yes: 'true' },
      'wrong-type /facts/yes',
      '`yes` must be true or false, not `"true"`.',
      leaveOut,
    ],
    ['one for yes', { yes: 1 }, 'wrong-type /facts/yes', '`yes` must be true or false, not `1`.', leaveOut],
    [
      'a value in a list',
      { score: [82] },
      'wrong-type /facts/score',
      '`score` must be a number, not a list.',
      unquoted,
    ],
    [
      'a wrong choice',
      { kind: 'BLUE' },
      'unknown-value /facts/kind',
      '`kind` cannot be `"BLUE"`.',
      'Values: RED, NONE.',
    ],
    [
      'a number for a choice',
      { kind: 5 },
      'unknown-value /facts/kind',
      '`kind` cannot be `5`.',
      'Values: RED, NONE.',
    ],
    [
      'a choice in small letters',
      { kind: 'red' },
      'unknown-value /facts/kind',
      '`kind` cannot be `"red"`.',
      'Did you mean `RED`?',
    ],
    [
      'a day that does not exist',
      { release: '2026-02-30' },
      'wrong-day /facts/release',
      '`release` is not a day that exists: `"2026-02-30"`.',
      realDay,
    ],
    [
      'a day with a time',
      { release: '2026-02-03T00:00:00Z' },
      'wrong-day /facts/release',
      '`release` is not a day that exists: `"2026-02-03T00:00:00Z"`.',
      realDay,
    ],
    [
      'a day as a number',
      { release: 20260203 },
      'wrong-type /facts/release',
      '`release` must be a day such as `2026-11-22`, not `20260203`.',
      leaveOut,
    ],
    [
      'a past day ahead',
      { since: '2026-11-23' },
      'future-day /facts/since',
      '`since` is 2026-11-23, after the day of the assessment.',
      notAhead,
    ],
    [
      'an unknown fact',
      { scoer: 1 },
      'unknown-fact /facts/scoer',
      'The policy has no fact `scoer`.',
      'Did you mean `score`?',
    ],
    [
      'a method',
      { toString: true },
      'reserved-key /facts/toString',
      'The key `toString` is not allowed.',
      'Choose another name.',
    ],
    [
      'what is worked out',
      { many: 3 },
      'derived-fact /facts/many',
      '`many` is worked out by the policy and cannot be supplied.',
      'Leave it out, and supply the list it comes from.',
    ],
    [
      'an offence ahead',
      { offences: [{ day: asAt }, { day: '2026-11-23' }] },
      'future-day /facts/offences/1/day',
      '`day` is 2026-11-23, after the day of the assessment.',
      notAhead,
    ],
    [
      'an offence of no type',
      { offences: [{ type: 'W' }] },
      'unknown-value /facts/offences/0/type',
      '`type` cannot be `"W"`.',
      'Values: X, Y, Z.',
    ],
    [
      'an unknown field',
      { offences: [{ tpye: 'X' }] },
      'unknown-field /facts/offences/0/tpye',
      'A record of `offences` has no field `tpye`.',
      'Did you mean `type`?',
    ],
    [
      'free text for a code',
      { offences: [{ ho: 'burglary' }] },
      'wrong-type /facts/offences/0/ho',
      '`ho` must be a short code of capital letters and digits, not `"burglary"`.',
      leaveOut,
    ],
    ...['28 b', 'b28', 'ABCDEFGHIJKLM', ''].map((ho): [string, unknown, ...Said] => [
      `\`${ho}\` for a code`,
      { offences: [{ ho }] },
      'wrong-type /facts/offences/0/ho',
      `\`ho\` must be a short code of capital letters and digits, not \`"${ho}"\`.`,
      leaveOut,
    ]),
    [
      'a number for a code',
      { offences: [{ ho: 28 }] },
      'wrong-type /facts/offences/0/ho',
      '`ho` must be a short code of capital letters and digits, not `28`.',
      leaveOut,
    ],
    [
      'a record that is none',
      { offences: ['X'] },
      'wrong-type /facts/offences/0',
      'Each record of `offences` is an object, not `"X"`.',
    ],
    [
      'null for a record',
      { offences: [null] },
      'wrong-type /facts/offences/0',
      'Each record of `offences` is an object, not `null`.',
    ],
    [
      'a list that is none',
      { offences: 'X' },
      'wrong-type /facts/offences',
      '`offences` must be a list, not `"X"`.',
      'Send `[]` for none, and leave the fact out when it is not known.',
    ],
    [
      'a period the wrong way about',
      { custody: [{ from: '2026-02-01', to: '2026-01-01' }] },
      'wrong-order /facts/custody/0/to',
      'The period ends on 2026-01-01, before it begins on 2026-02-01.',
      'Check both days.',
    ],
    [
      'an end of what only begins',
      { spells: [{ from: '2026-02-01', to: '2026-01-01' }] },
      'unknown-field /facts/spells/0/to',
      'A record of `spells` has no field `to`.',
      'There is: `from`.',
    ],
    [
      'a beginning of what only ends',
      { ends: [{ from: '2026-02-01', to: '2026-01-01' }] },
      'unknown-field /facts/ends/0/from',
      'A record of `ends` has no field `from`.',
      'There is: `to`.',
    ],
    [
      'a need that is none',
      { needs: ['HOUSING', 'CASH'] },
      'unknown-value /facts/needs/1',
      '`needs` cannot hold `"CASH"`.',
      'There are: `HOUSING`, `DRUGS`.',
    ],
    [
      'a misspelt need',
      { needs: ['HOUSNG'] },
      'unknown-value /facts/needs/0',
      '`needs` cannot hold `"HOUSNG"`.',
      'Did you mean `HOUSING`?',
    ],
    [
      'a record among needs',
      { needs: [{}] },
      'unknown-value /facts/needs/0',
      '`needs` cannot hold an object.',
      'There are: `HOUSING`, `DRUGS`.',
    ],
    [
      'a need told twice',
      { needs: ['DRUGS', 'HOUSING', 'DRUGS'] },
      'duplicate-value /facts/needs/2',
      '`needs` holds `"DRUGS"` twice.',
      'Keep one of them.',
    ],
    ['facts that are no object', [], 'wrong-type /facts', '`facts` must be an object in braces, not a list.'],
    ['no facts', null, 'wrong-type /facts', '`facts` must be an object in braces, not `null`.'],
    ['text for facts', 'none', 'wrong-type /facts', '`facts` must be an object in braces, not `"none"`.'],
  ])('is refused with %s', (_, facts, ...expected) => {
    expect(told(facts)).toEqual([expected])
  })
  it.each<[object, ...Said]>([
    [
      { name: 'Somebody' },
      'unknown-key /name',
      'There is no key `name` here.',
      'Known keys: ref, area, facts, evidence.',
    ],
    [{ ref: '' }, 'wrong-form /ref', '`ref` has the wrong form: `""`.', refForm],
    [{ ref: 'two words' }, 'wrong-form /ref', '`ref` has the wrong form: `"two words"`.', refForm],
    [{ ref: '-A' }, 'wrong-form /ref', '`ref` has the wrong form: `"-A"`.', refForm],
    [{ ref: 'A!' }, 'wrong-form /ref', '`ref` has the wrong form: `"A!"`.', refForm],
    [
      { ref: 'a'.repeat(41) },
      'wrong-form /ref',
      `\`ref\` has the wrong form: \`"${'a'.repeat(41)}"\`.`,
      refForm,
    ],
    [{ ref: 5 }, 'wrong-type /ref', '`ref` must be text in quotes, not `5`.'],
    [{ area: 'HALTEN' }, 'unknown-area /area', 'There is no area `HALTEN`.', 'Did you mean `HALTON`?'],
    [{ area: 'YORK' }, 'unknown-area /area', 'There is no area `YORK`.', 'Areas: HALTON, CREWE.'],
    [{ area: '' }, 'wrong-form /area', '`area` has the wrong form: `""`.', areaForm],
    [{ area: '9A' }, 'wrong-form /area', '`area` has the wrong form: `"9A"`.', areaForm],
    [{ area: 'A!' }, 'wrong-form /area', '`area` has the wrong form: `"A!"`.', areaForm],
    [{ area: 'a'.repeat(81) }, 'too-big /area', '`area` must have at most 80 characters.'],
    [{ area: true }, 'wrong-type /area', '`area` must be text in quotes, not `true`.'],
    [
      { evidence: { scoer: { role: 'police' } } },
      'unknown-fact /evidence/scoer',
      'The policy has no fact `scoer`.',
      'Did you mean `score`?',
    ],
    [
      { evidence: { toString: { role: 'police' } } },
      'reserved-key /evidence/toString',
      'The key `toString` is not allowed.',
      'Choose another name.',
    ],
    [
      { evidence: { score: { role: 'police', name: 'Somebody' } } },
      'unknown-key /evidence/score/name',
      'There is no key `name` here.',
      'Known keys: role, on, ref.',
    ],
    [
      { evidence: { score: { role: 'police', on: '2026-02-30' } } },
      'wrong-day /evidence/score/on',
      '`"2026-02-30"` is not a day that exists.',
      'Write a day as `2026-11-22`.',
    ],
  ])('is refused with %j', (more, ...expected) => {
    expect(told({}, more)).toEqual([expected])
  })
  it('has every fault named at once, and what was meant', () => {
    const { issues } = parseNominal(
      policy,
      { ref: 'A', area: 'HALTEN', facts: { scoer: 1, kind: 'REDD', offences: [{ tpye: 'X' }] } },
      { asAt },
    )
    expect(issues.map(({ help }) => help)).toEqual(
      ['HALTON', 'score', 'RED', 'type'].map((word) => `Did you mean \`${word}\`?`),
    )
  })
  it.each([[null], [undefined], ['text'], [[]], [7]])('is not %j', (value) => {
    expect(parseNominal(policy, value, { asAt }).ok).toBe(false)
  })
  it('cannot be handed to `assess` unread', () => {
    const attempt = () => assess(policy, { ref: 'A', facts: { score: '82' } }, { asAt })
    expect(attempt).toThrow(/\/facts\/score/)
    expect(attempt).toThrow(
      expect.objectContaining({ code: 'INVALID_NOMINAL', brand: '@iom-rules/error' }) as Error,
    )
    expect(() => assess(policy, { ref: 'A', facts: {} }, { asAt: '2026-02-30' })).toThrow(/2026-11-22/)
    expect(() => assess(policy, { ref: 'A', facts: {} }, { asAt, decisions: ['dd'] })).toThrow(
      /Did you mean `d`\?/,
    )
    expect(() => assess(policy, { ref: 'A', facts: {} }, { asAt, decisions: ['cohort'] })).toThrow(
      /Decisions: d\./,
    )
    expect(() => nextQuestion(policy, { ref: 'A', facts: {} }, 'dd', { asAt })).toThrow(/Did you mean `d`\?/)
    expect(() => assess(policy, [] as never, { asAt })).toThrow(/\/: The document must be an object/)
  })
  it.each([
    ['a function', () => true],
    ['a symbol', Symbol('yes')],
    ['a big integer', 5n],
    ['not a number', Number.NaN],
  ])('is refused by `assess` with %s, which JSON cannot hold', (_, yes) => {
    expect(() => assess(policy, { ref: 'A', facts: { yes: yes as never } }, { asAt })).toThrow(
      `/facts/yes: \`yes\` must be true or false, not \`${String(yes)}\`.`,
    )
  })
  it('is refused by `assess` with a figure that is none', () => {
    const figure = { ref: 'A', facts: { score: Number.NaN } }
    expect(() => assess(policy, figure, { asAt })).toThrow(
      '/facts/score: `score` must be a number, not `NaN`.',
    )
  })
  it('knows no more by a fact that is undefined than by none', () => {
    const undecided = { ref: 'A', facts: { yes: undefined as never } }
    expect(assess(policy, undecided, { asAt })).toEqual(assess(policy, { ref: 'A', facts: {} }, { asAt }))
    const [open, empty] = [{ type: undefined }, {}].map((record) => ({
      ref: 'A',
      facts: { offences: [record] },
    }))
    expect(assess(policy, open as never, { asAt })).toEqual(assess(policy, empty as never, { asAt }))
  })
})

describe('a value that an event carries', () => {
  const place = ['events', 2, 'payload', 'it'] as const
  const toldOf = (fact: keyof typeof policy.facts, value: unknown) => {
    const declared = policy.facts[fact]
    if (declared === undefined) throw new Error(`no fact ${fact}`)
    return factIssues('it', declared, value, asAt, place).map(({ path, message }) => [path, message])
  }

  it('may be what the fact may be', () => {
    expect(toldOf('score', 5)).toEqual([])
    expect(toldOf('offences', [{ type: 'X', day: asAt }])).toEqual([])
  })
  it.each<[string, unknown, string, string]>([
    ['score', '5', '', '`it` must be a number, not `"5"`.'],
    ['since', '2026-11-23', '', '`it` is 2026-11-23, after the day of the assessment.'],
    ['offences', 'X', '', '`it` must be a list, not `"X"`.'],
    ['offences', [{}, 'X'], '/1', 'Each record of `it` is an object, not `"X"`.'],
    ['offences', [{ size: 5 }], '/0/size', 'A record of `it` has no field `size`.'],
    ['offences', [{ type: 'W' }], '/0/type', '`type` cannot be `"W"`.'],
    [
      'custody',
      [{ from: '2026-02-01', to: '2026-01-01' }],
      '/0/to',
      'The period ends on 2026-01-01, before it begins on 2026-02-01.',
    ],
    ['needs', ['DRUGS', 'DRUGS'], '/1', '`it` holds `"DRUGS"` twice.'],
    ['needs', ['CASH'], '/0', '`it` cannot hold `"CASH"`.'],
  ])('is refused where the event carries it: %s', (fact, value, within, message) => {
    expect(toldOf(fact, value)).toEqual([[`/events/2/payload/it${within}`, message]])
  })
})
