import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Policy } from '@iom-rules/core'
import { one, type Given } from '../arguments.ts'
import { usage } from '../exit.ts'
import type { Surroundings } from '../surroundings.ts'
import { loadPolicy, readFrom, settled, shippedIds } from './load.ts'

/** Every policy in a folder: its JSON files, and its folders that hold a policy.json. */
export function loadVersions(folder: string, surroundings: Surroundings): Policy[] {
  const path = resolve(surroundings.folder, folder)
  if (!existsSync(path))
    throw usage(`There is no folder \`${folder}\`.`, '--versions takes the folder that the versions are in.')
  if (!statSync(path).isDirectory())
    throw usage(`\`${folder}\` is a file: --versions takes the folder that the versions are in.`)
  const found = readdirSync(path, { withFileTypes: true })
    .filter((entry) =>
      entry.isDirectory()
        ? existsSync(join(path, entry.name, 'policy.json'))
        : entry.isFile() && entry.name.endsWith('.json'),
    )
    .map((entry) => entry.name)
    .sort()
  if (found.length === 0)
    throw usage(
      `There is no policy in \`${folder}\`.`,
      'It holds each version as a JSON file or as a folder with a policy.json.',
    )
  const name = folder.replace(/[\\/]+$/, '')
  return found.map((each) =>
    settled(readFrom(join(path, each), `${name}/${each}`, surroundings), surroundings),
  )
}

/** The policy of `--policy`; with `--versions` the version of it that is in force on the day. */
export async function policyOn(given: Given, day: string, surroundings: Surroundings): Promise<Policy> {
  const folder = one(given, 'versions')
  const asked = one(given, 'policy')
  if (folder === undefined) return loadPolicy(asked, surroundings)
  if (asked !== undefined && /[\\/.]/.test(asked))
    throw usage(
      `With --versions, --policy takes an id, not \`${asked}\`.`,
      `The files are found in \`${folder}\`.`,
    )
  const { policyInForce } = await import('@iom-rules/core/record')
  const found = policyInForce(loadVersions(folder, surroundings), day, asked)
  if (found.ok) return found.value
  const [issue] = found.issues
  const help = issue?.code === 'several-policies' ? `${issue.help ?? ''} Use --policy ID.` : issue?.help
  throw usage(issue?.message ?? '', help)
}

/** The policies at hand under an id: of `--versions`, and the one that comes with iom-rules. */
export function policiesAtHand(given: Given, surroundings: Surroundings): (id: string) => readonly Policy[] {
  const folder = one(given, 'versions')
  const versions = folder === undefined ? [] : loadVersions(folder, surroundings)
  const shipped = shippedIds(surroundings)
  const known = new Map<string, readonly Policy[]>()
  return (id) => {
    let found = known.get(id)
    if (found === undefined) {
      const own = versions.filter((policy) => policy.id === id)
      found = shipped.includes(id) ? [...own, loadPolicy(id, surroundings)] : own
      known.set(id, found)
    }
    return found
  }
}
