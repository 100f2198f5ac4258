import { useEffect, useRef, type ReactNode } from 'react'
import type { Rule } from '@iom-rules/core'
import { Tag } from '../../design/Tag.tsx'
import { BasisDetails } from '../../sources/BasisDetails.tsx'
import { OutcomeTag } from '../../words/AnswerTag.tsx'
import { faultsWithin } from '../faults.ts'
import { ruleAddress } from '../whereabouts.ts'
import { rulePath } from './edits/rules.ts'
import { cardId, type RulesInHand } from './hands.ts'
import { RuleSentence } from './RuleSentence.tsx'
import { draftedStatus } from './status.ts'
import { StatusTag } from './StatusTag.tsx'
import { wordsFor } from './words.ts'

interface RuleCardProps {
  readonly hands: RulesInHand
  readonly decision: string
  readonly rule: Rule
  /** The handle by which it is dragged. */
  readonly handle: ReactNode
}

/** One rule as a plain sentence, with what it rests on and the way to edit it. */
export function RuleCard({ hands, decision, rule, handle }: RuleCardProps) {
  const { editor, asked } = hands
  const card = useRef<HTMLDivElement>(null)
  const isAsked = asked.decision === decision && asked.rule === rule.name
  useEffect(() => {
    if (!isAsked) return
    card.current?.focus({ preventScroll: true })
    card.current?.scrollIntoView({ block: 'center' })
  }, [isAsked])
  const { name, title, event, fallback = false, note } = rule
  const policy = wordsFor(editor)
  const path = rulePath(decision, name)
  const isFaulty =
    faultsWithin(editor.document, editor.issues, path).length > 0 ||
    Object.keys(editor.mistyped).some((place) => place.startsWith(`${path}/`))
  return (
    <div
      className={`rule${isAsked ? ' rule--asked' : ''}${isFaulty ? ' rule--faulty' : ''}`}
      id={cardId(decision, name)}
      tabIndex={-1}
      ref={card}
    >
      <div className="rule__head">
        <OutcomeTag policy={policy} decision={decision} outcome={event.type} />
        {title !== undefined && <strong className="rule__title">{title}</strong>}
        {fallback && <Tag colour="grey">Fallback: the source is silent</Tag>}
        <StatusTag status={draftedStatus(editor, decision, rule)} rule={rule} />
        {isFaulty && <Tag colour="red">Not finished</Tag>}
        <span className="rule__tools">
          <a
            className="govuk-link rule__edit"
            id={`${cardId(decision, name)}-edit`}
            href={`#${ruleAddress(decision, name)}`}
          >
            Edit<span className="govuk-visually-hidden"> the rule: {title ?? name}</span>
          </a>
          {handle}
        </span>
      </div>
      <RuleSentence editor={editor} decision={decision} rule={rule} />
      {note !== undefined && <p className="govuk-body-s">{note}</p>}
      <BasisDetails policy={policy} basis={rule} of={title ?? name} />
    </div>
  )
}
