import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Issue, Policy } from '@iom-rules/core'
import { usePolicies } from '../../draft/DraftProvider.tsx'
import { useDesk } from '../../drafts/desk/DeskProvider.tsx'
import { linkTo } from '../link/pack.ts'
import { allShipped, notLoaded } from '../shipped.ts'

/** A link to the draft, or why there is none; `null` while it is being made. */
export type ShareLink =
  { readonly ok: true; readonly link: string } | { readonly ok: false; readonly issue: Issue } | null

/**
 * The link to the draft as it is now. In a file, which has no address for anybody else, it is only the part from `#`
 * on.
 */
export function useShareLink(): ShareLink {
  const { shipped } = useDesk()
  const { published, draft: now } = usePolicies()
  const draft = useDeferredValue(now)
  const bases = useBases(shipped.policy, published)
  return useMemo((): ShareLink => {
    if (bases === null) return null
    const made =
      bases === 'not-loaded' ? notLoaded() : linkTo({ shipped: bases, published, draft: draft.document })
    if (made.ok) return { ok: true, link: isFile() ? made.value : `${addressHere()}${made.value}` }
    const [issue] = made.issues
    return issue === undefined ? null : { ok: false, issue }
  }, [bases, published, draft])
}

// The others that ship are only asked for where the draft does not start from the one shown.
function useBases(shown: Policy, published: Policy): readonly [Policy, ...Policy[]] | 'not-loaded' | null {
  const isShown = shown.hash === published.hash
  const [others, setOthers] = useState<readonly Policy[] | 'not-loaded' | null>(null)
  useEffect(() => {
    if (isShown) return
    allShipped(shown).then(
      ([, ...rest]) => setOthers(rest.map(({ policy }) => policy)),
      () => setOthers('not-loaded'),
    )
  }, [shown, isShown])
  return useMemo(() => {
    if (isShown) return [shown]
    return others === null || others === 'not-loaded' ? others : [shown, ...others]
  }, [shown, isShown, others])
}

/** Is the playground open from a file, and not from a site? */
export function isFile(): boolean {
  return location.protocol === 'file:'
}

function addressHere(): string {
  return location.href.replace(/#.*$/, '')
}
