// The written difference: nothing is lost, nothing is made up, and it reads as a policy lead would say it.
import { applyEdit, parsePolicy, type Policy, type PolicyDocument, type Step } from '@iom-rules/core'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import navigate from '@iom-rules/core/policies/navigate.json' with { type: 'json' }
import neighbourhood from '@iom-rules/core/policies/neighbourhood-crime-2020.json' with { type: 'json' }
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differences } from '../../packages/core/src/explanation/difference.ts'
import { differencesBetween } from '../../packages/core/src/policy/difference/between.ts'
import type { WrittenChange } from '../../packages/core/src/policy/difference.ts'
import { policyCase } from '../arbitraries.ts'
import { journeyCases } from '../properties/journey-arbitraries.ts'

function parsed(document: unknown): Policy {
  const read = parsePolicy(document)
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  return read.value
}

const shipped = [cheshire, navigate, neighbourhood].map(parsed)
const [policy = parsed(cheshire)] = shipped

function edited(...steps: readonly Step[]): Policy {
  const after = applyEdit(policy.document, steps)
  if (!after.ok) throw new Error(JSON.stringify(after.issues))
  return parsed(after.value)
}

const words = (...steps: readonly Step[]) => differences(policy, edited(...steps)).map((each) => each.words)
const replace = (path: string, value: unknown): Step => ({ op: 'replace', path, value })

