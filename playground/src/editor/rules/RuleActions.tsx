import { useDeferredValue, useMemo } from 'react'
import type { Rule } from '@iom-rules/core'
import { addressOf, go } from '../../address/address.ts'
import { Button } from '../../design/Button.tsx'
import { whereabouts, ruleAddress, type Whereabouts } from '../whereabouts.ts'
import { usesOfRule } from './edits/rename-rule.ts'
import { addRule, copyOf, newRule, removeRule } from './edits/rules.ts'
import { headingId, type RulesInHand } from './hands.ts'

interface RuleActionsProps {
  readonly hands: RulesInHand
  readonly decision: string
  readonly rule: Rule
  readonly at: number
  readonly of: number
  readonly onMove: (to: number) => void
}

/** Where a rule stands among the others, and what can be done with the whole of it. */
export function RuleActions({ hands, decision, rule, at, of, onMove }: RuleActionsProps) {
  const { editor, say, focusLater } = hands
  const { document, onEdit } = editor
  const title = rule.title ?? rule.name
  const mentions = useMentions(hands, decision, rule.name)
  const id = `place-${decision}-${rule.name}`
  const add = (added: Rule, to: number, words: string) => {
    if (onEdit(addRule(document, decision, added, to)).length > 0) return
    go(ruleAddress(decision, added.name))
    say(words)
  }
  const move = (to: number, button: string) => {
    if (to < 0 || to >= of) return say(to < 0 ? 'It is the first already.' : 'It is the last already.')
    onMove(to)
    focusLater(button)
  }
  const remove = () => {
    onEdit(removeRule(document, decision, rule.name))
    go(addressOf('/policy', {}))
    say(`The rule “${title}” is taken out. Undo puts it back.`)
    focusLater(headingId(decision))
  }
  return (
    <section className="rule-actions" aria-labelledby={id}>
      <h5 className="govuk-heading-s" id={id}>
        Its place: {at + 1} of {of}
      </h5>
      <div className="govuk-button-group">
        <Button
          small
          variant="secondary"
          id={`${id}-up`}
          aria-disabled={at === 0}
          onClick={() => move(at - 1, `${id}-up`)}
        >
          Move up
        </Button>
        <Button
          small
          variant="secondary"
          id={`${id}-down`}
          aria-disabled={at === of - 1}
          onClick={() => move(at + 1, `${id}-down`)}
        >
          Move down
        </Button>
        <Button small variant="secondary" onClick={() => add(newRule(document, decision), at, added)}>
          Add a rule before
        </Button>
        <Button small variant="secondary" onClick={() => add(newRule(document, decision), at + 1, added)}>
          Add a rule after
        </Button>
        <Button
          small
          variant="secondary"
          onClick={() => add(copyOf(document, decision, rule), at + 1, 'The copy is open.')}
        >
          Duplicate
        </Button>
        <Button small variant="secondary" onClick={remove}>
          Remove this rule
        </Button>
      </div>
      <NamedBy uses={mentions} />
      <a className="govuk-button" href={`#${addressOf(`/policy/${rule.name}`, { decision })}`}>
        Done
      </a>
    </section>
  )
}

const added = 'The new rule is open. It has no conditions yet.'

// The whole document is looked through: not while somebody types.
function useMentions({ editor }: RulesInHand, decision: string, rule: string): readonly Whereabouts[] {
  const document = useDeferredValue(editor.document)
  return useMemo(() => {
    const places = usesOfRule(document, { decision, rule }).map((path) => whereabouts(document, path))
    return places.filter(({ words }, at) => places.findIndex((place) => place.words === words) === at)
  }, [document, decision, rule])
}

// Nothing hangs on these, so that it may still be taken out.
function NamedBy({ uses }: { uses: readonly Whereabouts[] }) {
  if (uses.length === 0) return null
  return (
    <p className="govuk-body-s">
      Also named by{' '}
      {uses.map(({ words, address }, at) => (
        <span key={words}>
          {at > 0 && (at === uses.length - 1 ? ' and ' : ', ')}
          <a className="govuk-link" href={`#${address}`}>
            {words}
          </a>
        </span>
      ))}
      . While the rule is out, that cannot be used.
    </p>
  )
}
