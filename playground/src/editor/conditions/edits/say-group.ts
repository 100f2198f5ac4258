import type { PolicyDocument } from '@iom-rules/core'
import { valueAt } from '../../place.ts'
import { itemOf, type GroupKind } from '../shape.ts'
import type { Edited } from './edited.ts'
import { turnGroup } from './regroup.ts'

/** Says otherwise how many parts of a group must be so: all, at least one, not all, or none. */
export function sayGroup(
  document: PolicyDocument,
  path: string,
  way: { readonly kind: GroupKind; readonly isNegated: boolean },
): Edited {
  const { inner, nots, shape } = itemOf(valueAt(document, path), path)
  if (shape.kind !== 'group') return { steps: [], at: path }
  const isNegated = nots > 0
  if (isNegated === way.isNegated) return { ...turnGroup(document, inner, way.kind), at: path }
  // One “not” comes or goes next to the group itself; any further ones stay where they are.
  const group = { [way.kind]: shape.parts }
  const at = isNegated ? inner.slice(0, -'/not'.length) : inner
  return { steps: [{ op: 'replace', path: at, value: way.isNegated ? { not: group } : group }], at: path }
}
