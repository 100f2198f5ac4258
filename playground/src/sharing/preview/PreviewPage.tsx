import { useMemo, useState } from 'react'
import type { Example } from '@iom-rules/core'
import { go } from '../../address/address.ts'
import { Page } from '../../address/Page.tsx'
import { Button } from '../../design/Button.tsx'
import { Radios } from '../../design/Choices.tsx'
import { InsetText } from '../../design/InsetText.tsx'
import { wholePublished } from '../../draft/whole.ts'
import { useDesk, useDeskWork } from '../../drafts/desk/DeskProvider.tsx'
import { useExamples } from '../useExamples.ts'
import { newDraft } from '../new-draft.ts'
import type { Opened, Start } from '../opened.ts'
import { About } from './About.tsx'
import { Difference } from './Difference.tsx'

interface PreviewPageProps {
  readonly opened: Opened
  readonly title: string
  readonly caption: string
  readonly onLeave: () => void
}

/** What came, before anything is done with it. */
export function PreviewPage({ opened, title, caption, onLeave }: PreviewPageProps) {
  const { starts, draft } = opened
  const { shipped, openNew } = useDesk()
  const { state } = useDeskWork()
  const [at, setAt] = useState(0)
  const start = starts[at] ?? starts[0]
  const shippedExamples = useExamples(shipped)
  const isShipped = start.policy.hash === shipped.policy.hash
  const isAsItIs = start.policy === draft
  const open = async (examples: readonly Example[]) => {
    const before = state.get().context.open.id
    await openNew(newDraft({ opened, start, shipped: examples, isShipped }))
    // One that cannot be saved stays open, and the desk says why.
    if (state.get().context.open.id !== before) go(isAsItIs ? '/policy' : '/changes', { replace: true })
  }
  return (
    <Page title={title} caption={caption}>
      <InsetText>
        Nothing has been opened yet. The draft you have open is kept as it is, whatever you choose here.
      </InsetText>
      <About opened={opened} start={start} />
      {starts.length > 1 && (
        <Radios
          id="compare-with"
          legend="Compare it with"
          legendSize="s"
          choices={starts.map((each, place) => ({
            value: String(place),
            ...startWords(each, draft === each.policy),
          }))}
          value={String(at)}
          onChange={(value) => setAt(Number(value))}
        />
      )}
      <div className="govuk-button-group no-print">
        <Button
          disabled={shippedExamples === null}
          onClick={() => {
            if (shippedExamples !== null) open(shippedExamples).catch(reportError)
          }}
        >
          Open as a new draft
        </Button>
        <Button variant="secondary" onClick={onLeave}>
          Leave it
        </Button>
      </div>
      <section aria-labelledby="preview-title">
        <h2 className="govuk-heading-m" id="preview-title">
          What it changes
        </h2>
        {isAsItIs ? (
          <p className="govuk-body">
            Nothing yet: your draft would start from this policy as it is, and be compared with it.
          </p>
        ) : shippedExamples === null ? (
          <p className="govuk-body">Opening the examples…</p>
        ) : (
          <Compared key={at} opened={opened} start={start} shipped={shippedExamples} />
        )}
      </section>
    </Page>
  )
}

function startWords({ policy: { id, version } }: Start, isItself: boolean) {
  return isItself
    ? {
        text: 'Itself: take the file as published',
        hint: 'Your draft starts from it with no changes.',
      }
    : {
        text: `${id} ${version}, as published`,
        hint: 'The file is a draft of that policy, and your draft has its changes.',
      }
}

interface ComparedProps {
  readonly opened: Opened
  readonly start: Start
  readonly shipped: readonly Example[]
}

function Compared({ opened, start, shipped }: ComparedProps) {
  const { draft, examples } = opened
  const whole = useMemo(() => {
    // A link holds no examples, so none are compared.
    const before = examples === null ? [] : (start.examples ?? shipped)
    return { before: wholePublished(start.policy, before), after: wholePublished(draft, examples ?? before) }
  }, [draft, examples, start, shipped])
  return <Difference before={start.policy} after={draft} whole={whole} />
}
