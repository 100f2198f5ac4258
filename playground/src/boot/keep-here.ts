import { guard } from './guard.ts'

interface Leaving extends Event {
  readonly navigationType: string
  readonly destination: { readonly url: string }
  readonly downloadRequest: string | null
}

/** Cancels whatever would take the page elsewhere, or open elsewhere beside it. */
export function keepHere(): void {
  const { navigation } = globalThis as { navigation?: EventTarget }
  navigation?.addEventListener('navigate', (event) => {
    const { navigationType, destination, downloadRequest } = event as Leaving
    // Back to where the reader came from is the reader’s own wish.
    if (navigationType !== 'traverse' && !isHere(destination.url, downloadRequest !== null)) {
      event.preventDefault()
    }
  })
  for (const kind of ['click', 'auxclick']) {
    const cancel = (event: Event) => {
      if (event.composedPath().some(leadsAway)) event.preventDefault()
    }
    addEventListener(kind, cancel, { capture: true })
  }
  // A click on something that is not in the page never comes by the listener above, and some cannot be cancelled.
  const staysHere = (self: unknown) => !(self instanceof Node && ancestors(self).some(leadsAway))
  guard(HTMLElement.prototype, 'click', staysHere)
  guard(EventTarget.prototype, 'dispatchEvent', (self, [event]) => {
    return !(event instanceof Event && event.type === 'click') || staysHere(self)
  })
}

function ancestors(node: Node): Node[] {
  const path = [node]
  for (let at = node.parentNode; at !== null; at = at.parentNode) path.push(at)
  return path
}

function leadsAway(target: EventTarget): boolean {
  if (target instanceof HTMLAnchorElement || target instanceof HTMLAreaElement) {
    return target.hasAttribute('href') && !isHere(target.href, target.hasAttribute('download'))
  }
  return target instanceof SVGAElement && !isHere(target.href.baseVal, false)
}

/** Is it this very page, or a file that the page itself, or the folder it comes from, gives to be saved? */
function isHere(address: string, isDownload: boolean): boolean {
  const there = parsed(address)
  if (there === null) return false
  if (there.protocol === 'blob:') return isDownload
  const isSameOrigin = there.protocol === location.protocol && there.host === location.host
  const isSamePage = there.pathname === location.pathname && there.search === location.search
  return isSameOrigin && (isSamePage || (isDownload && location.protocol !== 'file:'))
}

function parsed(address: string): URL | null {
  try {
    return new URL(address, location.href)
  } catch {
    return null
  }
}
