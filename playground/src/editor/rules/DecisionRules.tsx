import { useEffect, useRef } from 'react'
import { go } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { earlyPart } from '../../parts/part.tsx'
import { decisionAddress, ruleAddress } from '../whereabouts.ts'
import type { DraftedDecision } from './decision.ts'
import { addRule, newRule } from './edits/rules.ts'
import { headingId, type RulesInHand } from './hands.ts'
import { howRulesAct } from './hit-policy.ts'
import { MendInJson } from './MendInJson.tsx'
import { OtherwisePart } from './OtherwisePart.tsx'
import { RemovedRules } from './RemovedRules.tsx'
import { RuleList } from './RuleList.tsx'

// Forms come a moment after the page, which is there without them.
const DecisionForm = earlyPart(
  { opening: 'Opening the decision…' },
  async () => (await import('./DecisionForm.tsx')).DecisionForm,
)

interface DecisionRulesProps {
  readonly hands: RulesInHand
  readonly drafted: DraftedDecision
}

/** A decision: what it asks, how its rules act together, its rules, and what it gives when none is met. */
export function DecisionRules({ hands, drafted: { id, decision, unreadable } }: DecisionRulesProps) {
  const { editor, asked, say } = hands
  const { title, question, hitPolicy, rules, note } = decision
  const isOpen = asked.isDecisionEdited && asked.decision === id
  const isAsked = asked.decision === id && asked.rule === null && !isOpen
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isAsked) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView()
  }, [isAsked])
  const add = () => {
    const rule = newRule(editor.document, id)
    const { length } = editor.document.decisions?.[id]?.rules ?? rules
    if (editor.onEdit(addRule(editor.document, id, rule, length)).length > 0) return
    go(ruleAddress(id, rule.name))
    say('The new rule is open. It has no conditions yet.')
  }
  return (
    <section aria-labelledby={headingId(id)} className="decision">
      <h3 className="govuk-heading-m decision__title" id={headingId(id)} tabIndex={-1} ref={heading}>
        {title}
      </h3>
      {question !== undefined && <p className="govuk-body decision__question">{question}</p>}
      <p className="decision__links">
        <a className="govuk-link" href={`#${decisionAddress(id)}`}>
          Edit the decision<span className="govuk-visually-hidden"> {title}</span>
        </a>
        <a className="govuk-link" href={`#/policy/part/table/${id}`}>
          <span className="govuk-visually-hidden">{title} </span>As a table
        </a>
      </p>
      {isOpen ? (
        <DecisionForm hands={hands} id={id} decision={decision} />
      ) : (
        <>
          <p className="govuk-hint">{howRulesAct[hitPolicy]}</p>
          {note !== undefined && <p className="govuk-body-s">{note}</p>}
        </>
      )}
      {rules.length === 0 && (
        <p className="govuk-body">
          {title} has no rules yet. {Object.keys(decision.outcomes).length === 0 && 'Give it its outcomes first: edit the decision.'}
        </p>
      )}
      <RuleList hands={hands} decision={id} rules={rules} />
      {unreadable > 0 && <MendInJson what="A rule" />}
      <OtherwisePart hands={hands} id={id} decision={decision} />
      <RemovedRules hands={hands} id={id} rules={rules} />
      <Button variant="secondary" small onClick={add}>
        Add a rule<span className="govuk-visually-hidden"> to {title}</span>
      </Button>
    </section>
  )
}
