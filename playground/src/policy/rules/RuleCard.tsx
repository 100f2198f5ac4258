import { useEffect, useRef } from 'react'
import { phraseRule, type Policy, type Rule } from '@iom-rules/core'
import { Tag } from '../../design/Tag.tsx'
import { BasisDetails } from '../../sources/BasisDetails.tsx'
import { BasisTag } from '../../sources/BasisTag.tsx'
import { OutcomeTag } from '../../words/AnswerTag.tsx'

interface RuleCardProps {
  readonly policy: Policy
  readonly decision: string
  readonly rule: Rule
  /** Does the address ask for this rule? */
  readonly isAsked: boolean
}

/** One rule as a plain sentence, with what it rests on. */
export function RuleCard({ policy, decision, rule, isAsked }: RuleCardProps) {
  const card = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (!isAsked) return
    card.current?.focus({ preventScroll: true })
    card.current?.scrollIntoView({ block: 'center' })
  }, [isAsked])
  const { name, title, event, fallback = false, note, cite } = rule
  return (
    <li className={`rule${isAsked ? ' rule--asked' : ''}`} id={`rule-${decision}-${name}`} tabIndex={-1} ref={card}>
      <div className="rule__head">
        <OutcomeTag policy={policy} decision={decision} outcome={event.type} />
        {title !== undefined && <strong>{title}</strong>}
        {fallback && <Tag colour="grey">Fallback: the source is silent</Tag>}
        <BasisTag basis={cite === undefined ? 'assumption' : 'published'} />
      </div>
      <p className="rule__sentence">{phraseRule(policy, decision, rule)}</p>
      {note !== undefined && <p className="govuk-body-s">{note}</p>}
      <BasisDetails policy={policy} basis={rule} of={title ?? name} />
    </li>
  )
}
