import type { Policy } from '@iom-rules/core'
import type { Answer } from '../caseload/answers.ts'
import { isSingle } from '../caseload/answers.ts'
import { Tag, type TagColour } from '../design/Tag.tsx'
import { answerInWords, certaintyWords, outcomeInWords } from './answers.ts'

const colours: { readonly [outcome: string]: TagColour } = {
  RED: 'red',
  AMBER_ALERT: 'orange',
  AMBER: 'yellow',
  GREEN: 'green',
  BLUE: 'blue',
  BLACK: 'black',
  FIXED: 'purple',
  FLEX: 'teal',
  FREE: 'magenta',
}

interface AnswerTagProps {
  readonly policy: Policy
  readonly decision: string
  readonly answer: Answer | undefined
}

/** An answer as a word with its colour, and its certainty beside it where it is not settled. */
export function AnswerTag({ policy, decision, answer }: AnswerTagProps) {
  if (answer === undefined) return <>–</>
  if (!isSingle(answer)) {
    return answer.outcomes.length === 0 ? (
      <>None</>
    ) : (
      <>{answer.outcomes.map((outcome) => outcomeInWords(policy, decision, outcome)).join(', ')}</>
    )
  }
  if (answer.outcome === null) return <Tag colour="plain">{certaintyWords[answer.certainty].word}</Tag>
  const { outcome, certainty } = answer
  return (
    <span className="answer">
      <OutcomeTag policy={policy} decision={decision} outcome={outcome} />
      {certainty !== 'settled' && <span className="answer__certainty"> {certainty}</span>}
    </span>
  )
}

/** An outcome as a word with its colour. */
export function OutcomeTag({
  policy,
  decision,
  outcome,
}: {
  policy: Policy
  decision: string
  outcome: string
}) {
  return <Tag colour={colours[outcome] ?? 'grey'}>{outcomeInWords(policy, decision, outcome)}</Tag>
}

/** The same in plain words, for sentences and for what is announced. */
export function answerText(policy: Policy, decision: string, answer: Answer): string {
  if (isSingle(answer)) return answerInWords(policy, decision, answer)
  if (answer.outcomes.length === 0) return 'None'
  return answer.outcomes.map((outcome) => outcomeInWords(policy, decision, outcome)).join(', ')
}
