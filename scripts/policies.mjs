// Joins each folder of rules/ into the one document that @iom-rules/core carries, and copies the schemas.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { root } from './run.mjs'

const rules = join(root, 'rules')

/** Writes packages/core/policies and packages/core/schema; files that would not change are left alone. */
export function bundlePolicies() {
  const policies = new Map()
  for (const id of names(rules)) {
    const folder = join(rules, id)
    if (existsSync(join(folder, 'policy.json'))) policies.set(`${id}.json`, text(joinPolicy(folder)))
  }
  const schemas = new Map()
  for (const name of names(join(rules, 'schema'))) {
    if (name.endsWith('.json')) schemas.set(name, readFileSync(join(rules, 'schema', name), 'utf8'))
  }
  replaceFolder(join(root, 'packages', 'core', 'policies'), policies)
  replaceFolder(join(root, 'packages', 'core', 'schema'), schemas)
}

/**
 * The small keys of policy.json, then each large key from the file or folder of its name.
 * @param {string} folder
 */
export function joinPolicy(folder) {
  const policy = read(join(folder, 'policy.json'))
  for (const name of names(folder)) {
    const key = basename(name, '.json')
    if (name === 'policy.json' || (name === key && !isFolder(join(folder, name)))) continue
    if (key in policy) throw new Error(`${folder}: \`${key}\` is in policy.json and in ${name}: keep one`)
    policy[key] = name === key ? joinFolder(join(folder, name)) : read(join(folder, name))
  }
  return policy
}

/**
 * Files that hold lists are joined into one list, by file name; others are members of one object. An `index.json`
 * lists the files in the order that is meant.
 * @param {string} folder
 */
function joinFolder(folder) {
  const files = names(folder).filter((name) => name.endsWith('.json'))
  const found = files.map((name) => basename(name, '.json')).filter((name) => name !== 'index')
  /** @type {string[]} */
  const order = files.includes('index.json') ? read(join(folder, 'index.json')) : found
  if ([...order].sort().join() !== [...found].sort().join()) {
    throw new Error(`${folder}: index.json lists ${order.join(', ')}, but the files are ${found.join(', ')}`)
  }
  const parts = order.map((name) => /** @type {const} */ ([name, read(join(folder, `${name}.json`))]))
  const lists = parts.filter(([, part]) => Array.isArray(part))
  if (lists.length === 0) return Object.fromEntries(parts)
  if (lists.length < parts.length) throw new Error(`${folder}: some files hold a list and some do not`)
  return parts.flatMap(([, part]) => part)
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** @param {string} folder */
function names(folder) {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}

/** @param {string} path */
function isFolder(path) {
  return statSync(path).isDirectory()
}

/** @param {unknown} document */
function text(document) {
  return `${JSON.stringify(document, null, 2)}\n`
}

/**
 * @param {string} folder
 * @param {ReadonlyMap<string, string>} files
 */
function replaceFolder(folder, files) {
  mkdirSync(folder, { recursive: true })
  for (const name of names(folder)) if (!files.has(name)) rmSync(join(folder, name))
  for (const [name, content] of files) {
    const file = join(folder, name)
    if (existsSync(file) && readFileSync(file, 'utf8') === content) continue
    // Written beside and moved, so that a reader never sees half a file.
    writeFileSync(`${file}.${process.pid}`, content)
    renameSync(`${file}.${process.pid}`, file)
  }
}
