import type { Decision, Otherwise, PolicyDocument, Rule } from '@iom-rules/core'
import { isMembers } from './members.ts'

/** A decision as it is drafted: what of it can be shown as a form, and how much cannot. */
export interface DraftedDecision {
  readonly id: string
  readonly decision: Decision
  /** Rules that have lost the shape of one, and can be mended in the JSON only. */
  readonly unreadable: number
}

/** The decisions of a document that may be no valid policy; those that are none any more are left out. */
export function decisionsOf({ decisions }: PolicyDocument): readonly DraftedDecision[] {
  return isMembers(decisions) ? Object.keys(decisions).flatMap((id) => read(id, decisions[id])) : []
}

/** One of them; `undefined` where there is none, or none that can be shown. */
export function decisionOf(document: PolicyDocument, id: string): Decision | undefined {
  return decisionsOf(document).find((drafted) => drafted.id === id)?.decision
}

function read(id: string, value: unknown): DraftedDecision[] {
  if (!isMembers(value) || !Array.isArray(value['rules']) || !isMembers(value['outcomes'])) return []
  const written: readonly unknown[] = value['rules']
  const rules = written.filter(isRule)
  const outcomes = Object.entries(value['outcomes']).filter(([, outcome]) => isMembers(outcome))
  const { otherwise, title, question, note, ...rest } = value
  const decision = {
    ...rest,
    title: typeof title === 'string' ? title : id,
    ...(typeof question === 'string' ? { question } : {}),
    ...(typeof note === 'string' ? { note } : {}),
    outcomes: Object.fromEntries(outcomes),
    rules,
    ...(isOtherwise(otherwise) ? { otherwise } : {}),
  }
  return [{ id, decision: decision as unknown as Decision, unreadable: written.length - rules.length }]
}

function isRule(value: unknown): value is Rule {
  return (
    isMembers(value) &&
    typeof value['name'] === 'string' &&
    isMembers(value['conditions']) &&
    isMembers(value['event']) &&
    typeof value['event']['type'] === 'string'
  )
}

function isOtherwise(value: unknown): value is Otherwise {
  return isMembers(value) && typeof value['outcome'] === 'string'
}
