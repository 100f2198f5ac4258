import { expect, test } from 'vitest'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import { applyEdit, type PolicyDocument, type Step } from '@iom-rules/core'
import { mistypedAfter } from '../../playground/src/draft/mistyped.ts'
import { namedPath, valueAt } from '../../playground/src/editor/place.ts'
import { renameRule } from '../../playground/src/editor/rules/edits/rename-rule.ts'
import { moveRule, removeRule, resetRule } from '../../playground/src/editor/rules/edits/rules.ts'

const { examples: _left, ...whole } = cheshire as unknown as PolicyDocument
const published: PolicyDocument = whole
const flex = '/decisions/cohort/rules/flex'
const typed = {
  [`${flex}/cite/0/line`]: 'x',
  [`${flex}/conditions/all/2/value`]: 'y',
  '/parameters/ogrsHigh/value': 'z',
}
const after = (steps: readonly Step[]) => mistypedAfter(published, typed, steps)

test('text that is no value yet goes with the place it was typed at, and goes where that is taken out', () => {
  expect(after(moveRule(published, 'cohort', 'flex', 0))).toBe(typed)
  expect(after(removeRule(published, 'cohort', 'flex'))).toEqual({ '/parameters/ogrsHigh/value': 'z' })
  expect(Object.keys(after(renameRule(published, { decision: 'cohort', rule: 'flex' }, 'other')))).toEqual([
    '/decisions/cohort/rules/other/cite/0/line',
    '/decisions/cohort/rules/other/conditions/all/2/value',
    '/parameters/ogrsHigh/value',
  ])
  const [, rule] = published.decisions?.['cohort']?.rules ?? []
  if (rule === undefined) throw new Error('no rule')
  const changed = applyEdit(published, [{ op: 'replace', path: `${flex}/title`, value: 'Other' }])
  if (!changed.ok) throw new Error('does not fit')
  expect(mistypedAfter(changed.value, typed, resetRule(changed.value, 'cohort', rule))).toEqual({
    '/parameters/ogrsHigh/value': 'z',
  })
})

test('two of them in one list go each with its own thing', () => {
  const list = `${flex}/conditions/all`
  const two = { [`${list}/0/value`]: 'first', [`${list}/1/value`]: 'second' }
  const swapped = mistypedAfter(published, two, [{ op: 'move', from: `${list}/0`, path: `${list}/1` }])
  expect(swapped).toEqual({ [`${list}/0/value`]: 'second', [`${list}/1/value`]: 'first' })
})

test('beside it in a list, it stays with its own thing whatever comes, goes or moves', () => {
  const list = `${flex}/conditions/all`
  const thing = valueAt(published, `${list}/2`)
  const steps: readonly Step[] = [
    { op: 'remove', path: `${list}/0` },
    { op: 'add', path: `${list}/0`, value: { condition: 'member' } },
    { op: 'add', path: `${list}/-`, value: { condition: 'member' } },
    { op: 'move', from: `${list}/2`, path: `${list}/0` },
    { op: 'move', from: `${list}/0`, path: `${list}/2` },
    { op: 'copy', from: `${list}/1`, path: `${list}/1` },
    { op: 'remove', path: `${flex}/title` },
  ]
  for (const step of steps) {
    const edited = applyEdit(published, [step])
    if (!edited.ok) throw new Error(JSON.stringify(edited.issues))
    const [place] = Object.entries(after([step])).find(([, text]) => text === 'y') ?? ['']
    expect(valueAt(edited.value, place.replace(/\/value$/, '')), JSON.stringify(step)).toEqual(thing)
    expect(namedPath(edited.value, place)).toBe(place)
  }
})
