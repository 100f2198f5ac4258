// Runs the work in other places: a time zone, a locale and a module system of its own for each process.
import { join } from 'node:path'
import { capture, root } from '../../scripts/run.mjs'

export const zones = ['UTC', 'Europe/London', 'America/Los_Angeles', 'Pacific/Kiritimati']
export const locales = ['C', 'en_GB.UTF-8', 'tr_TR.UTF-8', 'de_DE.UTF-8', 'ar_EG.UTF-8']
const systems = ['modules.mjs', 'commonjs.cjs']

/**
 * @typedef {{ readonly zone: string, readonly locale: string, readonly system: string }} Place
 * @typedef {{ readonly node: string, readonly offset: number, readonly locale: string, readonly number: string }} Seen
 * @typedef {{ readonly surroundings: Seen, readonly digests: Readonly<Record<string, string>> }} Told
 */

/** Each zone, each locale and each module system, in as few processes as there are locales. */
export const fewPlaces = locales.map((locale, at) => placeOf(locale, at, at))

/** Each zone in each locale, in the two module systems by turns. */
export const allPlaces = locales.flatMap((locale, row) =>
  zones.map((_, column) => placeOf(locale, column, row + column)),
)

/**
 * @param {string} locale
 * @param {number} zone
 * @param {number} system
 * @returns {Place}
 */
function placeOf(locale, zone, system) {
  return {
    locale,
    zone: zones[zone % zones.length] ?? '',
    system: systems[system % systems.length] ?? '',
  }
}

/**
 * @param {Place} place
 * @param {{ node?: string, quick: boolean }} options
 * @returns {Promise<Told>}
 */
export async function workAt({ zone, locale, system }, { node = process.execPath, quick }) {
  const {
    LC_TIME: _time,
    LC_NUMERIC: _numeric,
    LC_MESSAGES: _messages,
    NODE_OPTIONS: _,
    ...rest
  } = process.env
  const env = { ...rest, TZ: zone, LANG: locale, LC_ALL: locale, LANGUAGE: '' }
  // As strict as tools that do not know `require` of an ES module.
  const args = ['--no-experimental-require-module', join(root, 'tests', 'portable', system)]
  const { status, output } = await capture(node, quick ? [...args, '--quick'] : args, { env })
  if (status !== 0) throw new Error(`${node} ${system} in ${zone}, ${locale}:\n${output}`)
  return JSON.parse(output)
}

/**
 * Where two runs differ, by the names of the parts; none when they are the same to the byte.
 * @param {Told} one
 * @param {Told} other
 */
export function differing(one, other) {
  const names = new Set([...Object.keys(one.digests), ...Object.keys(other.digests)])
  return [...names].filter((name) => one.digests[name] !== other.digests[name])
}
