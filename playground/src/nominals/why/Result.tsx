import type { DecisionResult, Policy } from '@iom-rules/core'
import { AnswerTag } from '../../words/AnswerTag.tsx'
import { certaintyWords, listInWords, outcomeInWords } from '../../words/answers.ts'
import { factTitle } from '../../words/facts.ts'

interface ResultProps {
  readonly policy: Policy
  readonly decision: string
  readonly result: DecisionResult
  /** Only the outcome and how sure it is, where the rest stands beside it. */
  readonly brief?: boolean
}

/** An answer in short: the outcome, how sure it is, what it could still be and on what that hangs. */
export function Result({ policy, decision, result, brief = false }: ResultProps) {
  const { possible, missing } = result
  const isOpen = result.hitPolicy === 'COLLECT' ? possible.length > 0 : possible.length > 1
  const certainty = result.hitPolicy === 'COLLECT' ? undefined : result.certainty
  return (
    <>
      <p className="result-line">
        <AnswerTag policy={policy} decision={decision} answer={result} />
        {certainty === 'settled' && <span className="answer__certainty"> settled</span>}
      </p>
      {!brief && certainty !== undefined && certainty !== 'settled' && (
        <p className="result-note">{certaintyWords[certainty].meaning}</p>
      )}
      {!brief && isOpen && (
        <p className="result-note">
          Could still be{' '}
          {listInWords(
            possible.map((one) => outcomeInWords(policy, decision, one)),
            'or',
          )}
          . Not known and needed: {missing.map((fact) => factTitle(policy, fact)).join('; ')}.
        </p>
      )}
    </>
  )
}
