// The TypeScript and JavaScript of the documentation as files that a compiler and Node.js take.
import { transformWithOxc } from 'vite'
import { blocks, printsOf, textOf, type Block } from './pages.ts'

/** What pages take as given: a published policy and a draft, somebody, a few people, a day and a journey. */
const given: Readonly<Record<string, string>> = {
  policy: 'const policy = given_read(given_cheshire)',
  published: 'const published = given_read(given_cheshire)',
  draft: 'const draft = given_read(given_draft())',
  asAt: "const asAt = '2026-11-22'",
  nominal:
    "const nominal: given_Nominal = { ref: 'HAL-901', area: 'HALTON', facts: { cssScore: 900, ogrsScore: 80, inPrison: false } }",
  nominals:
    "const nominals = [...given_generate(given_read(given_cheshire), { count: 40, seed: 3, asAt: '2026-11-22' })]",
  journey:
    "const journey = JSON.parse(given_file('rules/journeys/escalating-burglar.json', 'utf8')) as given_Journey",
}

const opening = `import { readFileSync as given_file } from 'node:fs'
import { parsePolicy as given_parse, type Nominal as given_Nominal, type Policy as given_Policy } from '@iom-rules/core'
import { generate as given_generate } from '@iom-rules/core/caseload'
import type { Journey as given_Journey } from '@iom-rules/core/journey'
import given_cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
function given_read(value: unknown): given_Policy {
  const parsed = given_parse(value)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}
function given_draft(): unknown {
  const draft = structuredClone(given_cheshire)
  draft.parameters.cssThreshold.value = 800
  return draft
}
`

/** A block as a program, and what the page says that it prints. */
export interface Program {
  readonly block: Block
  readonly isCommonJs: boolean
  /** With what the page takes as given, as TypeScript. */
  readonly text: string
  readonly prints: string | null
}

/** Every block that is a program; those that say why not are left out. */
export function programs(): Program[] {
  return blocks
    .filter(({ language, info }) => ['ts', 'js'].includes(language) && info['skip'] === undefined)
    .filter(({ info }) => info['from'] === undefined)
    .map((block) => {
      const isCommonJs = /\brequire\(/.test(block.text)
      return { block, isCommonJs, text: isCommonJs ? block.text : completed(block), prints: printsOf(block) }
    })
}

function completed(block: Block): string {
  const own = `${beforeOf(block)}\n${block.text}`
  const lines = Object.entries(given)
    .filter(([name]) => new RegExp(`(?<![.'"\\w-])${name}\\b(?!['"]?:)`).test(own) && !declares(own, name))
    .map(([, line]) => line)
  // Imports may stand anywhere, and those of the block come after what is given.
  return `${opening}${lines.join('\n')}\n${own}\nexport {}\n`
}

/** What the page says, in a comment above the block, that stands before it: `<!-- before: … -->`. */
function beforeOf({ page, line }: Block): string {
  const above = textOf(page)
    .split('\n')
    .slice(0, line - 1)
    .join('\n')
    .trimEnd()
  return /<!-- before: ((?:(?!-->)[\s\S])*)-->$/.exec(above)?.[1] ?? ''
}

function declares(text: string, name: string): boolean {
  return new RegExp(`\\b(const|let|function|import)\\b[^=(\\n]*\\b${name}\\b`).test(text)
}

/** The same without types, for a Node.js that does not read TypeScript. */
export async function withoutTypes({ text, isCommonJs }: Program): Promise<string> {
  return isCommonJs ? text : (await transformWithOxc(text, 'program.ts')).code
}
