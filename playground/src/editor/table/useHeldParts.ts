import { useState } from 'react'
import { isWithin, pathTo } from '../place.ts'
import type { Cell, Row } from './grid.ts'
import { partsOf, type Part } from './part.ts'

type NamedPart = Extract<Part, { readonly kind: 'named' }>

export interface HeldPart {
  readonly path: string
  /** The use of a named condition, where it was one when it was opened and still is. */
  readonly named: NamedPart | undefined
  /** What now stands there: a part, or several where it has become a group. */
  readonly within: readonly Part[]
}

/**
 * The parts of the cell as it was opened. What is edited there can come to stand in another column, or in none; it
 * stays in hand until the panel is closed, so that nobody loses it while typing.
 */
export function useHeldParts(row: Row, cells: readonly Cell[]): readonly HeldPart[] {
  const [held, setHeld] = useState(cells)
  const all = partsOf(row.rule.conditions, row.path + pathTo('conditions'))
  const parts = held.flatMap(({ path, kind }): HeldPart[] => {
    const within = all.filter((part) => isWithin(part.path, path))
    const named =
      kind === 'named' ? within.find((part): part is NamedPart => isNamedAt(part, path)) : undefined
    return within.length === 0 ? [] : [{ path, named, within }]
  })
  if (parts.length === 0 && cells.length > 0) setHeld(cells)
  return parts
}

function isNamedAt(part: Part, path: string): boolean {
  return part.kind === 'named' && part.path === path
}
