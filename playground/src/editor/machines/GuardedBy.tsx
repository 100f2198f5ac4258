import type { EditorProps } from '../edit.ts'
import { decisionOf } from '../rules/decision.ts'
import { UsedIn } from '../vocabulary/list/UsedIn.tsx'
import { usesIn } from '../vocabulary/mentions/uses.ts'
import { ruleAddress, type Whereabouts } from '../whereabouts.ts'
import type { Asked } from './guard.ts'

/** The rules that a guard hangs on: those that give the outcome, or those that share the named condition. */
export function GuardedBy({ editor, asked }: { editor: EditorProps; asked: Asked }) {
  if (asked.kind === 'condition') {
    const uses = sharing(editor, asked.condition)
    return uses.length === 0 ? (
      <>No rule asks for this condition.</>
    ) : (
      <UsedIn one="named condition" uses={uses} />
    )
  }
  const links = givingOutcome(editor, asked)
  if (links.length === 0) return <>No rule gives this outcome.</>
  return (
    <>
      Given by{' '}
      {links.map(({ words, address }, at) => (
        <span key={words}>
          {at > 0 && ', '}
          <a className="govuk-link" href={`#${address}`}>
            {words}
          </a>
        </span>
      ))}
    </>
  )
}

function givingOutcome(
  { document }: EditorProps,
  { decision, outcome }: Extract<Asked, { readonly kind: 'outcome' }>,
): Whereabouts[] {
  const drafted = decisionOf(document, decision)
  const rules = (drafted?.rules ?? []).filter(({ event }) => event.type === outcome)
  const links = rules.map(({ name, title }) => ({
    words: title ?? name,
    address: ruleAddress(decision, name),
  }))
  if (drafted?.otherwise?.outcome !== outcome) return links
  return [...links, { words: 'otherwise', address: ruleAddress(decision, 'otherwise') }]
}

function sharing({ document }: EditorProps, condition: string): Whereabouts[] {
  const isGuard = ({ address }: Whereabouts) => address.startsWith('/policy/part/machines')
  return usesIn(document)('condition', condition).filter((use) => !isGuard(use))
}
