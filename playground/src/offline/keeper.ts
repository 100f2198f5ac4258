import { keeperAddress } from '../work/address.ts'

/** What is known of a newer version of the playground than the one on the screen. */
export interface Keeper {
  readonly isNewer: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  /** Has the newer version take over, and shows it; nothing else ever reloads the page. */
  readonly reload: () => void
}

/**
 * Keeps the playground in this browser for when there is no network, by a service worker, once the page itself has
 * all it needs. A browser that cannot, or may not, has a playground that needs the network to be opened.
 */
export function openKeeper(services: ServiceWorkerContainer): Keeper {
  const listeners = new Set<() => void>()
  let isNewer = false
  let waiting: ServiceWorker | null = null
  let isAsked = false
  const isFirst = services.controller === null

  const tell = (worker: ServiceWorker | null) => {
    waiting = worker
    isNewer = true
    for (const listener of listeners) listener()
  }
  // A newer one takes over when it is asked for here, or in another tab.
  services.addEventListener('controllerchange', () => {
    if (isAsked) location.reload()
    else if (!isFirst) tell(null)
  })
  const watch = async () => {
    const registration = await services.register(keeperAddress)
    if (registration.waiting !== null) tell(registration.waiting)
    registration.addEventListener('updatefound', () => {
      const coming = registration.installing
      coming?.addEventListener('statechange', () => {
        if (coming.state === 'installed' && services.controller !== null) tell(coming)
      })
    })
  }
  whenCalm(() => {
    watch().catch(() => undefined)
  })
  return {
    isNewer: () => isNewer,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    reload() {
      isAsked = true
      if (waiting === null) location.reload()
      // What the service worker listens to.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a service worker has no origin
      else waiting.postMessage({ type: 'SKIP_WAITING' })
    },
  }
}

/** When the page has been loaded and has nothing more urgent to do. */
function whenCalm(action: () => void): void {
  const soon = () => {
    if (typeof requestIdleCallback === 'undefined') setTimeout(action, 2000)
    else requestIdleCallback(action, { timeout: 5000 })
  }
  if (document.readyState === 'complete') soon()
  else addEventListener('load', soon, { once: true })
}
