import type { PolicyDocument, Step } from '@iom-rules/core'
import { valueAt } from '../../place.ts'
import { shapeOf, type GroupKind } from '../shape.ts'
import type { Scope } from '../scope.ts'
import type { Edited } from './edited.ts'

/** A test of which nothing has been chosen yet. */
export function newTest(scope: Scope): unknown {
  return scope.kind === 'facts' ? { fact: '' } : { field: '' }
}

/** A group with a test to fill in. */
export function newGroup(scope: Scope, kind: GroupKind): unknown {
  return { [kind]: [newTest(scope)] }
}

/** The use of a named condition that is still to be chosen. */
export const newName = { condition: '' } as const

/** Puts a part at the end of a group. What is no group yet becomes one, of which all must be so. */
export function addPart(document: PolicyDocument, group: string, part: unknown): Edited {
  const found = valueAt(document, group)
  if (found === undefined) {
    return { steps: [{ op: 'add', path: group, value: { all: [part] } }], at: `${group}/all/0` }
  }
  const shape = shapeOf(found)
  if (shape.kind !== 'group') {
    const value = { all: shape.kind === 'odd' ? [part] : [found, part] }
    return { steps: [{ op: 'replace', path: group, value }], at: `${group}/all/${value.all.length - 1}` }
  }
  const list = `${group}/${shape.of}`
  return { steps: [{ op: 'add', path: `${list}/-`, value: part }], at: `${list}/${shape.parts.length}` }
}

/** Puts a second one like it after a part of a list. */
export function duplicatePart(document: PolicyDocument, list: string, at: number): Edited {
  // An object of its own: a part is told from another by being the same object (see `rehomed`).
  const value = structuredClone(valueAt(document, `${list}/${at}`))
  const copy: Step = { op: 'add', path: `${list}/${at + 1}`, value }
  return { steps: [copy], at: copy.path }
}
