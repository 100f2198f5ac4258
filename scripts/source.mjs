// Runs a file of our packages from its source, so that nothing need be built before.
import { join } from 'node:path'
import { root } from './run.mjs'

/**
 * @param {string} path from the root of the repository
 * @returns {Promise<unknown>} what the file exports
 */
export async function importSource(path) {
  // Not before it is needed: on a fresh clone this file is read before anything is installed.
  const { defaultServerConditions, runnerImport } = await import('vite')
  const { NODE_ENV: mode } = process.env
  const { module } = await runnerImport(join(root, path), {
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['iom-rules-source', ...defaultServerConditions] },
  })
  // Vite sets it for this whole process, and so for the builds that follow.
  if (mode === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = mode
  return module
}
