// One process of a campaign: runs one shard after another, as it is given their seeds. A process and not a thread, so that
// a shard can tell the processor time it takes from that of the others.
import process from 'node:process'

/** @typedef {{ shard: (seed: number, size: number) => Promise<import('../../tests/properties/shard.ts').Shard> }} Code */

const [module = '', size = ''] = process.argv.slice(2)
const { shard } = /** @type {Code} */ (await import(module))

/**
 * Nobody is left to tell when the campaign was ended; then this ends too.
 * @param {object} reply
 */
function tell(reply) {
  if (process.connected) process.send?.(reply, undefined, {}, () => undefined)
  else process.exit()
}

/** @param {number} seed */
async function work(seed) {
  const from = performance.now()
  try {
    const result = await shard(seed, Number(size))
    tell({ seed, result, minutes: (performance.now() - from) / 60_000 })
  } catch (error) {
    tell({ seed, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

// Whoever presses Ctrl+C stops all of a terminal: what is under way is finished all the same.
process.on('SIGINT', () => undefined)
process.on('disconnect', () => process.exit())
process.on('message', (seed) => void work(Number(seed)))
tell({ seed: null })
