import type { Policy } from '@iom-rules/core'
import type { DecisionComparison, Move } from '@iom-rules/core/analysis'
import { listInWords, outcomeInWords } from '../../words/answers.ts'

interface Sides {
  readonly published: Policy
  readonly draft: Policy
}

/** From which outcome to which: `From FLEX to FIXED`, `“Failing” applies now`. */
export function moveTitle({ published, draft }: Sides, decision: string, { from, to }: Move): string {
  const was = from === null ? null : outcomeInWords(published, decision, from)
  const now = to === null ? null : outcomeInWords(draft, decision, to)
  if (was === null) return now === null ? 'Other details' : `“${now}” applies now`
  if (now === null) return `“${was}” no longer applies`
  return was === now ? `Still ${now}, with other details` : `From ${was} to ${now}`
}

/**
 * An answer of somebody in the caseload, as `compare` writes it: `FLEX?` is `FLEX, provisional`. Several outcomes at
 * once, `A, B?`, are `“A” and possibly “B”`.
 */
export function shortAnswer(policy: Policy, decision: string, answer: string): string {
  const declared = policy.decisions[decision]
  if (declared === undefined) return 'Not decided'
  if (answer === 'UNDETERMINED') return 'Undetermined'
  if (answer === 'NONE OF THEM') return 'None of them'
  const outcomes = answer.split(', ')
  if (outcomes.length > 1) return severalInWords(policy, decision, outcomes)
  if (!answer.endsWith('?')) return outcomeInWords(policy, decision, answer)
  const sureness = declared.hitPolicy === 'COLLECT' ? 'possible' : 'provisional'
  return `${outcomeInWords(policy, decision, answer.slice(0, -1))}, ${sureness}`
}

function severalInWords(policy: Policy, decision: string, outcomes: readonly string[]): string {
  // What is certain stands first.
  const firstPossible = outcomes.findIndex((outcome) => outcome.endsWith('?'))
  return listInWords(
    outcomes.map((outcome, at) => {
      const title = `“${outcomeInWords(policy, decision, outcome.replace(/\?$/, ''))}”`
      return at === firstPossible ? `possibly ${title}` : title
    }),
  )
}

/** Is it proved that nobody at all gets another answer? */
export function isProvedSame({ status, whileUnknown }: DecisionComparison): boolean {
  return status === 'same' && !whileUnknown
}

/** Characters after which a sentence is no easier than the list of the same people. */
const easy = 400

/** The sentences to show: one that is too long says what the list of people after it says as well. */
export function sentencesOf({ sentences, moves }: DecisionComparison): readonly string[] {
  return moves.length === 0 ? sentences : sentences.filter(({ length }) => length <= easy)
}
