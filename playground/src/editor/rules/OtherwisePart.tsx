import { useEffect, useRef } from 'react'
import type { Decision } from '@iom-rules/core'
import { go } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { earlyPart } from '../../parts/part.tsx'
import { sameJson } from '../../policy-text/json.ts'
import { BasisDetails } from '../../sources/BasisDetails.tsx'
import { OutcomeTag } from '../../words/AnswerTag.tsx'
import { ruleAddress } from '../whereabouts.ts'
import { addOtherwise } from './edits/otherwise.ts'
import { cardId, type RulesInHand } from './hands.ts'
import { StatusTag } from './StatusTag.tsx'
import { wordsFor } from './words.ts'

// Forms come a moment after the page, which is there without them.
const OtherwiseForm = earlyPart(
  { opening: 'Opening it…' },
  async () => (await import('./OtherwiseForm.tsx')).OtherwiseForm,
)

interface OtherwisePartProps {
  readonly hands: RulesInHand
  readonly id: string
  readonly decision: Decision
}

/** What a decision gives when no rule is met. */
export function OtherwisePart({ hands, id, decision }: OtherwisePartProps) {
  const { editor, asked, say } = hands
  const { otherwise, hitPolicy, title } = decision
  const card = useRef<HTMLDivElement>(null)
  const isAsked = asked.decision === id && asked.rule === 'otherwise'
  const isShut = isAsked && !asked.isEdited
  useEffect(() => {
    if (!isShut) return
    card.current?.focus({ preventScroll: true })
    card.current?.scrollIntoView({ block: 'center' })
  }, [isShut])
  if (hitPolicy === 'COLLECT' && otherwise === undefined) return null
  if (otherwise === undefined) {
    const add = () => {
      if (editor.onEdit(addOtherwise(editor.document, id)).length > 0) return
      go(ruleAddress(id, 'otherwise'))
      say('What is given otherwise is open.')
    }
    return (
      <p className="govuk-body">
        When no rule is met, the policy does not say.{' '}
        {Object.keys(decision.outcomes).length > 0 && (
          <Button variant="link" onClick={add}>
            Say what is given otherwise<span className="govuk-visually-hidden"> in {title}</span>
          </Button>
        )}
      </p>
    )
  }
  if (isAsked && asked.isEdited) return <OtherwiseForm hands={hands} id={id} decision={decision} />
  const was = editor.published.decisions[id]?.otherwise
  const status = was === undefined ? 'new' : sameJson(was, otherwise) ? 'same' : 'changed'
  const policy = wordsFor(editor)
  return (
    <div
      className={`rule rule--otherwise${isAsked ? ' rule--asked' : ''}`}
      id={cardId(id, 'otherwise')}
      tabIndex={-1}
      ref={card}
    >
      <div className="rule__head">
        <span className="rule__sentence">
          Otherwise <OutcomeTag policy={policy} decision={id} outcome={otherwise.outcome} />
        </span>
        {status !== 'same' && <StatusTag status={status} rule={otherwise} />}
        <span className="rule__tools">
          <a className="govuk-link rule__edit" href={`#${ruleAddress(id, 'otherwise')}`}>
            Edit<span className="govuk-visually-hidden"> what is given otherwise in {title}</span>
          </a>
        </span>
      </div>
      {otherwise.note !== undefined && <p className="govuk-body-s">{otherwise.note}</p>}
      <BasisDetails policy={policy} basis={otherwise} of={`otherwise in ${title}`} />
    </div>
  )
}
