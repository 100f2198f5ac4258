import { applyEdits, getNodeValue, parseTree, type Node, type ParseError } from 'jsonc-parser'
import { align, keyOf } from './align.ts'
import { isObject, membersOf } from './json.ts'
import { layoutOf, printed } from './layout.ts'
import { memberEdits, type Page, type TextEdit } from './members.ts'

/**
 * The edits that make a JSON text say what the document says. What the text says already is not touched, down to its
 * spaces, its line ends and the order of its keys; what is new is laid out as the rest is.
 *
 * @returns `null` where the text cannot be read
 */
export function textEdits(text: string, document: unknown): TextEdit[] | null {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true })
  if (root === undefined || errors.length > 0) return null
  return valueEdits({ text, layout: layoutOf(text, root) }, root, document, '')
}

function valueEdits(page: Page, node: Node, value: unknown, indent: string | null): TextEdit[] {
  if (node.type === 'object' && isObject(value)) return objectEdits(page, node, value, indent)
  if (node.type === 'array' && Array.isArray(value)) return listEdits(page, node, value, indent)
  if (node.children === undefined && node.value === value) return []
  return [{ offset: node.offset, length: node.length, content: printed(value, indent, page.layout) }]
}

function objectEdits(
  page: Page,
  node: Node,
  value: { readonly [key: string]: unknown },
  indent: string | null,
): TextEdit[] {
  const members = (node.children ?? []).map((member) => ({ member, key: keyNode(member)?.value as string }))
  const kept = members.filter(({ key }) => value[key] !== undefined && Object.hasOwn(value, key))
  const write = (inner: string | null) => (key: string, each: unknown) =>
    `${JSON.stringify(key)}${page.layout.colon}${printed(each, inner, page.layout)}`
  // A new key comes after the one that it comes after in the document.
  const fresh = new Map<number, [string, unknown][]>()
  let after = -1
  for (const entry of membersOf(value)) {
    const at = kept.findIndex(({ key }) => key === entry[0])
    if (at >= 0) after = at
    else fresh.set(after, [...(fresh.get(after) ?? []), entry])
  }
  return memberEdits(page, node, indent, {
    kept: kept.map(({ member }) => member),
    within: (at, inner) => {
      const [key, each] = [kept[at]?.key ?? '', kept[at]?.member.children?.[1]]
      return each === undefined ? [] : valueEdits(page, each, value[key], inner)
    },
    fresh: (at, inner) => (fresh.get(at) ?? []).map(([key, each]) => write(inner)(key, each)),
    whole: value,
  })
}

function keyNode({ children }: Node): Node | undefined {
  return children?.[0]
}

function listEdits(page: Page, node: Node, value: readonly unknown[], indent: string | null): TextEdit[] {
  const members = node.children ?? []
  const before = members.map((member): unknown => getNodeValue(member))
  const pairs = align(before, value)
  const paired = new Set(pairs.map(([, now]) => now))
  const left = members.filter((_, at) => !pairs.some(([was]) => was === at))
  /** What has only moved takes its own text with it. */
  const text = (member: unknown, inner: string | null): string => {
    const moved = left.find((each) => keyOf(getNodeValue(each)) === keyOf(member))
    if (moved === undefined) return printed(member, inner, page.layout)
    return rewritten(page, moved, valueEdits(page, moved, member, inner))
  }
  return memberEdits(page, node, indent, {
    kept: pairs.flatMap(([was]) => members[was] ?? []),
    within: (at, inner) => {
      const [was = 0, now = 0] = pairs[at] ?? []
      const member = members[was]
      return member === undefined ? [] : valueEdits(page, member, value[now], inner)
    },
    fresh: (at, inner) => {
      const from = (pairs[at]?.[1] ?? -1) + 1
      const to = pairs[at + 1]?.[1] ?? value.length
      return value.slice(from, to).flatMap((each, far) => (paired.has(from + far) ? [] : [text(each, inner)]))
    },
    whole: value,
  })
}

function rewritten({ text }: Page, { offset, length }: Node, edits: readonly TextEdit[]): string {
  const moved = edits.map((edit) => ({ ...edit, offset: edit.offset - offset }))
  return applyEdits(text.slice(offset, offset + length), moved)
}
