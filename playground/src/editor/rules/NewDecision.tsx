import { useState } from 'react'
import { go } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { Input } from '../../design/Input.tsx'
import { decisionAddress } from '../whereabouts.ts'
import { addDecision, newDecisionId } from './edits/decisions.ts'
import type { RulesInHand } from './hands.ts'

/** One more question that the policy answers. */
export function NewDecision({ hands }: { hands: RulesInHand }) {
  const { editor, say } = hands
  const [title, setTitle] = useState('')
  const [isAsked, setAsked] = useState(false)
  const add = () => {
    setAsked(title.trim() === '')
    if (title.trim() === '') return
    const id = newDecisionId(editor.document, title)
    if (editor.onEdit(addDecision(editor.document, id, title.trim())).length > 0) return
    setTitle('')
    go(decisionAddress(id))
    say('The new decision is open. Give it its outcomes next.')
  }
  return (
    <div className="new-decision">
      <Input
        id="new-decision"
        label="Add a decision"
        labelSize="s"
        hint="Its title, such as “Cohort”. It begins without outcomes and rules, and changes nothing yet."
        width={20}
        maxLength={400}
        error={isAsked && title.trim() === '' ? 'Enter the title of the decision' : undefined}
        value={title}
        onChange={setTitle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add()
        }}
        beside={
          <Button small variant="secondary" className="id-field__button" onClick={add}>
            Add this decision
          </Button>
        }
      />
    </div>
  )
}
