import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Policy } from '@iom-rules/core'
import { usage } from '../exit.ts'
import type { Surroundings } from '../surroundings.ts'

/**
 * The texts a policy cites, by file name, as far as they are at hand: in the folder asked for, else
 * in `sources` within or beside the policy. Which are missing is for the check to say.
 */
export function readSources(
  policy: Policy,
  path: string,
  asked: string | undefined,
  surroundings: Surroundings,
): Record<string, string> {
  const folders =
    asked === undefined ? besides(path) : [folderAsked(resolve(surroundings.folder, asked), asked)]
  const texts: Record<string, string> = {}
  for (const { file } of Object.values(policy.sources)) {
    // Only a plain name: a policy from a stranger must not have other files read.
    if (file !== basename(file) || file.startsWith('.')) continue
    const found = folders.map((folder) => join(folder, file)).find((candidate) => existsSync(candidate))
    if (found !== undefined && statSync(found).isFile()) texts[file] = readFileSync(found, 'utf8')
  }
  return texts
}

function besides(path: string): string[] {
  return [join(path, 'sources'), join(dirname(path), 'sources'), join(dirname(path), '..', 'sources')]
}

function folderAsked(path: string, asked: string): string {
  if (existsSync(path) && statSync(path).isDirectory()) return path
  throw usage(`There is no folder \`${asked}\` of sources.`)
}
