// The documentation as data: its pages, and the blocks of code in them.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Everything somebody reads: what is written for people, not what a build makes. */
export const pages: readonly string[] = [
  ...inside('.', false),
  ...inside('docs', true),
  ...inside('rules', true),
  ...inside('tests', true),
  ...inside('packages/core', false),
  ...inside('packages/cli', false),
].toSorted()

function inside(folder: string, recursive: boolean): string[] {
  return readdirSync(join(root, folder), { recursive, encoding: 'utf8' })
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md') && !path.includes('node_modules'))
}

const texts = new Map<string, string>()

/** The text of a page, by its path from the root. */
export function textOf(page: string): string {
  const known = texts.get(page)
  if (known !== undefined) return known
  const text = readFileSync(join(root, page), 'utf8').replaceAll('\r\n', '\n')
  texts.set(page, text)
  return text
}

/** A fenced block of code. */
export interface Block {
  readonly page: string
  /** The line its fence is on, from 1. */
  readonly line: number
  readonly language: string
  /** What is written after the language: `slow`, `skip="why"`, `file=draft.json`. */
  readonly info: Readonly<Record<string, string>>
  readonly text: string
  /** The last line of words above it, without blank lines. */
  readonly above: string
  /** Nothing but a line of words stands between the block before and this one. */
  readonly follows: boolean
}

const fence = /^ {0,6}(`{3,})(\w*)[ \t]*([^\n`]*)\n([\s\S]*?)^ {0,6}\1[ \t]*$/gm

export function blocksOf(page: string): Block[] {
  const text = textOf(page)
  let last = 0
  return [...text.matchAll(fence)].map((match): Block => {
    const [whole, , language = '', info = '', body = ''] = match
    const between = text.slice(last, match.index).trim()
    last = match.index + whole.length
    const indent = /^ */.exec(whole)?.[0] ?? ''
    return {
      page,
      line: text.slice(0, match.index).split('\n').length,
      language,
      info: infoOf(info),
      text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      above: between.split('\n').at(-1)?.trim() ?? '',
      follows: !between.includes('\n'),
    }
  })
}

function infoOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/g)].map(([, key = '', quoted, plain]) => [
      key,
      quoted ?? plain ?? '',
    ]),
  )
}

export const blocks: readonly Block[] = pages.flatMap(blocksOf)

/** What a failing test calls a block. */
export function placeOf({ page, line }: Block): string {
  return `${page}:${line}`
}

/** What the page says that a block prints: the `text` under the word “prints”. */
export function printsOf(block: Block): string | null {
  const all = blocks.filter(({ page }) => page === block.page)
  const next = all[all.indexOf(block) + 1]
  if (next === undefined || next.language !== 'text' || !next.follows) return null
  return /(^|\s)prints:?$/.test(next.above) ? next.text.trim() : null
}

/** A path that a page names, from the root. */
export function fromPage(page: string, path: string): string {
  return join(dirname(page), path).replaceAll('\\', '/')
}
