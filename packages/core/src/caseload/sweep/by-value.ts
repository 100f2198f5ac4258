import { tried } from '../../policy/tried.ts'
import { evaluate, type Evaluation } from '../evaluation.ts'
import type { Course } from './course.ts'

/** A value or the stretch just after it, and a value to judge it by. */
export interface Piece {
  readonly value: number
  readonly after: 0 | 1
  readonly at: number
}

/**
 * Follows everybody through all the values given, in order. What a value does not change is not worked out again.
 *
 * @param pieces the first begins the range
 */
export function followValues(
  evaluation: Evaluation,
  parameter: string,
  pieces: readonly Piece[],
  courses: readonly Course[],
  onStep: (done: number) => void,
): void {
  const { policy, people, compiled } = evaluation
  const now = courses.map(({ first }) => first)
  pieces.forEach(({ value, after, at }, step) => {
    const here = evaluate(tried(policy, parameter, at), people, compiled.asAt, { evaluation })
    courses.forEach((course, place) => {
      const { cells, answers, answerOf } = here.decisive(course.decision)
      const texts = answers.map((answer) => course.texts.numberOf(answer))
      const textOf = answerOf.map((answer) => texts[answer] as number)
      const rows = step === 0 ? course.first : (now[place] as Uint32Array)
      for (let row = 0; row < rows.length; row += 1) {
        const text = textOf[cells.rows[row] as number] as number
        if (step === 0) rows[row] = text
        else if (rows[row] !== text) {
          rows[row] = text
          course.add(value, after, row, text)
        }
      }
      if (step === 0) now[place] = Uint32Array.from(rows)
    })
    onStep(step + 1)
  })
}
