import type { PolicyDocument } from '@iom-rules/core'
import { partsOf } from '../place.ts'
import { leavesIn } from './shape.ts'

/** The names, and the decisions (as `decision.cohort`), that a condition leads to, however far. */
function reach(document: PolicyDocument, condition: unknown, seen: Set<string>): Set<string> {
  for (const leaf of leavesIn(condition)) {
    const id = leaf.kind === 'named' ? leaf.name : leaf.test.subject
    if ((leaf.kind === 'test' && !id.startsWith('decision.')) || seen.has(id)) continue
    seen.add(id)
    if (leaf.kind === 'named') reach(document, own(document.conditions, id), seen)
    else
      for (const rule of rulesOf(document, id.slice('decision.'.length)))
        reach(document, rule.conditions, seen)
  }
  return seen
}

function rulesOf(document: PolicyDocument, decision: string) {
  const rules = own(document.decisions, decision)?.rules
  return Array.isArray(rules) ? rules : []
}

function own<T>(map: { readonly [id: string]: T } | undefined, id: string): T | undefined {
  return map !== undefined && Object.hasOwn(map, id) ? map[id] : undefined
}

/** What a condition must not use, because it is itself used there: names, and decisions. */
export interface Circles {
  readonly names: ReadonlySet<string>
  readonly decisions: ReadonlySet<string>
}

/** The names and decisions that would lead back to the condition at this place. */
export function circlesAt(document: PolicyDocument, root: string): Circles {
  const [part, owner = ''] = partsOf(root)
  const names = Object.keys(document.conditions ?? {})
  const decisions = Object.keys(document.decisions ?? {})
  const fromName = new Map(names.map((id) => [id, reach(document, own(document.conditions, id), new Set())]))
  const fromDecision = new Map(decisions.map((id) => [id, reachOfDecision(document, id)]))
  // Whoever uses the owner, or is the owner.
  const target = part === 'conditions' ? owner : part === 'decisions' ? `decision.${owner}` : null
  if (target === null) return { names: new Set(), decisions: new Set() }
  const leads = (id: string, found: ReadonlySet<string> | undefined) =>
    id === target || found?.has(target) === true
  return {
    names: new Set(names.filter((id) => leads(id, fromName.get(id)))),
    decisions: new Set(decisions.filter((id) => leads(`decision.${id}`, fromDecision.get(id)))),
  }
}

function reachOfDecision(document: PolicyDocument, decision: string): Set<string> {
  const seen = new Set<string>()
  for (const rule of rulesOf(document, decision)) reach(document, rule.conditions, seen)
  return seen
}
