import type { Guard, PolicyDocument } from '@iom-rules/core'
import { isMembers } from '../rules/members.ts'
import { decisionOf } from '../rules/decision.ts'
import { conditionTitle } from '../conditions/words.ts'
import { idInWords } from '../../words/titles.ts'
import { textAt } from './transition.ts'

/** What a guard asks: that a named condition is certainly met, or an outcome certainly given, or that it is not. */
export type Asked =
  | { readonly kind: 'condition'; readonly condition: string; readonly isNegated: boolean }
  | {
      readonly kind: 'outcome'
      readonly decision: string
      readonly outcome: string
      readonly isNegated: boolean
    }

/** What a guard asks; `null` where there is none, or none that can be read. */
export function askedBy(guard: unknown): Asked | null {
  const params = isMembers(guard) ? guard['params'] : undefined
  if (!isMembers(guard) || !isMembers(params)) return null
  if (guard['type'] === 'not') {
    const inner = askedBy(params['guard'])
    return inner === null ? null : { ...inner, isNegated: !inner.isNegated }
  }
  const [condition, decision] = [textAt(params, 'condition'), textAt(params, 'decision')]
  if (condition !== undefined) return { kind: 'condition', condition, isNegated: false }
  if (decision === undefined) return null
  return { kind: 'outcome', decision, outcome: textAt(params, 'outcome') ?? '', isNegated: false }
}

/** The guard that asks this. */
export function guardOf(asked: Asked): Guard {
  const guard: Guard =
    asked.kind === 'condition'
      ? { type: 'rule', params: { condition: asked.condition } }
      : { type: 'rule', params: { decision: asked.decision, outcome: asked.outcome } }
  return asked.isNegated ? { type: 'not', params: { guard } } : guard
}

/** `“Member” is met`, `Cohort is not FIXED`: to stand after “only when”. */
export function askedInWords(document: PolicyDocument, asked: Asked): string {
  const not = asked.isNegated ? ' not' : ''
  if (asked.kind === 'condition') return `“${conditionTitle(asked.condition)}” is certainly${not} met`
  const decision = decisionOf(document, asked.decision)
  const outcome = decision?.outcomes[asked.outcome]?.title ?? idInWords(asked.outcome)
  return `${decision?.title ?? asked.decision} is certainly${not} “${outcome}”`
}
