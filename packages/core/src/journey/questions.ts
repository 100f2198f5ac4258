import { narrate } from '../explanation/narrate.ts'
import { outcomeWords } from '../explanation/words.ts'
import type { Policy } from '../policy/policy.ts'
import { UNDETERMINED } from '../policy/process.ts'
import { outcomesInOrder } from '../policy/references.ts'
import { roles } from './roles.ts'
import { permittedEvents } from './events.ts'
import type { Asked, Journey, Refusal, Step, Timeline } from './timeline.ts'

/** A question of a scenario with what may be answered, what is right, and why. */
export interface Question {
  /** The step whose standing is asked for. */
  readonly step: number
  /** What is asked for. */
  readonly ask: Asked
  /** The question in words. */
  readonly text: string
  /** What may be answered, in the order to show. */
  readonly options: readonly { readonly id: string; readonly title: string }[]
  /** The id that is right, alone in a list. */
  readonly answers: readonly string[]
  /** The deciding rule or refusal, in words. */
  readonly reason: string
}

/**
 * The questions of a journey's scenario, with the answers that the policy gives. Nothing is typed
 * in: under another policy the same questions have other answers.
 */
export function questionsOf(policy: Policy, journey: Journey, timeline: Timeline): Question[] {
  return (journey.scenario?.questions ?? []).flatMap((question): Question[] => {
    const step = timeline.steps[question.step]
    if (step === undefined) return []
    const made =
      question.ask === 'next' ? nextQuestion(policy, timeline, step) : decided(policy, question.ask, step)
    if (made === null) return []
    const { text, ...rest } = made
    return [{ step: question.step, ask: question.ask, text: question.text ?? text, ...rest }]
  })
}

const decisionOf = { cohort: roles.eligibility, colour: roles.colour, lead: roles.lead } as const

const asking = {
  cohort: 'Which cohort are they eligible for now?',
  colour: 'Which colour are they now?',
  lead: 'Who leads now?',
} as const

function decided(
  policy: Policy,
  ask: 'cohort' | 'colour' | 'lead',
  step: Step,
): Omit<Question, 'step' | 'ask'> | null {
  const id = decisionOf[ask]
  const decision = policy.decisions[id]
  const { standing } = step
  const answer = { cohort: standing.eligibility, colour: standing.colour, lead: standing.lead }[ask]
  if (decision === undefined || answer === null) return null
  return {
    text: asking[ask],
    options: [
      ...outcomesInOrder(decision).map((each) => ({ id: each, title: outcomeWords(policy, id, each) })),
      { id: UNDETERMINED, title: 'It cannot be said yet' },
    ],
    answers: [answer.outcome ?? UNDETERMINED],
    reason: narrate(policy, standing.assessment, id),
  }
}

/** How many events a question about the next step offers. */
const offered = 4

function nextQuestion(policy: Policy, timeline: Timeline, step: Step): Omit<Question, 'step' | 'ask'> | null {
  const ofProcess = permittedEvents(policy, step.position).filter(
    ({ type }) => policy.events[type]?.permittedBy !== undefined,
  )
  const permitted = ofProcess.filter((event) => event.permitted)
  const came = timeline.steps[step.index + 1]?.event?.type
  const right = permitted.find((event) => event.type === came) ?? permitted[0]
  if (right === undefined) return null
  const wrong = ofProcess.filter((event) => !event.permitted).slice(0, offered - 1)
  const options = ofProcess.filter((event) => event === right || wrong.includes(event))
  return {
    text: 'Which of these can happen next?',
    options: options.map(({ type, title }) => ({ id: type, title })),
    answers: [right.type],
    reason: [
      `“${right.title}” can happen now.`,
      // What is not permitted has a refusal.
      ...wrong.map(({ refusal }) => (refusal as Refusal).message),
    ].join('\n'),
  }
}
