import { applyEdit, type PolicyDocument, type Step } from '@iom-rules/core'
import { isWithin, namedPath, partsOf, pathTo, positionedPath, valueAt } from '../editor/place.ts'

/** Text that cannot be a value, by JSON Pointer of the value. */
interface Mistyped {
  readonly [place: string]: string
}

/**
 * What becomes of text that cannot be a value yet when the policy is edited: it goes along with the place it was
 * typed at, and goes where that is taken out, or replaced by something else.
 */
export function mistypedAfter(
  document: PolicyDocument,
  mistyped: Mistyped,
  steps: readonly Step[],
): Mistyped {
  if (Object.keys(mistyped).length === 0) return mistyped
  let now = document
  let places = Object.entries(mistyped).map(([place, text]) => ({ place, text }))
  for (const step of steps) {
    const next = applyEdit(now, [step])
    if (!next.ok) return mistyped
    const before = now
    now = next.value
    places = places.flatMap(({ place, text }) => {
      const placed = positionedPath(before, place)
      const moved = placeAfter(before, step, placed)
      if (moved === null) return []
      // What stands still keeps the very name it was kept under.
      const isStill = moved === placed && namedPath(now, moved) === namedPath(before, placed)
      return [{ place: isStill ? place : namedPath(now, moved), text }]
    })
  }
  const carried = Object.fromEntries(places.map(({ place, text }) => [place, text]))
  const isSame = Object.entries(mistyped).every(([place, text]) => carried[place] === text)
  return isSame ? mistyped : carried
}

/** Where a place, in positions, has come to by one step; `null` where it is gone. */
function placeAfter(document: PolicyDocument, step: Step, place: string): string | null {
  const to = positionedPath(document, step.path)
  switch (step.op) {
    case 'test':
      return place
    case 'replace':
      return isWithin(place, to) ? null : place
    case 'remove':
      return isWithin(place, to) ? null : shifted(document, place, to, -1)
    case 'add':
    case 'copy':
      return isInList(document, to) ? shifted(document, place, to, 1) : isWithin(place, to) ? null : place
    case 'move': {
      const from = positionedPath(document, step.from)
      const without = applyEdit(document, [{ op: 'remove', path: from }])
      const target = without.ok ? positionedPath(without.value, step.path) : to
      if (isWithin(place, from)) return target + place.slice(from.length)
      const closed = shifted(document, place, from, -1)
      return without.ok && isInList(without.value, target)
        ? shifted(without.value, closed, target, 1)
        : closed
    }
  }
}

/** A place in the same list at or after another moves up or down by one. */
function shifted(document: PolicyDocument, place: string, at: string, by: 1 | -1): string {
  if (!isInList(document, at)) return place
  const list = partsOf(at).slice(0, -1)
  const parts = partsOf(place)
  if (parts.length <= list.length || !isWithin(place, pathTo(...list))) return place
  const from = Number(partsOf(at).at(-1))
  const position = Number(parts[list.length])
  return position < from ? place : pathTo(...parts.with(list.length, String(position + by)))
}

function isInList(document: PolicyDocument, place: string): boolean {
  return Array.isArray(valueAt(document, pathTo(...partsOf(place).slice(0, -1))))
}
