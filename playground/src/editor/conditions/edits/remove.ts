import type { PolicyDocument } from '@iom-rules/core'
import { valueAt } from '../../place.ts'
import { mayBeLeftOut } from '../scope.ts'
import type { Edited } from './edited.ts'
import { groupOf, seatOf } from './tree-path.ts'

/**
 * Takes a part out, its “not”s with it. A group left empty goes too, for it would say nothing; only at the root is
 * it kept, where the rule waits for its first test.
 */
export function removePart(document: PolicyDocument, root: string, path: string): Edited {
  const gone = emptied(document, root, path)
  if (gone === root) {
    return mayBeLeftOut(root)
      ? { steps: [{ op: 'remove', path: root }], at: root }
      : { steps: [{ op: 'replace', path: root, value: { all: [] } }], at: root }
  }
  return { steps: [{ op: 'remove', path: gone }], at: gone }
}

/**
 * The outermost of the groups that would be empty without a part, or the part itself. The list `kept` is getting
 * another member.
 */
export function emptied(document: PolicyDocument, root: string, path: string, kept?: string): string {
  // The root of an assumption, say, may itself look like a seat in a list of something else.
  const seat = path === root ? null : seatOf(path)
  if (seat === null) return root
  const members = valueAt(document, seat.list)
  const isLast = Array.isArray(members) && members.length === 1 && seat.list !== kept
  return isLast ? emptied(document, root, groupOf(root, seat.list), kept) : path
}
