// Builds what is older than its source: node scripts/build.mjs [--force] [policies] [libraries] [playground]
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundlePolicies } from './policies.mjs'
import { capture, root, run, tool } from './run.mjs'

const builds = { policies: bundlePolicies, libraries: buildLibraries, playground: buildPlayground }

/** The playground as one file. */
const oneFile = 'iom-rules.html'

/** @typedef {keyof typeof builds} Target */

/**
 * Later targets need earlier ones, so they are always built in this order.
 * @param {readonly string[]} targets
 * @param {{ force?: boolean }} [options]
 */
export async function build(targets, { force = false } = {}) {
  for (const target of /** @type {Target[]} */ (Object.keys(builds))) {
    if (targets.includes(target)) await builds[target](force)
  }
}

/**
 * A library with a mistake in its types is still written, as by `tsc`, but never counts as built.
 * @param {boolean} force
 */
async function buildLibraries(force) {
  const mistakes = []
  for (const name of ['core', 'cli']) {
    const folder = join(root, 'packages', name)
    const dist = join(folder, 'dist')
    const inputs = [join(root, 'tsconfig.base.json'), join(root, 'packages', 'core', 'src')]
    for (const input of ['src', 'package.json', 'tsconfig.esm.json', 'tsconfig.cjs.json']) {
      inputs.push(join(folder, input))
    }
    if (!force && isFresh(dist, inputs)) continue
    console.log(`Building @iom-rules/${name}`)
    rmSync(dist, { recursive: true, force: true })
    mkdirSync(join(dist, 'cjs'), { recursive: true })
    writeFileSync(join(dist, 'cjs', 'package.json'), '{ "type": "commonjs" }\n')
    const outcomes = await Promise.all(
      ['esm', 'cjs'].map((kind) => compile(join(folder, `tsconfig.${kind}.json`))),
    )
    const failed = outcomes.find(({ status }) => status !== 0)
    if (failed) mistakes.push(`@iom-rules/${name} does not compile:\n${failed.output}`)
    else markFresh(dist)
  }
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'))
}

/** @param {string} project */
function compile(project) {
  return capture(process.execPath, [tool('typescript', 'tsc'), '-p', project])
}

/**
 * The page that is served and, beside it, the same as one file; both go with the command line too.
 * @param {boolean} force
 */
async function buildPlayground(force) {
  const folder = join(root, 'playground')
  const dist = join(folder, 'dist')
  const own = readdirSync(folder).filter((name) => /\.(ts|html|json)$/.test(name))
  const inputs = ['src', 'public', ...own].map((input) => join(folder, input))
  inputs.push(...['src', 'policies', 'schema'].map((input) => join(root, 'packages', 'core', input)))
  inputs.push(join(root, 'packages', 'cli', 'src', 'playground'), join(root, 'rules'))
  if (!force && isFresh(dist, inputs)) return
  console.log('Building the playground')
  const statuses = await Promise.all(['vite.config.ts', 'vite.single.config.ts'].map(bundle))
  if (statuses.some((status) => status !== 0)) {
    throw new Error('The playground does not build: see the messages above')
  }
  cpSync(join(folder, 'dist-single', oneFile), join(dist, oneFile))
  const carried = join(root, 'packages', 'cli', 'playground')
  rmSync(carried, { recursive: true, force: true })
  cpSync(dist, carried, { recursive: true })
  markFresh(dist)
}

/** @param {string} config */
function bundle(config) {
  return run(process.execPath, [tool('vite'), 'build', '--config', config, '--logLevel', 'warn'], {
    cwd: join(root, 'playground'),
    env: { ...process.env, NODE_ENV: 'production' },
  })
}

/**
 * Whether a build is younger than everything it was made from; folders count too, for files taken away.
 * @param {string} dist
 * @param {readonly string[]} inputs
 */
function isFresh(dist, inputs) {
  const mark = stamp(dist)
  if (!existsSync(mark) || !existsSync(dist)) return false
  const built = statSync(mark).mtimeMs
  return inputs.every((input) => youngest(input) < built)
}

/** @param {string} dist */
function markFresh(dist) {
  mkdirSync(dist, { recursive: true })
  writeFileSync(stamp(dist), '')
}

/** @param {string} dist */
function stamp(dist) {
  return join(dist, '.built')
}

/**
 * @param {string} path
 * @returns {number}
 */
function youngest(path) {
  if (!existsSync(path)) return 0
  const { mtimeMs } = statSync(path)
  const entries = statSync(path).isDirectory() ? readdirSync(path) : []
  return Math.max(mtimeMs, ...entries.map((entry) => youngest(join(path, entry))))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const targets = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  try {
    await build(targets.length > 0 ? targets : Object.keys(builds), {
      force: process.argv.includes('--force'),
    })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
