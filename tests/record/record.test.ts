// A decision made again from its record gives the same bytes; a record that was changed never does.
import { assess } from '@iom-rules/core'
import { parseRecord, recordHash, recordOf, remake, type DecisionRecord } from '@iom-rules/core/record'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { affordable, cases, policyOf } from '../properties/cases.ts'
import { policyOf as shipped } from '../rules/shipped.ts'
import { versionOf } from './versions.ts'
import { turned } from '../properties/journey-runs.ts'

const shape = { facts: { least: 1, most: 4 }, derived: 0, assumptions: 1 }
const partial = { unknown: 3, unknownFields: 1 }
const kept = { madeOn: '2026-11-23', by: 'panel chair' }

const cheshire = shipped('cheshire')
const offences = [{ type: 'BURGLARY', day: '2026-11-01', proof: 'CONVICTED' }]
const nominal = { ref: 'HAL-004', area: 'HALTON', facts: { cssScore: 1204, offences, iomTeamAgrees: true } }
const record = recordOf(cheshire, nominal, { asAt: '2026-11-22', ...kept, with: 'a program 1.0' })

/** The places of a JSON value that hold no further places. */
function leaves(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]]
  return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]))
}

/** A copy with another value at one place. */
function changed<T>(value: T, [key, ...rest]: readonly string[]): T {
  if (key === undefined) throw new Error('There is nothing to change.')
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
  copy[key] = rest.length > 0 ? changed(copy[key], rest) : other(copy[key])
  return copy as T
}

function other(value: unknown): unknown {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  return typeof value === 'string' ? `${value}x` : 'x'
}

const sealed = (altered: DecisionRecord): DecisionRecord => ({ ...altered, hash: recordHash(altered) })

const atLeast = { fact: 'score', operator: 'greaterThanInclusive', value: 10 }

/** One decision that hangs on a condition by its name. */
const decisionOn = (condition: string) => ({
  band: {
    title: 'Band',
    hitPolicy: 'FIRST',
    outcomes: { HIGH: {} },
    rules: [
      { name: 'high', conditions: { condition }, event: { type: 'HIGH' }, assumption: 'For the test.' },
    ],
  },
})

