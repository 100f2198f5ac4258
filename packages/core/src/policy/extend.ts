import { didYouMean, fault, pointer, type Issue } from '../vocabulary/issue.ts'
import type { Decision, Parameter, Policy, PolicyDocument, Rule } from './policy.ts'
import { take } from './take.ts'

/** Keys of a base that its heirs do not take over: they speak for that document alone. */
export const ownKeys: ReadonlySet<string> = new Set([
  '$schema',
  'language',
  'id',
  'version',
  'title',
  'summary',
  'inForce',
  'extends',
  'remove',
  'examples',
  'acceptances',
  'signOffs',
  'changes',
])
const fixedByBase = ['minimum', 'maximum', 'unit', 'values', 'step', 'title', 'hint'] as const

type Loose = Record<string, unknown>

/** A document that says which policies it extends. */
export type Extending = PolicyDocument & Required<Pick<PolicyDocument, 'extends'>>

/**
 * Puts a local document on its bases and gives one flat document. Bases in order, later ones win by
 * id; `remove` takes ids out; local entries replace or join what is there.
 */
export function flatten(
  local: Extending,
  bases: readonly Policy[],
): { document: PolicyDocument; issues: Issue[] } {
  const issues: Issue[] = []
  let flat: Loose = {}
  for (const [at, wanted] of local.extends.entries()) {
    const base = bases.find((each) => `${each.id}@${each.version}` === wanted.policy)
    if (base === undefined) {
      const known = bases.map((each) => `${each.id}@${each.version}`)
      const help =
        didYouMean(wanted.policy, known) ??
        (known.length > 0 ? `At hand: ${known.join(', ')}.` : 'Give it among the bases.')
      issues.push(
        fault(
          'unknown-base',
          pointer(['extends', at, 'policy']),
          `The policy \`${wanted.policy}\` is not at hand.`,
          help,
        ),
      )
      continue
    }
    const taken =
      wanted.take === undefined
        ? (base.document as unknown as Loose)
        : take(base, wanted.take, ['extends', at, 'take'], issues)
    flat = join(flat, Object.fromEntries(Object.entries(taken).filter(([key]) => !ownKeys.has(key))))
  }
  if (issues.length > 0) return { document: local, issues }
  for (const [at, place] of (local.remove ?? []).entries()) {
    if (!removeAt(flat, place.split('.') as [string, ...string[]])) {
      issues.push(
        fault('unknown-id', pointer(['remove', at]), `There is no \`${place}\` in the bases to remove.`),
      )
    }
  }
  issues.push(...boundIssues(flat['parameters'], local.parameters))
  const own = Object.fromEntries(
    Object.entries(local).filter(([key]) => key !== 'extends' && key !== 'remove'),
  )
  const document = join(flat, own) as unknown as PolicyDocument
  return { document: placeRules(document, local, issues), issues }
}

/** Joins by id: maps key by key, named lists member by member, anything else replaced. */
function join(base: Loose, over: Loose): Loose {
  const result: Loose = { ...base }
  for (const [key, value] of Object.entries(over)) {
    const below = result[key]
    if (Array.isArray(below) && Array.isArray(value)) result[key] = joinLists(below, value)
    else if (isMap(below) && isMap(value) && !wholes.has(key)) {
      result[key] =
        key === 'decisions'
          ? joinDecisions(below, value)
          : key === 'parameters'
            ? joinParameters(below, value)
            : { ...below, ...value }
    } else result[key] = value
  }
  return result
}

const wholes = new Set(['matrix', 'resources', 'deselection', 'review'])

function joinLists(base: readonly unknown[], over: readonly unknown[]): unknown[] {
  const joined = [...base]
  for (const member of over) {
    const name = nameOf(member)
    const at = name === undefined ? -1 : joined.findIndex((other) => nameOf(other) === name)
    if (at >= 0) joined[at] = member
    else joined.push(member)
  }
  return joined
}

function nameOf(member: unknown): unknown {
  return isMap(member) ? (member['id'] ?? member['name'] ?? member['silence']) : undefined
}

