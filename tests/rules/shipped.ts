import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { joinPolicy, parsePolicy, type Policy } from '@iom-rules/core'

export const rules = fileURLToPath(new URL('../../rules', import.meta.url))
export const shipped = ['neighbourhood-crime-2020', 'navigate', 'cheshire'] as const
export type Shipped = (typeof shipped)[number]

/** Every file of a policy folder, by its path inside the folder. */
export function filesOf(id: Shipped): Record<string, string> {
  const folder = join(rules, id)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'))
  return Object.fromEntries(
    paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  )
}

/** The document of a policy folder, before `extends` is resolved. */
export function documentOf(id: Shipped): Record<string, unknown> {
  const joined = joinPolicy(filesOf(id))
  if (!joined.ok) throw new Error(joined.issues.map(({ message }) => message).join('\n'))
  return joined.value
}

const bases = [documentOf('neighbourhood-crime-2020'), documentOf('navigate')]

/** Reads a document as the shipped policies are read: with the two base policies at hand. */
export function parse(document: unknown): ReturnType<typeof parsePolicy> {
  return parsePolicy(document, { bases })
}

export function policyOf(id: Shipped): Policy {
  const parsed = parse(documentOf(id))
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${id}${path}: ${message}`).join('\n'))
  return parsed.value
}

/** The lines of a source document, counted from 0. */
export function linesOf(file: string): string[] {
  return readFileSync(join(rules, 'sources', file), 'utf8').split('\n')
}
