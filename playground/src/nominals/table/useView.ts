import { useMemo } from 'react'
import { addressOf, go, useQuery } from '../../address/address.ts'
import type { View } from './view.ts'

const path = '/nominals'

/** The view that the address asks for, and the way to another. */
export function useView(decisions: readonly string[]) {
  const query = useQuery()
  return useMemo(() => {
    const asked = (name: string) => query.get(name) ?? ''
    const view: View = {
      q: asked('q'),
      area: asked('area'),
      membership: asked('membership'),
      certainty: asked('certainty'),
      unknown: asked('unknown'),
      moved: asked('moved') === 'yes',
      outcomes: Object.fromEntries(decisions.map((id) => [id, asked(id)])),
      sort: asked('sort') || 'ref',
      descending: asked('order') === 'descending',
    }
    const address = (changed: { readonly [name: string]: string }) =>
      addressOf(path, { ...Object.fromEntries(query), ...changed })
    return {
      view,
      // Filters replace the address, so that the way back leads to the screen before.
      change: (changed: { readonly [name: string]: string }) => go(address(changed), { replace: true }),
      clear: () => go(path, { replace: true }),
      isNarrowed: [...query.keys()].some((name) => !['sort', 'order'].includes(name)),
    }
  }, [query, decisions])
}
