// What would give another answer: cases that can be worked out by hand, most of them on the bundled policy.
import { assess, parsePolicy, type Facts, type Policy } from '@iom-rules/core'
import { counterfactuals, type Counterfactuals, type Wanted } from '@iom-rules/core/analysis'
import cheshireDocument from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { custody, decision, document, offences, rule, test, weights, yesNo } from '../policy/build.ts'

const asAt = '2026-11-22'

function read(given: unknown): Policy {
  const parsed = parsePolicy(given)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

const cheshire = read(cheshireDocument)

function asked(facts: Facts, id: string, wanted: Wanted, policy = cheshire): Counterfactuals {
  return counterfactuals(policy, { ref: 'A', facts }, id, wanted, { asAt })
}

const wordsOf = ({ found }: Counterfactuals) => found.map(({ words }) => words)
const changesOf = ({ found }: Counterfactuals) =>
  found.map(({ changes }) => changes.map(({ fact, kind, from, to }) => [fact, kind, from, to]))

const burglary = [{ type: 'BURGLARY', day: '2026-11-01', proof: 'CONVICTED' }]
const flex = { ogrsScore: 72, cssScore: 1204, offences: burglary, iomTeamAgrees: true, cspAgrees: false }
const amber = {
  wantedOnPnc: false,
  wantedForArrest: false,
  inPrison: false,
  intelligenceOfOffending: true,
  supervisionCompliance: 'COMPLYING',
  treatmentCompliance: 'NOT_APPLICABLE',
  engagingWithAllAgencies: true,
}
const prisoner = {
  ...amber,
  inPrison: true,
  custodyPeriods: [{ from: '2026-10-01', to: 'NONE' }],
  releaseDate: '2027-09-01',
  sentenceMonths: 12,
  sentenceKind: 'DETERMINATE',
}

describe('a figure that falls short', () => {
  it('is 3 points short of FIXED at 72 percent', () => {
    const result = asked(flex, 'cohort', 'FIXED')
    expect(result).toMatchObject({ decision: 'cohort', wanted: 'FIXED', alreadySo: false })
    expect(result.now).toMatchObject({ outcome: 'FLEX', certainty: 'settled' })
    expect(result.found).toEqual([
      {
        changes: [
          {
            fact: 'ogrsScore',
            kind: 'change',
            from: 72,
            to: 75,
            by: 3,
            words: 'the OGRS score were 75 percent or more',
          },
        ],
        facts: { ...flex, ogrsScore: 75 },
        contradicts: [],
        words: 'Would be FIXED if the OGRS score were 75 percent or more: it is 72 percent, 3 points short.',
      },
    ])
    expect(result.impossible).toBeUndefined()
  })

  it('counts no short fall where it has to be below a figure, for there is no nearest', () => {
    const result = asked({ ...flex, ogrsScore: 80, cssScore: 1000 }, 'cohort', 'FLEX')
    expect(wordsOf(result)).toEqual([
      'Would be FLEX if the Crime Severity Score were below 1,000: it is 1,000.',
      'Would be FLEX if the OGRS score were below 75 percent: it is 80 percent.',
    ])
    expect(changesOf(result)).toEqual([
      [['cssScore', 'change', 1000, 999]],
      [['ogrsScore', 'change', 80, 74]],
    ])
  })

  it('says how far each is off where two are, and whether one is over', () => {
    const policy = read(
      document({
        facts: {
          a: { type: 'number', minimum: 0, maximum: 10, unit: 'months', title: 'Age of it' },
          b: { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'Count of it' },
        },
        decisions: {
          d: decision([
            rule('r', 'A', {
              all: [test('a', 'greaterThanInclusive', 5), test('b', 'lessThanInclusive', 2.5)],
            }),
          ]),
        },
      }),
    )
    expect(wordsOf(asked({ a: 4, b: 3.25 }, 'd', 'A', policy))).toEqual([
      'Would be A if the age of it were 5 months or more (it is 4 months, 1 month short) and the count of it were 2.5 points or less (it is 3.25 points, 0.75 points over).',
    ])
  })
})

describe('yes and no, choices and days', () => {
  it('is GREEN once intelligence is cleared', () => {
    expect(wordsOf(asked(amber, 'status', 'GREEN'))).toEqual([
      'Would be Green if there were no intelligence to suggest offending.',
    ])
  })

  it('offers each of two single facts, in the order of their ids', () => {
    expect(wordsOf(asked(amber, 'status', 'RED'))).toEqual([
      'Would be Red if the person were wanted for arrest.',
      'Would be Red if the person were circulated as wanted on PNC.',
    ])
  })

  it('gives the lead to IOM once MAPPA does not manage, and to MAPPA once it does', () => {
    const led = { mappaStatus: 'MANAGED', mappaLevel: 2, membership: 'FIXED' }
    expect(wordsOf(asked(led, 'lead', 'IOM'))).toEqual(['Would be IOM if MAPPA were not “Managed by MAPPA”.'])
    expect(wordsOf(asked({ ...led, mappaStatus: 'NONE' }, 'lead', 'MAPPA'))).toEqual([
      'Would be MAPPA if MAPPA were “Managed by MAPPA”.',
    ])
  })

  it('moves a day to the nearest that does, and not into the past', () => {
    expect(asked(prisoner, 'status', 'BLUE').found[0]).toMatchObject({
      changes: [{ fact: 'releaseDate', from: '2027-09-01', to: '2027-05-22', by: -102 }],
      words:
        'Would be Blue if the release date were within the next 6 months: it is 1 September 2027, 102 days too late.',
    })
  })

  it('moves a day to come into the past only where there is no other way', () => {
    const policy = (value: string) =>
      read(
        document({
          facts: { day: { type: 'day', mayBeNone: true, title: 'The day' }, yes: yesNo },
          decisions: {
            d: decision([
              rule('r', 'A', {
                any: [
                  test('day', 'onOrBefore', value),
                  { all: [test('yes', 'equal', true), test('day', 'isNone', false)] },
                ],
              }),
            ]),
          },
        }),
      )
    const facts = { day: '2026-12-24', yes: false }
    expect(changesOf(asked(facts, 'd', 'A', policy('2026-11-21')))).toEqual([
      [['yes', 'change', false, true]],
      [['day', 'change', '2026-12-24', '2026-11-21']],
    ])
    expect(changesOf(asked(facts, 'd', 'A', policy('2026-11-22')))).toEqual([
      [['day', 'change', '2026-12-24', '2026-11-22']],
      [['yes', 'change', false, true]],
    ])
  })
})

describe('what is fixed', () => {
  it('names the one fact that rules an outcome out', () => {
    expect(asked({ ...flex, offences: [] }, 'cohort', 'FIXED')).toMatchObject({
      found: [],
      impossible:
        'Nothing that can change would give FIXED, because no listed offence was committed recently.',
    })
    expect(asked(flex, 'cohort', 'FREE').impossible).toBe(
      'Nothing that can change would give FREE, because a listed offence is on record.',
    )
    expect(asked({ mappaStatus: 'NONE', membership: 'FIXED' }, 'lead', 'NONE').impossible).toBe(
      'Nothing that can change would give Nobody, because the cohort the panel decided is “FIXED”.',
    )
  })

  it('names two where neither is enough', () => {
    expect(asked(prisoner, 'status', 'BLACK').impossible).toBe(
      'Nothing that can change would give Black, because the kind of sentence is “Fixed length” and the length of sentence is 12 months.',
    )
  })

  it('does not supply a score in place of known offences, and changes one that was supplied', () => {
    const { cssScore: _, ...unsupplied } = flex
    const worked = asked({ ...unsupplied, ogrsScore: 80 }, 'cohort', 'FIXED')
    expect(worked.found).toEqual([])
    expect(worked.impossible).toMatch(/because the Crime Severity Score is 438\.$/)
    expect(changesOf(asked({ ...flex, ogrsScore: 80, cssScore: 438 }, 'cohort', 'FIXED'))).toEqual([
      [['cssScore', 'change', 438, 1000]],
    ])
  })

  it('says that a policy gives an outcome to nobody', () => {
    expect(asked({ issueScope: 'LOCAL' }, 'escalation', 'SILENT').impossible).toBe(
      'Nothing that can change would make the policy silent, because the policy gives it to nobody.',
    )
  })

  it('says when it is the records that rule it out, though no fact from them is settled', () => {
    const policy = read(
      document({
        facts: { offences: { ...offences, changeable: false } },
        tables: { weights },
        derived: {
          many: { type: 'number', title: 'How many', count: 'offences' },
          any: {
            type: 'boolean',
            title: 'Any of X',
            exists: 'offences',
            where: { field: 'type', operator: 'equal', value: 'X' },
          },
          some: {
            type: 'boolean',
            title: 'Any of Y',
            exists: 'offences',
            where: { field: 'type', operator: 'equal', value: 'Y' },
          },
        },
        decisions: {
          d: decision([
            rule('r', 'A', {
              all: [test('any', 'equal', true), test('some', 'equal', true), test('many', 'lessThan', 2)],
            }),
          ]),
        },
      }),
    )
    // One record of an unknown type is of one type, whichever it is.
    const one = [{ day: '2026-11-01' }]
    expect(asked({ offences: one }, 'd', 'A', policy).impossible).toBe(
      'Nothing that can change would give A, because what is recorded of the offences rules it out.',
    )
    const two = [{ type: 'X', day: '2026-11-01' }, { day: '2026-11-02' }]
    expect(asked({ offences: two }, 'd', 'A', policy).impossible).toMatch(/the how many is 2|how many is 2/)
  })
})

describe('what is not known', () => {
  it('may turn out: an unknown score is learnt, and an answer for now made certain', () => {
    const { ogrsScore: _, ...unknown } = flex
    expect(asked(unknown, 'cohort', 'FIXED').found[0]).toMatchObject({
      changes: [{ fact: 'ogrsScore', kind: 'learn', from: null, to: 75 }],
      words: 'Would be FIXED once it is known that the OGRS score is 75 percent or more.',
    })
    const settled = asked(unknown, 'cohort', 'FLEX')
    expect(settled.now).toMatchObject({ outcome: 'FLEX', certainty: 'provisional' })
    expect(settled.alreadySo).toBe(false)
    // What may already be so comes before what would have to change.
    expect(changesOf(settled).map(([first]) => first?.slice(0, 2))).toEqual([
      ['ogrsScore', 'learn'],
      ['cssScore', 'change'],
    ])
  })

  it('stays open where it does not matter', () => {
    expect(changesOf(asked({ ...amber, wantedOnPnc: null }, 'status', 'RED'))).toEqual([
      [['wantedOnPnc', 'learn', null, true]],
      [['wantedForArrest', 'change', false, true]],
    ])
    const { wantedOnPnc: _, ...unknown } = amber
    expect(wordsOf(asked(unknown, 'status', 'GREEN'))).toEqual([
      'Would be Green if there were no intelligence to suggest offending, once it is known that the person is not circulated as wanted on PNC.',
    ])
  })

  it('says what unknown lists would have to show, and gives records that show it', () => {
    const [first] = asked({ custodyPeriods: [] }, 'cohort', 'FIXED').found
    expect(first?.words).toBe(
      'Would be FIXED once it is known that the Crime Severity Score is 1,000 or more, a listed offence was committed recently and the OGRS score is 75 percent or more.',
    )
    expect(first?.changes.map(({ fact, kind }) => [fact, kind])).toEqual([
      ['ogrsScore', 'learn'],
      ['offences', 'learn'],
    ])
    // What FLEX asks is an offence on record; that a recent one is on record is only an assumption.
    expect(wordsOf(asked({ ogrsScore: 80, iomTeamAgrees: false }, 'cohort', 'FLEX'))[0]).toBe(
      'Would be FLEX if the IOM team agreed, once it is known that the Crime Severity Score is below 1,000 and a listed offence is on record.',
    )
    const after = assess(cheshire, { ref: 'A', facts: first?.facts ?? {} }, { asAt })
    expect(after.decisions['cohort']).toMatchObject({ outcome: 'FIXED', certainty: 'settled' })
    expect(after.derived).toMatchObject({ recentListedOffence: true, cssScore: 1314 })
  })

  it('learns a supplied figure as such where that is enough, leaving the list open', () => {
    expect(wordsOf(asked({ ogrsScore: 80 }, 'cohort', 'NONE'))).toContain(
      'Would be No cohort once it is known that the Crime Severity Score is below 1,000 and the IOM team does not agree.',
    )
  })

  it('proposes no records that would do only beside some of what else is open', () => {
    const policy = read(
      document({
        facts: { offences, custody, yes: yesNo },
        derived: {
          recent: {
            type: 'boolean',
            title: 'Recent',
            exists: 'offences',
            where: { field: 'day', operator: 'withinLastMonths', value: 2, notCounting: 'custody' },
          },
        },
        decisions: { d: decision([rule('r', 'A', { all: [test('recent', 'equal', true)] })]) },
      }),
    )
    // However long the time in custody is, the offence may be older.
    const result = asked({ offences: [{ type: 'X' }] }, 'd', 'A', policy)
    expect(result.found).toEqual([])
    expect(result.impossible).toBe(
      'Nothing that can change would give A, because it hangs on what is not known yet of the custody and the offences.',
    )
    expect(changesOf(asked({ offences: null, custody: [] }, 'd', 'A', policy))).toEqual([
      [['offences', 'learn', null, [{ day: '2026-11-22' }]]],
    ])
  })

  it('takes what the caller assumes as given', () => {
    const { ogrsScore: _, ...unknown } = flex
    const nominal = { ref: 'A', facts: unknown }
    const options = { asAt, assume: { ogrsScore: 10 } }
    const [first] = counterfactuals(cheshire, nominal, 'cohort', 'FIXED', options).found
    expect(first?.changes).toMatchObject([{ fact: 'ogrsScore', kind: 'change', from: 10, to: 75 }])
  })
})

describe('what contradicts', () => {
  it('lets nobody engage with everybody and fail one of them', () => {
    for (const { changes } of asked(amber, 'status', 'AMBER_ALERT').found) {
      expect(changes).toHaveLength(2)
      expect(changes).toContainEqual(expect.objectContaining({ fact: 'engagingWithAllAgencies', to: false }))
    }
    const failing = { ...amber, supervisionCompliance: 'NOT_COMPLYING', engagingWithAllAgencies: false }
    expect(asked({ ...failing, intelligenceOfOffending: false }, 'status', 'GREEN').found).toMatchObject([
      { changes: [{ fact: 'supervisionCompliance', to: 'COMPLYING' }, { fact: 'engagingWithAllAgencies' }] },
    ])
  })

  it('brings in what is only reported where nothing else does, and says so', () => {
    expect(wordsOf(asked(prisoner, 'status', 'AMBER'))).toEqual([
      'Would be Amber if the person were not in prison. Facts to check then: A period in custody is still running, so the person should be in prison.',
    ])
    const { custodyPeriods: _, ...unrecorded } = prisoner
    expect(asked({ ...unrecorded, custodyPeriods: [] }, 'status', 'AMBER').found).toMatchObject([
      { changes: [{ fact: 'inPrison', to: false }], contradicts: [] },
    ])
  })

  it('mends a contradiction that stands in the facts along with the rest', () => {
    const both = { ...amber, supervisionCompliance: 'NOT_COMPLYING' }
    expect(
      assess(cheshire, { ref: 'A', facts: both }, { asAt }).conflicts.map(({ assumption }) => assumption),
    ).toEqual(['engaging-excludes-failing'])
    const mended = asked(both, 'status', 'AMBER')
    expect(mended.found.map(({ changes }) => changes.map(({ fact, to }) => [fact, to]))).toEqual([
      [['supervisionCompliance', 'COMPLYING']],
      [
        ['intelligenceOfOffending', false],
        ['engagingWithAllAgencies', false],
      ],
    ])
    for (const { facts } of mended.found)
      expect(assess(cheshire, { ref: 'A', facts }, { asAt }).conflicts).toEqual([])
    // Whether somebody is wanted has nothing to do with it.
    expect(asked(both, 'status', 'RED').found).toHaveLength(2)
  })
})

describe('outcomes that come and go', () => {
  const member = { mappaStatus: 'NONE', membership: 'FIXED', maracRole: 'NONE', statutory: true }
  it('tells when one would apply, and when one would not', () => {
    expect(wordsOf(asked(member, 'obligations', 'IOM_PRESENT_AT_MAPPA'))).toEqual([
      '“IOM team present at MAPPA” would apply if MAPPA were “Managed by MAPPA”.',
    ])
    const managed = { ...member, mappaStatus: 'MANAGED' }
    expect(wordsOf(asked(managed, 'obligations', { not: 'IOM_PRESENT_AT_MAPPA' }))).toEqual([
      '“IOM team present at MAPPA” would not apply if MAPPA were not “Managed by MAPPA”.',
    ])
    expect(asked(member, 'obligations', { not: 'ASSIGN_POLICE_OFFENDER_MANAGER' }).impossible).toBe(
      'Nothing that can change would make “Police offender manager” not apply, because the cohort the panel decided is “FIXED”.',
    )
  })

  it('gives any answer but one', () => {
    expect(wordsOf(asked(flex, 'cohort', { not: 'FLEX' }))).toEqual([
      'Would not be FLEX if the OGRS score were 75 percent or more: it is 72 percent, 3 points short.',
      'Would not be FLEX if the IOM team did not agree.',
    ])
    expect(asked(flex, 'cohort', { not: 'FIXED' }).alreadySo).toBe(true)
  })

  it('finds the way into silence and into conflict', () => {
    const policy = read(
      document({
        facts: { a: yesNo, b: yesNo },
        decisions: {
          d: {
            title: 'A decision',
            hitPolicy: 'UNIQUE',
            outcomes: { A: {}, B: {} },
            rules: [
              rule('a', 'A', { all: [test('a', 'equal', true)] }),
              rule('b', 'B', { all: [test('b', 'equal', true)] }),
            ],
          },
        },
      }),
    )
    const facts = { a: true, b: false }
    expect(wordsOf(asked(facts, 'd', 'CONFLICT', policy))).toEqual([
      'The rules would conflict if it were so that: yes or no.',
    ])
    expect(wordsOf(asked(facts, 'd', 'SILENT', policy))).toEqual([
      'The policy would be silent if it were not so that: yes or no.',
    ])
  })
})

describe('the search', () => {
  it('has nothing to find where it is already so', () => {
    expect(asked(flex, 'cohort', 'FLEX')).toMatchObject({ alreadySo: true, found: [] })
  })

  it('lists no more than asked for', () => {
    const { found } = counterfactuals(cheshire, { ref: 'A', facts: amber }, 'status', 'RED', {
      asAt,
      most: 1,
    })
    expect(found).toHaveLength(1)
  })

  it('finds one way past four facts, with the fewest', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const policy = read(
      document({
        facts: Object.fromEntries(ids.map((id) => [id, yesNo])),
        decisions: {
          d: decision([
            rule('all', 'A', { all: ids.map((id) => test(id, 'equal', true)) }),
            rule('most', 'A', {
              all: ids.map((id) => test(id, 'equal', id !== 'a' && id !== 'g')),
            }),
          ]),
        },
      }),
    )
    const none = Object.fromEntries(ids.map((id) => [id, false]))
    const { found } = asked(none, 'd', 'A', policy)
    expect(found).toHaveLength(1)
    expect(found[0]?.changes.map(({ fact }) => fact)).toEqual(['b', 'c', 'd', 'e', 'f'])
  })

  it('names what it does not know', () => {
    expect(() => asked(flex, 'cohort', 'FXED')).toThrow(/no outcome `FXED`. Did you mean `FIXED`\?/)
    expect(() => asked(flex, 'cohrt', 'FIXED')).toThrow(/no decision `cohrt`/)
    expect(() => asked({ ogrsScore: 180 }, 'cohort', 'FIXED')).toThrow(/between 0 and 100/)
  })
})
