import { useEffect, useState } from 'react'
import type { Policy, Result } from '@iom-rules/core'
import { go } from '../address/address.ts'
import { Page } from '../address/Page.tsx'
import { useDesk } from '../drafts/desk/DeskProvider.tsx'
import { Faults } from './Faults.tsx'
import { openLink } from './link/open.ts'
import type { Opened } from './opened.ts'
import { PreviewPage } from './preview/PreviewPage.tsx'
import { allShipped, notLoaded } from './shipped.ts'

/** A shared draft, as it stands in the address. */
export function LinkPage({ packed }: { packed: string }) {
  const read = useLink(packed)
  if (read === null) {
    return (
      <Page title="A shared draft" caption="From a link">
        <p className="govuk-body">Reading the link…</p>
      </Page>
    )
  }
  if (!read.ok) {
    return (
      <Page title="A shared draft" caption="From a link">
        <Faults what="The link" issues={read.issues} />
        <p className="govuk-body">
          <a className="govuk-link" href="#/open">
            Open another link, or a file
          </a>{' '}
          or{' '}
          <a className="govuk-link" href="#/">
            go to the start
          </a>
          .
        </p>
      </Page>
    )
  }
  return (
    <PreviewPage
      opened={read.value}
      title="A shared draft"
      caption="From a link"
      onLeave={() => go('/', { replace: true })}
    />
  )
}

/** `null` while the policies that a link may change are on their way. */
function useLink(packed: string): Result<Opened> | null {
  const { shipped } = useDesk()
  const [read, setRead] = useState<{ packed: string; result: Result<Opened> } | null>(null)
  useEffect(() => {
    let isWanted = true
    const open = async () => {
      const result = await openLinkHere(packed, shipped.policy)
      if (isWanted) setRead({ packed, result })
    }
    open().catch(reportError)
    return () => {
      isWanted = false
    }
  }, [packed, shipped])
  return read?.packed === packed ? read.result : null
}

// The others that ship are only asked for where the link does not change the one shown.
async function openLinkHere(packed: string, shown: Policy): Promise<Result<Opened>> {
  const result = openLink(packed, [{ policy: shown, examples: null }])
  const isStrange = result.issues.some(({ code }) => code === 'unknown-base' || code === 'other-base')
  if (!isStrange) return result
  const all = await allShipped(shown).catch(() => null)
  return all === null ? notLoaded() : openLink(packed, all)
}
