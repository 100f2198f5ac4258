// npm run campaign -- [NAME|all] [CASES] [--workers N] [--minutes N] [--record] [--seed N]: the long runs of the random
// tests, in shards that can be stopped and taken up again. Without a name it lists them with how far each is.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { campaigns, names } from './campaign/campaigns.mjs'
import { cache, joinCode } from './campaign/code.mjs'
import { runCrew } from './campaign/crew.mjs'
import { record, readRecords } from './campaign/page.mjs'
import {
  addShard,
  furthest,
  readResults,
  takeSeed,
  total,
  within,
  writeResults,
} from './campaign/results.mjs'
import { bundlePolicies } from './policies.mjs'

/** @typedef {import('./campaign/campaigns.mjs').Campaign} Campaign */
/** @typedef {import('./campaign/results.mjs').Results} Results */

const saying = 10_000
/** Characters of a failure; `--seed` shows all of it. */
const shown = 400
const today = () => new Date().toISOString().slice(0, 10)
/** @param {number} count */
const number = (count) => count.toLocaleString('en-GB')

let isStopping = false
process.on('SIGINT', () => {
  if (isStopping) process.exit(130)
  isStopping = true
  console.log('Stopping when the shards under way are done; once more stops at once.')
})

/** @param {string} name */
const campaignOf = (name) => /** @type {Campaign} */ (campaigns[name])

/** @param {string} name */
async function open(name) {
  const { path, hash } = await joinCode(name)
  const kept = join(cache, `${name}-${hash}.json`)
  return { path, kept, results: furthest(readResults(kept, hash, today()), readRecords()[name]) }
}

/**
 * @param {string} name
 * @param {{ wanted: number, workers: number, minutes: number }} options
 * @returns {Promise<Results>}
 */
async function run(name, { wanted, workers, minutes }) {
  const { size, what } = campaignOf(name)
  const { path, kept, results } = await open(name)
  const from = Date.now()
  /** @type {Set<number>} */
  const given = new Set()
  let said = 0
  const say = () => {
    said = Date.now()
    const done = `${number(total(results.cases))} of ${number(wanted)} ${what}`
    console.log(`${name} ${results.code}: ${done} in ${results.shards} shards, ${results.failed} failed`)
  }
  // Shards under way count as done, so that nobody begins one too many.
  const isEnough = () =>
    isStopping || total(results.cases) + given.size * size >= wanted || Date.now() - from >= minutes * 60_000
  if (!isEnough())
    await runCrew({
      path,
      size,
      workers: Math.min(workers, Math.max(1, Math.ceil((wanted - total(results.cases)) / size))),
      next: () => {
        if (isEnough()) return null
        const seed = takeSeed(results, given)
        given.add(seed)
        return seed
      },
      done: (seed, shard, took) => {
        given.delete(seed)
        addShard(results, seed, shard, took)
        writeResults(kept, results)
        for (const failure of shard.failures) console.error(`seed ${seed}: ${failure.slice(0, shown)}`)
        if (Date.now() - said >= saying) say()
      },
    })
  say()
  return results
}

/** How far each is, for the code as it is now and as it was recorded. */
async function list() {
  const records = readRecords()
  for (const name of names) {
    const { target, what } = campaignOf(name)
    const { results } = await open(name)
    const done = `${number(total(results.cases))} of ${number(target)} ${what}, ${results.failed} failed`
    const own = records[name]
    const of = own?.code === results.code ? 'this code' : `code ${own?.code}`
    const told = own === undefined ? 'not recorded' : `recorded ${number(total(own.cases))} of ${of}`
    console.log(`${name}: ${done} (code ${results.code}; ${told})`)
  }
  console.log('npm run campaign -- NAME|all [CASES] [--workers N] [--minutes N] [--record] [--seed N]')
}

/**
 * One shard again, in this thread; nothing is kept.
 * @param {string} name
 * @param {number} seed
 */
async function again(name, seed) {
  const { path } = await joinCode(name)
  const { shard } = await import(pathToFileURL(path).href)
  const { cases, tally, failures } = await shard(seed, campaignOf(name).size)
  console.log(JSON.stringify({ cases, tally }, null, 1))
  for (const failure of failures) console.error(failure)
  return failures.length === 0 ? 0 : 1
}

/**
 * @param {string} name
 * @param {Results} results
 * @returns {boolean} does everything keep to the time it may take?
 */
function isInTime(name, { times }) {
  const { p99 } = campaignOf(name)
  if (p99 === undefined) return true
  const slow = Object.entries(times).filter(([, counts]) => within(counts, 0.99) > p99)
  for (const [what] of slow)
    console.error(`${name}: of ${what}, more than one in a hundred took over ${p99} ms`)
  return slow.length === 0
}

/**
 * @param {string | undefined} given
 * @param {string} option
 */
function positive(given, option) {
  const value = Number(given)
  if (!(value > 0)) throw new Error(`${option} is a number above 0.`)
  return value
}

async function main() {
  const text = /** @type {const} */ ({ type: 'string' })
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { workers: text, minutes: text, seed: text, record: { type: 'boolean' } },
  })
  const [name, cases] = positionals
  await bundlePolicies()
  if (name === undefined) return list().then(() => 0)
  const chosen = name === 'all' ? names : [name]
  if (!chosen.every((each) => names.includes(each))) throw new Error(`Long runs: ${names.join(', ')}, or all`)
  if (values.seed !== undefined) return again(name, positive(values.seed, '--seed'))
  let isGood = true
  for (const each of chosen) {
    const results = await run(each, {
      wanted: cases === undefined ? campaignOf(each).target : positive(cases, 'CASES'),
      workers: values.workers === undefined ? availableParallelism() : positive(values.workers, '--workers'),
      minutes: values.minutes === undefined ? Infinity : positive(values.minutes, '--minutes'),
    })
    isGood = isInTime(each, results) && results.failed === 0 && isGood
    if (values.record === true) await record(each, results, today())
    if (isStopping) return 130
  }
  return isGood ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
