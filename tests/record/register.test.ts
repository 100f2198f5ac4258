// The register: what the rules proposed, what was decided, and what a report says of it.
import type { Facts } from '@iom-rules/core'
import {
  agreementOf,
  entryOf,
  parseEntry,
  recordOf,
  recordHash,
  registerReport,
  registerToCsv,
  registerToHtml,
  registerToMarkdown,
  type Decided,
  type RegisterEntry,
} from '@iom-rules/core/record'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { versionOf } from './versions.ts'

const policy = versionOf('1.0.0', '2021-01-01')
const kept = { asAt: '2026-11-22', madeOn: '2026-11-22', by: 'panel chair' }
const on = '2026-11-24'
const why = { ground: 'judgement', reason: 'The score is two years old.' } as const

const recorded = (facts: Facts, area = 'NORTH') => recordOf(policy, { ref: 'A', area, facts }, kept)
const high = recorded({ score: 80, agrees: true })
const agreed = recorded({ agrees: true }, 'SOUTH')
const open = recorded({})

const decided = (outcome: string, more: Partial<Decided> = {}): Decided => ({
  outcome,
  by: 'MACC',
  on,
  ...more,
})

describe('an entry', () => {
  it('holds what the record proposed, by its hash, and names nobody', () => {
    const entry = entryOf(policy, high, 'band', decided('HIGH'))
    expect(entry).toEqual({
      register: '1.0',
      record: high.hash,
      policy: { id: 'small', version: '1.0.0', hash: policy.hash },
      asAt: '2026-11-22',
      area: 'NORTH',
      decision: 'band',
      proposed: { outcome: 'HIGH', certainty: 'settled', possible: ['HIGH'], rule: 'high' },
      decided: { outcome: 'HIGH', by: 'MACC', on },
    })
    expect(parseEntry(JSON.stringify(entry))).toEqual({ ok: true, value: entry, issues: [] })
  })

  it.each([
    [high, 'HIGH', 'agrees'],
    [high, 'NONE', 'overrides'],
    // Provisionally AGREED: HIGH is still possible, NONE is not.
    [agreed, 'AGREED', 'decided-while-open'],
    [agreed, 'HIGH', 'decided-while-open'],
    [agreed, 'NONE', 'overrides'],
    [open, 'NONE', 'decided-while-open'],
  ] as const)('%#: %s', (record, outcome, agreement) => {
    expect(agreementOf(entryOf(policy, record, 'band', decided(outcome, why)))).toBe(agreement)
  })

  it('overrides nothing where the policy says nothing, or two things', () => {
    for (const word of ['SILENT', 'CONFLICT']) {
      const proposed = {
        outcome: null,
        certainty: 'undetermined',
        possible: ['A', word],
        rule: null,
      } as const
      expect(agreementOf({ proposed, decided: decided('B') })).toBe('decided-while-open')
    }
  })

  it.each([
    ['band', decided('NONE'), 'INVALID_ENTRY'],
    ['band', decided('NONE', { ground: 'judgement' }), 'INVALID_ENTRY'],
    ['band', decided('HGH'), 'UNKNOWN_OUTCOME'],
    ['band', decided('SOMETHING_ELSE'), 'UNKNOWN_OUTCOME'],
    ['nothingLikeIt', decided('HIGH'), 'UNKNOWN_DECISION'],
    ['bnd', decided('HIGH'), 'UNKNOWN_DECISION'],
    ['flags', decided('VISITED'), 'COLLECTING_DECISION'],
    ['band', decided('HIGH', { by: 'Jane Doe' }), 'INVALID_ENTRY'],
    ['band', decided('HIGH', { on: '2026-11-31' }), 'INVALID_ENTRY'],
    ['band', decided('HIGH', { on: '2026-11-21' }), 'INVALID_ENTRY'],
    ['band', decided('HIGH', { reason: 'x'.repeat(401) }), 'INVALID_ENTRY'],
    ['band', decided('NONE', { ...why, reason: 'See PNC 2001/1234567A.' }), 'INVALID_ENTRY'],
    ['band', decided('NONE', { ...why, reason: 'Lives at WA7 4QX.' }), 'INVALID_ENTRY'],
  ])('%s %j is refused', (decision, given, code) => {
    expect(() => entryOf(policy, high, decision, given)).toThrow(expect.objectContaining({ code }))
  })

  it('has no area where the record has none', () => {
    const record = recordOf(policy, { ref: 'A', facts: {} }, kept)
    expect(entryOf(policy, record, 'band', decided('NONE'))).not.toHaveProperty('area')
  })

  it('may say figures in its reason', () => {
    const reason = 'At 1,204 points the score is out of date.'
    expect(entryOf(policy, high, 'band', decided('NONE', { ...why, reason })).decided.reason).toBe(reason)
  })

  it('is not made of a decision that the policy does not have, whatever the record says', () => {
    const { band } = high.assessment.decisions
    const made = { ...high, assessment: { ...high.assessment, decisions: { other: band } } } as typeof high
    const forged = { ...made, hash: recordHash(made) }
    expect(() => entryOf(policy, forged, 'other', decided('HIGH'))).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_OUTCOME' }),
    )
  })

  it('is not made of a record that is not as it was made', () => {
    const altered = { ...high, nominal: { ...high.nominal, ref: 'B' } }
    expect(() => entryOf(policy, altered, 'band', decided('HIGH'))).toThrow(
      expect.objectContaining({ code: 'ALTERED_RECORD' }),
    )
  })

  it('is not made under another version than the record', () => {
    expect(() => entryOf(versionOf('1.1.0', '2026-01-01'), high, 'band', decided('HIGH'))).toThrow(
      expect.objectContaining({ code: 'OTHER_POLICY' }),
    )
  })

  it('is read with nothing but its own fields', () => {
    const entry = entryOf(policy, high, 'band', decided('HIGH'))
    const read = parseEntry({ ...entry, name: 'Somebody', decided: { ...entry.decided, ground: 'whim' } })
    expect(read.issues.map(({ code, path }) => [code, path])).toEqual([
      ['wrong-value', '/decided/ground'],
      ['unknown-key', '/name'],
    ])
  })
})

