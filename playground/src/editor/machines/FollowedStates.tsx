import { Button } from '../../design/Button.tsx'
import type { EditorProps } from '../edit.ts'
import { GuardedBy } from './GuardedBy.tsx'
import type { DraftedRegion, DraftedState, Followed } from './region.ts'
import { StateWords } from './StateWords.tsx'
import { openerId, type PanelState } from './usePanel.ts'

interface FollowedStatesProps {
  readonly editor: EditorProps
  readonly region: DraftedRegion
  readonly panel: PanelState
}

/** A part that nobody moves: its state is always the one for what the rules, or a fact, say. */
export function FollowedStates({ editor, region, panel }: FollowedStatesProps) {
  const { follows, states, path } = region
  if (follows === null) return null
  return (
    <>
      <p className="govuk-body">
        {follows.kind === 'decision' ? (
          <>
            This part follows the decision{' '}
            <a className="govuk-link" href={`#/policy?decision=${encodeURIComponent(follows.id)}`}>
              {follows.title}
            </a>
            : it is always in the state for what the rules say of the facts of the day. No event is needed,
            and any state may follow any other. To change what leads to a state, change its rules, or see them{' '}
            <a className="govuk-link" href={`#/policy/part/table/${encodeURIComponent(follows.id)}`}>
              as a table
            </a>
            .
          </>
        ) : (
          <>
            This part follows the fact{' '}
            <a className="govuk-link" href={`#/policy/part/facts/${encodeURIComponent(follows.id)}`}>
              {follows.title}
            </a>
            : it is always in the state for what is recorded. What can be recorded is a matter of the fact.
          </>
        )}
      </p>
      <h2 className="govuk-heading-s">States, and what leads to each</h2>
      <ol className="machine__states">
        {states.map((state) => {
          const inside = state.path.slice(path.length)
          const isOpen = panel.opened === state.path
          return (
            <li key={state.path} className="machine__state">
              <div className="machine__head">
                <h3 className="govuk-heading-s machine__title">{state.title}</h3>
                <Button
                  variant="link"
                  className="no-print"
                  id={openerId(state.path)}
                  aria-expanded={isOpen}
                  onClick={() => (isOpen ? panel.close(state.path) : panel.open(state.path))}
                >
                  Change its words<span className="govuk-visually-hidden"> – {state.title}</span>
                </Button>
              </div>
              <p className="govuk-body-s">
                <StandsFor {...{ editor, follows, state }} />
              </p>
              {isOpen && (
                <StateWords
                  {...{ editor, panel, inside }}
                  place={state.path}
                  root={path}
                  title={state.title}
                />
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}

interface StandsForProps {
  readonly editor: EditorProps
  readonly follows: Followed
  readonly state: DraftedState
}

function StandsFor({ editor, follows, state }: StandsForProps) {
  const outcome = state.standsFor ?? state.name
  if (outcome === 'UNDETERMINED') return <>While too much is not known to say.</>
  if (follows.kind === 'fact') return <>While that is what is recorded.</>
  return (
    <GuardedBy editor={editor} asked={{ kind: 'outcome', decision: follows.id, outcome, isNegated: false }} />
  )
}
