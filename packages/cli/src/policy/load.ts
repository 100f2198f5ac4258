import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { didYouMean, parsePolicy, type Issue, type Policy } from '@iom-rules/core'
import { exitCode, Stop, usage, type ExitCode } from '../exit.ts'
import { fault } from '../fault.ts'
import { issueLine } from '../report.ts'
import { shippedPolicies, type Surroundings } from '../surroundings.ts'
import { readDocument, readPolicyFiles, type PolicyFiles } from './document.ts'
import { placed, type PlacedIssue } from './place.ts'

/** A policy that was asked for, and where its parts are, or everything wrong with it. */
export type Loaded =
  | {
      readonly ok: true
      readonly policy: Policy
      readonly issues: readonly PlacedIssue[]
      readonly path: string
      /** Says where in the files a finding of this policy is. */
      readonly place: (finding: Issue) => PlacedIssue
    }
  | { readonly ok: false; readonly code: ExitCode; readonly issues: readonly PlacedIssue[] }

const byDefault = 'cheshire'

/** Loads a policy for a command that cannot go on without it; warnings go to stderr. */
export function loadPolicy(asked: string | undefined, surroundings: Surroundings): Policy {
  return settled(readPolicy(asked, surroundings), surroundings)
}

/** The policy that was loaded; one that is not valid ends the command. */
export function settled(loaded: Loaded, surroundings: Surroundings): Policy {
  if (!loaded.ok) throw new Stop(loaded.code, loaded.issues.map(issueLine).join('\n'))
  for (const issue of loaded.issues) surroundings.stderr.write(`${issueLine(issue)}\n`)
  return loaded.policy
}

/** Loads a policy by id, folder or file, and the policies it extends with it. */
export function readPolicy(asked: string | undefined, surroundings: Surroundings): Loaded {
  const { path, name, version } = find(asked ?? byDefault, surroundings)
  const loaded = readFrom(path, name, surroundings)
  if (loaded.ok && version !== undefined && loaded.policy.version !== version) {
    throw usage(`The policy ${loaded.policy.id} here has version ${loaded.policy.version}, not ${version}.`)
  }
  return loaded
}

interface Found {
  readonly path: string
  readonly name: string
  readonly version?: string | undefined
}

/** An id wins over a folder of the same name: write `./cheshire` for the folder. */
function find(asked: string, surroundings: Surroundings): Found {
  const [, id = '', version] = /^([A-Za-z][\w-]*)(?:@(.+))?$/.exec(asked) ?? []
  const shipped = join(shippedPolicies(surroundings), `${id}.json`)
  if (id !== '' && existsSync(shipped)) return { path: shipped, name: id, version }
  const path = resolve(surroundings.folder, asked)
  if (existsSync(path)) return { path, name: asked.replace(/[\\/]+$/, '') }
  const ids = shippedIds(surroundings)
  const near = didYouMean(id || asked, ids) ?? `Policies that come with iom-rules: ${ids.join(', ')}.`
  throw usage(`There is no policy, folder or file \`${asked}\`.`, near)
}

/** The ids of the policies that come with iom-rules. */
export function shippedIds(surroundings: Surroundings): string[] {
  const folder = shippedPolicies(surroundings)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
}

/** Reads a policy from a file or folder, whatever ids come with iom-rules. */
export function readFrom(
  path: string,
  name: string,
  surroundings: Surroundings,
  heirs: readonly string[] = [],
): Loaded {
  const read = readPolicyFiles(path, name)
  if (!read.ok) return refused(read.issues, { name, path, texts: {} })
  const files = read.value
  const document = readDocument(files)
  if (!document.ok) return refused(document.issues, files)
  const issues: PlacedIssue[] = []
  const bases: Policy[] = []
  for (const { wanted, pointer } of extended(document.value)) {
    const base = findBase(wanted, { path, name, line: [...heirs, path] }, surroundings)
    if (typeof base === 'string') issues.push(placed(fault('unknown-base', pointer, base), files))
    else if (base.ok) bases.push(base.policy)
    else return base
  }
  if (issues.length > 0) return { ok: false, code: exitCode.invalidPolicy, issues }
  const parsed = parsePolicy(files.texts[''] ?? document.value, { bases })
  if (!parsed.ok) return refused(parsed.issues, files, document.value)
  const place = (issue: Issue) => placed(issue, files, document.value)
  return { ok: true, policy: parsed.value, issues: parsed.issues.map(place), path, place }
}

function refused(issues: readonly Issue[], files: PolicyFiles, document?: unknown): Loaded {
  const stranger = issues.some(({ code }) => code === 'unsupported-language')
  const code = stranger ? exitCode.unsupportedLanguage : exitCode.invalidPolicy
  return { ok: false, code, issues: issues.map((issue) => placed(issue, files, document)) }
}

/** What a document says it extends, as far as it says so in the right shape; the rest is for `parsePolicy`. */
function extended(document: unknown): { wanted: string; pointer: string }[] {
  if (typeof document !== 'object' || document === null || !('extends' in document)) return []
  const list: readonly unknown[] = Array.isArray(document.extends) ? document.extends : []
  return list.flatMap((entry, at) =>
    typeof entry === 'object' && entry !== null && 'policy' in entry && typeof entry.policy === 'string'
      ? [{ wanted: entry.policy, pointer: `/extends/${at}/policy` }]
      : [],
  )
}

interface Heir {
  readonly path: string
  readonly name: string
  /** The paths of everything that extends the base looked for. */
  readonly line: readonly string[]
}

/** A base lies beside the policy that extends it, or comes with iom-rules; its version must be the one named. */
function findBase(wanted: string, heir: Heir, surroundings: Surroundings): Loaded | string {
  const [id = ''] = wanted.split('@')
  if (!/^[A-Za-z][\w-]*$/.test(id))
    return `\`${wanted}\` is not a policy with its version, such as navigate@1.0.0.`
  const beside = [id, `${id}.json`].map((file) => ({
    path: join(dirname(heir.path), file),
    name: join(dirname(heir.name), file),
  }))
  const shipped = { path: join(shippedPolicies(surroundings), `${id}.json`), name: id }
  const versions = new Set<string>()
  for (const { path, name } of [...beside, shipped]) {
    if (!existsSync(path)) continue
    if (heir.line.includes(path)) return `The policy \`${wanted}\` extends this one in its turn.`
    const loaded = readFrom(path, name, surroundings, heir.line)
    if (!loaded.ok) return loaded
    const found = `${loaded.policy.id}@${loaded.policy.version}`
    if (found === wanted) return loaded
    versions.add(found)
  }
  if (versions.size > 0)
    return `This extends \`${wanted}\`, but the policy at hand is ${[...versions].join(' and ')}.`
  const ids = shippedIds(surroundings)
  const near = didYouMean(id, ids) ?? `Put its folder beside this one; ${ids.join(', ')} come with iom-rules.`
  return `The policy \`${wanted}\` is neither beside this one nor among those that come with iom-rules. ${near}`
}
