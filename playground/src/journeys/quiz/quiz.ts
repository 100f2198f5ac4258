import type { Question, Step, Timeline } from '@iom-rules/core/journey'

/** What was answered to each question, in their order; null where nothing was yet. */
export type Given = readonly (string | null)[]

/** Is this what the policy says? */
export function isRight({ answers }: Question, given: string | null): boolean {
  return given !== null && answers.includes(given)
}

export function score(questions: readonly Question[], given: Given): number {
  return questions.filter((question, at) => isRight(question, given[at] ?? null)).length
}

/** The first question that asks about a step or a later one. */
export function questionFrom(questions: readonly Question[], step: number): number {
  const found = questions.findIndex((question) => question.step >= step)
  return Math.max(found, 0)
}

/** What has happened since the question before: the steps after its own, up to this one's. */
export function sinceThen(timeline: Timeline, questions: readonly Question[], at: number): readonly Step[] {
  const before = questions[at - 1]?.step ?? -1
  const until = questions[at]?.step ?? 0
  return timeline.steps.slice(before + 1, until + 1)
}

/** The title of an answer, in the words of the options. */
export function optionTitle({ options }: Question, id: string | null): string {
  return options.find((option) => option.id === id)?.title ?? 'No answer'
}
