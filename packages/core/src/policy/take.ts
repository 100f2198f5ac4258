import { fault, pointer, type Issue } from '../vocabulary/issue.ts'
import { citationsOf } from './check.ts'
import type { Condition, Decision, DerivedFact, ListFact, Policy } from './policy.ts'
import type { Action, Carried, EventDeclaration, EventValue, Region } from './process.ts'
import { changedBy, decisionOf, fieldTestsIn, listsOf, own, parameterOf, testsIn } from './references.ts'
import { actionsIn, eventsIn, followedBy, guardsIn, writtenRegions } from './regions.ts'

type Loose = Record<string, unknown>
type Keep = (key: string, id: string) => void

/** Which part of a base is this, with everything it needs to stand: conditions, facts, parameters, sources…? */
export function take(
  base: Policy,
  wanted: readonly string[],
  path: readonly (string | number)[],
  issues: Issue[],
): Loose {
  const kept: Record<string, Set<string>> = {}
  const keep = (key: string, id: string): void => {
    const ids = (kept[key] ??= new Set())
    if (ids.has(id)) return
    ids.add(id)
    needs(base, key, id, keep)
  }
  wanted.forEach((place, position) => {
    const [key, id] = place.split('.') as [string, string?]
    const there = own(base.document as unknown as Loose, key)
    const ids = isMap(there) ? Object.keys(there) : []
    if (there === undefined || (id !== undefined && !ids.includes(id))) {
      issues.push(
        fault('unknown-id', pointer([...path, position]), `There is no \`${place}\` in ${base.id}.`),
      )
    } else for (const each of id === undefined ? ids : [id]) keep(key, each)
  })
  const has = (key: string, id: string) => kept[key]?.has(id) === true
  const assumptions = base.assumptions.filter((assumption) =>
    [...testsIn(assumption.condition, base.conditions)].every(
      ({ fact }) => has('facts', fact) || has('derived', fact),
    ),
  )
  for (const { condition } of assumptions) conditionNeeds(base, condition, keep)
  const part = pick(base, kept)
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

function isMap(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function touches(path: string, has: (key: string, id: string) => boolean): boolean {
  const [, key, id] = path.split('/') as [string, string, string]
  return has(key, id) || key === 'assumptions'
}

function pick(base: Policy, kept: Record<string, Set<string>>): Loose {
  return Object.fromEntries(
    Object.entries(kept).map(([key, ids]) => {
      const all = (base.document as unknown as Record<string, Loose>)[key] as Loose
      return [key, Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)))]
    }),
  )
}

function needs(base: Policy, key: string, id: string, keep: Keep): void {
  if (key === 'decisions') {
    for (const rule of (base.decisions[id] as Decision).rules) conditionNeeds(base, rule.conditions, keep)
  } else if (key === 'events') eventNeeds(base, base.events[id] as EventDeclaration, keep)
  else if (key === 'machines') machineNeeds(base, { [id]: base.machines[id] as Region }, keep)
  else if (key === 'conditions') conditionNeeds(base, base.conditions[id] as Condition, keep)
  else if (key === 'facts' && base.derived[id] !== undefined) keep('derived', id)
  else if (key === 'derived') {
    const derived = base.derived[id] as DerivedFact
    if (base.facts[id] !== undefined) keep('facts', id)
    for (const list of listsOf(derived)) keep('facts', list)
    if ('sum' in derived) keep('tables', derived.of.table)
    for (const test of fieldTestsIn(derived.where)) {
      const parameter = parameterOf(test.value)
      if (parameter !== null) keep('parameters', parameter)
    }
  } else if (key === 'review') {
    for (const { decision, fact, when } of (base.review as NonNullable<Policy['review']>).triggers) {
      if (decision !== undefined) keep('decisions', decision)
      if (fact !== undefined) keep('facts', fact)
      if (when !== undefined) keep('conditions', when)
    }
  }
}

function eventNeeds(base: Policy, event: EventDeclaration, keep: Keep): void {
  const appended = Object.entries(event.append ?? {}).flatMap(([list, value]) =>
    (base.facts[list] as ListFact).values === undefined
      ? Object.values(value as { readonly [field: string]: EventValue })
      : [value as EventValue],
  )
  const read = [...Object.values(event.set ?? {}), ...appended].flatMap(factsRead)
  for (const fact of [...changedBy(event), ...read]) keep('facts', fact)
  for (const field of Object.values(event.payload ?? {})) if ('fact' in field) keep('facts', field.fact)
  if (event.permittedBy !== undefined) keep('machines', event.permittedBy.split('.')[0] as string)
  for (const action of event.actions ?? []) actionNeeds(base, action, keep)
}

/** The facts whose values before it an event reads for this one. */
function factsRead(value: EventValue): string[] {
  if (typeof value !== 'object' || value === null) return []
  return [value, value.otherwise].flatMap((each) =>
    typeof each === 'object' && each !== null && 'fact' in each ? [each.fact] : [],
  )
}

function machineNeeds(base: Policy, machine: Policy['machines'], keep: Keep): void {
  for (const { region } of writtenRegions(machine)) {
    for (const action of actionsIn(region)) actionNeeds(base, action, keep)
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
}

/** A duty is an outcome of `obligations`; an item is one of `panelItems`, or a trigger. */
function actionNeeds(base: Policy, action: Action, keep: Keep): void {
  if (action.type === 'set') return
  const { duty, item, team } = action.params as { readonly [noun: string]: Carried }
  if (typeof duty === 'string') keep('decisions', 'obligations')
  if (typeof item === 'string') {
    if (own(base.decisions['panelItems']?.outcomes, item) === undefined) keep('review', 'triggers')
    else keep('decisions', 'panelItems')
  }
  if (typeof team === 'string') keep('liaison', team)
  const parameter = action.type === 'oblige' ? parameterOf(action.params.dueWithinDays ?? 0) : null
  if (parameter !== null) keep('parameters', parameter)
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
