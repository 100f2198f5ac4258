// Several processes at the shards of one campaign.
import { fork } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** @typedef {import('../../tests/properties/shard.ts').Shard} Shard */
/**
 * @typedef {object} Work
 * @property {string} path the module with `shard`
 * @property {number} size of one shard
 * @property {number} workers how many processes
 * @property {() => number | null} next the next seed, or `null` where there is no more to do
 * @property {(seed: number, shard: Shard, minutes: number) => void} done
 */
/** @typedef {{ seed: number | null, result: Shard, minutes: number, error?: string }} Reply */

/**
 * Runs shards until there is no more to do and those under way have come back.
 * @param {Work} work
 * @returns {Promise<void>} fails when a shard does: that is no result
 */
export async function runCrew(work) {
  /** @type {import('node:child_process').ChildProcess[]} */
  const crew = []
  try {
    await Promise.all(Array.from({ length: work.workers }, () => atWork(work, crew)))
  } finally {
    for (const worker of crew) worker.kill('SIGTERM')
  }
}

/**
 * @param {Work} work
 * @param {import('node:child_process').ChildProcess[]} crew
 * @returns {Promise<void>}
 */
function atWork({ path, size, next, done }, crew) {
  return new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL('worker.mjs', import.meta.url))
    const worker = fork(program, [pathToFileURL(path).href, String(size)])
    crew.push(worker)
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`A worker ended by itself, with ${code}.`)))
    worker.on('message', (message) => {
      const { seed, result, minutes, error } = /** @type {Reply} */ (message)
      if (error !== undefined) return reject(new Error(`seed ${seed}: ${error}`))
      if (seed !== null) done(seed, result, minutes)
      const another = next()
      if (another === null) resolve()
      else worker.send(another)
    })
  })
}
