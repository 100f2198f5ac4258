// Makes each folder of rules/ into the one flat document that @iom-rules/core carries, with schemas and sources.
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
import { join, relative, sep } from 'node:path'
import { root } from './run.mjs'
import { importSource } from './source.mjs'

/** @typedef {typeof import('../packages/core/src/index.ts')} Core */
/** @typedef {import('../packages/core/src/index.ts').Policy} Policy */

/** Writes packages/core/policies, schema and sources; files that would not change are left alone. */
export async function bundlePolicies() {
  const core = await importCore()
  const policies = [...readPolicies(core, join(root, 'rules'))].map(([id, policy]) => [id, policy.document])
  const schemas = core.schemaNames.map((name) => [name, core.jsonSchema(name)])
  replaceFolder(join(root, 'packages', 'core', 'policies'), policies)
  replaceFolder(join(root, 'packages', 'core', 'schema'), schemas)
  const sources = names(join(root, 'rules', 'sources')).filter((name) => name.endsWith('.txt'))
  replaceFiles(
    join(root, 'packages', 'core', 'sources'),
    new Map(sources.map((name) => [name, readFileSync(join(root, 'rules', 'sources', name), 'utf8')])),
  )
}

/** Writes rules/schema, which is committed; a test compares it with what the code says. */
export async function writeSchemas() {
  const core = await importCore()
  replaceFolder(
    join(root, 'rules', 'schema'),
    core.schemaNames.map((name) => [name, core.jsonSchema(name)]),
  )
}

/**
 * The core's own source, so that nothing need be built before.
 * @returns {Promise<Core>}
 */
export async function importCore() {
  return /** @type {Core} */ (await importSource('packages/core/src/index.ts'))
}

/**
 * Every policy folder, joined and put on its bases.
 * @param {Core} core
 * @param {string} rules
 * @returns {Map<string, Policy>}
 */
export function readPolicies(core, rules) {
  const folders = names(rules).filter(
    (name) => name !== 'schema' && existsSync(join(rules, name, 'policy.json')),
  )
  const documents = new Map(folders.map((id) => [id, settled(id, core.joinPolicy(filesOf(join(rules, id))))]))
  return new Map(
    folders.map((id) => {
      const bases = folders.filter((other) => other !== id).map((other) => documents.get(other) ?? {})
      return [id, settled(id, core.parsePolicy(documents.get(id), { bases }))]
    }),
  )
}

/**
 * @template T
 * @param {string} id
 * @param {import('../packages/core/src/index.ts').Result<T>} result
 * @returns {T}
 */
function settled(id, result) {
  if (result.ok) return result.value
  const issues = result.issues.map(({ path, message, help }) => `  ${path} ${message} ${help ?? ''}`)
  throw new Error(`rules/${id} is not a policy:\n${issues.join('\n')}`)
}

/**
 * The texts of a folder by path, with `/` between its parts.
 * @param {string} folder
 */
function filesOf(folder) {
  /** @type {Record<string, string>} */
  const files = {}
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (!name.endsWith('.json') || !statSync(path).isFile()) continue
    files[relative(folder, path).split(sep).join('/')] = readFileSync(path, 'utf8')
  }
  return files
}

/** @param {string} folder */
function names(folder) {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}

/**
 * @param {string} folder
 * @param {readonly (readonly [string, unknown])[] | unknown[][]} documents
 */
function replaceFolder(folder, documents) {
  replaceFiles(
    folder,
    new Map(
      documents.map(([id, document]) => [`${String(id)}.json`, `${JSON.stringify(document, null, 2)}\n`]),
    ),
  )
}

/**
 * @param {string} folder
 * @param {ReadonlyMap<string, string>} files
 */
function replaceFiles(folder, files) {
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

if (process.argv[2] === 'schemas') await writeSchemas()
