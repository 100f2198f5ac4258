import { useEffect, useState } from 'react'
import { Page } from '../../address/Page.tsx'
import { InsetText } from '../../design/InsetText.tsx'
import type { EditorProps } from '../edit.ts'
import { FaultSummary } from '../FaultSummary.tsx'
import { PartsNav } from '../PartsNav.tsx'
import { readBase, type Base } from './base.ts'
import { LocalDifferences } from './LocalDifferences.tsx'

/** What this policy says otherwise than the national one it rests on. */
export function LocalPart(editor: EditorProps & { readonly rest: string }) {
  const { id, title } = editor.published
  const base = useBase(id)
  return (
    <Page title="Against the national policy" caption={editor.policy.title}>
      <PartsNav current="national" />
      <FaultSummary editor={editor} />
      {base === undefined && (
        <p className="govuk-body" role="status">
          Opening the national policy…
        </p>
      )}
      {base === null && (
        <InsetText>
          <p className="govuk-body">“{title}” rests on no other policy: all that it says is its own.</p>
          <p className="govuk-body">
            To see it beside another policy, open that one’s file under{' '}
            <a className="govuk-link" href="#/impact">
              Impact
            </a>
            .
          </p>
        </InsetText>
      )}
      {base && <LocalDifferences editor={editor} base={base} />}
    </Page>
  )
}

/** `undefined` until it is there, `null` where there is none. */
function useBase(id: string): Base | null | undefined {
  const [read, setRead] = useState<{ readonly id: string; readonly base: Base | null } | null>(null)
  useEffect(() => {
    let isWanted = true
    // What does not come is a fault of the page, and told as one.
    readBase(id).then((base) => isWanted && setRead({ id, base }), reportError)
    return () => {
      isWanted = false
    }
  }, [id])
  return read?.id === id ? read.base : undefined
}
