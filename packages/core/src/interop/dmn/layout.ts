import { requirementId, type Element } from './model.ts'

interface Shape {
  readonly element: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where everything stands on the page, in pixels. */
export interface Drawing {
  readonly shapes: readonly Shape[]
  readonly edges: readonly {
    readonly requirement: string
    readonly points: readonly (readonly [number, number])[]
  }[]
}

const width = 180
const height = 70
const across = width + 30
const down = height + 90

/**
 * A drawing with decisions above what they need: answers at the top, sources at the bottom. Each element
 * stands as near as may be under the elements that need it.
 */
export function layOut(elements: readonly Element[]): Drawing {
  const levels = levelsOf(elements)
  const top = Math.max(0, ...levels.values())
  const rows = Array.from({ length: top + 1 }, (_, at) =>
    elements.filter(({ id }) => levels.get(id) === top - at),
  )
  const users = new Map<string, string[]>()
  for (const element of elements)
    for (const needed of neededBy(element)) users.set(needed, [...(users.get(needed) ?? []), element.id])
  const centres = new Map<string, number>()
  const shapes = rows.flatMap((row, at) => {
    // Who needs an element stands in a row above it.
    const ordered = row
      .map(({ id }) => ({
        id,
        under: middle((users.get(id) ?? []).map((user) => centres.get(user) as number)),
      }))
      .sort((a, b) => a.under - b.under)
    const widest = Math.max(...rows.map(({ length }) => length))
    const indent = ((widest - row.length) * across) / 2
    return ordered.map(({ id }, place): Shape => {
      const x = 40 + indent + place * across
      centres.set(id, x + width / 2)
      return { element: id, x, y: 40 + at * down, width, height }
    })
  })
  const places = new Map(shapes.map((shape) => [shape.element, shape]))
  const placeOf = (id: string) => places.get(id) as Shape
  return {
    shapes,
    edges: elements.flatMap((element) =>
      neededBy(element).map((needed) => {
        const [from, to] = [placeOf(needed), placeOf(element.id)]
        const start = [from.x + width / 2, from.y] as const
        const end = [to.x + width / 2, to.y + height] as const
        return { requirement: requirementId(needed, element.id), points: [start, end] }
      }),
    ),
  }
}

function neededBy(element: Element): string[] {
  if (element.kind !== 'decision') return []
  return [...element.requires.information, ...element.requires.knowledge, ...element.authorities]
}

/** Sources at 0, what is supplied and known at 1, and a decision above all that it needs. */
function levelsOf(elements: readonly Element[]): ReadonlyMap<string, number> {
  const byId = new Map(elements.map((element) => [element.id, element]))
  const levels = new Map<string, number>()
  const levelOf = (id: string): number => {
    const known = levels.get(id)
    if (known !== undefined) return known
    const element = byId.get(id)
    const level =
      element === undefined || element.kind === 'source'
        ? 0
        : Math.max(0, ...neededBy(element).map(levelOf)) + 1
    levels.set(id, level)
    return level
  }
  for (const { id } of elements) levelOf(id)
  return levels
}

function middle(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length
}
