import type { Question } from '@iom-rules/core/journey'
import { listInWords } from '../../words/answers.ts'

/** What is right, in the words of the options. */
export function answersInWords({ answers, options }: Pick<Question, 'answers' | 'options'>): string {
  return listInWords(
    answers.map((answer) => options.find(({ id }) => id === answer)?.title ?? answer),
    'or',
  )
}

/** What decides it, line by line; the answer itself is said already. */
export function reasonLines(question: Question): string[] {
  const answer = `${answersInWords(question)}.`
  return question.reason.split('\n').filter((line) => line.trim() !== '' && line !== answer)
}

const mostInBrief = 2

/** The same for a room: no sources, and not more than can be taken in. */
export function reasonInBrief(question: Question): string[] {
  const told = reasonLines(question).filter((line) => !/^(Source|Assumption): /.test(line))
  return told.slice(0, mostInBrief)
}
