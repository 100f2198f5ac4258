import { editBetween, type HitPolicy, type PolicyDocument, type Step } from '@iom-rules/core'
import { pathTo } from '../../place.ts'
import { isMembers } from '../members.ts'
import { holdsOutcome } from './outcomes.ts'
import { rewrite } from './rewrite.ts'
import { freeId, idFromWords } from '../../vocabulary/entry/id.ts'
import { settingSteps } from '../../vocabulary/fields/set.ts'

/** Where a decision stands in the document. */
export function decisionPath(decision: string): string {
  return pathTo('decisions', decision)
}

/** The id that a new decision gets. */
export function newDecisionId(document: PolicyDocument, title: string): string {
  return freeId(new Set(Object.keys(document.decisions ?? {})), idFromWords(title, 'camel'))
}

/** A decision that has a title, and nothing to give yet. */
export function addDecision(document: PolicyDocument, id: string, title: string): Step[] {
  const value = { title, hitPolicy: 'FIRST', outcomes: {}, rules: [] }
  const list: Step[] =
    document.decisions === undefined ? [{ op: 'add', path: '/decisions', value: {} }] : []
  return [...list, { op: 'add', path: decisionPath(id), value }]
}

export function removeDecision(document: PolicyDocument, decision: string): Step[] {
  return settingSteps(document, decisionPath(decision), undefined)
}

/** Puts a decision that was taken out back where it stood among the others. */
export function putBackDecision(document: PolicyDocument, published: PolicyDocument, decision: string): Step[] {
  const was = published.decisions ?? {}
  const now = document.decisions ?? {}
  const value = was[decision]
  if (value === undefined || Object.hasOwn(now, decision)) return []
  const order = [...Object.keys(was), ...Object.keys(now).filter((id) => !Object.hasOwn(was, id))]
  const all = { ...now, [decision]: value }
  const decisions = Object.fromEntries(order.flatMap((id) => (all[id] === undefined ? [] : [[id, all[id]]])))
  return settingSteps(document, '/decisions', decisions)
}

/** Says how the rules act together; what collects its outcomes has nothing that it gives otherwise. */
export function setHitPolicy(document: PolicyDocument, decision: string, hitPolicy: HitPolicy): Step[] {
  const steps = settingSteps(document, `${decisionPath(decision)}/hitPolicy`, hitPolicy)
  return hitPolicy === 'COLLECT'
    ? [...settingSteps(document, `${decisionPath(decision)}/otherwise`, undefined), ...steps]
    : steps
}

/** Which places outside a decision would be left without it? Other readings, and what was accepted, do not count. */
export function holdsDecision(document: PolicyDocument, decision: string): string[] {
  const to = `${decision}-`
  const called = (value: unknown) => (value === decision ? to : value)
  const keys = new Set(['decision', 'follows', 'mirrors'])
  const after = rewrite(document, {
    way: (parts) => parts,
    part(value, way) {
      const key = way.at(-1)
      if (key !== undefined && keys.has(key) && way[0] !== 'decisions') return called(value)
      return isMembers(value) && value['fact'] === `decision.${decision}`
        ? { ...value, fact: `decision.${to}` }
        : value
    },
  })
  const named = editBetween(document, after).map(({ path }) => path)
  const outcomes = Object.keys(document.decisions?.[decision]?.outcomes ?? {})
  const given = outcomes.flatMap((outcome) => holdsOutcome(document, { decision, outcome }))
  const counts = (path: string) =>
    !/^\/(readings|acceptances)\//.test(path) && !`${path}/`.startsWith(`${decisionPath(decision)}/`)
  return [...new Set([...named, ...given])].filter(counts)
}
