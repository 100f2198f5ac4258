// What the shards of a campaign have come to so far, kept so that it can be stopped and taken up again. Results of other
// code lie in other files: they are never added together.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { firstSeed } from './campaigns.mjs'

/** @typedef {import('../../tests/properties/shard.ts').Shard} Shard */
/**
 * @typedef {object} Results
 * @property {string} code the hash of what was run
 * @property {string} begun the day
 * @property {number} next the first seed that was never given out
 * @property {number[]} left seeds below `next` that were given out and did not come back
 * @property {number} shards
 * @property {number} minutes of work, added over all threads
 * @property {Record<string, number>} cases
 * @property {Record<string, number>} tally
 * @property {Record<string, Record<string, number>>} times
 * @property {number} failed
 * @property {string[]} failures the first of them
 */

const failuresKept = 50

/**
 * @param {string} code
 * @param {string} today
 * @returns {Results}
 */
export function noResults(code, today) {
  return {
    code,
    begun: today,
    next: firstSeed,
    left: [],
    shards: 0,
    minutes: 0,
    cases: {},
    tally: {},
    times: {},
    failed: 0,
    failures: [],
  }
}

/**
 * The seed of a shard that nobody has run. It counts as left until its shard comes back.
 * @param {Results} results
 * @param {ReadonlySet<number>} given seeds that somebody is at
 * @returns {number}
 */
export function takeSeed(results, given) {
  const left = results.left.find((seed) => !given.has(seed))
  if (left !== undefined) return left
  const seed = results.next
  results.next += 1
  results.left.push(seed)
  return seed
}

/**
 * Adds a shard that came back.
 * @param {Results} results
 * @param {number} seed
 * @param {Shard} shard
 * @param {number} minutes
 */
export function addShard(results, seed, { cases, tally, times = {}, failures }, minutes) {
  results.left = results.left.filter((each) => each !== seed)
  results.shards += 1
  results.minutes += minutes
  add(results.cases, cases)
  add(results.tally, tally)
  for (const [what, counts] of Object.entries(times)) add((results.times[what] ??= {}), counts)
  results.failed += failures.length
  const shown = failures.map((failure) => `seed ${seed}: ${failure}`)
  results.failures.push(...shown.slice(0, failuresKept - results.failures.length))
}

/**
 * @param {Record<string, number>} sums
 * @param {Readonly<Record<string, number>>} more
 */
function add(sums, more) {
  for (const [key, value] of Object.entries(more)) sums[key] = (sums[key] ?? 0) + value
}

/** @param {Readonly<Record<string, number>>} counts */
export const total = (counts) => Object.values(counts).reduce((sum, each) => sum + each, 0)

/**
 * How long all but a share of what was measured took at most.
 * @param {Readonly<Record<string, number>>} counts how often something took at most so many milliseconds
 * @param {number} share from 0 to 1
 */
export function within(counts, share) {
  const wanted = total(counts) * share
  let seen = 0
  const steps = Object.keys(counts)
    .map(Number)
    .sort((a, b) => a - b)
  return steps.find((step) => (seen += counts[step] ?? 0) >= wanted) ?? 0
}

/**
 * @param {string} path
 * @param {string} code
 * @param {string} today
 * @returns {Results}
 */
export function readResults(path, code, today) {
  try {
    const read = /** @type {Results} */ (JSON.parse(readFileSync(path, 'utf8')))
    return read.code === code ? read : noResults(code, today)
  } catch {
    return noResults(code, today)
  }
}

/**
 * Where to go on: from what was kept here or from what was recorded, perhaps elsewhere, whichever got further.
 * @param {Results} kept
 * @param {Results | undefined} recorded of this code or another
 * @returns {Results}
 */
export function furthest(kept, recorded) {
  return recorded?.code === kept.code && total(recorded.cases) > total(kept.cases) ? recorded : kept
}

/**
 * Whole or not at all, whenever somebody stops it.
 * @param {string} path
 * @param {Results} results
 */
export function writeResults(path, results) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, JSON.stringify(results, null, 1))
  renameSync(`${path}.new`, path)
}
