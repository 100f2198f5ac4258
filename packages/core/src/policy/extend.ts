import { didYouMean, fault, pointer, type Issue } from '../vocabulary/issue.ts'
import type { Condition, Decision, Parameter, Policy, PolicyDocument, Rule } from './policy.ts'
import { citationsOf } from './check.ts'
import { changedBy, decisionOf, fieldTestsIn, isTest, listsOf, parameterOf } from './references.ts'
import { eventsIn, followedBy, guardsIn, writtenRegions } from './regions.ts'

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

/**
 * Puts a local document on its bases and gives one flat document. Bases in order, later ones win by
 * id; `remove` takes ids out; local entries replace or join what is there.
 */
export function flatten(
  local: PolicyDocument,
  bases: readonly Policy[],
): { document: PolicyDocument; issues: Issue[] } {
  const issues: Issue[] = []
  let flat: Loose = {}
  for (const [at, wanted] of (local.extends ?? []).entries()) {
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
      wanted.take === undefined ? (base.document as unknown as Loose) : take(base, wanted.take, at, issues)
    flat = join(flat, Object.fromEntries(Object.entries(taken).filter(([key]) => !ownKeys.has(key))))
  }
  if (issues.length > 0) return { document: local, issues }
  for (const [at, place] of (local.remove ?? []).entries()) {
    if (!removeAt(flat, place.split('.'))) {
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
function join(base: Loose, over: Loose, depth = 0): Loose {
  const result: Loose = { ...base }
  for (const [key, value] of Object.entries(over)) {
    const below = result[key]
    if (depth === 0 && Array.isArray(below) && Array.isArray(value)) result[key] = joinLists(below, value)
    else if (depth === 0 && isMap(below) && isMap(value) && !wholes.has(key)) {
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

const wholes = new Set(['inForce', 'matrix', 'resources', 'deselection', 'review'])

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
      const over: unknown = value['rules'] ?? []
      const rules = Array.isArray(over) ? joinLists(below['rules'] as Rule[], over) : over
      const outcomes = { ...(below['outcomes'] as Loose), ...(value['outcomes'] as Loose | undefined) }
      result[id] = { ...below, ...value, outcomes, rules }
    }
  }
  return result
}

/** A local parameter gives its value and basis; what it measures stays the base's. */
function joinParameters(base: Loose, over: Loose): Loose {
  const result = { ...base }
  for (const [id, value] of Object.entries(over)) {
    const below = base[id]
    if (!isMap(below) || !isMap(value)) result[id] = value
    else {
      const { cite, note, assumption, decidedBy, decidedOn, ...measure } = below
      const basis = { cite, note, assumption, decidedBy, decidedOn }
      const kept =
        value['basis'] === undefined
          ? Object.fromEntries(Object.entries(basis).filter(([, part]) => part !== undefined))
          : {}
      result[id] = { ...measure, ...kept, ...value }
    }
  }
  return result
}

function boundIssues(base: unknown, over: PolicyDocument['parameters']): Issue[] {
  if (!isMap(base)) return []
  return Object.entries(over ?? {}).flatMap(([id, parameter]) => {
    const below = base[id] as Parameter | undefined
    if (below === undefined) return []
    return fixedByBase
      .filter(
        (key) =>
          parameter[key] !== undefined && JSON.stringify(parameter[key]) !== JSON.stringify(below[key]),
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
  const decisions = Object.entries(document.decisions ?? {}).map(([id, decision]): [string, Decision] =>
    Array.isArray(decision?.rules)
      ? [id, { ...decision, rules: placed(decision.rules, id, local.decisions?.[id]?.rules ?? [], issues) }]
      : [id, decision],
  )
  return decisions.length === 0 ? document : { ...document, decisions: Object.fromEntries(decisions) }
}

function placed(rules: readonly Rule[], id: string, written: readonly Rule[], issues: Issue[]): Rule[] {
  const isMoved = (rule: Rule) => rule?.before !== undefined || rule?.after !== undefined
  const order = rules.filter((rule) => !isMoved(rule))
  let waiting = rules.filter(isMoved)
  // A rule may stand by another that is itself added, in whichever order they are written.
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length
    waiting = waiting.filter((rule) => {
      const { before: next, after, ...plain } = rule
      const at = order.findIndex((other) => other.name === (next ?? after))
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
    const next = before ?? after ?? ''
    const help =
      didYouMean(
        next,
        order.map((rule) => rule.name),
      ) ?? `Rules: ${order.map((rule) => rule.name).join(', ')}.`
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
function removeAt(flat: Loose, parts: readonly string[]): boolean {
  let container: Loose | unknown[] = flat
  for (const [depth, part] of parts.entries()) {
    const key: string | number = Array.isArray(container)
      ? container.findIndex((member) => nameOf(member) === part)
      : part
    const there = Array.isArray(container) ? Number(key) >= 0 : Object.hasOwn(container, key)
    if (!there) return false
    if (depth === parts.length - 1) {
      if (Array.isArray(container)) container.splice(Number(key), 1)
      else delete container[part]
      return true
    }
    const inner: unknown = (container as Record<string | number, unknown>)[key]
    if (typeof inner !== 'object' || inner === null) return false
    const copy: Loose | unknown[] = Array.isArray(inner) ? [...(inner as unknown[])] : { ...(inner as Loose) }
    ;(container as Record<string | number, unknown>)[key] = copy
    container = copy
  }
  return false
}

/** A part of a base, with everything it needs to stand: conditions, facts, parameters, sources… */
function take(base: Policy, wanted: readonly string[], at: number, issues: Issue[]): Loose {
  const kept: Record<string, Set<string>> = {}
  const keep = (key: string, id: string): void => {
    const ids = (kept[key] ??= new Set())
    if (ids.has(id)) return
    ids.add(id)
    needs(base, key, id, keep)
  }
  wanted.forEach((place, position) => {
    const [key = '', id] = place.split('.')
    const there = (base.document as unknown as Loose)[key]
    if (there === undefined || (id !== undefined && !(isMap(there) && Object.hasOwn(there, id)))) {
      issues.push(
        fault(
          'unknown-id',
          pointer(['extends', at, 'take', position]),
          `There is no \`${place}\` in ${base.id}.`,
        ),
      )
    } else if (id !== undefined) keep(key, id)
    else if (isMap(there)) for (const each of Object.keys(there)) keep(key, each)
  })
  const part = pick(base, kept)
  const has = (key: string, id: string) => kept[key]?.has(id) === true
  const assumptions = base.assumptions.filter((assumption) =>
    factsOf(assumption.condition, base).every((fact) => has('facts', fact) || has('derived', fact)),
  )
  const readings = base.readings.filter((reading) =>
    reading.options.every((option) => (option.edit ?? []).every((step) => touches(step.path, has))),
  )
  const sources = new Set(
    [...citationsOf([part, assumptions, readings])].map(({ citation }) => citation.source),
  )
  return {
    ...part,
    ...(assumptions.length > 0 ? { assumptions } : {}),
    ...(readings.length > 0 ? { readings } : {}),
    sources: Object.fromEntries(Object.entries(base.sources).filter(([id]) => sources.has(id))),
  }
}

function touches(path: string, has: (key: string, id: string) => boolean): boolean {
  const [, key = '', id = ''] = path.split('/')
  return has(key, id) || key === 'assumptions'
}

function pick(base: Policy, kept: Record<string, Set<string>>): Loose {
  return Object.fromEntries(
    Object.entries(kept).map(([key, ids]) => {
      const all = (base.document as unknown as Record<string, Loose>)[key] ?? {}
      return [key, Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)))]
    }),
  )
}

type Keep = (key: string, id: string) => void

function needs(base: Policy, key: string, id: string, keep: Keep): void {
  if (key === 'decisions') {
    for (const rule of base.decisions[id]?.rules ?? []) conditionNeeds(base, rule.conditions, keep)
  } else if (key === 'events') {
    const event = base.events[id]
    for (const fact of event === undefined ? [] : changedBy(event)) keep('facts', fact)
    for (const field of Object.values(event?.payload ?? {})) if ('fact' in field) keep('facts', field.fact)
    if (event?.permittedBy !== undefined) keep('machines', event.permittedBy.split('.')[0] as string)
  } else if (key === 'machines') {
    const { [id]: machine } = base.machines
    for (const { region } of machine === undefined ? [] : writtenRegions({ [id]: machine })) {
      if ('follows' in region) {
        const followed = followedBy(region.follows)
        keep(followed.kind === 'fact' ? 'facts' : 'decisions', followed.id)
        continue
      }
      if (region.mirrors !== undefined) keep('decisions', region.mirrors)
      for (const guard of guardsIn(region))
        if ('condition' in guard) keep('conditions', guard.condition)
        else keep('decisions', guard.decision)
      for (const event of eventsIn(region)) keep('events', event)
    }
  } else if (key === 'conditions') {
    const condition = base.conditions[id]
    if (condition !== undefined) conditionNeeds(base, condition, keep)
  } else if (key === 'derived' || (key === 'facts' && base.derived[id] !== undefined)) {
    const derived = base.derived[id]
    if (derived === undefined) return
    if (key === 'facts') return keep('derived', id)
    if (base.facts[id] !== undefined) keep('facts', id)
    for (const list of listsOf(derived)) keep('facts', list)
    if ('sum' in derived) keep('tables', derived.of.table)
    for (const test of fieldTestsIn(derived.where)) {
      const parameter = parameterOf(test.value)
      if (parameter !== null) keep('parameters', parameter)
    }
  }
}

function conditionNeeds(base: Policy, condition: Condition, keep: Keep): void {
  if ('all' in condition) condition.all.forEach((part) => conditionNeeds(base, part, keep))
  else if ('any' in condition) condition.any.forEach((part) => conditionNeeds(base, part, keep))
  else if ('not' in condition) conditionNeeds(base, condition.not, keep)
  else if ('condition' in condition) keep('conditions', condition.condition)
  else {
    const decision = decisionOf(condition.fact)
    if (decision !== null) keep('decisions', decision)
    else keep(base.facts[condition.fact] === undefined ? 'derived' : 'facts', condition.fact)
    const parameter = parameterOf(condition.value)
    if (parameter !== null) keep('parameters', parameter)
  }
}

function factsOf(condition: Condition, base: Policy): string[] {
  if (isTest(condition)) return [condition.fact]
  if ('all' in condition) return condition.all.flatMap((part) => factsOf(part, base))
  if ('any' in condition) return condition.any.flatMap((part) => factsOf(part, base))
  if ('not' in condition) return factsOf(condition.not, base)
  const named = base.conditions[condition.condition]
  return named === undefined ? [] : factsOf(named, base)
}