function isMap(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function joinDecisions(base: Loose, local: Loose): Loose {
  const result = { ...base }
  for (const [id, value] of Object.entries(local)) {
    const below = base[id]
    if (!isMap(below) || !isMap(value)) result[id] = value
    else {
      // What is no list or no map stays as it is, for the schema to tell.
      const { rules = [], outcomes = {} } = value
      result[id] = {
        ...below,
        ...value,
        outcomes: isMap(outcomes) ? { ...(below['outcomes'] as Loose), ...outcomes } : outcomes,
        rules: Array.isArray(rules) ? joinLists((below['rules'] ?? []) as Rule[], rules) : rules,
      }
    }
  }
  return result
}

/** A local parameter gives its value, and with another basis all that is said of it; what it measures stays the base's. */
function joinParameters(base: Loose, over: Loose): Loose {
  const result = { ...base }
  for (const [id, value] of Object.entries(over)) {
    const below = base[id]
    if (!isMap(below) || !isMap(value)) result[id] = value
    else {
      const kept = Object.entries(below).filter(([key]) => value['basis'] === undefined || !ofBasis.has(key))
      result[id] = { ...Object.fromEntries(kept), ...value }
    }
  }
  return result
}

const ofBasis = new Set(['cite', 'note', 'assumption', 'decidedBy', 'decidedOn'])

function boundIssues(base: unknown, over: PolicyDocument['parameters']): Issue[] {
  if (!isMap(base)) return []
  return Object.entries(over ?? {}).flatMap(([id, parameter]) => {
    const below = base[id] as Parameter | undefined
    if (below === undefined) return []
    return fixedByBase
      .filter(
        (key) =>
          parameter?.[key] !== undefined && JSON.stringify(parameter[key]) !== JSON.stringify(below[key]),
      )
      .map((key) =>
        fault(
          'fixed-by-base',
          pointer(['parameters', id, key]),
          `\`${key}\` of the parameter \`${id}\` is set by the policy this one extends.`,
          'Change `value`, `basis` and the citation only.',
        ),
      )
  })
}

/** Puts rules that say `before` or `after` where they belong, and takes those keys out. */
function placeRules(document: PolicyDocument, local: PolicyDocument, issues: Issue[]): PolicyDocument {
  if (!isMap(document.decisions)) return document
  const decisions = Object.entries(document.decisions).map(([id, decision]): [string, Decision] =>
    Array.isArray(decision?.rules)
      ? [id, { ...decision, rules: placed(decision.rules, id, local.decisions?.[id]?.rules ?? [], issues) }]
      : [id, decision],
  )
  return { ...document, decisions: Object.fromEntries(decisions) }
}

function placed(rules: readonly Rule[], id: string, written: readonly Rule[], issues: Issue[]): Rule[] {
  const isMoved = (rule: Rule) => typeof rule?.before === 'string' || typeof rule?.after === 'string'
  const order = rules.filter((rule) => !isMoved(rule))
  let waiting = rules.filter(isMoved)
  // A rule may stand by another that is itself added, in whichever order they are written.
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length
    waiting = waiting.filter((rule) => {
      const { before: next, after, ...plain } = rule
      const at = order.findIndex((other) => other?.name === (next ?? after))
      if (at < 0 || (next !== undefined && after !== undefined)) return true
      order.splice(next === undefined ? at + 1 : at, 0, plain)
      return false
    })
  }
  for (const { name, before, after } of waiting) {
    const path = pointer(['decisions', id, 'rules', written.findIndex((rule) => rule?.name === name)])
    if (before !== undefined && after !== undefined) {
      issues.push(
        fault(
          'wrong-shape',
          path,
          `The rule \`${name}\` says both \`before\` and \`after\`.`,
          'Keep one of them.',
        ),
      )
      continue
    }
    const next = (before ?? after) as string
    const known = order.map((rule) => rule?.name).filter((each) => typeof each === 'string')
    const help = didYouMean(next, known) ?? `Rules: ${known.join(', ')}.`
    issues.push(
      fault(
        'unknown-rule',
        `${path}/${before === undefined ? 'after' : 'before'}`,
        `There is no rule \`${next}\` for \`${name}\` to stand by.`,
        help,
      ),
    )
  }
  return order
}

/** Takes out what a path of ids names. The base stays as it is: what lies on the way down is copied. */
function removeAt(
  container: Loose | unknown[],
  [part, next, ...more]: readonly [string, ...string[]],
): boolean {
  const key = Array.isArray(container) ? container.findIndex((member) => nameOf(member) === part) : part
  if (!Object.hasOwn(container, key)) return false
  if (next === undefined) {
    if (Array.isArray(container)) container.splice(Number(key), 1)
    else delete container[part]
    return true
  }
  const inner: unknown = (container as Record<string | number, unknown>)[key]
  if (typeof inner !== 'object') return false
  const copy: Loose | unknown[] = Array.isArray(inner) ? [...(inner as unknown[])] : { ...(inner as Loose) }
  ;(container as Record<string | number, unknown>)[key] = copy
  return removeAt(copy, [next, ...more])
}
