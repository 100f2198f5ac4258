import { isDay } from '../../vocabulary/day.ts'
import type { Scalar } from '../../vocabulary/fact.ts'
import type { Parameter } from '../../policy/policy.ts'

const escapes: Readonly<Record<string, string>> = {
  '"': String.raw`\"`,
  '\\': String.raw`\\`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
}

/** Text as a literal of FEEL. */
export function feelText(text: string): string {
  return `"${text.replace(/["\\\n\r\t]/g, (character) => escapes[character] as string)}"`
}

export function feelDay(day: string): string {
  return `date("${day}")`
}

/** FEEL has no exponents. Of a small number every digit is kept, or it would be another. */
export function feelNumber(number: number): string {
  const [digits, exponent] = String(number).split('e') as [string, string?]
  if (exponent === undefined) return digits
  if (Number(exponent) > 0) return BigInt(number).toString()
  const sign = number < 0 ? '-' : ''
  return `${sign}0.${'0'.repeat(-Number(exponent) - 1)}${digits.replace(/[-.]/g, '')}`
}

export function feelValue(value: Scalar): string {
  if (typeof value === 'number') return feelNumber(value)
  return typeof value === 'boolean' ? String(value) : feelText(value)
}

/** A list of texts, to stand as one value. */
export function feelList(values: readonly string[]): string {
  return `[${values.map(feelText).join(', ')}]`
}

/** The value of a parameter, and the type it has in FEEL. A text that says what it may be is a choice, even if it reads as a day. */
export function feelParameter({ value, values }: Parameter): {
  readonly text: string
  readonly type: string
} {
  if (typeof value === 'object') return { text: feelList(value), type: 'Any' }
  if (typeof value === 'string' && values === undefined && isDay(value))
    return { text: feelDay(value), type: 'date' }
  return { text: feelValue(value), type: typeof value }
}
