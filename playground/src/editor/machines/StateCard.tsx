import { useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { Tag } from '../../design/Tag.tsx'
import type { EditorProps } from '../edit.ts'
import { pathTo, valueAt } from '../place.ts'
import { changingSteps } from '../vocabulary/fields/set.ts'
import { ActionList } from './ActionList.tsx'
import { AddWay } from './AddWay.tsx'
import type { DraftedRegion, DraftedState } from './region.ts'
import { StateWords } from './StateWords.tsx'
import { textAt } from './transition.ts'
import { openerId, type PanelState } from './usePanel.ts'
import { Way } from './Way.tsx'

interface StateCardProps {
  readonly editor: EditorProps
  readonly region: DraftedRegion
  readonly regions: readonly DraftedRegion[]
  readonly state: DraftedState
  readonly panel: PanelState
}

/** One state: what it says, every way out of it, and what happens on entering it. */
export function StateCard({ editor, region, regions, state, panel }: StateCardProps) {
  const { document } = editor
  const { path, title, within, isFinal, transitions } = state
  const is = textAt(valueAt(document, path + pathTo('meta')), 'is')
  const description = textAt(valueAt(document, path), 'description')
  const wordsPlace = path + pathTo('meta')
  const areWordsOpen = panel.opened === wordsPlace
  const around = region.states.filter(({ name }) => within.includes(name)).map((each) => each.title)
  const entry = path + pathTo('entry')
  // A list that is emptied stays, to be filled again.
  const hasEntry = valueAt(document, entry) !== undefined
  const [hadEntry, setHadEntry] = useState(hasEntry)
  if (hasEntry && !hadEntry) setHadEntry(true)
  return (
    <li className="machine__state">
      <div className="machine__head">
        <h3 className="govuk-heading-s machine__title">{title}</h3>
        {region.starts.some(({ target }) => target === state.name) && <Tag colour="blue">Start</Tag>}
        {isFinal && <Tag colour="grey">End</Tag>}
        {isMember(document, path) && <Tag colour="purple">Members only</Tag>}
        <Button
          variant="link"
          className="no-print"
          id={openerId(wordsPlace)}
          aria-expanded={areWordsOpen}
          onClick={() => (areWordsOpen ? panel.close(wordsPlace) : panel.open(wordsPlace))}
        >
          Change its words<span className="govuk-visually-hidden"> – {title}</span>
        </Button>
      </div>
      {around.length > 0 && <p className="govuk-body-s">Inside “{around.join('” and “')}”.</p>}
      {(is !== undefined || description !== undefined) && (
        <p className="govuk-body-s">
          {is !== undefined && `While in it, ${is}. `}
          {description}
        </p>
      )}
      {areWordsOpen && (
        <StateWords
          {...{ editor, panel }}
          place={wordsPlace}
          root={path}
          inside=""
          title={title}
          hasClauses
        />
      )}
      {transitions.length > 0 && (
        <ul className="machine__ways">
          {transitions.map((drafted) => (
            <Way key={drafted.path} {...{ editor, region, state, drafted, panel }} />
          ))}
        </ul>
      )}
      {transitions.length === 0 && <p className="govuk-body-s">{noWayOut(region, state)}</p>}
      {hadEntry && (
        <ActionList
          editor={editor}
          place={entry}
          title={`On entering “${title}”`}
          nothing="Nothing happens on entering it."
          panel={panel}
          onChange={(actions) =>
            editor.onEdit(changingSteps(document, entry, actions.length === 0 ? undefined : actions))
          }
        />
      )}
      {!isFinal && <AddWay {...{ editor, region, regions, state, panel }} />}
    </li>
  )
}

function noWayOut({ states }: DraftedRegion, { name, isFinal }: DraftedState): string {
  if (isFinal) return 'Nothing leads out of it: it is an end.'
  const hasInside = states.some(({ within }) => within.includes(name))
  return hasInside ? 'Its ways out are those of the states inside it.' : 'Nothing leads out of it.'
}

function isMember(document: EditorProps['document'], path: string): boolean {
  const tags = valueAt(document, path + pathTo('tags'))
  return Array.isArray(tags) && tags.includes('member')
}
