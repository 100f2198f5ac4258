import { dayInWords } from '../../words/days.ts'

/** A sentence of the core, with its days as people write them: `on 2027-09-26` as `on 26 September 2027`. */
export function inProse(text: string): string {
  return text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, dayInWords)
}
