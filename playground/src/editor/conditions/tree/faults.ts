import { faultInWords } from '../../faults.ts'
import { namedPath } from '../../place.ts'
import { shownByParts } from '../fault.ts'
import type { Item } from '../shape.ts'
import type { Tree } from './tree.ts'

/** What the policy as a whole finds wrong at this very part, beside what its controls show themselves. */
export function ownFaults({ editor }: Tree, { inner, shape }: Item): string[] {
  const { document, issues } = editor
  if (issues.length === 0) return []
  const here = shape.kind === 'group' ? [inner, `${inner}/${shape.of}`] : [inner]
  const found = issues.filter(({ code, path }) => {
    if (shape.kind !== 'group' && shownByParts.has(code)) return false
    const place = namedPath(document, path)
    return here.includes(place) || (shape.kind !== 'group' && place.startsWith(`${inner}/`))
  })
  return [...new Set(found.map(faultInWords))]
}
