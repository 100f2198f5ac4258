import type { PolicyDocument, Rule, Step } from '@iom-rules/core'
import { pathTo } from '../../place.ts'
import { decisionOf } from '../decision.ts'
import { freeName } from './naming.ts'
import { settingSteps } from '../../vocabulary/fields/set.ts'

/** Where a rule stands in the document. */
export function rulePath(decision: string, rule: string): string {
  return pathTo('decisions', decision, 'rules', rule)
}

/** What a rule rests on that somebody has only just written. */
const undecided = 'A rule of this draft; nobody has decided it.'

/** A rule that says nothing yet: its conditions are still to come. */
export function newRule(document: PolicyDocument, decision: string): Rule {
  const drafted = decisionOf(document, decision)
  const name = freeName('new-rule', namesOf(document, decision))
  const type = Object.keys(drafted?.outcomes ?? {})[0] ?? ''
  return { name, title: 'A new rule', conditions: { all: [] }, event: { type }, assumption: undecided }
}

/** Puts a rule at a position, from 0; after the last where there is no such position. */
export function addRule(document: PolicyDocument, decision: string, rule: Rule, at: number): Step[] {
  if (decisionOf(document, decision) === undefined) return []
  const { length } = writtenRules(document, decision)
  const position = Math.max(0, Math.min(at, length))
  return [{ op: 'add', path: pathTo('decisions', decision, 'rules', position), value: rule }]
}

/** The same rule once more, under a name of its own, to stand right after it. */
export function copyOf(document: PolicyDocument, decision: string, rule: Rule): Rule {
  const name = freeName(`${rule.name}-copy`.slice(0, 76), namesOf(document, decision))
  return { ...rule, name, ...(rule.title === undefined ? {} : { title: `${rule.title} (copy)`.slice(0, 400) }) }
}

/** Moves a rule to a position among the others, from 0. */
export function moveRule(document: PolicyDocument, decision: string, rule: string, to: number): Step[] {
  const from = positionOf(document, decision, rule)
  const last = writtenRules(document, decision).length - 1
  if (from < 0 || to < 0 || to > last || from === to) return []
  return [{ op: 'move', from: rulePath(decision, rule), path: pathTo('decisions', decision, 'rules', to) }]
}

export function removeRule(document: PolicyDocument, decision: string, rule: string): Step[] {
  return settingSteps(document, rulePath(decision, rule), undefined)
}

/** Makes a rule what it was; does not move it. */
export function resetRule(document: PolicyDocument, decision: string, published: Rule): Step[] {
  return settingSteps(document, rulePath(decision, published.name), published)
}

/** Puts a rule that was taken out back after the nearest one that stood before it. */
export function putBackRule(
  document: PolicyDocument,
  decision: string,
  publishedRules: readonly Rule[],
  rule: Rule,
): Step[] {
  const names = namesOf(document, decision)
  if (names.includes(rule.name)) return []
  const before = publishedRules.slice(0, publishedRules.findIndex(({ name }) => name === rule.name))
  const neighbour = before.findLast(({ name }) => names.includes(name))
  const at = neighbour === undefined ? 0 : positionOf(document, decision, neighbour.name) + 1
  return addRule(document, decision, rule, at)
}

/** Puts the rules that were published into their published order, each new one after the one it follows now. */
export function resetOrder(document: PolicyDocument, decision: string, publishedRules: readonly Rule[]): Step[] {
  const names = namesOf(document, decision)
  const wanted = publishedRules.map(({ name }) => name).filter((name) => names.includes(name))
  const order: string[] = [...wanted]
  names.forEach((name, at) => {
    if (wanted.includes(name)) return
    const follows = at === 0 ? -1 : order.indexOf(names[at - 1] ?? '')
    order.splice(follows + 1, 0, name)
  })
  const now = [...names]
  return order.flatMap((name, at): Step[] => {
    const from = now.indexOf(name)
    if (from === at) return []
    now.splice(at, 0, ...now.splice(from, 1))
    return [{ op: 'move', from: rulePath(decision, name), path: pathTo('decisions', decision, 'rules', at) }]
  })
}

/** The names of all members of the list, those that are no rules any more included as nothing. */
export function namesOf(document: PolicyDocument, decision: string): string[] {
  return writtenRules(document, decision).map((rule) => rule?.name ?? '')
}

function positionOf(document: PolicyDocument, decision: string, rule: string): number {
  return namesOf(document, decision).indexOf(rule)
}

function writtenRules(document: PolicyDocument, decision: string): readonly (Rule | null)[] {
  const rules: unknown = document.decisions?.[decision]?.rules
  return Array.isArray(rules) ? rules : []
}
