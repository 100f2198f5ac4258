import type { CollisionDetection, KeyboardCoordinateGetter } from '@dnd-kit/core'
import { isWithin } from '../../place.ts'
import type { Gap } from '../edits/move.ts'

/** The id of a gap as something to drop on. */
export function gapId({ list, at }: Gap): string {
  return `${list} ${at}`
}

/** The gap of an id. */
export function gapOf(id: string): Gap {
  const space = id.lastIndexOf(' ')
  return { list: id.slice(0, space), at: Number(id.slice(space + 1)) }
}

/** The gap nearest to what is dragged, never one inside it; of two as near, the one further in. */
export const nearestGap: CollisionDetection = (args) => {
  const { active, droppableContainers, droppableRects, pointerCoordinates, collisionRect } = args
  const found = droppableContainers.flatMap((container) => {
    const rect = droppableRects.get(container.id)
    if (rect === undefined || isInside(String(container.id), String(active.id))) return []
    const away =
      pointerCoordinates === null
        ? Math.abs(rect.top - collisionRect.top) + Math.abs(rect.left - collisionRect.left)
        : Math.abs(rect.top + rect.height / 2 - pointerCoordinates.y)
    return [{ id: container.id, away, left: rect.left }]
  })
  const [nearest] = found.sort((one, other) => one.away - other.away || other.left - one.left)
  return nearest === undefined ? [] : [{ id: nearest.id }]
}

/** From gap to gap with the arrow keys, in the order they are read. */
export const nextGap: KeyboardCoordinateGetter = (event, { context }) => {
  const step = steps[event.code]
  const { active, over, droppableRects, droppableContainers } = context
  if (step === undefined || active === null) return undefined
  event.preventDefault()
  // Picked up this moment, and not measured yet: there is nowhere to step from.
  if (over === null) return undefined
  const gaps = droppableContainers.getEnabled().flatMap(({ id }) => {
    const rect = droppableRects.get(id)
    return rect === undefined || isInside(String(id), String(active.id)) ? [] : [{ id, rect }]
  })
  gaps.sort((one, other) => one.rect.top - other.rect.top || one.rect.left - other.rect.left)
  const at = gaps.findIndex(({ id }) => id === over.id)
  const next = gaps[Math.min(gaps.length - 1, Math.max(0, at + step))]
  return next === undefined ? undefined : { x: next.rect.left, y: next.rect.top }
}

const steps: { readonly [code: string]: 1 | -1 | undefined } = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
}

function isInside(gap: string, part: string): boolean {
  return isWithin(gapOf(gap).list, part)
}
