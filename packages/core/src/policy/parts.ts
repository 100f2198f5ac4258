import { fault, type Issue, type Result } from '../vocabulary/issue.ts'
import { readJson } from './text.ts'

/**
 * Joins the files of a policy folder into one document.
 *
 * `policy.json` carries the small keys; a large key is a file of its name (`facts.json`), a folder
 * with one file for each id (`decisions/cohort.json`; an `index.json` may list the ids in order), or
 * a folder of lists that are joined in the order of their names (`examples/*.json`).
 *
 * @param files text by path relative to the folder, with `/` between its parts
 */
export function joinPolicy(files: Readonly<Record<string, string>>): Result<Record<string, unknown>> {
  const issues: Issue[] = []
  const read = (path: string): unknown => {
    const parsed = readJson(files[path] as string)
    if (parsed.ok) return parsed.value
    issues.push(...parsed.issues.map((issue) => ({ ...issue, message: `${path}: ${issue.message}` })))
    return undefined
  }
  const paths = Object.keys(files)
    .filter((path) => path.endsWith('.json'))
    .sort()
  if (!paths.includes('policy.json')) {
    const help = 'A policy folder has a file `policy.json` with `language`, `id`, `version` and `title`.'
    return {
      ok: false,
      issues: [fault('missing-file', '', 'There is no `policy.json` in the folder.', help)],
    }
  }
  const base = read('policy.json')
  if (base !== undefined && (typeof base !== 'object' || base === null || Array.isArray(base))) {
    const help = 'Give an object in braces with `language`, `id`, `version` and `title`.'
    return { ok: false, issues: [fault('wrong-type', '', '`policy.json` is not a JSON object.', help)] }
  }
  const document: Record<string, unknown> = { ...base }
  const folders = new Map<string, string[]>()
  for (const path of paths) {
    const parts = path.slice(0, -'.json'.length).split('/')
    const [key = '', member] = parts
    if (path === 'policy.json') continue
    if (parts.some((part) => part in {})) {
      issues.push(
        fault('unknown-file', '', `${path}: this name cannot be used in a policy.`, 'Choose another name.'),
      )
      continue
    }
    if (parts.length > 2)
      issues.push(fault('unknown-file', '', `${path}: a policy folder is at most one folder deep.`))
    else if (member !== undefined) folders.set(key, [...(folders.get(key) ?? []), member])
    else if (Object.hasOwn(document, key)) {
      issues.push(
        fault(
          'duplicate-key',
          `/${key}`,
          `\`${key}\` is given in policy.json and in ${path}.`,
          'Keep one of them.',
        ),
      )
    } else document[key] = read(path)
  }
  for (const [key, members] of folders) {
    if (Object.hasOwn(document, key)) {
      issues.push(
        fault(
          'duplicate-key',
          `/${key}`,
          `\`${key}\` is given both as a file and as a folder.`,
          'Keep one of them.',
        ),
      )
    } else document[key] = joinFolder(key, members, read, issues)
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: document, issues: [] }
}

/** A name in a list of them; what is no text is told as it stands. */
function nameIn(listed: unknown): string {
  return typeof listed === 'string' ? listed : JSON.stringify(listed)
}

function joinFolder(
  key: string,
  members: readonly string[],
  read: (path: string) => unknown,
  issues: Issue[],
): unknown {
  const listed = members.includes('index') ? read(`${key}/index.json`) : undefined
  const names = members.filter((member) => member !== 'index')
  const order = Array.isArray(listed) ? listed.map(nameIn) : names
  for (const name of [
    ...names.filter((each) => !order.includes(each)),
    ...order.filter((each) => !names.includes(each)),
  ]) {
    issues.push(
      fault(
        'unknown-file',
        `/${key}`,
        `${key}/index.json and the files beside it disagree about \`${name}\`.`,
      ),
    )
  }
  const values = order
    .filter((name) => names.includes(name))
    .map((name): [string, unknown] => [name, read(`${key}/${name}.json`)])
  if (values.length > 0 && values.every(([, value]) => Array.isArray(value)))
    return values.flatMap(([, value]) => value)
  return Object.fromEntries(values)
}
