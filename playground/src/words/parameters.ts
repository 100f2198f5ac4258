import type { Parameter, Policy, Scalar } from '@iom-rules/core'
import { listInWords } from './answers.ts'
import { choiceLabel, withUnit } from './facts.ts'
import { numberInWords, readNumber } from './numbers.ts'
import { insideSentence, withArticle } from './titles.ts'

/** The value of a parameter in words: `75%`, `Convicted and Charged`. */
export function parameterInWords(
  policy: Policy,
  value: Parameter['value'],
  unit: string | undefined,
): string {
  if (typeof value === 'object') return listInWords(value.map((one) => choiceLabel(policy, one)))
  return scalarParameter(value, unit)
}

function scalarParameter(value: Scalar, unit: string | undefined): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  return typeof value === 'number' ? withUnit(value, unit) : value
}

/** What stands after the box of a number: `%`, `months`. */
export function unitSuffix(unit: string | undefined): string | undefined {
  return unit === 'percent' ? '%' : unit
}

/** The number that a text gives for a parameter, or `null` when the parameter cannot be that. */
export function readParameter(parameter: Parameter, text: string): number | null {
  const number = readNumber(text)
  if (number === null || (isWhole(parameter) && !Number.isInteger(number))) return null
  const { minimum = -Infinity, maximum = Infinity } = parameter
  return number >= minimum && number <= maximum ? number : null
}

/** What to enter instead: `Enter a Crime Severity Score between 0 and 100,000`. */
export function parameterMessage(parameter: Parameter, text: string): string {
  const { title, unit, minimum, maximum } = parameter
  const noun = unit === 'months' ? 'number of months' : insideSentence(nounOf(title))
  const number = readNumber(text)
  const whole =
    number !== null && isWhole(parameter) && !Number.isInteger(number) ? ' that is a whole number' : ''
  return `Enter ${withArticle(noun)}${whole}${boundsInWords(minimum, maximum)}`
}

// `Lowest MAPPA level at which MAPPA leads` is a MAPPA level.
function nounOf(title: string): string {
  return title
    .replace(/^(Least|Lowest|Smallest|Greatest|Highest|Largest) /, '')
    .replace(/ (that|which|for|(at|above|below|within|over|from) which) .*$/, '')
}

export function needOneMessage(parameter: Parameter): string {
  return `Choose at least one for “${parameter.title}”`
}

function boundsInWords(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum !== undefined && maximum !== undefined) {
    return ` between ${numberInWords(minimum)} and ${numberInWords(maximum)}`
  }
  if (minimum !== undefined) return ` of ${numberInWords(minimum)} or more`
  return maximum === undefined ? ' as a number' : ` of ${numberInWords(maximum)} or less`
}

// Months, levels and other things that are counted one by one.
function isWhole({ step }: Parameter): boolean {
  return step === 1
}
