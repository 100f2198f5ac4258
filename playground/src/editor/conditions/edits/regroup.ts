import type { PolicyDocument, Step } from '@iom-rules/core'
import { valueAt } from '../../place.ts'
import { takesBareTest } from '../scope.ts'
import { shapeOf, type GroupKind } from '../shape.ts'
import type { Edited } from './edited.ts'
import { seatOf } from './tree-path.ts'

/** Puts a group round a part. */
export function wrapPart(document: PolicyDocument, path: string, kind: GroupKind): Edited {
  const value = { [kind]: [valueAt(document, path)] }
  return { steps: [{ op: 'replace', path, value }], at: path }
}

/** Turns “all” into “at least one”, or back. */
export function turnGroup(document: PolicyDocument, path: string, kind: GroupKind): Edited {
  const shape = shapeOf(valueAt(document, path))
  if (shape.kind !== 'group' || shape.of === kind) return { steps: [], at: path }
  return { steps: [{ op: 'move', from: `${path}/${shape.of}`, path: `${path}/${kind}` }], at: path }
}

/**
 * Takes a group apart: its members stand where it stood. In a group of another kind that is another meaning, which
 * the sentence then says. At the root it can be done with a group of one.
 */
export function openGroup(document: PolicyDocument, root: string, path: string): Edited | null {
  const shape = shapeOf(valueAt(document, path))
  if (shape.kind !== 'group') return null
  const seat = path === root ? null : seatOf(path)
  if (seat === null) {
    const [only] = shape.parts
    if (path !== root || shape.parts.length !== 1 || !mayStandAlone(root, only)) return null
    return { steps: [{ op: 'replace', path, value: only }], at: path }
  }
  const { list, at } = seat
  if (shape.parts.length === 0) return null
  const members = shape.parts.map((value, each): Step => ({ op: 'add', path: `${list}/${at + each}`, value }))
  return { steps: [{ op: 'remove', path }, ...members], at: path }
}

function mayStandAlone(root: string, part: unknown): boolean {
  return takesBareTest(root) || shapeOf(part).kind !== 'test'
}

/** A part as it may stand at a root: a test in a group of one where a test cannot stand alone. */
export function standingAlone(root: string, part: unknown): unknown {
  return mayStandAlone(root, part) ? part : { all: [part] }
}
