import type { PolicyDocument, Step } from '@iom-rules/core'
import { isWithin, valueAt } from '../../place.ts'
import { itemOf } from '../shape.ts'
import type { Edited } from './edited.ts'
import { emptied } from './remove.ts'
import { afterInsertion, afterRemoval, groupOf, seatOf } from './tree-path.ts'

/** A place between the members of a group, before the one that is there now. */
export interface Gap {
  readonly list: string
  readonly at: number
}

/** Moves a part to another place of the same condition; a group that it leaves empty goes. */
export function movePart(document: PolicyDocument, root: string, from: string, gap: Gap): Edited {
  const stay: Edited = { steps: [], at: from }
  const seat = from === root ? null : seatOf(from)
  if (seat === null || isWithin(gap.list, from)) return stay
  if (seat.list === gap.list && (gap.at === seat.at || gap.at === seat.at + 1)) return stay
  const list = afterRemoval(gap.list, from) ?? gap.list
  const at = seat.list === gap.list && gap.at > seat.at ? gap.at - 1 : gap.at
  const path = `${list}/${at}`
  // Taken out and put in: a step that moves could not say a place that only comes about by taking out.
  const moved: readonly Step[] = [
    { op: 'remove', path: from },
    { op: 'add', path, value: valueAt(document, from) },
  ]
  const empty = emptied(document, root, from, gap.list)
  if (empty === from) return { steps: moved, at: path }
  const gone = afterInsertion(empty, path)
  return { steps: [...moved, { op: 'remove', path: gone }], at: afterRemoval(path, gone) ?? path }
}

/** Where a part can be moved to with one press of a button. */
export interface Ways {
  readonly up: Gap | null
  readonly down: Gap | null
  /** Into the group next to it. */
  readonly intoAbove: Gap | null
  readonly intoBelow: Gap | null
  /** Out of its group, to stand after it. */
  readonly out: Gap | null
}

export function waysOf(document: PolicyDocument, root: string, path: string): Ways {
  const seat = path === root ? null : seatOf(path)
  if (seat === null) return { up: null, down: null, intoAbove: null, intoBelow: null, out: null }
  const { list, at } = seat
  const members = valueAt(document, list)
  const length = Array.isArray(members) ? members.length : 0
  const group = groupOf(root, list)
  const outer = group === root ? null : seatOf(group)
  return {
    up: at > 0 ? { list, at: at - 1 } : null,
    down: at < length - 1 ? { list, at: at + 2 } : null,
    intoAbove: at > 0 ? endOf(document, `${list}/${at - 1}`) : null,
    intoBelow: at < length - 1 ? startOf(document, `${list}/${at + 1}`) : null,
    out: outer === null ? null : { list: outer.list, at: outer.at + 1 },
  }
}

function listAt(document: PolicyDocument, path: string) {
  const { inner, shape } = itemOf(valueAt(document, path), path)
  return shape.kind === 'group' ? { list: `${inner}/${shape.of}`, length: shape.parts.length } : null
}

function endOf(document: PolicyDocument, path: string): Gap | null {
  const found = listAt(document, path)
  return found === null ? null : { list: found.list, at: found.length }
}

function startOf(document: PolicyDocument, path: string): Gap | null {
  const found = listAt(document, path)
  return found === null ? null : { list: found.list, at: 0 }
}
