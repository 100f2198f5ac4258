// The bulk evaluator on every case, a caseload for each policy and day.
import type { Decided } from '@iom-rules/core'
import { openCaseload } from '@iom-rules/core/caseload'
import { expect, test } from 'vitest'
import type { PortableAnswer } from './case.ts'
import { casesOf, together } from './committed.ts'

/** What `decide` says of an answer: no reasons, and nothing of what is missing. */
function inShort(answer: PortableAnswer | Decided | undefined): string {
  if (answer === undefined) return 'nothing'
  if ('outcomes' in answer) return JSON.stringify([answer.outcomes, answer.possible])
  const { outcome, certainty, possible, rule } = answer as PortableAnswer
  return JSON.stringify([outcome, certainty, possible, rule])
}

test('openCaseload answers every case', { timeout: 120_000 }, () => {
  const wrong = together(casesOf('assessment')).flatMap(({ policy, asAt, cases }) => {
    const caseload = openCaseload(
      policy,
      cases.map(({ nominal }) => nominal),
      { asAt },
    )
    return cases.flatMap(({ id, decisions, assessment }, row) =>
      decisions.flatMap((decision) => {
        const found = caseload.answersOf(decision)[caseload.placesOf(decision)[row] as number]
        const wanted = assessment.decisions[decision]
        return inShort(found) === inShort(wanted) ? [] : [`${id}: ${inShort(found)}, not ${inShort(wanted)}`]
      }),
    )
  })
  expect(wrong.slice(0, 3)).toEqual([])
})
