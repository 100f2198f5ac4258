import { useMemo, useSyncExternalStore } from 'react'

/**
 * Where the reader is, kept after the `#` so that links work from a file too: `#/nominals?area=HALTON`.
 * (Wouter's own hash hook would put the query before the `#`.)
 */

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

const fromHash = () => location.hash.replace(/^#?\/?/, '/')

function useHash(): string {
  return useSyncExternalStore(subscribe, fromHash)
}

/** For wouter's `Router`. */
export function useHashPath(): [string, typeof go] {
  return [useHash().split('?', 1)[0] ?? '/', go]
}

/** What stands after the `?`. */
export function useQuery(): URLSearchParams {
  const hash = useHash()
  const at = hash.indexOf('?')
  const query = at < 0 ? '' : hash.slice(at + 1)
  return useMemo(() => new URLSearchParams(query), [query])
}

/** Goes to an address such as `/nominals/HAL-004`; `replace` keeps it out of the way back. */
export function go(to: string, { replace = false }: { replace?: boolean } = {}): void {
  if (fromHash() === to) return
  if (replace) {
    history.replaceState(null, '', `#${to}`)
    dispatchEvent(new Event('hashchange'))
  } else location.hash = to
}

/** An address with a query; empty values are left out. */
export function addressOf(path: string, query: { readonly [name: string]: string }): string {
  const filled = Object.entries(query).filter(([, value]) => value !== '')
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled).toString()}`
}
