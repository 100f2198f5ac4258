import type { PolicyDocument } from '@iom-rules/core'
import { decisionsOf } from './decision.ts'
import type { AskedRule } from './hands.ts'

/** What `#/policy/flex?decision=cohort&edit=yes` asks for; a rule without its decision is the first of that name. */
export function askedRule(document: PolicyDocument, rule: string | undefined, query: URLSearchParams): AskedRule {
  const named = query.get('decision')
  const edit = query.get('edit')
  const decisions = decisionsOf(document)
  const holds = ({ id, decision }: (typeof decisions)[number]) =>
    (named === null || id === named) && decision.rules.some(({ name }) => name === rule)
  const found = rule === 'otherwise' ? named : (decisions.find(holds)?.id ?? null)
  return {
    decision: rule === undefined ? named : found,
    rule: rule ?? null,
    isEdited: rule !== undefined && edit === 'yes',
    isDecisionEdited: rule === undefined && edit === 'decision',
  }
}
