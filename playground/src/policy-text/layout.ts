import type { Node } from 'jsonc-parser'

/** How a text is laid out: what somebody writes into it is laid out in the same way. */
export interface Layout {
  readonly lineEnd: string
  /** What a level is indented by; `null` where everything stands on one line. */
  readonly unit: string | null
  /** What stands between a key and its value. */
  readonly colon: string
}

const usual: Layout = { lineEnd: '\n', unit: '  ', colon: ': ' }

/** Reads the layout from the first lines of a text. */
export function layoutOf(text: string, root: Node): Layout {
  const first = root.children?.[0]
  if (first === undefined) return usual
  const lead = text.slice(root.offset + 1, first.offset)
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n'
  return { lineEnd, unit: indentIn(lead), colon: colonIn(text, first) ?? usual.colon }
}

function colonIn(text: string, { children = [] }: Node): string | null {
  const [key, value] = children
  return key === undefined || value === undefined ? null : text.slice(key.offset + key.length, value.offset)
}

/** The indent after the last line end of a space between two things; `null` where it holds no line end. */
export function indentIn(space: string): string | null {
  const at = space.lastIndexOf('\n')
  return at < 0 ? null : space.slice(at + 1)
}

/** A value as text that stands in a line with this indent; `null` keeps it on one line. */
export function printed(value: unknown, indent: string | null, layout: Layout): string {
  if (layout.unit === null) return JSON.stringify(value)
  // No text holds a line end: JSON writes it as `\n`.
  const lines = JSON.stringify(value, null, layout.unit).split('\n')
  if (indent === null) return lines.map((line) => line.trim()).join(' ')
  return lines.join(`${layout.lineEnd}${indent}`)
}
