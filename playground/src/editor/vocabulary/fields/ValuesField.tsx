import { useState } from 'react'
import { Button } from '../../../design/Button.tsx'
import { describedBy, FieldNotes } from '../../../design/FormGroup.tsx'
import { Input } from '../../../design/Input.tsx'
import type { EditorProps } from '../../edit.ts'
import { faultAt } from '../../faults.ts'
import { pathTo, valueAt } from '../../place.ts'
import { useEditSession } from '../../useEditSession.ts'
import { useFocusLater } from '../../useFocusLater.ts'
import type { Whereabouts } from '../../whereabouts.ts'
import { StillUsed } from '../list/StillUsed.tsx'
import { leftWithout } from '../mentions/left.ts'
import { choiceInWords } from '../../../words/facts.ts'
import { fieldId } from './useField.ts'
import { addValue, labelSteps, moveValue, removeValue, valuesAt, type ValuesPlace } from './values.ts'

interface ValuesFieldProps {
  readonly editor: EditorProps
  readonly place: ValuesPlace
  readonly legend: string
  readonly hint?: string
  /** What a value is called that has no words of its own. */
  readonly wordsFor?: (value: string) => string
}

/** The values something may have, with words for each: to add to, to take from and to order. */
export function ValuesField({ editor, place, legend, hint, wordsFor = choiceInWords }: ValuesFieldProps) {
  const { document, issues, onEdit } = editor
  const called = (value: string) => {
    const label =
      place.labels === undefined ? undefined : valueAt(document, `${place.labels}${pathTo(value)}`)
    return typeof label === 'string' ? label : wordsFor(value)
  }
  const id = fieldId(place.values)
  const focusLater = useFocusLater()
  const [said, setSaid] = useState('')
  const [kept, setKept] = useState<{ readonly value: string; readonly uses: readonly Whereabouts[] } | null>(
    null,
  )
  const values = valuesAt(document, place.values)
  const fault = faultAt(document, issues, place.values)
  const move = (from: number, to: number) => {
    onEdit(moveValue(place, from, to))
    // The button of the same value, unless it has come to the end.
    const way = to < from ? 'up' : 'down'
    const isAtEnd = to === 0 || to === values.length - 1
    focusLater(`${id}-${to}-${isAtEnd ? (way === 'up' ? 'down' : 'up') : way}`)
  }
  const remove = (value: string, at: number) => {
    const steps = removeValue(document, place, at)
    const uses = leftWithout(document, steps)
    setKept(uses.length === 0 ? null : { value, uses })
    if (uses.length > 0) return
    onEdit(steps)
    setSaid(`“${called(value)}” was removed. Undo brings it back.`)
    focusLater(`${id}-new`)
  }
  const add = (words: string) => {
    const steps = addValue(document, place, words)
    if (steps.length === 0) return `Enter another value: “${words}” is there already`
    onEdit(steps)
    setSaid(`“${words}” was added.`)
    return undefined
  }
  return (
    <fieldset
      className="govuk-fieldset values"
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy({ id, hint, error: fault })}
    >
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
      <FieldNotes id={id} hint={hint} error={fault} />
      <ol className="govuk-list values__list">
        {values.map((value, at) => (
          <li key={value} className="values__one">
            {place.labels === undefined ? (
              <span className="values__words">{wordsFor(value)}</span>
            ) : (
              <LabelField
                {...{ editor, value }}
                labels={place.labels}
                id={`${id}-${at}`}
                usual={wordsFor(value)}
              />
            )}
            <code className="values__id">{value}</code>
            <span className="values__buttons">
              {at > 0 && (
                <Button small variant="secondary" id={`${id}-${at}-up`} onClick={() => move(at, at - 1)}>
                  Up<span className="govuk-visually-hidden">: {called(value)}</span>
                </Button>
              )}
              {at < values.length - 1 && (
                <Button small variant="secondary" id={`${id}-${at}-down`} onClick={() => move(at, at + 1)}>
                  Down<span className="govuk-visually-hidden">: {called(value)}</span>
                </Button>
              )}
              {values.length > 1 && (
                <Button small variant="secondary" onClick={() => remove(value, at)}>
                  Remove<span className="govuk-visually-hidden">: {called(value)}</span>
                </Button>
              )}
            </span>
          </li>
        ))}
      </ol>
      {kept !== null && <StillUsed what={`“${called(kept.value)}”`} uses={kept.uses} />}
      <p role="status" className="govuk-visually-hidden">
        {said}
      </p>
      <NewValue id={`${id}-new`} onAdd={add} />
    </fieldset>
  )
}

interface LabelFieldProps {
  readonly editor: EditorProps
  readonly id: string
  readonly labels: string
  readonly value: string
  readonly usual: string
}

function LabelField({ editor, id, labels, value, usual }: LabelFieldProps) {
  const path = `${labels}${pathTo(value)}`
  const { onFocus, session } = useEditSession(path)
  const label = valueAt(editor.document, path)
  return (
    <div onFocus={onFocus} className="values__words">
      <Input
        id={id}
        label={<span className="govuk-visually-hidden">Words for {value}</span>}
        placeholder={usual}
        maxLength={400}
        value={typeof label === 'string' ? label : ''}
        onChange={(words) =>
          editor.onEdit(labelSteps(editor.document, labels, value, words), { session: session() })
        }
      />
    </div>
  )
}

interface NewValueProps {
  readonly id: string
  /** Adds it; or says why it cannot be. */
  readonly onAdd: (words: string) => string | undefined
}

function NewValue({ id, onAdd }: NewValueProps) {
  const [words, setWords] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const add = () => {
    const refused = words.trim() === '' ? 'Enter what the value is called' : onAdd(words.trim())
    setError(refused)
    if (refused === undefined) setWords('')
    return document.getElementById(id)?.focus()
  }
  return (
    <Input
      id={id}
      label="Another value"
      width={20}
      maxLength={80}
      error={error}
      value={words}
      onChange={setWords}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        add()
      }}
      beside={
        <Button small variant="secondary" className="values__add" onClick={add}>
          Add<span className="govuk-visually-hidden"> the value</span>
        </Button>
      }
    />
  )
}
