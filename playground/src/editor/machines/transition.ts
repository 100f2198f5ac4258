import type { Transition } from '@iom-rules/core'
import { pathTo } from '../place.ts'
import { isMembers } from '../rules/members.ts'

/** A way out of a state, or one that stays in it, as it is drafted. */
export interface DraftedTransition {
  readonly event: string
  /** JSON Pointer to it, its place among others of the same event included. */
  readonly path: string
  /** Its place among those of the same event: the first whose guard is met is taken. */
  readonly at: number
  readonly of: number
  readonly transition: Transition
}

/** The transitions that a state lists, each event’s in their order. */
export function transitionsOf(on: unknown, state: string): DraftedTransition[] {
  if (!isMembers(on)) return []
  return Object.entries(on).flatMap(([event, to]) => {
    const path = state + pathTo('on', event)
    if (!Array.isArray(to))
      return readOne(to).map((transition) => ({ event, path, at: 0, of: 1, transition }))
    const several: readonly unknown[] = to
    return several.flatMap((each, at) =>
      readOne(each).map((transition) => ({ event, path: path + pathTo(at), at, of: to.length, transition })),
    )
  })
}

function readOne(to: unknown): Transition[] {
  if (typeof to === 'string') return [{ target: to }]
  return isMembers(to) ? [to] : []
}

/** The text under a key; `undefined` where there is none. */
export function textAt(value: unknown, key: string): string | undefined {
  const text = isMembers(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return typeof text === 'string' && text !== '' ? text : undefined
}
