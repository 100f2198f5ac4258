import { useEffect, useRef, type ReactNode } from 'react'
import { narrate, type Assessment, type DecisionResult, type Policy } from '@iom-rules/core'
import { Details } from '../../design/Details.tsx'
import { listInWords, outcomeInWords } from '../../words/answers.ts'
import { factTitle } from '../../words/facts.ts'
import { Result } from './Result.tsx'
import { RuleReasons } from './RuleReasons.tsx'

interface DecisionReasonsProps {
  readonly policy: Policy
  readonly assessment: Assessment
  readonly decision: string
  readonly result: DecisionResult
  /** What would give another answer. */
  readonly others: ReactNode
  readonly isAsked: boolean
  /** The address at which the person’s facts are changed; left out for somebody who is only an example. */
  readonly edit?: string
}

/** One decision explained: in words, by its rules, and what is missing. */
export function DecisionReasons({
  policy,
  assessment,
  decision,
  result,
  others,
  isAsked,
  edit,
}: DecisionReasonsProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isAsked) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView()
  }, [isAsked])
  const title = policy.decisions[decision]?.title ?? decision
  const { because, missing, possible } = result
  return (
    <section className="reasons" aria-labelledby={`why-${decision}`}>
      <h2 className="govuk-heading-m" id={`why-${decision}`} tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <Result brief policy={policy} decision={decision} result={result} />
      {narrate(policy, assessment, decision)
        .split('\n')
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph, at) => (
          <p key={at} className="govuk-body narration">
            {paragraph}
          </p>
        ))}
      {missing.length > 0 && (
        <div className="missing">
          <h3 className="govuk-heading-s">What is missing</h3>
          <ul className="govuk-list govuk-list--bullet">
            {missing.map((fact) => (
              <li key={fact}>
                {edit === undefined ? (
                  factTitle(policy, fact)
                ) : (
                  <a className="govuk-link" href={`${edit}?fact=${fact}`}>
                    {factTitle(policy, fact)}
                  </a>
                )}
              </li>
            ))}
          </ul>
          <p className="govuk-body-s">
            Until then it could be{' '}
            {listInWords(
              possible.map((one) => outcomeInWords(policy, decision, one)),
              'or',
            )}
            .{' '}
            {edit !== undefined && (
              <a className="govuk-link no-print" href={`${edit}?ask=${decision}`}>
                Answer only what matters
              </a>
            )}
          </p>
        </div>
      )}
      {result.hitPolicy !== 'COLLECT' && others}
      <Details
        plain
        summary={`Every rule, test by test: ${title}`}
        open={isAsked || result.hitPolicy !== 'COLLECT'}
      >
        <ol className="rule-list">
          {because.map((trace) => (
            <RuleReasons key={trace.rule} policy={policy} decision={decision} result={result} trace={trace} />
          ))}
        </ol>
      </Details>
    </section>
  )
}
