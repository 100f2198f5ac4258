import { useEffect, useRef } from 'react'
import type { Decision, HitPolicy, Policy } from '@iom-rules/core'
import { useQuery } from '../../address/address.ts'
import { BasisDetails } from '../../sources/BasisDetails.tsx'
import { OutcomeTag } from '../../words/AnswerTag.tsx'
import { SectionHeading } from '../SectionHeading.tsx'
import { RuleCard } from './RuleCard.tsx'

const howRulesAct: { readonly [policy in HitPolicy]: string } = {
  FIRST: 'In order of precedence: the first rule whose conditions are met gives the outcome.',
  UNIQUE: 'At most one of these rules may be met: two at once is a fault in the policy.',
  COLLECT: 'Every rule whose conditions are met gives its outcome.',
}

/** Every decision's rules as sentences. */
export function Rules({ policy, rule }: { policy: Policy; rule?: string }) {
  return (
    <section aria-labelledby="section-rules" className="rules">
      <SectionHeading section="rules">Rules</SectionHeading>
      {Object.entries(policy.decisions).map(([id, decision]) => (
        <DecisionRules key={id} policy={policy} id={id} decision={decision} asked={rule} />
      ))}
    </section>
  )
}

interface DecisionRulesProps {
  readonly policy: Policy
  readonly id: string
  readonly decision: Decision
  readonly asked: string | undefined
}

function DecisionRules({ policy, id, decision, asked }: DecisionRulesProps) {
  const { title, question, hitPolicy, rules, otherwise, note } = decision
  const heading = useRef<HTMLHeadingElement>(null)
  const query = useQuery()
  useEffect(() => {
    if (query.get('decision') !== id) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView()
  }, [query, id])
  return (
    <section aria-labelledby={`decision-${id}`} className="decision">
      <h3 className="govuk-heading-m" id={`decision-${id}`} tabIndex={-1} ref={heading}>
        {title}
      </h3>
      {question !== undefined && <p className="govuk-body">{question}</p>}
      <p className="govuk-hint">{howRulesAct[hitPolicy]}</p>
      {note !== undefined && <p className="govuk-body-s">{note}</p>}
      <ol className="rule-list">
        {rules.map((rule) => (
          <RuleCard key={rule.name} policy={policy} decision={id} rule={rule} isAsked={rule.name === asked} />
        ))}
      </ol>
      {otherwise !== undefined && (
        <div className="rule rule--otherwise">
          <p className="rule__sentence">
            Otherwise <OutcomeTag policy={policy} decision={id} outcome={otherwise.outcome} />
          </p>
          {otherwise.note !== undefined && <p className="govuk-body-s">{otherwise.note}</p>}
          <BasisDetails policy={policy} basis={otherwise} of={`otherwise in ${title}`} />
        </div>
      )}
      {otherwise === undefined && hitPolicy !== 'COLLECT' && (
        <p className="govuk-body">When no rule is met, the policy does not say.</p>
      )}
    </section>
  )
}
