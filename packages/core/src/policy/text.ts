import {
  parse,
  type ElementNode,
  type MemberNode,
  type StringNode,
  type ValueNode,
} from '@humanwhocodes/momoa'
import { fault, pointer, type Issue, type Result } from '../vocabulary/issue.ts'
import { inspectText } from './limits.ts'

/**
 * Reads JSON text strictly: every duplicate key is an issue with its line, where `JSON.parse` would
 * silently keep the last one.
 */
export function readJson(text: string): Result<unknown> {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const refused = inspectText(source)
  if (refused.length > 0) return { ok: false, issues: refused }
  if (source.trim() === '') {
    return { ok: false, issues: [fault('empty', '', 'The document is empty.', 'Give a JSON document.')] }
  }
  const issues: Issue[] = []
  try {
    collectDuplicates(parse(source).body, [], issues)
  } catch (error) {
    const help = 'Check for a missing comma, quote or bracket near there; a cut-off file ends too early.'
    return {
      ok: false,
      issues: [fault('not-json', '', `This is not valid JSON: ${(error as Error).message}`, help)],
    }
  }
  if (issues.length > 0) return { ok: false, issues }
  try {
    return { ok: true, value: JSON.parse(source) as unknown, issues: [] }
  } catch {
    const help = 'Write tabs and line breaks inside text as `\\t` and `\\n`.'
    return {
      ok: false,
      issues: [fault('not-json', '', 'A text contains a character that JSON must escape.', help)],
    }
  }
}

function collectDuplicates(node: ValueNode, path: readonly (string | number)[], issues: Issue[]): void {
  if (node.type === 'Array') {
    node.elements.forEach((element: ElementNode, at: number) =>
      collectDuplicates(element.value, [...path, at], issues),
    )
    return
  }
  if (node.type !== 'Object') return
  const seen = new Map<string, number>()
  for (const member of node.members) {
    const key = nameOf(member)
    const line = member.loc.start.line
    const first = seen.get(key)
    if (first === undefined) seen.set(key, line)
    else {
      const where = first === line ? `on line ${line}` : `on lines ${first} and ${line}`
      const message = `The key \`${key}\` is given twice, ${where}.`
      issues.push(fault('duplicate-key', pointer([...path, key]), message, 'Keep one of them.'))
    }
    collectDuplicates(member.value, [...path, key], issues)
  }
}

/** The line and column, from 1, of the value a JSON Pointer names; `null` when it is not there. */
export function locate(text: string, path: string): { line: number; column: number } | null {
  try {
    let node: ValueNode = parse(text).body
    for (const part of path.split('/').slice(1)) {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
      const next: ValueNode | undefined =
        node.type === 'Object'
          ? node.members.find((member) => nameOf(member) === key)?.value
          : node.type === 'Array'
            ? node.elements[Number(key)]?.value
            : undefined
      if (next === undefined) break
      node = next
    }
    return { line: node.loc.start.line, column: node.loc.start.column }
  } catch {
    return null
  }
}

function nameOf(member: MemberNode): string {
  // In JSON proper, unlike JSON5, a key is always in quotes.
  return (member.name as StringNode).value
}
