import type { Difference } from '../difference.ts'
import { isObject, nameOf, outOfOrder, pair } from './order.ts'
import { documentShape, whole as wholeShape, type Members, type Shape } from './shape.ts'
import type { PolicyDocument } from '../policy.ts'

/**
 * Where do two documents differ? Things are held together by id or name, never by position; a thing that
 * only stands elsewhere in its list is one that moved. Whatever differs is in some difference, and the order
 * of keys is no difference. In the order of the keys by name, lists in their order after.
 */
export function differencesBetween(before: PolicyDocument, after: PolicyDocument): Difference[] {
  return compare(documentShape, { value: before, path: [] }, { value: after, path: [] }, [])
}

/** A value, and the way to it in its own document. */
interface Placed {
  readonly value: unknown
  readonly path: Difference['path']
}

type Way = Difference['way']

function compare(shape: Shape, before: Placed, after: Placed, way: Way): Difference[] {
  if (alike(before.value, after.value)) return []
  const { kind } = shape
  if (kind === 'members' && isListOr(before.value) && isListOr(after.value)) {
    const inside = lists(shape, before, after, way)
    if (inside.length > 0) return inside
  } else if (kind === 'entries' && isObjectOr(before.value) && isObjectOr(after.value)) {
    const inside = objects(() => shape.of, before, after, way)
    if (inside.length > 0) return inside
  } else if (
    kind === 'fields' &&
    isObject(before.value) &&
    isObject(after.value) &&
    (shape.sort === undefined || shape.sort(before.value) === shape.sort(after.value))
  )
    return objects((key) => shape.fields[key] ?? wholeShape, before, after, way)
  return [whole(before, after, way)]
}

function whole(before: Placed, after: Placed, way: Way): Difference {
  if (before.value === undefined) return { kind: 'added', path: after.path, way, after: after.value }
  if (after.value === undefined) return { kind: 'removed', path: before.path, way, before: before.value }
  return { kind: 'changed', path: after.path, way, before: before.value, after: after.value }
}

function objects(shapeOf: (key: string) => Shape, before: Placed, after: Placed, way: Way): Difference[] {
  const [older, newer] = [before.value ?? {}, after.value ?? {}] as [Members, Members]
  const keys = [...new Set([...Object.keys(older), ...Object.keys(newer)])].sort()
  return keys.flatMap((key) =>
    compare(shapeOf(key), inner(before, older, key), inner(after, newer, key), [...way, key]),
  )
}

function inner({ path }: Placed, members: Members, key: string): Placed {
  return { value: Object.hasOwn(members, key) ? members[key] : undefined, path: [...path, key] }
}

function lists(
  shape: Extract<Shape, { readonly kind: 'members' }>,
  before: Placed,
  after: Placed,
  way: Way,
): Difference[] {
  const [older, newer] = [before.value ?? [], after.value ?? []] as [unknown[], unknown[]]
  const { kept, removed } = pair(older, newer, shape.names)
  const moved = outOfOrder(kept.map(([from]) => from))
  const partner = new Map(kept.map(([from, to]) => [to, from]))
  const at = ({ path }: Placed, list: readonly unknown[], position: number): Placed => ({
    value: list[position],
    path: [...path, position],
  })
  const wayTo = (member: unknown) => [...way, nameOf(member, shape.names[0])]
  const inOrder = newer.flatMap((member, to): Difference[] => {
    const from = partner.get(to)
    const place = at(after, newer, to)
    if (from === undefined) return [whole({ value: undefined, path: [] }, place, wayTo(member))]
    const move: Difference = {
      kind: 'moved',
      path: place.path,
      way: wayTo(member),
      before: from + 1,
      after: to + 1,
    }
    const changed = compare(shape.of, at(before, older, from), place, wayTo(member))
    return moved.has(from) ? [move, ...changed] : changed
  })
  const gone = removed.map((from) =>
    whole(at(before, older, from), { value: undefined, path: [] }, wayTo(older[from])),
  )
  return [...inOrder, ...gone]
}

/** What is not there has no entries. */
function isObjectOr(value: unknown): boolean {
  return value === undefined || isObject(value)
}

function isListOr(value: unknown): boolean {
  return value === undefined || Array.isArray(value)
}

/** The same JSON, whatever the order of keys. */
export function alike(some: unknown, other: unknown): boolean {
  if (some === other) return true
  if (Array.isArray(some) && Array.isArray(other))
    return some.length === other.length && some.every((member, at) => alike(member, other[at]))
  if (!isObject(some) || !isObject(other)) return false
  const keys = Object.keys(some)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && alike(some[key], other[key]))
  )
}
