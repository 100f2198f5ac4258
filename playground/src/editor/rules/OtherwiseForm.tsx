import { useEffect, useRef } from 'react'
import type { Decision, Otherwise } from '@iom-rules/core'
import { addressOf, go } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { Details } from '../../design/Details.tsx'
import { sameJson } from '../../policy-text/json.ts'
import { BasisFields } from '../vocabulary/basis/BasisFields.tsx'
import { settingSteps } from '../vocabulary/fields/set.ts'
import { TextField } from '../vocabulary/fields/TextField.tsx'
import { otherwisePath } from './edits/otherwise.ts'
import { Faults } from './Faults.tsx'
import { cardId, headingId, type RulesInHand } from './hands.ts'
import { Open } from './Open.tsx'
import { OutcomeField } from './OutcomeField.tsx'
import { ParamsFields } from './ParamsFields.tsx'

interface OtherwiseFormProps {
  readonly hands: RulesInHand
  readonly id: string
  readonly decision: Decision
}

/** What is given when no rule is met, open in its place. */
export function OtherwiseForm({ hands, id, decision }: OtherwiseFormProps) {
  const { editor, beside, say, focusLater } = hands
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [])
  const path = otherwisePath(id)
  const { title } = decision
  const remove = () => {
    editor.onEdit([{ op: 'remove', path }])
    go(addressOf('/policy', {}))
    say(`${title} no longer says what is given otherwise. Undo puts it back.`)
    focusLater(headingId(id))
  }
  const was = editor.published.decisions[id]?.otherwise
  const reset = (to: Otherwise) => {
    editor.onEdit(settingSteps(editor.document, path, to))
    say('It is as published again. Undo takes it back.')
    focusLater(cardId(id, 'otherwise'))
  }
  return (
    <Open beside={beside}>
      <h4
        className="govuk-heading-s open-form__title"
        id={cardId(id, 'otherwise')}
        tabIndex={-1}
        ref={heading}
      >
        Edit what is given otherwise in {title}
      </h4>
      <Faults editor={editor} path={path} />
      {was !== undefined && !sameJson(was, decision.otherwise) && (
        <p className="govuk-body-s">
          Changed in this draft.{' '}
          <Button variant="link" onClick={() => reset(was)}>
            Reset it to the published one
          </Button>
        </p>
      )}
      <OutcomeField editor={editor} decision={id} path={`${path}/outcome`} label="When no rule is met, it gives" />
      <TextField editor={editor} path={`${path}/note`} label="Note" isLong />
      <Details summary="What it rests on, and details given with it" plain>
        <BasisFields editor={editor} path={path} />
        <ParamsFields editor={editor} path={`${path}/params`} of={`otherwise in ${title}`} />
      </Details>
      <div className="govuk-button-group">
        <a className="govuk-button" href={`#${addressOf('/policy/otherwise', { decision: id })}`}>
          Done
        </a>
        <Button variant="secondary" onClick={remove}>
          Remove what is given otherwise
        </Button>
      </div>
    </Open>
  )
}
