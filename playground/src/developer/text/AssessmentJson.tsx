import { useMemo } from 'react'
import { assessedUnder } from '../../nominals/useAssessment.ts'
import { plainText } from '../../policy-text/write.ts'
import { Code } from '../code/Code.tsx'
import type { Asked } from '../snippet/snippet.ts'

/** What the draft answers for somebody; or that their facts do not fit it. */
export function AssessmentJson({ asked }: { asked: Asked }) {
  const { policy, nominal, asAt } = asked
  const found = useMemo(() => assessedUnder(policy, policy, nominal, { asAt }), [policy, nominal, asAt])
  if (typeof found === 'string') return <p className="govuk-inset-text">{found}</p>
  return (
    <Code
      what="the assessment"
      text={plainText(found.after)}
      file={`${nominal.ref}-assessment.json`}
      type="application/json"
      primary
    />
  )
}