describe('a record', () => {
  it('of any policy and nominal comes out the same, through JSON and whatever the order of keys', () => {
    fc.assert(
      fc.property(
        fc.tuple(cases(shape, partial), fc.nat()),
        affordable(([{ made, facts }, at]) => {
          const policy = policyOf(made)
          const { asAt } = made
          const before = recordOf(policy, { ref: 'A', facts }, { asAt, ...kept })
          const read = parseRecord(JSON.stringify(turned(before)))
          expect(read.issues).toEqual([])
          if (!read.ok) return
          expect(remake(read.value, [policy]).status).toBe('same')
          expect(read.value.assessment).toEqual(
            JSON.parse(JSON.stringify(assess(policy, { ref: 'A', facts }, { asAt }))),
          )

          const known = leaves({ nominal: before.nominal })
          const answered = leaves({ assessment: before.assessment })
          const inFacts = changed(read.value, known[at % known.length] ?? [])
          const inAnswer = changed(read.value, answered[at % answered.length] ?? [])
          for (const altered of [inFacts, inAnswer]) expect(remake(altered, [policy]).status).toBe('altered')
          expect(remake(sealed(inAnswer), [policy]).status).toBe('differs')
        }),
      ),
      { numRuns: 40 },
    )
  })

  it('says in words what comes out otherwise', () => {
    const outcome = changed(record, ['assessment', 'decisions', 'cohort', 'outcome'])
    const { cohort } = record.assessment.decisions
    const answered = { ...cohort, outcome: 'FIXED', certainty: 'settled' } as typeof cohort
    const decisions = {
      ...record.assessment.decisions,
      ...(answered === undefined ? {} : { cohort: answered }),
    }
    const otherwise = sealed({ ...record, assessment: { ...record.assessment, decisions } })
    expect(remake(otherwise, [cheshire])).toMatchObject({
      status: 'differs',
      words: '“Cohort”: FIXED was recorded, FLEX? comes out.',
      differences: [{ decision: 'cohort', path: '/decisions/cohort/certainty' }],
    })
    expect(remake(outcome, [cheshire]).words).toBe(
      'The record is not as it was made: its hash is that of other content.',
    )
    expect(remake({ ...record, made: { ...record.made, on: '2020-01-01' } }, [cheshire]).words).toMatch(
      /other content\. The answer itself comes out as it is recorded\.$/,
    )
    const because = sealed(changed(record, ['assessment', 'decisions', 'cohort', 'because', '0', 'truth']))
    expect(remake(because, [cheshire]).words).toBe(
      '“Cohort”: FLEX? as recorded, but not with the same reasons, first at /decisions/cohort/because/0/truth.',
    )
    const day = sealed(changed(record, ['assessment', 'inForce']))
    expect(remake(day, [cheshire]).words).toBe(
      'Whether the policy was in force: not as recorded, first at /inForce.',
    )
  })

  it('that lacks a decision, has one too many or is of another shape comes out otherwise', () => {
    const { assessment } = record
    const { cohort, ...others } = assessment.decisions
    const of = (parts: object) =>
      remake(sealed({ ...record, assessment: { ...assessment, ...parts } }), [cheshire])
    expect(of({ decisions: others }).words).toBe('“Cohort”: nothing was recorded, FLEX? comes out.')
    const more = { ...assessment.decisions, unheardOf: cohort }
    expect(of({ decisions: more }).words).toBe('“unheardOf”: FLEX? was recorded, nothing comes out.')
    expect(of({ conflicts: {} }).words).toBe(
      'The conflicts in the facts: not as recorded, first at /conflicts.',
    )
  })

  it('that could not be read again is not made', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 14 }, (_, at) => [
        `c${at}`,
        { all: [at === 0 ? atLeast : { condition: `c${at - 1}` }] },
      ]),
    )
    const deep = versionOf('1.0.0', '2021-01-01', {
      conditions: chain,
      decisions: decisionOn('c13'),
      examples: [],
    })
    expect(() => recordOf(deep, { ref: 'A', facts: {} }, { asAt: '2026-11-22', ...kept })).toThrow(
      expect.objectContaining({
        code: 'TOO_COMPLEX',
        message: expect.stringContaining('could not be read again'),
      }),
    )
  })

  it('of facts that do not fit the policy cannot have given its answer', () => {
    const odd = sealed({ ...record, nominal: { ...nominal, facts: { cssScore: -1 } } })
    const again = remake(odd, [cheshire])
    expect(again.status).toBe('differs')
    expect(again.words).toContain('cssScore')
    const broken = { ...cheshire, decisions: null } as unknown as typeof cheshire
    expect(() => remake(record, [broken])).toThrow(TypeError)
  })

  it('whose policy is not at hand says which versions are', () => {
    const navigate = shipped('navigate')
    expect(remake(record, [navigate])).toMatchObject({
      status: 'unknown-policy',
      versions: [],
      words: `cheshire 1.0.0 (${cheshire.hash.slice(0, 12)}) is not at hand. Versions of cheshire at hand: none.`,
    })
    const elsewhere = sealed({ ...record, policy: { ...record.policy, hash: '0'.repeat(64) } })
    expect(remake(elsewhere, [cheshire]).versions).toEqual([{ version: '1.0.0', hash: cheshire.hash }])
  })

  it('keeps what was asked: which decisions, and what was taken as given', () => {
    const options = { asAt: '2026-11-22', decisions: ['cohort'], assume: { custodyPeriods: [] }, ...kept }
    const narrow = recordOf(cheshire, nominal, options)
    expect(Object.keys(narrow.assessment.decisions)).toEqual(['cohort'])
    expect(narrow.assessment.assumed).toEqual({ custodyPeriods: [] })
    expect(remake(narrow, [cheshire]).status).toBe('same')
  })

  it('is refused with every fault in its place', () => {
    const { assessment: _, ...headless } = record
    expect(
      parseRecord({ ...headless, hash: 'short', colour: 1 }).issues.map(({ code, path }) => [code, path]),
    ).toEqual([
      ['missing-key', '/assessment'],
      ['wrong-form', '/hash'],
      ['unknown-key', '/colour'],
    ])
    expect(parseRecord({ ...record, asAt: '2026-02-30' }).issues).toMatchObject([
      { code: 'wrong-day', path: '/asAt' },
    ])
    expect(parseRecord({ ...record, made: { on: '2026-11-23', by: 'Jane Doe' } }).issues).toMatchObject([
      { code: 'wrong-form', path: '/made/by', help: expect.stringContaining('never a name') },
    ])
    expect(parseRecord({ record: Infinity }).issues[0]?.code).toBe('not-json')
    expect(parseRecord('{"record":"1.0","record":"1.0"}').issues[0]?.code).toBe('duplicate-key')
  })

  it.each([
    [{ by: 'Jane Doe' }, 'INVALID_ROLE'],
    [{ madeOn: '2026-13-01' }, 'INVALID_DAY'],
    [{ with: '' }, 'OUT_OF_RANGE'],
    [{ with: 'x'.repeat(81) }, 'OUT_OF_RANGE'],
    [{ decisions: ['cohrt'] }, 'UNKNOWN_DECISION'],
  ])('is not made of %j', (wrong, code) => {
    expect(() => recordOf(cheshire, nominal, { asAt: '2026-11-22', ...kept, ...wrong })).toThrow(
      expect.objectContaining({ code }),
    )
  })
})
