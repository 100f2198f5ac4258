import type { PolicyDocument } from '@iom-rules/core'
import { valueAt } from '../../place.ts'
import { shapeOf } from '../shape.ts'
import type { Edited } from './edited.ts'
import { standingAlone } from './regroup.ts'

/** Says the opposite of a part: puts “not” in front of it. */
export function negatePart(document: PolicyDocument, path: string): Edited {
  return { steps: [{ op: 'replace', path, value: { not: valueAt(document, path) } }], at: path }
}

/** Takes the outermost “not” of a part away. */
export function affirmPart(document: PolicyDocument, root: string, path: string): Edited {
  const shape = shapeOf(valueAt(document, path))
  if (shape.kind !== 'not') return { steps: [], at: path }
  const value = path === root ? standingAlone(root, shape.part) : shape.part
  return { steps: [{ op: 'replace', path, value }], at: path }
}
