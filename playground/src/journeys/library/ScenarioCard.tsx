import type { Journey } from '@iom-rules/core/journey'
import { count } from '../../words/numbers.ts'
import { journeyPath, type Place } from '../place.ts'

/** A scenario: what it teaches, and the ways into it. */
export function ScenarioCard({ journey }: { journey: Journey }) {
  const { id, title, events, scenario } = journey
  const questions = scenario?.questions.length ?? 0
  const ways: readonly { readonly text: string; readonly place: Partial<Place> }[] = [
    { text: 'Run', place: { step: Math.min(1, events.length) } },
    ...(questions === 0 ? [] : [{ text: 'Quiz', place: { mode: 'quiz' } } as const]),
    { text: 'Present', place: { step: 0, mode: 'present' } },
    ...(questions === 0
      ? []
      : ([
          { text: 'Worksheet', place: { print: 'worksheet', dialog: true } },
          { text: 'Answers', place: { print: 'answers', dialog: true } },
        ] as const)),
  ]
  return (
    <li className="card">
      <h3 className="govuk-heading-s card__title">
        <a className="govuk-link" href={`#${journeyPath(id)}`}>
          {title}
        </a>
      </h3>
      {scenario !== undefined && <p className="govuk-body card__aim">{scenario.aim}</p>}
      <p className="card__size">
        {count(events.length, 'event', 'events')}, {count(questions, 'question', 'questions')}
      </p>
      <ul className="card__ways no-print">
        {ways.map(({ text, place }) => (
          <li key={text}>
            <a className="govuk-link" href={`#${journeyPath(id, place)}`}>
              {text}
              <span className="govuk-visually-hidden"> {title}</span>
            </a>
          </li>
        ))}
      </ul>
    </li>
  )
}
