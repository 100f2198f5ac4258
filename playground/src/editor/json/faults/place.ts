import { findNodeAtLocation, getNodeValue, parseTree, type Node } from 'jsonc-parser'
import { memberName, partsOf } from '../../place.ts'

export interface Place {
  readonly from: number
  readonly to: number
}

/** Where in the text a JSON Pointer leads, or as near to it as there is something: a value, or the key of a longer one. */
export function placeOf(text: string, path: string): Place {
  const root = parseTree(text)
  return root === undefined ? { from: 0, to: Math.min(1, text.length) } : placeIn(root, path)
}

/** The same in a text that has been read. */
export function placeIn(root: Node, path: string): Place {
  let node = root
  for (const part of partsOf(path)) {
    const next = memberOf(node, part)
    if (next === undefined) break
    node = next
  }
  const isLong = node.children !== undefined
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined
  // A long value would be underlined over many lines: its key, or its first bracket, says where it is.
  if (!isLong) return rangeOf(node)
  return key === undefined ? { from: node.offset, to: node.offset + 1 } : rangeOf(key)
}

/** A member of a list may be named, as in an edit. */
function memberOf(node: Node, part: string): Node | undefined {
  if (node.type !== 'array') return findNodeAtLocation(node, [part])
  if (/^\d+$/.test(part)) return findNodeAtLocation(node, [Number(part)])
  return node.children?.find((member) => memberName(getNodeValue(member)) === part)
}

function rangeOf({ offset, length }: Node): Place {
  return { from: offset, to: offset + length }
}
