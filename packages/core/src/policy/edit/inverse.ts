import { pointer, type Result } from '../../vocabulary/issue.ts'
import { applyEdit } from '../edit.ts'
import type { Step } from '../policy.ts'
import { isContainer, isList, keysTo, valueAt } from './place.ts'

type Json = unknown
type Keys = readonly (string | number)[]

/**
 * Which edit takes this one back? Applied to the document after, it gives the document before to the letter, the
 * order of keys included. An edit that does not fit the document has none: the issue says why.
 */
export function inverseEdit(document: unknown, steps: readonly Step[]): Result<Step[]> {
  const back: Step[] = []
  let now = document
  for (const [at, step] of steps.entries()) {
    const next = applyEdit(now, [step])
    if (!next.ok) {
      // The place of a step is its position in the whole edit.
      return { ok: false, issues: next.issues.map((issue) => ({ ...issue, path: pointer([at]) })) }
    }
    back.unshift(...inverseStep(now, step))
    now = next.value
  }
  return { ok: true, value: back, issues: [] }
}

function inverseStep(before: Json, step: Step): Step[] {
  switch (step.op) {
    case 'test':
      return []
    case 'replace': {
      const keys = placeOf(before, step.path)
      return [{ op: 'replace', path: pointer(keys), value: valueAt(before, keys) }]
    }
    case 'add':
    case 'copy':
      return uninsert(before, placeOf(before, step.path))
    case 'remove':
      return [putBack(before, placeOf(before, step.path))]
    case 'move':
      return unmove(before, step)
  }
}

function uninsert(before: Json, keys: Keys): Step[] {
  const found = valueAt(before, keys)
  const isList = isInList(before, keys)
  if (keys.length === 0 || (found !== undefined && !isList))
    return [{ op: 'replace', path: pointer(keys), value: found }]
  return [{ op: 'remove', path: pointer(keys) }]
}

// A key comes back at the end of its object: one that stood before others brings the whole object back.
function putBack(before: Json, keys: Keys): Step {
  const holder = keys.slice(0, -1)
  const key = keys.at(-1)
  const container = valueAt(before, holder)
  if (isList(container) || (isContainer(container) && Object.keys(container).at(-1) === key))
    return { op: 'add', path: pointer(keys), value: valueAt(before, keys) }
  return { op: 'replace', path: pointer(holder), value: container }
}

function unmove(before: Json, { from, path }: Extract<Step, { op: 'move' | 'copy' }>): Step[] {
  const origin = placeOf(before, from)
  const { value: without } = applyEdit(before, [{ op: 'remove', path: pointer(origin) }]) as { value: Json }
  const target = placeOf(without, path)
  if (isInList(before, origin) && isInList(without, target) && sameHolder(origin, target))
    return [{ op: 'move', from: pointer(target), path: pointer(origin) }]
  return [...uninsert(without, target), putBack(before, origin)]
}

function sameHolder(one: Keys, other: Keys): boolean {
  return pointer(one.slice(0, -1)) === pointer(other.slice(0, -1))
}

function isInList(document: Json, keys: Keys): boolean {
  return keys.length > 0 && isList(valueAt(document, keys.slice(0, -1)))
}

/** Where a step that fits the document leads. */
function placeOf(document: Json, path: string): Keys {
  return keysTo(document, path) as Keys
}
