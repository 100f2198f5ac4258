// npm run check -- runtimes: the same bytes on Node 20, 22 and 24, in every time zone and locale, from both module
// systems. `--full` runs the whole unit project on the newest of them as well.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { allPlaces, differing, fewPlaces, workAt } from '../../tests/portable/places.mjs'
import { root, run, tool } from '../run.mjs'
import { npm } from './npm.mjs'

/** @typedef {import('../../tests/portable/places.mjs').Place} Place */

/** Of these lines, the versions that were tried. Their packages carry Node itself and have no install script. */
const versions = ['22.23.5', '24.22.3']
const atOnce = 2

/**
 * A Node of this version, kept under node_modules.
 * @param {string} version
 */
async function nodeOf(version) {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${platform}-${process.arch}`
  const folder = join(root, 'node_modules', '.cache', 'nodes', version)
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const program = join(folder, 'node_modules', name, 'bin', file)
  if (existsSync(program)) return program
  mkdirSync(folder, { recursive: true })
  await npm(['install', '--prefix', folder, '--no-save', '--ignore-scripts', `${name}@${version}`], folder)
  return program
}

/**
 * @template T
 * @param {readonly Place[]} places
 * @param {(place: Place) => Promise<T>} work
 * @returns {Promise<T[]>}
 */
async function inTurn(places, work) {
  /** @type {T[]} */
  const done = []
  for (let from = 0; from < places.length; from += atOnce) {
    done.push(...(await Promise.all(places.slice(from, from + atOnce).map(work))))
  }
  return done
}

async function runtimes() {
  const nodes = [process.execPath]
  for (const version of versions) nodes.push(await nodeOf(version))
  let differences = 0
  for (const [what, places, quick] of /** @type {const} */ ([
    ['a sample of the work', allPlaces, true],
    ['all the work', fewPlaces, false],
  ])) {
    /** @type {import('../../tests/portable/places.mjs').Told | undefined} */
    let first
    for (const node of nodes) {
      const runs = await inTurn(places, (place) => workAt(place, { node, quick }))
      for (const [at, told] of runs.entries()) {
        first ??= told
        const names = differing(first, told)
        if (names.length === 0) continue
        differences += 1
        console.error(
          `${told.surroundings.node} ${JSON.stringify(places[at])} differs in ${names.join(', ')}`,
        )
      }
      console.log(`${runs[0]?.surroundings.node}: ${what} in ${runs.length} places`)
    }
    console.log(`${Object.keys(first?.digests ?? {}).length} digests, compared byte by byte`)
  }
  if (differences > 0) return 1
  if (!process.argv.includes('--full')) return 0
  return run(/** @type {string} */ (nodes.at(-1)), [tool('vitest'), 'run', '--project', 'unit'])
}

process.exitCode = await runtimes()
