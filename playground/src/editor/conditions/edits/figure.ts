import type { Parameter, PolicyDocument, Scalar, Step } from '@iom-rules/core'
import { pathTo, valueAt } from '../../place.ts'
import type { Scope } from '../scope.ts'
import { shapeOf } from '../shape.ts'
import { subjectOf, type Subject } from '../subject.ts'
import { comparisonOf, type Comparison } from '../test/comparison.ts'
import { figureOf, figureReference, mostMonths, resolved } from '../test/fits.ts'
import { chooseValue } from './test.ts'
import type { Edited } from './edited.ts'

/** Compares with a figure of the policy. */
export function takeFigure(document: PolicyDocument, scope: Scope, path: string, id: string): Edited {
  return chooseValue(document, scope, path, figureReference(id))
}

/** Compares with the plain value that a figure of the policy has now. */
export function takePlainValue(document: PolicyDocument, scope: Scope, path: string): Edited {
  const value = valueAt(document, `${path}/value`)
  return figureOf(value) === null
    ? { steps: [], at: path }
    : chooseValue(document, scope, path, resolved(document, value))
}

/** What a new figure rests on until somebody says so. */
const undecided = 'Made from a value that stood in a rule; nobody has said what it rests on.'

/**
 * Makes a figure of the policy out of the value that stands in a test, and uses it there: in one edit, so that the
 * policy means the same before and after. `null` where no value stands.
 */
export function makeFigure(
  document: PolicyDocument,
  scope: Scope,
  path: string,
  figure: { readonly id: string; readonly title: string },
): Edited | null {
  const shape = shapeOf(valueAt(document, path))
  if (shape.kind !== 'test') return null
  const subject = subjectOf(document, scope, shape.test.subject)
  const comparison = subject && comparisonOf(subject, scope, shape.test)
  const value = shape.test.value
  if (subject === null || !comparison || !isPlain(value)) return null
  const parameter: Parameter = {
    title: figure.title,
    value,
    ...boundsOf(subject, comparison, value),
    basis: 'assumption',
    note: undecided,
  }
  const map: readonly Step[] =
    document.parameters === undefined ? [{ op: 'add', path: '/parameters', value: {} }] : []
  const used = takeFigure(document, scope, path, figure.id)
  return {
    steps: [...map, { op: 'add', path: pathTo('parameters', figure.id), value: parameter }, ...used.steps],
    at: path,
  }
}

function isPlain(value: unknown): value is Scalar | readonly string[] {
  return value !== undefined && (typeof value !== 'object' || Array.isArray(value))
}

// The bounds of the fact itself: wider ones would only allow what nobody can have.
function boundsOf(subject: Subject, comparison: Comparison, value: Parameter['value']): Partial<Parameter> {
  if (comparison.takes === 'months') return { unit: 'months', minimum: 0, maximum: mostMonths, step: 1 }
  if (subject.type === 'choice') return { values: subject.choices.map((choice) => choice.value) }
  if (typeof value !== 'number') return {}
  return {
    unit: subject.unit ?? 'count',
    minimum: Number.isFinite(subject.minimum) ? Math.min(subject.minimum, value) : Math.min(0, value),
    maximum: Number.isFinite(subject.maximum) ? Math.max(subject.maximum, value) : Math.max(1_000_000, value),
    ...(subject.isWhole || subject.unit === undefined ? { step: 1 } : {}),
  }
}
