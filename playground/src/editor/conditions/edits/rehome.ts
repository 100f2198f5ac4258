import type { PolicyDocument } from '@iom-rules/core'
import { isWithin, pathTo, valueAt } from '../../place.ts'
import { shapeOf } from '../shape.ts'

/** Text that could not be a value, whose place moves with the test it was typed into. */
export interface Rehomed {
  readonly from: string
  /** `null` where the test is gone. */
  readonly to: string | null
  readonly text: string
}

/**
 * Where does mistyped text belong once a condition has been rearranged? What an edit does not touch stays the same
 * object, so a test is found again by being the same.
 */
export function rehomed(
  before: PolicyDocument,
  after: PolicyDocument,
  root: string,
  mistyped: { readonly [place: string]: string },
): Rehomed[] {
  const kept = Object.entries(mistyped).filter(([place]) => isWithin(place, root))
  return kept.flatMap(([from, text]) => {
    const path = from.replace(/\/value$/, '')
    const test = valueAt(before, path)
    if (valueAt(after, path) === test) return []
    const found = [root, ...Object.keys(after.conditions ?? {}).map((name) => pathTo('conditions', name))]
      .map((each) => placeOf(valueAt(after, each), test, each))
      .find((each) => each !== null)
    return [{ from, to: found === undefined ? null : `${found}/value`, text }]
  })
}

function placeOf(part: unknown, wanted: unknown, path: string): string | null {
  if (part === wanted) return path
  const shape = shapeOf(part)
  if (shape.kind === 'not') return placeOf(shape.part, wanted, `${path}/not`)
  if (shape.kind !== 'group') return null
  for (const [at, each] of shape.parts.entries()) {
    const found = placeOf(each, wanted, `${path}/${shape.of}/${at}`)
    if (found !== null) return found
  }
  return null
}
