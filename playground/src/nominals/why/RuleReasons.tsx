import type { DecisionResult, Policy, RuleTrace } from '@iom-rules/core'
import { Tag } from '../../design/Tag.tsx'
import { BasisDetails } from '../../sources/BasisDetails.tsx'
import { OutcomeTag } from '../../words/AnswerTag.tsx'
import { TraceList } from './TraceList.tsx'
import { TruthMark } from './TruthMark.tsx'

interface RuleReasonsProps {
  readonly policy: Policy
  readonly decision: string
  readonly result: DecisionResult
  readonly trace: RuleTrace
}

/** One rule as this person's facts decide it. */
export function RuleReasons({ policy, decision, result, trace }: RuleReasonsProps) {
  const { rule, outcome, fallback, truth, exactly, conditions, cite, assumption } = trace
  const isDeciding = result.hitPolicy !== 'COLLECT' && result.rule === rule
  const title = policy.decisions[decision]?.rules.find(({ name }) => name === rule)?.title ?? rule
  return (
    <li className={`rule${isDeciding ? ' rule--deciding' : ''}`}>
      <div className="rule__head">
        <TruthMark truth={truth} />
        <OutcomeTag policy={policy} decision={decision} outcome={outcome} />
        <strong>{title}</strong>
        {fallback && <Tag>Fallback: the source is silent</Tag>}
        {isDeciding && <Tag colour="blue">This rule decides</Tag>}
      </div>
      {exactly !== undefined && (
        <p className="govuk-body-s">
          Taken one by one, the tests cannot tell; taken together they can: the rule is{' '}
          {exactly === 'met' ? 'met' : 'not met'} whatever the unknown facts are.
        </p>
      )}
      <ul className="trace">
        <TraceList policy={policy} trace={conditions} />
      </ul>
      <BasisDetails
        policy={policy}
        basis={{
          ...(cite === undefined ? {} : { cite }),
          ...(assumption === undefined ? {} : { assumption }),
        }}
        of={title}
        open={isDeciding}
      />
    </li>
  )
}
