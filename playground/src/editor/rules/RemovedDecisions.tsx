import { Button } from '../../design/Button.tsx'
import { editWhole } from '../vocabulary/entry/whole.ts'
import { putBackDecision } from './edits/decisions.ts'
import { headingId, type RulesInHand } from './hands.ts'

/** Published decisions that the draft has taken out, with the way back. */
export function RemovedDecisions({ hands }: { hands: RulesInHand }) {
  const { editor, say, focusLater } = hands
  const { document, published } = editor
  const removed = Object.entries(published.decisions).filter(
    ([id]) => !Object.hasOwn(document.decisions ?? {}, id),
  )
  if (removed.length === 0) return null
  const putBack = (id: string, title: string) => {
    // Their order makes an edit of all decisions: what was typed in the others stays.
    editWhole(editor, '/decisions', putBackDecision(document, published.document, id), '/decisions')
    say(`The decision ${title} is back. Undo takes it out again.`)
    focusLater(headingId(id))
  }
  return (
    <section className="removed-rules" aria-label="Decisions taken out in this draft">
      <p className="govuk-body-s">Decisions taken out in this draft:</p>
      <ul className="govuk-list">
        {removed.map(([id, { title }]) => (
          <li key={id}>
            <del>{title}</del>{' '}
            <Button variant="link" onClick={() => putBack(id, title)}>
              Put back<span className="govuk-visually-hidden"> the decision {title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
