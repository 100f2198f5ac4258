// Vite makes this import an address; the file itself exports nothing.
// oxlint-disable-next-line import/default
import worker from './worker.ts?worker&url'

interface TrustedPolicies {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string }
}

/**
 * The address of our own worker, in the form that the page’s Content-Security-Policy asks for.
 *
 * `iom-rules-worker` is the only policy of Trusted Types that the page admits, and it admits one address. It is
 * made when this file is read, so that no later script can make another of that name.
 */
export const workerAddress = trusted(worker)

function trusted(address: string): string {
  const types = (globalThis as { trustedTypes?: TrustedPolicies }).trustedTypes
  if (types === undefined) return address
  const policy = types.createPolicy('iom-rules-worker', {
    createScriptURL(asked) {
      if (asked !== address) throw new TypeError('Only the playground’s own worker may be started')
      return asked
    },
  })
  return policy.createScriptURL(address)
}
