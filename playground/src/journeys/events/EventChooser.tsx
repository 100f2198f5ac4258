import { useMemo, useRef, useState } from 'react'
import type { Policy } from '@iom-rules/core'
import { permittedEvents, type EventChoice, type JourneyEvent, type Position } from '@iom-rules/core/journey'
import { Button } from '../../design/Button.tsx'
import { Details } from '../../design/Details.tsx'
import { count } from '../../words/numbers.ts'
import { inProse } from '../words/prose.ts'
import { EventForm } from './EventForm.tsx'
import { groupsOf } from './groups.ts'
import { LetTimePass } from './LetTimePass.tsx'

interface EventChooserProps {
  readonly policy: Policy
  readonly position: Position
  /** What adding here does to the rest of the journey, if anything. */
  readonly note?: string
  readonly onAdd: (event: JourneyEvent) => void
}

/** What can happen next, as buttons that open a form; what cannot, with the reason. */
export function EventChooser({ policy, position, note, onAdd }: EventChooserProps) {
  const events = useMemo(() => permittedEvents(policy, position), [policy, position])
  const [chosen, setChosen] = useState<string | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const choice = events.find(({ type }) => type === chosen)
  const cancel = () => {
    setChosen(null)
    // Back to the button the form came from, once it is there again.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-event="${chosen}"]`)?.focus())
  }
  return (
    <section className="next no-print" aria-labelledby="next-title" ref={box}>
      <h2 className="govuk-heading-m" id="next-title">
        What can happen next
      </h2>
      {note !== undefined && <p className="govuk-body">{note}</p>}
      {choice === undefined ? (
        <>
          <LetTimePass policy={policy} position={position} onAdd={onAdd} />
          <Permitted policy={policy} events={events} onChoose={setChosen} />
          <NotPermitted events={events} onChoose={setChosen} />
        </>
      ) : (
        <EventForm
          key={choice.type}
          {...{ policy, choice, position }}
          onAdd={(event) => {
            setChosen(null)
            onAdd(event)
          }}
          onCancel={cancel}
        />
      )}
    </section>
  )
}

interface ChoicesProps {
  readonly events: readonly EventChoice[]
  readonly onChoose: (type: string) => void
}

function Permitted({ policy, events, onChoose }: ChoicesProps & { readonly policy: Policy }) {
  const groups = groupsOf(
    policy,
    events.filter(({ permitted }) => permitted),
  )
  return (
    <div className="next__groups">
      {groups.map(({ title, events: inGroup }) => (
        <section key={title} className="next__group" aria-label={title}>
          <h3 className="govuk-heading-s">{title}</h3>
          <ul className="next__events">
            {inGroup.map((event) => (
              <li key={event.type}>
                <Button
                  small
                  variant="secondary"
                  data-event={event.type}
                  onClick={() => onChoose(event.type)}
                >
                  {event.title}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function NotPermitted({ events, onChoose }: ChoicesProps) {
  const refused = events.filter(({ permitted }) => !permitted)
  if (refused.length === 0) return null
  return (
    <Details summary={`What cannot happen now, and why: ${count(refused.length, 'event', 'events')}`}>
      <ul className="govuk-list refusals">
        {refused.map(({ type, title, refusal }) => (
          <li key={type}>
            {refusal !== null && inProse(refusal.message)}{' '}
            <Button variant="link" data-event={type} onClick={() => onChoose(type)}>
              Try it anyway<span className="govuk-visually-hidden"> {title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Details>
  )
}
