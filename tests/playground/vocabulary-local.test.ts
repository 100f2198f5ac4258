// A local policy against what it rests on: every thing that differs is found, and can be made as it is there.
import * as fc from 'fast-check'
import {
  applyEdit,
  inverseEdit,
  parsePolicy,
  policyHash,
  type PolicyDocument,
  type Result,
  type Step,
} from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import cheshire from '../../packages/core/policies/cheshire.json' with { type: 'json' }
import { itemsBetween } from '../../playground/src/editor/local/items.ts'
import { resetAllSteps, resetSteps, resetWholeSteps } from '../../playground/src/editor/local/reset.ts'
import { grouped, nameOf, toldBetween, toldOf } from '../../playground/src/editor/local/words.ts'
import { valueAt } from '../../playground/src/editor/place.ts'

const base: PolicyDocument = { ...(cheshire as unknown as PolicyDocument), examples: [] }
const seed = 20261122

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return result.value
}

const edited = (document: PolicyDocument, steps: readonly Step[]) => valueOf(applyEdit(document, steps))

/** Local changes of every kind; any of them go together, in any order. */
const changes: readonly (readonly Step[])[] = [
  [{ op: 'replace', path: '/parameters/cssThreshold/value', value: 1200 }],
  [{ op: 'add', path: '/parameters/cssThreshold/hint', value: 'Here.' }],
  [{ op: 'remove', path: '/parameters/greenReviewMonths' }],
  [
    {
      op: 'add',
      path: '/parameters/local',
      value: { title: 'Local', value: true, basis: 'assumption', note: 'x' },
    },
  ],
  [{ op: 'move', from: '/decisions/status/rules/blue', path: '/decisions/status/rules/0' }],
  [{ op: 'move', from: '/decisions/status/rules/red', path: '/decisions/status/rules/-' }],
  [{ op: 'remove', path: '/decisions/status/rules/green' }],
  [{ op: 'replace', path: '/decisions/cohort/rules/flex/title', value: 'Flexible' }],
  [{ op: 'replace', path: '/decisions/cohort/title', value: 'Group' }],
  [{ op: 'remove', path: '/decisions/cohort/outcomes/FREE/meaning' }],
  [{ op: 'remove', path: '/decisions/flags' }],
  [{ op: 'replace', path: '/machines/nomination/states/DRAFT', value: { meta: { title: 'Begun' } } }],
  [{ op: 'replace', path: '/machines/status/meta/title', value: 'Colours' }],
  [{ op: 'remove', path: '/assumptions/wanted-once' }],
  [{ op: 'move', from: '/readings/A43', path: '/readings/0' }],
  [{ op: 'replace', path: '/readings/A01/chosen', value: 'very-high' }],
  [{ op: 'remove', path: '/areas' }],
  [{ op: 'add', path: '/deselection/suggestions/0', value: { id: 'asked', title: 'Asked for' } }],
  [{ op: 'remove', path: '/review/triggers/ELIGIBILITY_CHANGED' }],
  [{ op: 'remove', path: '/resources' }],
]

/** A change may not fit once another is made. */
const local = fc.shuffledSubarray([...changes], { minLength: 1 }).map((some) =>
  some.reduce<PolicyDocument>((now, steps) => {
    const next = applyEdit(now, steps)
    return next.ok ? next.value : now
  }, base),
)

const sameThing = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

describe('what differs from the national policy', () => {
  test('thing by thing is made as it is there, and then nothing differs', () => {
    fc.assert(
      fc.property(local, (document) => {
        const items = itemsBetween(base, document)
        expect(items.length).toBeGreaterThan(0)
        let now = document
        for (const { place } of items) {
          const steps = resetSteps(now, base, place)
          const next = edited(now, steps)
          expect(sameThing(valueAt(next, place), valueAt(base, place))).toBe(true)
          expect(sameThing(edited(next, valueOf(inverseEdit(now, steps))), now)).toBe(true)
          now = next
        }
        expect(itemsBetween(base, now)).toEqual([])
        expect(policyHash(now)).toBe(policyHash(base))
      }),
      { seed, numRuns: 20 },
    )
  })

  test('is gone at once when all of it is reset, and what the document says of itself stays', () => {
    fc.assert(
      fc.property(local, (document) => {
        const mine = { ...document, title: 'Ours', version: '2.0.0' }
        const whole = edited(mine, resetWholeSteps(mine, base))
        expect(itemsBetween(base, whole)).toEqual([])
        expect([whole.title, whole.version]).toEqual(['Ours', '2.0.0'])
        expect(policyHash({ ...whole, title: base.title, version: base.version })).toBe(policyHash(base))
        const places = itemsBetween(base, mine).map(({ place }) => place)
        expect(itemsBetween(base, edited(mine, resetAllSteps(mine, base, places)))).toEqual([])
      }),
      { seed, numRuns: 8 },
    )
  })

  test('is told thing by thing, in words, and none is left out', () => {
    const document = edited(base, [
      { op: 'replace', path: '/parameters/cssThreshold/value', value: 1200 },
      { op: 'replace', path: '/decisions/cohort/rules/flex/title', value: 'Flexible' },
      { op: 'remove', path: '/areas/HALTON' },
      { op: 'move', from: '/decisions/status/rules/blue', path: '/decisions/status/rules/0' },
    ])
    const policy = valueOf(parsePolicy(document))
    const published = valueOf(parsePolicy(base))
    const told = toldBetween(published, policy)
    const items = itemsBetween(base, document)
    expect(items.flatMap((item) => toldOf(document, item, told))).toHaveLength(told.length)
    expect(
      grouped(items).map((group) => [
        group.title,
        group.items.map(({ place, kind }) => `${nameOf(base, document, place)}: ${kind}`),
      ]),
    ).toEqual([
      ['Parameters', ['The parameter “Crime Severity Score that must be reached”: changed']],
      [
        'Rules and outcomes',
        [
          'The rule “Flexible” of Cohort: changed',
          'The rule “In prison and due for release within the window” of Colour: moved',
        ],
      ],
      ['Areas, sources and resources', ['The area “Halton”: removed']],
    ])
    const figure = items.find(({ place }) => place === '/parameters/cssThreshold')
    expect(figure && toldOf(document, figure, told)).toEqual([
      'Crime Severity Score that must be reached: 1,000 became 1,200 (assumption).',
    ])
  })
})
