import { useRef, useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { usePolicyChanges, usePublished } from '../../draft/DraftProvider.tsx'
import { useDesk } from '../../drafts/desk/DeskProvider.tsx'
import { useStaleness } from '../../policy/result/StaleNotice.tsx'
import { numberInWords } from '../../words/numbers.ts'
import { isFile, useShareLink } from './useShareLink.ts'

interface ShareDraftProps {
  /** Saves the draft as a file. */
  readonly onSave: () => void
}

/** Sends the draft to somebody else: in a link where it fits into one, and in a file. */
export function ShareDraft({ onSave }: ShareDraftProps) {
  const { shipped } = useDesk()
  const { policy } = usePublished()
  const hasChanges = usePolicyChanges() > 0
  const isShipped = !hasChanges && policy.hash === shipped.policy.hash
  const { isStale } = useStaleness()
  const notNow = isStale
    ? 'Mend the draft before you share it: as it is, it is no valid policy.'
    : isShipped
      ? 'There is nothing to share: the draft is the policy that everybody’s playground has.'
      : null
  return (
    <section className="no-print share" aria-labelledby="share-title">
      <h2 className="govuk-heading-m" id="share-title">
        Share the draft
      </h2>
      {notNow !== null ? (
        <p className="govuk-body">{notNow}</p>
      ) : (
        <>
          <LinkToDraft />
          <p className="govuk-body">
            As a file, the draft has its examples and what is on record with it. Whoever gets it opens it
            under{' '}
            <a className="govuk-link" href="#/open">
              Open a file or link
            </a>
            .
          </p>
          <Button variant="secondary" onClick={onSave}>
            Save the draft as a file
          </Button>
        </>
      )}
    </section>
  )
}

/** Longer than this, a link may be cut off by a mail program. */
const safeLength = 2000
const field = 'share-link'

function LinkToDraft() {
  const made = useShareLink()
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  if (made === null) return <p className="govuk-body">Making the link…</p>
  if (!made.ok) {
    return (
      <div className="govuk-inset-text">
        <p className="govuk-body">{made.issue.message}</p>
        <p className="govuk-body">{made.issue.help}</p>
      </div>
    )
  }
  const { link } = made
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setSaid(`Copied: ${numberInWords(link.length)} characters.`)
    } catch {
      // Where a page may not write to the clipboard, whoever reads it can.
      input.current?.focus()
      input.current?.select()
      setSaid(
        'The browser does not let the page copy. The link is selected: press Ctrl+C, or Cmd+C on a Mac.',
      )
    }
  }
  return (
    <>
      <div className="govuk-form-group">
        <label className="govuk-label govuk-label--s" htmlFor={field}>
          Link to this draft, {numberInWords(link.length)} characters
        </label>
        <div className="govuk-hint" id={`${field}-hint`}>
          It holds what the draft changes in the policy, and nothing else: no people, no examples, no reasons,
          and not who decided, accepted or signed off. Whoever opens it sees what it changes first.
        </div>
        {isFile() && (
          <p className="govuk-body">
            This playground is a file on your machine, so the link has no address of a site: whoever gets it
            pastes it into their own playground under “Open a file or link”, or behind its address.
          </p>
        )}
        {link.length > safeLength && (
          <p className="govuk-body">
            Some mail programs cut off links of more than {numberInWords(safeLength)} characters. If it does
            not arrive whole, send the file.
          </p>
        )}
        <div className="share__line">
          <input
            ref={input}
            className="govuk-input share__link"
            id={field}
            type="text"
            readOnly
            spellCheck={false}
            value={link}
            aria-describedby={`${field}-hint`}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            className="share__copy"
            onClick={() => {
              copy().catch(reportError)
            }}
          >
            Copy the link
          </Button>
        </div>
      </div>
      <p className="govuk-body" role="status">
        {said}
      </p>
    </>
  )
}
