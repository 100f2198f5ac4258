import { narrate, type Policy } from '@iom-rules/core'
import type { Standing } from '@iom-rules/core/journey'
import { Details } from '../../design/Details.tsx'
import { RuleReasons } from '../../nominals/why/RuleReasons.tsx'
import { decisionTitle, told } from '../words/decisions.ts'
import { inProse } from '../words/prose.ts'

/** Why each decision answers what it does at a step: in words, and the rule that decides. */
export function WhyNow({ policy, standing }: { policy: Policy; standing: Standing }) {
  return told.map(({ decision }) => {
    const result = standing.assessment.decisions[decision]
    if (result === undefined || result.hitPolicy === 'COLLECT') return null
    const title = decisionTitle(policy, decision)
    const deciding = result.because.find(({ rule }) => rule === result.rule)
    return (
      <Details key={decision} summary={`Why: ${title}`}>
        <Paragraphs lines={narrate(policy, standing.assessment, decision).split('\n')} />
        {deciding !== undefined && (
          <ul className="rule-list">
            <RuleReasons policy={policy} decision={decision} result={result} trace={deciding} />
          </ul>
        )}
      </Details>
    )
  })
}

/** Sentences, each a paragraph. */
export function Paragraphs({ lines }: { lines: readonly string[] }) {
  return lines
    .filter((line) => line.trim() !== '')
    .map((line, at) => (
      <p key={at} className="govuk-body narration">
        {inProse(line)}
      </p>
    ))
}
