import { assess, nextQuestion, parseNominal, parsePolicy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { custody, document, offences, pastDay, yesNo } from './build.ts'

const asAt = '2026-11-22'
const parsed = parsePolicy(
  document({
    areas: { HALTON: { title: 'Halton' } },
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
      needs: { type: 'list', values: ['HOUSING', 'DRUGS'], title: 'Needs' },
    },
    derived: { many: { type: 'number', title: 'Many', count: 'offences' } },
  }),
)
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
const policy = parsed.value

function told(facts: unknown, more: object = {}): string[] {
  const read = parseNominal(policy, { ref: 'A', facts, ...more }, { asAt })
  for (const { message, help } of read.issues)
    expect(`${message} ${help ?? ''}`).not.toMatch(/type undefined|\[object|zod|Invalid input/)
  return read.issues.map(({ code, path }) => `${code} ${path}`)
}

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
        offences: [{}, { type: null, ho: '28/1' }, { type: 'X', day: asAt }],
        custody: [{ from: '2026-01-01', to: '2027-01-01' }],
        needs: ['DRUGS'],
      }),
    ).toEqual([])
  })
  it.each([
    ['a number in quotes', { score: '82' }, 'wrong-type /facts/score'],
    ['not a number', { score: Number.NaN }, 'not-json /facts/score'],
    ['infinity', { score: Number.POSITIVE_INFINITY }, 'not-json /facts/score'],
    ['a number below', { score: -0.5 }, 'out-of-domain /facts/score'],
    ['a number above', { score: 100.5 }, 'out-of-domain /facts/score'],
    ['half a level', { level: 1.5 }, 'wrong-type /facts/level'],
    ['NONE where there is always one', { score: 'NONE' }, 'wrong-type /facts/score'],
    ['yes in quotes', { yes: 'true' }, 'wrong-type /facts/yes'],
    ['one for yes', { yes: 1 }, 'wrong-type /facts/yes'],
    ['a value in a list', { score: [82] }, 'wrong-type /facts/score'],
    ['a wrong choice', { kind: 'BLUE' }, 'unknown-value /facts/kind'],
    ['a choice in small letters', { kind: 'red' }, 'unknown-value /facts/kind'],
    ['a day that does not exist', { release: '2026-02-30' }, 'wrong-day /facts/release'],
    ['a day with a time', { release: '2026-02-03T00:00:00Z' }, 'wrong-day /facts/release'],
    ['a day as a number', { release: 20260203 }, 'wrong-type /facts/release'],
    ['a past day ahead', { since: '2026-11-23' }, 'future-day /facts/since'],
    ['an unknown fact', { scoer: 1 }, 'unknown-fact /facts/scoer'],
    ['a method', { toString: true }, 'reserved-key /facts/toString'],
    ['what is worked out', { many: 3 }, 'derived-fact /facts/many'],
    [
      'an offence ahead',
      { offences: [{ day: asAt }, { day: '2026-11-23' }] },
      'future-day /facts/offences/1/day',
    ],
    ['an offence of no type', { offences: [{ type: 'W' }] }, 'unknown-value /facts/offences/0/type'],
    ['an unknown field', { offences: [{ tpye: 'X' }] }, 'unknown-field /facts/offences/0/tpye'],
    ['free text for a code', { offences: [{ ho: 'burglary' }] }, 'wrong-type /facts/offences/0/ho'],
    ['a number for a code', { offences: [{ ho: 28 }] }, 'wrong-type /facts/offences/0/ho'],
    ['a record that is none', { offences: ['X'] }, 'wrong-type /facts/offences/0'],
    ['a list that is none', { offences: 'X' }, 'wrong-type /facts/offences'],
    [
      'a period the wrong way about',
      { custody: [{ from: '2026-02-01', to: '2026-01-01' }] },
      'wrong-order /facts/custody/0/to',
    ],
    ['a need that is none', { needs: ['HOUSING', 'CASH'] }, 'unknown-value /facts/needs/1'],
    ['a record among needs', { needs: [{}] }, 'unknown-value /facts/needs/0'],
    ['facts that are no object', [], 'wrong-type /facts'],
  ])('is refused with %s', (_, facts, expected) => {
    expect(told(facts)).toEqual([expected])
  })
  it.each([
    [{ name: 'Somebody' }, 'unknown-key /name'],
    [{ ref: '' }, 'wrong-form /ref'],
    [{ ref: 'two words' }, 'wrong-form /ref'],
    [{ ref: 'a'.repeat(41) }, 'wrong-form /ref'],
    [{ ref: 5 }, 'wrong-type /ref'],
    [{ area: 'HALTEN' }, 'unknown-area /area'],
    [{ evidence: { scoer: { role: 'police' } } }, 'unknown-fact /evidence/scoer'],
    [{ evidence: { toString: { role: 'police' } } }, 'reserved-key /evidence/toString'],
    [{ evidence: { score: { role: 'police', name: 'Somebody' } } }, 'unknown-key /evidence/score/name'],
    [{ evidence: { score: { role: 'police', on: '2026-02-30' } } }, 'wrong-day /evidence/score/on'],
  ])('is refused with %j', (more, expected) => {
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
})
