import type { Edit, Node } from 'jsonc-parser'
import { indentIn, printed, type Layout } from './layout.ts'

/** A place of a text, and what stands there instead: in order, and none over another. */
export type TextEdit = Edit

/** A text that has been read, and how it is laid out. */
export interface Page {
  readonly text: string
  readonly layout: Layout
}

interface Members {
  /** Those that stay, in the order in which they stand. */
  readonly kept: readonly Node[]
  readonly within: (at: number, indent: string | null) => TextEdit[]
  /** What is written after a member that stays; `-1` before the first. */
  readonly fresh: (after: number, indent: string | null) => readonly string[]
  readonly whole: unknown
}

/** Changes what stands between the members that stay, and leaves the rest of the spaces as they are. */
export function memberEdits(
  page: Page,
  node: Node,
  indent: string | null,
  { kept, within, fresh, whole }: Members,
): TextEdit[] {
  const members = node.children ?? []
  const [first, last] = [members[0], members.at(-1)]
  const [open, close] = [node.offset + 1, node.offset + node.length - 1]
  if (first === undefined || last === undefined) {
    if (fresh(-1, indent).length === 0) return []
    return [{ offset: node.offset, length: node.length, content: printed(whole, indent, page.layout) }]
  }
  const lead = page.text.slice(open, first.offset)
  const tail = page.text.slice(endOf(last), close)
  const inner = indentIn(lead)
  const between = betweenMembers(page, members, lead)
  const edits: TextEdit[] = []
  for (let at = -1; at < kept.length; at++) {
    const [here, next] = [kept[at], kept[at + 1]]
    if (here !== undefined) edits.push(...within(at, inner))
    const [from, to] = [here === undefined ? open : endOf(here), next?.offset ?? close]
    const isNeighbour = members.indexOf(next ?? last) - (here === undefined ? -1 : members.indexOf(here))
    const isWhole = next === undefined ? here === last : isNeighbour === 1
    const written = fresh(at, inner)
    if (isWhole && written.length === 0) continue
    const isEmpty = written.length === 0
    const before = here === undefined ? lead : isEmpty && next === undefined ? '' : between
    const behind = next === undefined ? tail : isEmpty ? '' : between
    const isBare = isEmpty && here === undefined && next === undefined
    const content = isBare ? '' : before + written.join(between) + behind
    edits.push({ offset: from, length: to - from, content })
  }
  return edits
}

function betweenMembers(page: Page, [first, second]: readonly Node[], lead: string): string {
  if (first !== undefined && second !== undefined) return page.text.slice(endOf(first), second.offset)
  if (lead.includes('\n')) return `,${lead}`
  return page.layout.unit === null ? ',' : ', '
}

function endOf({ offset, length }: Node): number {
  return offset + length
}
