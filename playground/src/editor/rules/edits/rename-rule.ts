import { editBetween, type PolicyDocument, type Step } from '@iom-rules/core'
import { isMembers } from '../members.ts'
import { rewrite, type Way } from './rewrite.ts'
import { rulePath } from './rules.ts'

interface RuleName {
  readonly decision: string
  readonly rule: string
}

/** Calls a rule otherwise, wherever the document speaks of it: findings accepted, edits of readings, `before`. */
export function renameRule(document: PolicyDocument, { decision, rule }: RuleName, to: string): Step[] {
  if (rule === to) return []
  const named: Step = { op: 'replace', path: `${rulePath(decision, rule)}/name`, value: to }
  const elsewhere = editBetween(document, speakingOf(document, { decision, rule }, to))
  return [...elsewhere, named]
}

/** Which places outside the rule speak of it? */
export function usesOfRule(document: PolicyDocument, { decision, rule }: RuleName): string[] {
  const other = `${rule}-`
  return editBetween(document, speakingOf(document, { decision, rule }, other)).map(({ path }) => path)
}

// All but the name itself.
function speakingOf(document: PolicyDocument, { decision, rule }: RuleName, to: string): PolicyDocument {
  const isRules = (way: Way) => way[0] === 'decisions' && way[1] === decision && way[2] === 'rules'
  const dotted = `decisions.${decision}.rules.${rule}`
  const isOnlyOne = Object.values(document.decisions ?? {}).filter((one) => names(one, rule)).length === 1
  const inList = (value: unknown) =>
    Array.isArray(value) ? value.map((one: unknown) => (one === rule ? to : one)) : value
  const way = (parts: Way) => (isRules(parts) && parts[3] === rule ? parts.with(3, to) : parts)
  return rewrite(document, {
    way,
    part(value, at) {
      const [first] = at
      if (isRules(at) && at.length === 5 && (at[4] === 'before' || at[4] === 'after'))
        return value === rule ? to : value
      if (first === 'acceptances' && at.length === 2 && isMembers(value)) {
        const speaks = value['decision'] === decision || (value['decision'] === undefined && isOnlyOne)
        if (!speaks || !Array.isArray(value['rules']) || !value['rules'].includes(rule)) return value
        return { ...value, rules: inList(value['rules']) }
      }
      if (first === 'acceptances' && at[2] === 'path' && typeof value === 'string')
        return pathWith(value, way)
      const isDotted = (first === 'remove' && at.length === 2) || (first === 'extends' && at[2] === 'take')
      if (isDotted && typeof value === 'string') return dottedWith(value, dotted, to)
      if (first === 'examples' && at[2] === 'expect' && at[3] === decision && at[4] === 'rule')
        return value === rule ? to : value
      return value
    },
  })
}

function names(decision: unknown, rule: string): boolean {
  const rules: unknown = isMembers(decision) ? decision['rules'] : undefined
  return Array.isArray(rules) && rules.some((one) => isMembers(one) && one['name'] === rule)
}

function pathWith(path: string, way: (parts: Way) => Way): string {
  const parts = path.split('/').slice(1)
  const changed = way(parts)
  return changed === parts ? path : `/${changed.join('/')}`
}

function dottedWith(text: string, name: string, to: string): string {
  if (text !== name && !text.startsWith(`${name}.`)) return text
  return `${name.slice(0, name.lastIndexOf('.'))}.${to}${text.slice(name.length)}`
}
