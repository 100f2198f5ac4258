// npm start: installs and builds what is missing, then serves the playground on this machine only.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { root } from './run.mjs'
import { importSource } from './source.mjs'

/** @typedef {typeof import('../packages/cli/src/playground/serve.ts')} Server */

const usage = `npm start [-- --port 4280]

Serves the playground on 127.0.0.1 and prints its address. A taken port gives the next one.`

async function start() {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '4280' }, help: { type: 'boolean' } },
  })
  if (values.help) return console.log(usage)
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN
  if (!(port <= 65_535))
    throw new Error(`\`--port\` must be a number from 0 to 65535, not \`${values.port}\``)
  await installIfNeeded()
  await build(['policies', 'playground'])
  const { serve } = /** @type {Server} */ (await importSource('packages/cli/src/playground/serve.ts'))
  const served = await serve({ root: join(root, 'playground', 'dist'), port })
  console.log(`\nThe playground is at ${served.url} (stop it with Ctrl+C)`)
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.once(signal, () => void served.close())
}

try {
  await start()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
