import type { PolicyDocument, Step } from '@iom-rules/core'
import { pathTo, valueAt } from '../../place.ts'
import { shapeOf } from '../shape.ts'
import type { Edited } from './edited.ts'
import { standingAlone } from './regroup.ts'

/** Puts the text of a named condition where its name stands; the named one stays for others. */
export function inlineName(document: PolicyDocument, root: string, path: string): Edited | null {
  const shape = shapeOf(valueAt(document, path))
  if (shape.kind !== 'named') return null
  const text = valueAt(document, pathTo('conditions', shape.name))
  if (text === undefined) return null
  const value = path === root ? standingAlone(root, text) : text
  return { steps: [{ op: 'replace', path, value }], at: path }
}

/** Gives a part a name: its text becomes a named condition, which is used where it stood. */
export function splitOff(document: PolicyDocument, path: string, id: string): Edited {
  const place = pathTo('conditions', id)
  const map: readonly Step[] =
    document.conditions === undefined ? [{ op: 'add', path: '/conditions', value: {} }] : []
  const value = standingAlone(place, valueAt(document, path))
  const steps: readonly Step[] = [
    ...map,
    { op: 'add', path: place, value },
    { op: 'replace', path, value: { condition: id } },
  ]
  return { steps, at: path }
}

/** Uses another named condition. */
export function chooseName(path: string, name: string): Edited {
  return { steps: [{ op: 'replace', path, value: { condition: name } }], at: path }
}