const entries = [
  entryOf(policy, high, 'band', decided('HIGH')),
  entryOf(policy, recorded({ score: 90 }), 'band', decided('NONE', why)),
  entryOf(policy, agreed, 'band', decided('AGREED')),
  entryOf(policy, open, 'scored', decided('NO', { on: '2026-11-22' })),
]

describe('a report', () => {
  it('counts what was proposed and what was decided, by area, outcome, rule and ground', () => {
    const { decisions, days, policies, remade } = registerReport(entries, [policy])
    expect(days).toEqual({ from: '2026-11-22', until: on })
    expect(policies).toEqual([{ id: 'small', version: '1.0.0', hash: policy.hash, entries: 4 }])
    expect(remade).toBeNull()
    expect(decisions.map(({ decision, all }) => [decision, all])).toEqual([
      ['band', { entries: 3, agrees: 1, overrides: 1, whileOpen: 1, rate: 50 }],
      ['scored', { entries: 1, agrees: 0, overrides: 0, whileOpen: 1, rate: null }],
    ])
    const [band] = decisions
    expect(band?.areas.map(({ title, overrides }) => [title, overrides])).toEqual([
      ['North', 1],
      ['South', 0],
    ])
    expect(band?.matrix).toEqual({
      proposed: ['AGREED, provisionally', 'HIGH'],
      decided: ['AGREED', 'HIGH', 'NONE'],
      cells: [
        [1, 0, 0],
        [0, 1, 1],
      ],
    })
    expect(band?.rules.map(({ rule, proposed, overrides }) => [rule, proposed, overrides])).toEqual([
      ['high', 2, 1],
      ['agreed', 1, 0],
    ])
    expect(band?.grounds).toEqual([
      { ground: 'judgement', words: 'The same facts, judged otherwise', overrides: 1 },
    ])
    expect(band?.overrides).toMatchObject([
      { entry: 2, proposed: 'HIGH', decided: 'NONE', reason: why.reason },
    ])
  })

  it('adds up: every entry is counted once in each table', () => {
    const outcomes = fc.constantFrom('HIGH', 'AGREED', 'NONE')
    const records = fc.constantFrom(high, agreed, open)
    const one = fc
      .tuple(records, outcomes)
      .map(([record, outcome]) => entryOf(policy, record, 'band', decided(outcome, why)))
    const sum = (counts: readonly unknown[]) =>
      counts.reduce((total: number, count) => total + Number(count), 0)
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), (made) => {
        const [band] = registerReport(made, [policy]).decisions
        expect(sum([band?.all.agrees, band?.all.overrides, band?.all.whileOpen])).toBe(made.length)
        expect(sum(band?.areas.map((area) => area.entries) ?? [])).toBe(made.length)
        expect(sum(band?.matrix.cells.flat() ?? [])).toBe(made.length)
        expect(sum(band?.rules.map(({ proposed }) => proposed) ?? [])).toBe(made.length)
        expect(sum(band?.grounds.map(({ overrides }) => overrides) ?? [])).toBe(band?.all.overrides)
      }),
      { numRuns: 50 },
    )
  })

  const problems = (made: readonly RegisterEntry[], ...rest: unknown[]) =>
    registerReport(made, rest.length > 0 ? [] : [policy], {}).issues?.map(({ code, entry }) => [entry, code])

  it('says what to put right', () => {
    const [first, second] = entries as [RegisterEntry, RegisterEntry]
    const { reason: _, ...unsaid } = second.decided
    expect(problems([first, first])).toEqual([[2, 'duplicate-entry']])
    expect(problems([{ ...second, decided: unsaid }])).toEqual([[1, 'no-reason']])
    expect(problems([{ ...first, decision: 'flags' }])).toEqual([[1, 'unknown-decision']])
    expect(problems([{ ...first, decision: 'bnd' }])).toEqual([[1, 'unknown-decision']])
    expect(problems([{ ...first, decided: { ...first.decided, outcome: 'HGH' } }, second])).toContainEqual([
      1,
      'unknown-outcome',
    ])
    expect(problems([{ ...first, asAt: '2026-12-01' }])).toEqual([[1, 'decided-before']])
    expect(problems([first], 'without the policy')).toEqual([[1, 'unknown-policy']])
  })

  it('takes its titles from the newest version at hand', () => {
    const decisions = {
      ...policy.document.decisions,
      band: { ...policy.document.decisions?.['band'], title: 'Level' },
    }
    const newer = versionOf('1.1.0', '2026-01-01', { decisions })
    for (const policies of [
      [policy, newer],
      [newer, policy],
    ])
      expect(registerReport(entries, policies).decisions[0]?.title).toBe('Level')
  })

  it('tells by ids what it has no policy for, and what is left out', () => {
    const { area: _, ...nowhere } = entries[1] as RegisterEntry
    const bare = { ...nowhere, proposed: { ...nowhere.proposed, rule: null }, decided: decided('NONE') }
    const [band] = registerReport([bare], []).decisions
    expect(band).toMatchObject({
      title: 'band',
      areas: [{ area: null, title: 'No area' }],
      rules: [{ rule: null }],
    })
    expect(registerToMarkdown(registerReport([bare], []))).toContain('| none given | none given |')
    expect(registerToCsv(registerReport([bare], []))).toContain('small,band,ground,,overrides,1')
  })

  it('answers the records again, where they are given', () => {
    const [first, second] = entries as [RegisterEntry, RegisterEntry]
    const altered = { ...high, asAt: '2026-11-21' }
    const report = registerReport([first, second], [policy], { records: [altered] })
    expect(report.remade).toEqual({ records: 1, same: 0 })
    expect(registerToMarkdown(registerReport([], [], { records: [] }))).toContain('Of 0 records given')
    expect(report.issues?.map(({ code, entry }) => [entry, code])).toEqual([
      [1, 'record-differs'],
      [2, 'record-not-found'],
    ])
    const invented = { ...first, proposed: { ...first.proposed, rule: 'agreed' } }
    const sound = registerReport([invented], [policy], { records: [high] })
    expect(sound.remade).toEqual({ records: 1, same: 1 })
    expect(sound.issues?.map(({ code }) => code)).toEqual(['proposed-differs'])
    const moved = { ...first, asAt: '2026-11-21', area: 'ELSEWHERE' }
    expect(registerReport([moved], [policy], { records: [high] }).issues).toMatchObject([
      {
        code: 'proposed-differs',
        message: expect.stringMatching(/ has another day and area than the entry\.$/),
      },
    ])
    const renamed = { ...first, policy: { ...first.policy, version: '9.9.9' } }
    expect(registerReport([renamed], [policy], { records: [high] }).issues).toMatchObject([
      { message: expect.stringMatching(/ has another policy than the entry\.$/) },
    ])
    expect(registerToMarkdown(sound)).toContain('Of 1 record given, 1 came out as recorded, byte for byte.')
  })

  it('can be told so that nobody is picked out', () => {
    const many = [
      ...Array.from({ length: 7 }, () => entries[0] as RegisterEntry),
      entries[1] as RegisterEntry,
    ]
    const report = registerReport(many, [policy], { suppressBelow: 5 })
    const [band] = report.decisions
    expect(report.entries).toBe(10)
    expect(band?.all).toEqual({
      entries: 10,
      agrees: 5,
      overrides: { fewerThan: 5 },
      whileOpen: 0,
      rate: null,
    })
    expect(band).not.toHaveProperty('overrides')
    // 7 of 8 would be rounded to 5 of 10.
    const otherwise = [...Array.from({ length: 7 }, () => many[7] as RegisterEntry), many[0] as RegisterEntry]
    const rateOf = (times: number) => {
      const repeated = Array.from({ length: times }, () => otherwise).flat()
      return registerReport(repeated, [policy], { suppressBelow: 5 }).decisions[0]?.all.rate
    }
    expect(rateOf(1)).toBeNull()
    expect(rateOf(5)).toBeNull()
    // 42 of 48 told as 40 of 50.
    expect(rateOf(6)).toBe(80)
    // One entry that is not in order would tell that one person's case was decided otherwise.
    const { reason: _, ...unsaid } = (many[7] as RegisterEntry).decided
    const unwell = registerReport([{ ...(many[7] as RegisterEntry), decided: unsaid }], [policy], {
      suppressBelow: 5,
      records: [high],
    })
    expect(unwell).not.toHaveProperty('issues')
    expect(unwell.remade).toEqual({ records: { fewerThan: 5 }, same: { fewerThan: 5 } })
    expect(registerToMarkdown(unwell)).not.toMatch(/does not say why|To put right/)
    const text = registerToMarkdown(report) + registerToHtml(report) + registerToCsv(report)
    expect(text).toContain('fewer than 5')
    expect(text).not.toContain(why.reason)
    expect(() => registerReport(many, [policy], { suppressBelow: 1 })).toThrow(
      expect.objectContaining({ code: 'OUT_OF_RANGE' }),
    )
  })

  it('reads as Markdown, as a page and as CSV', () => {
    const hostile = entryOf(policy, high, 'band', decided('NONE', { ground: 'other', reason: '<b>|x|</b>' }))
    const report = registerReport([...entries, hostile], [policy])
    const markdown = registerToMarkdown(report)
    expect(markdown).toContain(
      'Decided otherwise: 2 (67 percent of those with a settled or ruled-out answer).',
    )
    expect(markdown).toContain('| HIGH | 0 | 1 | 2 |')
    expect(markdown).toContain('small numbers are shown, and people could be known by them')
    expect(markdown).toContain('\\<b\\>\\|x\\|\\</b\\>')
    expect(registerToHtml(report)).toContain('&lt;b&gt;|x|&lt;/b&gt;')
    expect(registerToCsv(report).split('\r\n').slice(0, 3)).toEqual([
      'policy,decision,table,row,column,count',
      'small,band,all,,entries,4',
      'small,band,all,,agrees,1',
    ])
    expect(registerToMarkdown(registerReport([], []))).toContain('No entries.')
  })
})
