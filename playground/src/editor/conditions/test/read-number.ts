import { readNumber } from '../../../words/numbers.ts'
import type { Subject } from '../subject.ts'
import type { Comparison } from './comparison.ts'
import { mostMonths } from './fits.ts'

/** The number that a text gives for a test; `null` where the fact, or the window, cannot be that. */
export function numberFor(subject: Subject, comparison: Comparison, text: string): number | null {
  const number = readNumber(text)
  if (number === null) return null
  const isMonths = comparison.takes === 'months'
  const [least, most] = isMonths ? [0, mostMonths] : [subject.minimum, subject.maximum]
  if ((isMonths || subject.isWhole) && !Number.isInteger(number)) return null
  return number >= least && number <= most ? number : null
}
