// The packages that are published, and their doors.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../run.mjs'

/**
 * @typedef {{
 *   name: string, version: string, license: string, files: readonly string[], scripts?: Readonly<Record<string, string>>,
 *   exports: Readonly<Record<string, string | { import: { types: string } }>>,
 *   dependencies?: Readonly<Record<string, string>>, optionalDependencies?: Readonly<Record<string, string>>,
 *   peerDependencies?: Readonly<Record<string, string>>
 * }} Manifest
 * @typedef {{ readonly folder: string, readonly manifest: Manifest }} Library
 * @typedef {{ readonly name: string, readonly specifier: string, readonly types: string }} Door
 */

/** @type {readonly Library[]} */
export const libraries = ['core', 'cli'].map((name) => {
  const folder = join(root, 'packages', name)
  return { folder, manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) }
})

/**
 * What a program can import code from: every export with types.
 * @param {Library} library
 * @returns {Door[]}
 */
export function doorsOf({ folder, manifest }) {
  return Object.entries(manifest.exports).flatMap(([path, target]) =>
    typeof target === 'string'
      ? []
      : [
          {
            name: path === '.' ? 'index' : path.slice(2),
            specifier: `${manifest.name}${path.slice(1)}`,
            types: join(folder, target.import.types),
          },
        ],
  )
}
