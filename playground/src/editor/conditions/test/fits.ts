import { isDay, type PolicyDocument } from '@iom-rules/core'
import { pathTo, valueAt } from '../../place.ts'
import type { Subject } from '../subject.ts'
import type { Comparison } from './comparison.ts'

/** More months than this are no window. */
export const mostMonths = 1200

const parameterPrefix = 'parameter.'

/** The figure of the policy that a value refers to, or `null`. */
export function figureOf(value: unknown): string | null {
  const name = referenceOf(value)
  return name?.startsWith(parameterPrefix) === true ? name.slice(parameterPrefix.length) : null
}

/** A reference to a figure of the policy, to stand as a value. */
export function figureReference(id: string): { readonly fact: string } {
  return { fact: parameterPrefix + id }
}

/** The day of the assessment, as a value. */
export const asAtReference = { fact: 'asAt' } as const

/** Does the value stand for the day of the assessment? */
export function isAsAt(value: unknown): boolean {
  return referenceOf(value) === asAtReference.fact
}

function referenceOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const name: unknown = Reflect.get(value, 'fact')
  return typeof name === 'string' ? name : null
}

/** The value itself, figures of the policy looked up; `undefined` where there is none. */
export function resolved(document: PolicyDocument, value: unknown): unknown {
  const figure = figureOf(value)
  return figure === null ? value : valueAt(document, pathTo('parameters', figure, 'value'))
}

/** Can the test compare with this value? */
export function fits(
  document: PolicyDocument,
  subject: Subject,
  comparison: Comparison,
  value: unknown,
): boolean {
  if (isAsAt(value)) return subject.type === 'day' && comparison.takes === 'same'
  const found = resolved(document, value)
  const isChoice = (one: unknown) => subject.choices.some((choice) => choice.value === one)
  switch (comparison.takes) {
    case 'nothing':
      return found === comparison.value
    case 'months':
      return typeof found === 'number' && Number.isInteger(found) && found >= 0 && found <= mostMonths
    case 'list':
      return Array.isArray(found) && found.length > 0 && found.every(isChoice)
    case 'same':
      switch (subject.type) {
        case 'boolean':
          return typeof found === 'boolean'
        case 'number':
          return typeof found === 'number' && Number.isFinite(found)
        case 'choice':
          return isChoice(found)
        case 'day':
          return typeof found === 'string' && isDay(found)
      }
  }
}
