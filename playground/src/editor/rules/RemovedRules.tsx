import { phraseRule, type Rule } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { putBackRule, resetOrder } from './edits/rules.ts'
import { cardId, headingId, type RulesInHand } from './hands.ts'
import { isReordered, publishedRules, removedRules } from './status.ts'

interface RemovedRulesProps {
  readonly hands: RulesInHand
  /** The decision. */
  readonly id: string
  readonly rules: readonly Rule[]
}

/** What is not as published in the list itself: rules taken out, and another order, each with the way back. */
export function RemovedRules({ hands, id, rules }: RemovedRulesProps) {
  const { editor, say, focusLater } = hands
  const { document, published, onEdit } = editor
  const removed = removedRules(published, id, rules)
  const putBack = (rule: Rule) => {
    onEdit(putBackRule(document, id, publishedRules(published, id), rule))
    say(`The rule “${rule.title ?? rule.name}” is back. Undo takes it out again.`)
    focusLater(cardId(id, rule.name))
  }
  const order = () => {
    onEdit(resetOrder(document, id, publishedRules(published, id)))
    say('The rules stand in their published order again.')
    focusLater(headingId(id))
  }
  return (
    <>
      {isReordered(published, id, rules) && (
        <p className="govuk-body-s">
          The order is changed in this draft.{' '}
          <Button variant="link" onClick={order}>
            Reset the order to the published one
          </Button>
        </p>
      )}
      {removed.length > 0 && (
        <section className="removed-rules" aria-label="Rules taken out in this draft">
          <p className="govuk-body-s">Taken out in this draft:</p>
          <ul className="govuk-list">
            {removed.map((rule) => (
              <li key={rule.name}>
                <del>{phraseRule(published, id, rule)}</del>{' '}
                <Button variant="link" onClick={() => putBack(rule)}>
                  Put back<span className="govuk-visually-hidden"> the rule: {rule.title ?? rule.name}</span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
