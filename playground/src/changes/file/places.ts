import { parseTree, type Node } from 'jsonc-parser'

/** Where each part of a policy file stands: `cheshire-1.1.0.json:12:5`, the column counted from 1 too. */
export function placesIn(name: string, text: string): (path: string) => string | null {
  const root = parseTree(text)
  const starts = lineStarts(text)
  return (path) => {
    if (root === undefined) return null
    const { offset } = partsOf(path).reduce<Found>(inward, { node: root, isLost: false }).node
    const line = lineAt(starts, offset)
    return `${name}:${line + 1}:${offset - (starts[line] ?? 0) + 1}`
  }
}

interface Found {
  readonly node: Node
  /** What is not there is told by what it would be in. */
  readonly isLost: boolean
}

function inward({ node, isLost }: Found, part: string): Found {
  const next = isLost ? undefined : memberOf(node, part)
  return next === undefined ? { node, isLost: true } : { node: next, isLost: false }
}

function memberOf({ type, children = [] }: Node, part: string): Node | undefined {
  if (type === 'array') return children[Number(part)]
  const property = children.find(({ children: [key] = [] }) => key?.value === part)
  return property?.children?.[1]
}

function partsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (const { index, 0: end } of text.matchAll(/\r\n|[\r\n]/g)) starts.push(index + end.length)
  return starts
}

/** The last line that starts at the offset or before it. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
