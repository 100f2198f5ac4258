import { useDeferredValue, useMemo } from 'react'
import { Button } from '../../design/Button.tsx'
import { Checkboxes } from '../../design/Choices.tsx'
import { Details } from '../../design/Details.tsx'
import { OutcomeTag } from '../../words/AnswerTag.tsx'
import { outcomeInWords } from '../../words/answers.ts'
import { valueAt } from '../place.ts'
import { withChosen } from '../with-chosen.ts'
import { TextField } from '../vocabulary/fields/TextField.tsx'
import { settingSteps } from '../vocabulary/fields/set.ts'
import { fieldId } from '../vocabulary/fields/useField.ts'
import { holdsOutcome, outcomePath, removeOutcome } from './edits/outcomes.ts'
import { renameOutcome } from './edits/rename-outcome.ts'
import { HeldBy } from './HeldBy.tsx'
import type { RulesInHand } from './hands.ts'
import { IdField } from './IdField.tsx'
import { wordsFor } from './words.ts'

interface OutcomeEntryProps {
  readonly hands: RulesInHand
  readonly decision: string
  readonly outcome: string
  readonly others: readonly string[]
  readonly isOpened: boolean
  /** Called with what it is called now, so that it stays open. */
  readonly onRenamed: (outcome: string) => void
}

/** One outcome: its words, what it may stand provisionally against, its id, and the way to take it out. */
export function OutcomeEntry(props: OutcomeEntryProps) {
  const { hands, decision, outcome, others, isOpened, onRenamed } = props
  const { editor, say, focusLater } = hands
  const { document, onEdit } = editor
  const name = { decision, outcome }
  const path = outcomePath(decision, outcome)
  const policy = wordsFor(editor)
  const title = outcomeInWords(policy, decision, outcome)
  const against = valueAt(document, `${path}/mayBeProvisional`)
  const provisional: readonly string[] = Array.isArray(against) ? against : []
  const remove = () => {
    onEdit(removeOutcome(document, name))
    say(`The outcome “${title}” is taken out. Undo puts it back.`)
    focusLater(fieldId(`${outcomePath(decision, '')}new`))
  }
  const rename = (to: string) => {
    if (onEdit(renameOutcome(document, name, to)).length > 0) return
    onRenamed(to)
    say(`The id is now ${to}, wherever the policy speaks of it.`)
    focusLater(fieldId(`${outcomePath(decision, to)}/id`))
  }
  // The whole document is looked through: not while somebody types.
  const settled = useDeferredValue(document)
  const holds = useMemo(() => holdsOutcome(settled, { decision, outcome }), [settled, decision, outcome])
  return (
    <Details
      plain
      open={isOpened}
      summary={
        <>
          <OutcomeTag policy={policy} decision={decision} outcome={outcome} />
          <span className="govuk-visually-hidden"> outcome</span>
        </>
      }
    >
      <TextField editor={editor} path={`${path}/title`} label="Title" width={20} />
      <TextField editor={editor} path={`${path}/meaning`} label="What it means" isLong />
      {others.length > 0 && (
        <Checkboxes
          id={fieldId(`${path}/mayBeProvisional`)}
          legend={`${title} may stand provisionally while this is still possible`}
          hint="With a fact not known, the answer is given for now, and marked provisional."
          small
          choices={withChosen(
            others.map((other) => ({ value: other, text: outcomeInWords(policy, decision, other) })),
            provisional,
          )}
          values={provisional}
          onChange={(chosen) =>
            onEdit(
              settingSteps(document, `${path}/mayBeProvisional`, chosen.length === 0 ? undefined : chosen),
            )
          }
        />
      )}
      <IdField
        id={fieldId(`${path}/id`)}
        label="Id of the outcome"
        hint="Rules, conditions, the process and other readings follow. Examples that name it do not: the checks will say so."
        value={outcome}
        taken={[...others, 'SILENT', 'CONFLICT']}
        onRename={rename}
      />
      <HeldBy document={document} places={holds} what="outcome" />
      {holds.length === 0 && (
        <Button small variant="secondary" onClick={remove}>
          Remove this outcome<span className="govuk-visually-hidden">: {title}</span>
        </Button>
      )}
    </Details>
  )
}
