import type { Facts, Nominal, Policy } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { SummaryList } from '../../design/SummaryList.tsx'
import { useWork } from '../../work/WorkProvider.tsx'
import { OutcomeTag } from '../../words/AnswerTag.tsx'

interface OtherAnswersProps {
  readonly policy: Policy
  readonly nominal: Nominal
  readonly asAt: string
  readonly assume: Facts
  readonly decision: string
}

/** What would give this person another answer of one decision: for each outcome the nearest way, or why there is none. */
export function OtherAnswers({ policy, nominal, asAt, assume, decision }: OtherAnswersProps) {
  // Every decision of the page asks for the same, which is worked out once.
  const work = useWork('otherAnswers', { policy, nominal, asAt, assume })
  const others = work.state === 'done' ? (work.value[decision] ?? []) : []
  if (work.state === 'done' && others.length === 0) return null
  return (
    <div className="others">
      <h3 className="govuk-heading-s">What would give another answer</h3>
      <p className="govuk-body-s">
        The smallest changes that would make another answer certain. What has already happened stays as it is.
        Rules propose; people decide.
      </p>
      {work.state === 'working' && <p className="govuk-body-s">Working it out…</p>}
      {work.state === 'failed' && <p className="govuk-body-s">It could not be worked out: {work.message}</p>}
      {work.state === 'cancelled' && (
        <Button variant="secondary" small onClick={work.again}>
          Work it out
        </Button>
      )}
      {others.length > 0 && (
        <SummaryList
          compact
          rows={others.map(({ outcome, sentences }) => ({
            key: outcome,
            title: <OutcomeTag policy={policy} decision={decision} outcome={outcome} />,
            value: sentences.map((sentence) => (
              <p key={sentence} className="govuk-body others__way">
                {sentence}
              </p>
            )),
          }))}
        />
      )}
    </div>
  )
}
