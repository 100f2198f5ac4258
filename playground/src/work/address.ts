// Vite makes this import an address; the file itself exports nothing.
// oxlint-disable-next-line import/default
import worker from './worker.ts?worker&url'

interface TrustedPolicies {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string }
}

/** The script that keeps the playground for when there is no network; it is made when the page is built. */
const keeper = './service-worker.js'

/**
 * `iom-rules-worker` is the only policy of Trusted Types that lets the page begin a script by its address, and it
 * admits these two. It is made when this file is read, so that no later script can make another of that name.
 */
const trusted = policy([worker, keeper])

/** The address of our own worker, in the form that the page’s Content-Security-Policy asks for. */
export const workerAddress = trusted(worker)

/** The one file’s program is one plain script, which its policy of hashes admits; a module it would not. */
export const workerType: WorkerType = import.meta.env.MODE === 'single' ? 'classic' : 'module'

/** The address of the service worker. */
export const keeperAddress = trusted(keeper)

function policy(ours: readonly string[]): (address: string) => string {
  const types = (globalThis as { trustedTypes?: TrustedPolicies }).trustedTypes
  if (types === undefined) return (address) => address
  const made = types.createPolicy('iom-rules-worker', {
    createScriptURL(asked) {
      if (!ours.includes(asked)) throw new TypeError('Only the playground’s own scripts may be started')
      return asked
    },
  })
  return (address) => made.createScriptURL(address)
}
