import type { Issue, PolicyDocument } from '@iom-rules/core'
import { valueAt } from '../place.ts'
import { shapeOf } from './shape.ts'

/** Where conditions stand in a policy. */
const roots = [
  /^\/decisions\/[^/]+\/rules\/[^/]+\/conditions/,
  /^\/conditions\/[^/]+/,
  /^\/derived\/[^/]+\/where/,
  /^\/assumptions\/[^/]+\/condition/,
  /^\/deselection\/suggestions\/[^/]+\/condition/,
]

/**
 * Does a fault of the shape only come of a condition that is still being filled in? Such a document is one to go on
 * with: the tree shows what is missing.
 */
export function isUnfinished(document: PolicyDocument, { path }: Issue): boolean {
  const root = roots.map((each) => each.exec(`${path}/`)?.[0]).find((each) => each !== undefined)
  return root !== undefined && canBeFinished(valueAt(document, root))
}

function canBeFinished(part: unknown): boolean {
  const shape = shapeOf(part)
  switch (shape.kind) {
    case 'group':
      return hasOnly(part, [shape.of]) && shape.parts.every(canBeFinished)
    case 'not':
      return hasOnly(part, ['not']) && canBeFinished(shape.part)
    case 'named':
      return hasOnly(part, ['condition'])
    case 'test':
      return hasOnly(part, ['fact', 'field', 'operator', 'value', 'notCounting']) && isValue(shape.test.value)
    case 'odd':
      return false
  }
}

function hasOnly(part: unknown, keys: readonly string[]): boolean {
  return typeof part === 'object' && part !== null && Object.keys(part).every((key) => keys.includes(key))
}

function isValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== null
  if (Array.isArray(value)) return value.every((member) => typeof member === 'string')
  return hasOnly(value, ['fact']) && typeof Reflect.get(value, 'fact') === 'string'
}
