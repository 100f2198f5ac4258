import type { PolicyDocument } from '@iom-rules/core'
import { Button } from '../../../design/Button.tsx'
import { pathTo, valueAt } from '../../place.ts'
import type { SectionKey } from '../entry/sections.ts'

interface TakenOutProps {
  readonly published: PolicyDocument
  readonly section: SectionKey
  readonly ids: readonly string[]
  readonly onPutBack: (id: string) => void
}

/** What is published and not in the draft, each to be put back. */
export function TakenOut({ published, section, ids, onPutBack }: TakenOutProps) {
  if (ids.length === 0) return null
  const titleOf = (id: string) => {
    const title = valueAt(published, pathTo(section, id, 'title'))
    return typeof title === 'string' ? title : id
  }
  return (
    <div className="entries__removed">
      <h3 className="govuk-heading-s">Taken out in this draft</h3>
      <ul className="govuk-list">
        {ids.map((id) => (
          <li key={id}>
            {titleOf(id)}{' '}
            <Button variant="link" onClick={() => onPutBack(id)}>
              Put back<span className="govuk-visually-hidden">: {titleOf(id)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
