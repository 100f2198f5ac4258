import { phraseCondition, type Policy, type Rule } from '@iom-rules/core'
import { sameJson } from '../../policy-text/json.ts'
import { saidText, sentenceOf } from '../conditions/sentence.ts'
import type { EditorProps } from '../edit.ts'
import { rulePath } from './edits/rules.ts'

/** How a rule stands to the published one of its name; `through` what it uses it can say something else. */
export type RuleStatus = 'same' | 'changed' | 'through' | 'new'

export function statusOf(rule: Rule, published: Rule | undefined): RuleStatus {
  if (published === undefined) return 'new'
  return sameJson(rule, published) ? 'same' : 'changed'
}

/** The rules of a decision as published. */
export function publishedRules(published: Policy, decision: string): readonly Rule[] {
  return published.decisions[decision]?.rules ?? []
}

export function publishedRule(published: Policy, decision: string, rule: string): Rule | undefined {
  return publishedRules(published, decision).find(({ name }) => name === rule)
}

/** Published rules that the draft has taken out. */
export function removedRules(published: Policy, decision: string, rules: readonly Rule[]): readonly Rule[] {
  return publishedRules(published, decision).filter(({ name }) => rules.every((rule) => rule.name !== name))
}

/** Do the published rules stand in another order than they did? */
export function isReordered(published: Policy, decision: string, rules: readonly Rule[]): boolean {
  const was = publishedRules(published, decision).map(({ name }) => name)
  const now = rules.map(({ name }) => name).filter((name) => was.includes(name))
  return now.join(' ') !== was.filter((name) => now.includes(name)).join(' ')
}

/** The same, of a rule as it stands in a draft: a named condition or a figure can change what it says. */
export function draftedStatus(editor: EditorProps, decision: string, rule: Rule): RuleStatus {
  const published = publishedRule(editor.published, decision, rule.name)
  const status = statusOf(rule, published)
  if (status !== 'same' || published === undefined || editor.document === editor.published.document)
    return status
  const path = `${rulePath(decision, rule.name)}/conditions`
  const said = saidText(sentenceOf(editor, { kind: 'facts' }, path) ?? [])
  return said === phraseCondition(editor.published, published.conditions) ? 'same' : 'through'
}
