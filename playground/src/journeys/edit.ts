import type { Nominal, Policy } from '@iom-rules/core'
import type { Asked, Journey, JourneyEvent, Scenario } from '@iom-rules/core/journey'

/** What somebody does to a journey while they look at one of its steps. */
export type JourneyEdit =
  | { readonly kind: 'event-added'; readonly after: number; readonly event: JourneyEvent }
  | { readonly kind: 'last-taken-back' }
  | { readonly kind: 'renamed'; readonly title: string }
  | { readonly kind: 'question-added'; readonly step: number; readonly ask: Asked }
  | { readonly kind: 'questions-removed'; readonly step: number }
  | { readonly kind: 'notes-written'; readonly aim: string; readonly notes: string }

/** Does the edit leave what happened before as it was, or would it write over a later event? */
export function branches(journey: Journey, edit: JourneyEdit): boolean {
  return edit.kind === 'event-added' && edit.after < journey.events.length
}

/** The journey after an edit. One that branches has only the events before its own. */
export function edited(journey: Journey, edit: JourneyEdit): Journey {
  switch (edit.kind) {
    case 'event-added':
      return { ...cutAt(journey, edit.after), events: [...journey.events.slice(0, edit.after), edit.event] }
    case 'last-taken-back':
      return cutAt(journey, journey.events.length - 1)
    case 'renamed':
      return { ...journey, title: edit.title }
    case 'question-added': {
      const { step, ask } = edit
      const questions = [...scenarioOf(journey).questions, { step, ask }]
      return withScenario(journey, { questions: questions.sort((a, b) => a.step - b.step) })
    }
    case 'questions-removed':
      return withScenario(journey, {
        questions: scenarioOf(journey).questions.filter(({ step }) => step !== edit.step),
      })
    case 'notes-written':
      return withScenario(journey, { aim: edit.aim, notes: edit.notes })
  }
}

/** The journey up to a step, with the questions that still have their step. */
function cutAt(journey: Journey, step: number): Journey {
  const { scenario } = journey
  const cut = { ...journey, events: journey.events.slice(0, step) }
  if (scenario === undefined) return cut
  return {
    ...cut,
    scenario: { ...scenario, questions: scenario.questions.filter((each) => each.step <= step) },
  }
}

// The schema wants words for both; a journey somebody made up starts with these.
const blank: Scenario = { aim: 'Not written yet', notes: 'Not written yet', questions: [] }

function scenarioOf(journey: Journey): Scenario {
  return journey.scenario ?? blank
}

function withScenario(journey: Journey, change: Partial<Scenario>): Journey {
  return { ...journey, scenario: { ...scenarioOf(journey), ...change } }
}

/** A copy that goes another way, under a key of its own. */
export function copyOf(journey: Journey, key: string, from: number): Journey {
  const title = journey.title.replace(/ \(from step \d+\)$/, '')
  return { ...journey, id: key, title: `${title} (from step ${from})` }
}

/** The journey as it is saved: with the policy, version and hash it was seen under. */
export function recordedUnder(policy: Policy, journey: Journey): Journey {
  return { ...journey, policy: { id: policy.id, version: policy.version, hash: policy.hash } }
}

/** A journey in which nothing has happened yet. */
export function newJourney(
  policy: Policy,
  key: string,
  { ref, area, facts }: Pick<Nominal, 'ref' | 'area' | 'facts'>,
  asAt: string,
  title: string,
): Journey {
  const start = area === undefined ? { ref, asAt, facts } : { ref, area, asAt, facts }
  return { id: key, title, policy: { id: policy.id }, start, events: [] }
}
