import { expect, test } from 'vitest'
import { applyEdit, parsePolicy, type Example, type Policy, type Step } from '@iom-rules/core'
import { fittingExamples } from '../../playground/src/draft/unfit.ts'
import { asAt, smallPolicy } from './small-policy.ts'

const published = smallPolicy()

function edited(...steps: readonly Step[]): Policy {
  const made = applyEdit(published.document, steps)
  const parsed = made.ok ? parsePolicy(made.value) : made
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'))
  return parsed.value
}

const example = (title: string, facts: Example['facts'], decision: string): Example => {
  return { title, asAt, facts, expect: { [decision]: { possible: [] } } }
}
const ofCohort = example('Of the cohort', { score: 700 }, 'cohort')
const ofFlags = example('Of the flags', { agrees: true }, 'flags')
const added = example('Of a fact that was only here', { another: true }, 'cohort')

test('examples that name what is gone are found, and without them it is a policy', () => {
  const examples = [ofCohort, ofFlags]
  const draft = edited({ op: 'remove', path: '/decisions/flags' })
  const { fit, unfit } = fittingExamples({ published, draft }, examples, false)
  expect(fit).toEqual([ofCohort])
  expect(unfit.map(({ example: { title }, issues }) => [title, issues[0]?.code])).toEqual([
    ['Of the flags', 'unknown-decision'],
  ])
  expect(parsePolicy({ ...draft.document, examples }).ok).toBe(false)
  expect(parsePolicy({ ...draft.document, examples: fit }).ok).toBe(true)
})

test('where nothing is gone it is the same list, and an example added here is looked at too', () => {
  const raise: Step = { op: 'replace', path: '/parameters/threshold/value', value: 600 }
  const examples = [ofCohort, ofFlags]
  expect(fittingExamples({ published, draft: edited(raise) }, examples, false).fit).toBe(examples)
  const { unfit } = fittingExamples({ published, draft: published }, [...examples, added], true)
  expect(unfit.map((each) => each.example)).toEqual([added])
})
