import type { PolicyDocument } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { Tag, type TagColour } from '../../design/Tag.tsx'
import type { EditorProps } from '../edit.ts'
import { valueAt } from '../place.ts'
import { whereabouts } from '../whereabouts.ts'
import type { LocalItem } from './items.ts'
import { grouped, nameOf, toldOf, type Told } from './words.ts'

interface LocalListProps {
  readonly editor: EditorProps
  readonly base: PolicyDocument
  readonly items: readonly LocalItem[]
  readonly told: readonly Told[]
  /** `the national one`. */
  readonly from: string
  readonly onReset: (item: LocalItem) => void
}

const kinds: { readonly [kind in LocalItem['kind']]: { readonly text: string; readonly colour: TagColour } } =
  {
    added: { text: 'Added', colour: 'green' },
    removed: { text: 'Taken out', colour: 'red' },
    changed: { text: 'Changed', colour: 'yellow' },
    moved: { text: 'Moved', colour: 'blue' },
  }

/** What differs, in groups, each with the way back. */
export function LocalList({ editor, base, items, told, from, onReset }: LocalListProps) {
  const { document, published } = editor
  return grouped(items).map((group) => (
    <div key={group.title} className="local__group">
      <h3 className="govuk-heading-s">{group.title}</h3>
      <ul className="govuk-list">
        {group.items.map((item) => {
          const { place, kind } = item
          const name = nameOf(base, document, place)
          const isHere = valueAt(document, place) !== undefined
          const isOfDraft = !isSame(valueAt(document, place), valueAt(published.document, place))
          return (
            <li key={place} className="local__item">
              <div className="entry__head">
                <strong>
                  {isHere ? (
                    <a className="govuk-link" href={`#${whereabouts(document, place).address}`}>
                      {name}
                    </a>
                  ) : (
                    name
                  )}
                </strong>
                <Tag colour={kinds[kind].colour}>{kinds[kind].text}</Tag>
                {isOfDraft && <Tag colour="purple">In this draft</Tag>}
              </div>
              {toldOf(document, item, told).map((words) => (
                <p key={words} className="govuk-body-s local__words">
                  {words}
                </p>
              ))}
              <Button small variant="secondary" onClick={() => onReset(item)}>
                {kind === 'added'
                  ? `Take out, as in ${from}`
                  : kind === 'removed'
                    ? `Put back from ${from}`
                    : `Reset to ${from}`}
                <span className="govuk-visually-hidden">: {name}</span>
              </Button>
            </li>
          )
        })}
      </ul>
    </div>
  ))
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
