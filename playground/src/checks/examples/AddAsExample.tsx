import { useEffect, useMemo, useRef } from 'react'
import { Button } from '../../design/Button.tsx'
import { useChange, useDraft } from '../../draft/DraftProvider.tsx'
import type { Assessed } from '../../nominals/assessed.ts'
import { exampleOf } from './example.ts'

/** Makes a person who is shown an example of the draft, with the answers they have now. */
export function AddAsExample({ assessed }: { assessed: Assessed }) {
  const { draft, nominal, after } = assessed
  const change = useChange()
  const example = useMemo(() => exampleOf(draft, nominal, after), [draft, nominal, after])
  const facts = JSON.stringify(example.facts)
  const isAdded = useDraft(({ examples }) =>
    examples.some((each) => each.asAt === example.asAt && JSON.stringify(each.facts) === facts),
  )
  const added = useRef<HTMLParagraphElement>(null)
  const justAdded = useRef(false)
  useEffect(() => {
    if (isAdded && justAdded.current) added.current?.focus()
    justAdded.current = false
  }, [isAdded])
  const add = () => {
    justAdded.current = true
    change.exampleAdded({ example })
  }
  return (
    <div className="add-example no-print">
      {isAdded ? (
        <p className="govuk-body" role="status" tabIndex={-1} ref={added}>
          This person is an example of the draft. Undo takes it back.{' '}
          <a className="govuk-link" href="#/checks/examples?show=added">
            See the examples
          </a>
        </p>
      ) : (
        <>
          <Button variant="secondary" onClick={add}>
            Add this person as an example
          </Button>
          <p className="govuk-hint">
            The policy is then held to the answers above. An example goes wherever the policy goes: use
            invented people only.
          </p>
        </>
      )}
    </div>
  )
}
