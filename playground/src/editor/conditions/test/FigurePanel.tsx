import { useState, type FormEvent } from 'react'
import { Button } from '../../../design/Button.tsx'
import { Input } from '../../../design/Input.tsx'
import { idFromTitle } from '../../vocabulary/entry/id.ts'
import { makeFigure, takeFigure } from '../edits/figure.ts'
import type { Subject } from '../subject.ts'
import { useTree } from '../tree/tree.ts'
import { figureInWords } from '../words.ts'
import type { Comparison } from './comparison.ts'
import { figureGroups } from './figure-groups.ts'
import { fits, isAsAt } from './fits.ts'
import { GroupedSelect } from './GroupedSelect.tsx'

interface FigurePanelProps {
  readonly path: string
  readonly subject: Subject
  readonly comparison: Comparison
  readonly value: unknown
}

/** Picks a figure of the policy for a value, or makes a new one of the value that stands there. */
export function FigurePanel({ path, subject, comparison, value }: FigurePanelProps) {
  const { editor, scope, idOf, rearrange } = useTree()
  const { document } = editor
  const [title, setTitle] = useState('')
  const [isRefused, setIsRefused] = useState(false)
  const groups = figureGroups(document, subject, comparison)
  const toValue = { focus: (at: string) => `${at}/value` }
  const nameId = idOf(`${path}/figure-name`)
  const canMake = !isAsAt(value) && fits(document, subject, comparison, value)
  const make = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') {
      setIsRefused(true)
      globalThis.document.getElementById(nameId)?.focus()
      return
    }
    const figure = { id: idFromTitle(document, 'parameters', title), title: title.trim() }
    rearrange(
      makeFigure(document, scope, path, figure),
      `Made the figure “${figure.title}”, marked as an assumption, and used it here.`,
      toValue,
    )
  }
  return (
    <div className="figure-panel">
      {groups.length > 0 && (
        <GroupedSelect
          id={idOf(`${path}/figure`)}
          label="Figure of the policy"
          blank={{ value: '', text: 'Choose a figure' }}
          groups={groups.map((group) => ({
            title: group.title,
            choices: group.figures.map((id) => ({ value: id, text: figureInWords(editor, id) })),
          }))}
          value=""
          error={undefined}
          onChange={(id) =>
            rearrange(
              takeFigure(document, scope, path, id),
              `It now uses ${figureInWords(editor, id)}.`,
              toValue,
            )
          }
        />
      )}
      {canMake ? (
        <form noValidate onSubmit={make}>
          <Input
            id={nameId}
            label={
              groups.length > 0
                ? 'Or make a new figure of the value here'
                : 'Make a new figure of the value here'
            }
            hint="What is it called?"
            error={isRefused && title.trim() === '' ? 'Enter what the figure is called' : undefined}
            maxLength={200}
            value={title}
            onChange={setTitle}
          />
          <Button small variant="secondary" type="submit">
            Make this figure
          </Button>
        </form>
      ) : (
        <p className="govuk-body-s">Enter a value, and a new figure can be made of it.</p>
      )}
    </div>
  )
}
