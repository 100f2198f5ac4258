import { useState } from 'react'
import type { PolicyDocument } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { Details } from '../../design/Details.tsx'
import { count } from '../../words/numbers.ts'
import type { EditorProps } from '../edit.ts'
import { valueAt } from '../place.ts'
import { StillUsed } from '../vocabulary/list/StillUsed.tsx'
import { leftWithout } from '../vocabulary/mentions/left.ts'
import { whereabouts, type Whereabouts } from '../whereabouts.ts'
import type { OtherBase } from './base.ts'
import type { LocalItem } from './items.ts'
import { LocalList } from './LocalList.tsx'
import { resetAllSteps } from './reset.ts'
import { grouped, nameOf, type Told } from './words.ts'

interface OtherBaseSectionProps {
  readonly editor: EditorProps
  readonly base: PolicyDocument
  readonly other: OtherBase
  /** In what the draft differs from what the other policy gives. */
  readonly items: readonly LocalItem[]
  readonly told: readonly Told[]
  readonly onReset: (item: LocalItem) => void
  readonly onSaid: (words: string) => void
}

/** What comes from another policy than the national one, and how it was changed. */
export function OtherBaseSection(props: OtherBaseSectionProps) {
  const { editor, base, other, items, told, onReset, onSaid } = props
  const { document, onEdit } = editor
  const [hindering, setHindering] = useState<readonly Whereabouts[]>([])
  const here = other.places.filter((place) => valueAt(document, place) !== undefined)
  const heading = `from-${other.id}`
  const takeOut = () => {
    const steps = resetAllSteps(document, other.without, here)
    const left = leftWithout(document, steps)
    setHindering(left)
    if (left.length > 0) return
    onEdit(steps)
    onSaid(`All that comes from “${other.title}” was taken out. Undo brings it back.`)
    globalThis.document.getElementById(heading)?.focus()
  }
  return (
    <section aria-labelledby={heading} className="local">
      <h2 className="govuk-heading-m" id={heading} tabIndex={-1}>
        From “{other.title}”
      </h2>
      <p className="govuk-body">
        {count(here.length, 'thing comes', 'things come')} from this policy and not from the national one.
        {items.length === 0 && here.length === other.places.length && ' Nothing in them was changed.'}
      </p>
      {items.length > 0 && (
        <LocalList {...{ editor, base, items, told, onReset }} from={`“${other.title}”`} />
      )}
      {here.length > 0 && (
        <>
          <Details summary="What comes from it">
            {grouped(here.map((place) => ({ place, kind: 'added' }))).map((group) => (
              <div key={group.title}>
                <h3 className="govuk-heading-s">{group.title}</h3>
                <ul className="govuk-list govuk-list--bullet">
                  {group.items.map(({ place }) => (
                    <li key={place}>
                      <a className="govuk-link" href={`#${whereabouts(document, place).address}`}>
                        {nameOf(base, document, place)}
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </Details>
          <Button variant="secondary" onClick={takeOut}>
            Take all of it out
          </Button>
        </>
      )}
      {hindering.length > 0 && <StillUsed what="It" uses={hindering} />}
    </section>
  )
}
