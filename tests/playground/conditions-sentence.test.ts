import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdit, parsePolicy, phraseCondition, shapeFaults, type PolicyDocument } from '@iom-rules/core'
import cheshire from '@iom-rules/core/policies/cheshire.json'
import { movePart } from '../../playground/src/editor/conditions/edits/move.ts'
import { rehomed } from '../../playground/src/editor/conditions/edits/rehome.ts'
import { saidText, sentenceOf } from '../../playground/src/editor/conditions/sentence.ts'
import { isUnfinished } from '../../playground/src/editor/conditions/unfinished.ts'

const parsed = parsePolicy(cheshire)
if (!parsed.ok) throw new Error('no policy')
const policy = parsed.value
const published = policy.document
const root = '/decisions/cohort/rules/flex/conditions'
const facts = { kind: 'facts' } as const
const seed = Number(process.env['FC_SEED'] ?? 20261122)

function withRule(conditions: unknown): PolicyDocument {
  const edited = applyEdit(published, [{ op: 'replace', path: root, value: conditions }])
  if (!edited.ok) throw new Error('no edit')
  return edited.value
}

function said(conditions: unknown, mistyped: { readonly [place: string]: string } = {}): string {
  return saidText(sentenceOf({ document: withRule(conditions), policy, mistyped }, facts, root) ?? [])
}

const gap = 'something still to be said'
const agrees = { fact: 'iomTeamAgrees', operator: 'equal', value: true }

describe('the sentence over a condition', () => {
  test('is the core’s own for every rule of the policy', () => {
    const rules = Object.entries(policy.decisions).flatMap(([decision, { rules }]) =>
      rules.map((rule) => ({ path: `/decisions/${decision}/rules/${rule.name}/conditions`, rule })),
    )
    expect(rules.length).toBeGreaterThan(20)
    for (const { path, rule } of rules) {
      const spoken = sentenceOf({ document: published, policy, mistyped: {} }, facts, path)
      expect(saidText(spoken ?? [])).toBe(phraseCondition(policy, rule.conditions))
    }
  })

  test('marks what cannot be said yet, and says the rest', () => {
    expect(said({ all: [agrees, { fact: '' }] })).toBe(`the IOM team agrees and ${gap}`)
    expect(said({ all: [agrees, { any: [] }] })).toBe(`the IOM team agrees and ${gap}`)
    expect(said({ any: [agrees, { condition: 'gone' }] })).toBe(`the IOM team agrees or ${gap}`)
    const number = { fact: 'ogrsScore', operator: 'lessThan' }
    expect(said({ all: [agrees, number] })).toBe(`the IOM team agrees and ${gap}`)
    const typed = { all: [agrees, { ...number, value: 50 }] }
    expect(said(typed)).toContain('the OGRS score is below 50 percent')
    expect(said(typed, { [`${root}/all/1/value`]: 'fifty' })).toContain(gap)
  })

  test('marks a gap among the fields of a record too', () => {
    const where = '/derived/openCustodyPeriod/where'
    const value = { all: [{ field: 'to', operator: 'isNone', value: true }, { field: '' }] }
    const edited = applyEdit(published, [{ op: 'replace', path: where, value }])
    if (!edited.ok) throw new Error('no edit')
    const records = { kind: 'records', list: 'custodyPeriods' } as const
    const spoken = sentenceOf({ document: edited.value, policy, mistyped: {} }, records, where)
    expect(saidText(spoken ?? [])).toBe(`the day of release is none and ${gap}`)
  })

  test('is said of anything that JSON can hold, circles included', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          fact: fc.constantFrom('ogrsScore', 'offences', 'releaseDate', 'decision.lead', 'x'),
          operator: fc.constantFrom('equal', 'in', 'withinLastMonths', 'isNone', 'y'),
          value: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
      fc.constant({ condition: 'round' }),
    )
    const part = fc.oneof(
      odd,
      fc.array(odd).map((all) => ({ all })),
      odd.map((not) => ({ not: { not } })),
    )
    fc.assert(
      fc.property(fc.array(part), (any) => {
        const edited = applyEdit(withRule({ any }), [
          { op: 'add', path: '/conditions/round', value: { all: [{ condition: 'round' }] } },
        ])
        if (!edited.ok) throw new Error('no edit')
        const spoken = sentenceOf({ document: edited.value, policy, mistyped: {} }, facts, root) ?? []
        expect(saidText(spoken)).not.toBe('')
        expect(saidText(spoken)).not.toMatch(/undefined|\[object/)
      }),
      { seed, numRuns: 200 },
    )
  })
})

test('a condition still being filled in is a document to go on with; what no tree can show is not', () => {
  const faults = (conditions: unknown) => {
    const document = withRule(conditions)
    return shapeFaults(document).map((issue) => isUnfinished(document, issue))
  }
  const unfinished = [{ fact: '' }, { fact: 'ogrsScore', operator: 'equal' }, { condition: '' }, { any: [] }]
  for (const part of unfinished) expect(faults({ all: [agrees, { not: part }] })).toEqual([true])
  for (const part of [{ foo: 1 }, 3, { fact: 'ogrsScore', value: [1] }, { all: 'x' }])
    expect(faults({ all: [agrees, part] })).toContain(false)
})

test('text that cannot be a value follows its test about', () => {
  const two = { fact: 'ogrsScore', operator: 'lessThan', value: 50 }
  const before = withRule({ all: [agrees, two, { any: [agrees] }] })
  const mistyped = { [`${root}/all/1/value`]: 'fifty', '/parameters/ogrsHigh/value': 'much' }
  const { steps } = movePart(before, root, `${root}/all/1`, { list: `${root}/all/2/any`, at: 0 })
  const after = applyEdit(before, steps)
  if (!after.ok) throw new Error('no edit')
  expect(rehomed(before, after.value, root, mistyped)).toEqual([
    { from: `${root}/all/1/value`, to: `${root}/all/1/any/0/value`, text: 'fifty' },
  ])
  const gone = applyEdit(before, [{ op: 'remove', path: `${root}/all/1` }])
  if (!gone.ok) throw new Error('no edit')
  expect(rehomed(before, gone.value, root, mistyped)).toEqual([
    { from: `${root}/all/1/value`, to: null, text: 'fifty' },
  ])
})