describe('in words', () => {
  test.each<[string, readonly Step[], readonly string[]]>([
    [
      'a figure',
      [replace('/parameters/cssThreshold/value', 1200)],
      ['Crime Severity Score that must be reached: 1,000 became 1,200 (assumption).'],
    ],
    [
      'who decided a figure',
      [
        replace('/parameters/ogrsHigh/basis', 'local'),
        { op: 'add', path: '/parameters/ogrsHigh/decidedBy', value: 'Strategic group' },
        { op: 'add', path: '/parameters/ogrsHigh/decidedOn', value: '2026-03-01' },
      ],
      [
        'OGRS score that counts as a high risk of reoffending, basis: assumption became decided locally.',
        'OGRS score that counts as a high risk of reoffending, decided by added: “Strategic group”.',
        'OGRS score that counts as a high risk of reoffending, decided on added: 1 March 2026.',
      ],
    ],
    [
      'a list',
      [replace('/parameters/countedProofs/value', ['CHARGED', 'SUSPECTED'])],
      [
        'Proof that counts as having committed an offence: “Suspected only” added; “Convicted” removed (assumption).',
      ],
    ],
    [
      'a rule that moved',
      [{ op: 'move', from: '/decisions/status/rules/blue', path: '/decisions/status/rules/0' }],
      ['Colour, rule “In prison and due for release within the window” moved: it now comes first.'],
    ],
    [
      'what a rule asks',
      [
        replace('/decisions/cohort/rules/free/conditions', {
          all: [{ fact: 'cspAgrees', operator: 'equal', value: true }],
        }),
      ],
      [
        'Cohort, rule “The IOM team and the Community Safety Partnership agree”: it applied if the IOM team agrees and the Community Safety Partnership agrees. It now applies if the Community Safety Partnership agrees.',
      ],
    ],
    [
      'what a rule gives',
      [replace('/decisions/cohort/rules/free/event/type', 'FLEX')],
      [
        'Cohort, rule “The IOM team and the Community Safety Partnership agree”, outcome: “FREE” became “FLEX”.',
      ],
    ],
    [
      'the same condition, written otherwise',
      [
        replace('/conditions/wanted', {
          not: {
            all: [
              { fact: 'wantedOnPnc', operator: 'equal', value: false },
              { fact: 'wantedForArrest', operator: 'equal', value: false },
            ],
          },
        }),
      ],
      [
        'Named condition “wanted” is written differently and reads as before: the person is circulated as wanted on PNC or the person is wanted for arrest.',
      ],
    ],
    [
      'a reading',
      [replace('/readings/A01/chosen', 'medium')],
      [
        'Reading A01: “high” became “medium”. It now reads: A score of 50 or more: the band medium as well. More people are FIXED.',
      ],
    ],
    [
      'a citation',
      [replace('/decisions/cohort/rules/free/cite/0/line', 64)],
      [
        'Cohort, rule “The IOM team and the Community Safety Partnership agree”, source “IOM National Refresh: slides shown to Halton’s Safer Policy and Performance Board”: line 63 became line 64.',
      ],
    ],
    [
      'where an event leads',
      [replace('/machines/nomination/states/NOMINATED/on/MATRIX_SCORED', 'REVIEWED')],
      [
        'Process “Nomination”, state “Nominated”, where “Matrix scored” leads: to “Scored” became to “Reviewed by the police”.',
      ],
    ],
    [
      'how long the policy is in force',
      [{ op: 'add', path: '/inForce/until', value: '2027-03-31' }],
      ['In force: from 14 September 2021 became from 14 September 2021 to 31 March 2027.'],
    ],
    [
      'a weight',
      [replace('/tables/cssWeights/rows/ROBBERY/value', 800)],
      [
        'Table “Weights of the Crime Severity Score, by type of offence”, figure for “Robbery”: 746 became 800.',
      ],
    ],
    [
      'a thing that is called otherwise, by the name people know',
      [replace('/facts/ogrsScore/title', 'OGRS 4 score')],
      ['Fact “OGRS score”, title: “OGRS score” became “OGRS 4 score”.'],
    ],
    [
      'values a fact may have',
      [{ op: 'add', path: '/facts/mappaStatus/values/-', value: 'PAROLE' }],
      ['Fact “MAPPA”, values allowed: “PAROLE” added.'],
    ],
    [
      'when deselection is suggested',
      [
        replace('/deselection/suggestions/no-recent-listed-offence/condition', {
          all: [{ fact: 'listedOffenceOnRecord', operator: 'equal', value: false }],
        }),
      ],
      [
        'Suggestion of deselection “No listed offence in the window”, where it is made: it was made where no listed offence was committed recently. It is now made where no listed offence is on record.',
      ],
    ],
    [
      'which records a derived fact counts',
      [replace('/derived/openCustodyPeriod/where/value', false)],
      [
        'Derived fact “A period in custody is still running”, records that count: they were those where the day of release is none. They are now those where the day of release is a set one, not none.',
      ],
    ],
    [
      'what an event sets',
      [replace('/events/ARREST_SOUGHT/set/wantedForArrest', null)],
      ['Event “Wanted for arrest”, what it sets: “Wanted for arrest”: yes became not known.'],
    ],
    [
      'a duty that is owed',
      [{ op: 'remove', path: '/machines/nomination/states/AT_PANEL/on/PANEL_ACCEPTED/actions' }],
      [
        'Process “Nomination”, state “At the panel”, where “Accepted by the panel” leads: to “Accepted”, where “Tell the referrer” is owed became to “Accepted”.',
      ],
    ],
    [
      'long text, only where it differs',
      [
        replace(
          '/review/note',
          'Reviews are by exception. An item stays until a review is decided. There is no clock. Every item is put to the next panel.',
        ),
      ],
      [
        'Reasons for a review, note: “… decided. There is no clock.” became “… decided. There is no clock. Every item is put to the next panel.”',
      ],
    ],
    [
      'examples, counted',
      [
        { op: 'remove', path: '/examples/1' },
        { op: 'remove', path: '/examples/0' },
        replace('/examples/0/asAt', '2026-11-23'),
      ],
      [
        '2 examples removed: “FIXED: all three criteria are met, whoever agrees” and “OGRS at 75 is a high risk”.',
        '1 example changed: “OGRS at 74 is not”.',
      ],
    ],
    [
      'an acceptance',
      [
        {
          op: 'add',
          path: '/acceptances',
          value: [
            ...(policy.acceptances ?? []),
            {
              code: 'gap',
              decision: 'status',
              reason: 'Known since 2021.',
              by: 'Strategic group',
              on: '2026-03-01',
            },
          ],
        },
      ],
      ['New acceptance of “gap”, “Colour”: “Known since 2021.” (Strategic group, 1 March 2026).'],
    ],
  ])('%s', (_, steps, expected) => {
    expect(words(...steps)).toEqual(expected)
  })

  test('a rule that is added or goes is told with what it says', () => {
    const gone = differences(policy, edited({ op: 'remove', path: '/decisions/cohort/rules/free' }))
    expect(gone.filter(({ what }) => what === 'rule')).toMatchObject([
      {
        kind: 'removed',
        decision: 'cohort',
        path: '/decisions/cohort/rules/2',
        words:
          'Cohort, rule “The IOM team and the Community Safety Partnership agree” removed: FREE if the IOM team agrees and the Community Safety Partnership agrees.',
      },
    ])
  })

  test('every change between shipped policies is a whole sentence that hides nothing', () => {
    for (const change of pairs().flatMap(([before, after]) => differences(before, after))) {
      expect(change.words).toMatch(/^[\p{Lu}\d“].*[.?!”]$/su)
      expect(change.words).not.toMatch(/undefined|\[object|\{"|NaN|\.\.$|: \./)
    }
  })
})

describe('laws', () => {
  test('of every pair of shipped policies', () => {
    expect(pairs().flatMap(([before, after]) => broken(before, after))).toEqual([])
  })

  test('of random policies, and of what shuffling does to them', () => {
    const shape = { facts: { least: 1, most: 4 }, derived: 2, assumptions: 2 }
    fc.assert(
      fc.property(policyCase(shape), policyCase(shape), ({ document: one }, { document: other }) => {
        expect(broken(parsed(one), parsed(other))).toEqual([])
        expect(broken(parsed(one), parsed(reversedRules(one)))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('of random processes', () => {
    const shape = {
      policy: { facts: { least: 2, most: 3 }, derived: 1, assumptions: 0 },
      nominal: { unknown: 0, unknownFields: 0 },
      events: 0,
    }
    fc.assert(
      fc.property(journeyCases(shape), journeyCases(shape), ({ document: one }, { document: other }) => {
        expect(broken(parsed(one), parsed(other))).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  test('the order of keys is no difference', () => {
    for (const each of shipped) expect(differences(each, parsed(turned(each.document)))).toEqual([])
  })

  test('a single value changed anywhere is told where it stands', () => {
    for (const { document } of shipped) {
      const leaves = leavesOf(document, [])
      const some = fc.sample(fc.constantFrom(...leaves), 50)
      for (const path of some) {
        const changed = structuredClone(document)
        replaceAt(changed, path)
        const found = differencesBetween(document, changed)
        expect(found.length, path.join('/')).toBeGreaterThan(0)
        // A value that is part of a name makes one thing go and another come.
        const isThere = (of: readonly (string | number)[]) => of.every((part, at) => part === path[at])
        expect(
          found.some((each) => isThere(each.path)),
          path.join('/'),
        ).toBe(true)
      }
    }
  })

  test('as few members move as can be', () => {
    const status = policy.document.decisions?.['status']
    const colours = status?.rules.slice(0, 7) ?? []
    const withColours = (rules: readonly unknown[]) =>
      ({ ...policy.document, decisions: { status: { ...status, rules } } }) as PolicyDocument
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }), (order) => {
        const moved = differencesBetween(withColours(colours), withColours(order.map((at) => colours[at])))
        expect(moved.every(({ kind }) => kind === 'moved')).toBe(true)
        expect(moved).toHaveLength(order.length - longestRising(order))
      }),
      { numRuns: 100 },
    )
  })
})

function pairs(): [Policy, Policy][] {
  return shipped.flatMap((before) => shipped.map((after): [Policy, Policy] => [before, after]))
}

/** Which laws of any two policies do not hold of these. */
function broken(before: Policy, after: Policy): string[] {
  const forth = differences(before, after)
  const back = differences(after, before)
  const count = (changes: readonly WrittenChange[], kind: WrittenChange['kind']) =>
    changes.filter((each) => each.kind === kind).length
  const laws: [string, boolean][] = [
    [
      'empty exactly where the same',
      (forth.length === 0) === (canonical(before.document) === canonical(after.document)),
    ],
    ['added is removed the other way', count(forth, 'added') === count(back, 'removed')],
    ['removed is added the other way', count(forth, 'removed') === count(back, 'added')],
    ['changed stays changed', count(forth, 'changed') === count(back, 'changed')],
    ['moved stays moved', count(forth, 'moved') === count(back, 'moved')],
    [
      'each at a place of its own',
      new Set(forth.map(({ kind, path }) => `${kind} ${path}`)).size === forth.length,
    ],
    ['plain JSON', canonical(JSON.parse(JSON.stringify(forth))) === canonical(forth)],
    ...forth.map(({ kind, path }): [string, boolean] => [
      `${path} is there`,
      isAt(kind === 'removed' ? before.document : after.document, path),
    ]),
  ]
  return laws.flatMap(([law, isSo]) => (isSo ? [] : [law]))
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}

function isAt(document: unknown, path: string): boolean {
  let here = document
  for (const part of path.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return false
    here = (here as Record<string, unknown>)[key]
  }
  return true
}

function reversedRules(document: PolicyDocument): unknown {
  return {
    ...document,
    decisions: Object.fromEntries(
      Object.entries(document.decisions ?? {}).map(([id, decision]) => [
        id,
        { ...decision, rules: decision.rules.toReversed() },
      ]),
    ),
  }
}

/** The same document with every object's keys the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, turned(member)]),
  )
}

type Path = readonly (string | number)[]

function leavesOf(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((member, at) => [at, member])
    : Object.entries(value)
  return entries.flatMap(([key, member]) => leavesOf(member, [...path, key]))
}

function replaceAt(document: unknown, path: Path): void {
  const last = path.at(-1)
  let here = document as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) here = here[key] as Record<string | number, unknown>
  if (last !== undefined) here[last] = `${String(here[last])}-`
}

function longestRising(order: readonly number[]): number {
  const lengths: number[] = []
  order.forEach((value, at) => {
    lengths.push(
      1 + Math.max(0, ...lengths.filter((_, before) => before < at && (order[before] ?? 0) < value)),
    )
  })
  return Math.max(0, ...lengths)
}
