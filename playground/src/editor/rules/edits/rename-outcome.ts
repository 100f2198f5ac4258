import { editBetween, type PolicyDocument, type Step } from '@iom-rules/core'
import { isMembers, withKey, type Members } from '../members.ts'
import { rewrite, type Way } from './rewrite.ts'

export interface OutcomeName {
  readonly decision: string
  readonly outcome: string
}

/** Calls an outcome otherwise wherever the document names it: rules, conditions, the process, readings. */
export function renameOutcome(document: PolicyDocument, name: OutcomeName, to: string): Step[] {
  return name.outcome === to ? [] : editBetween(document, withOutcome(document, name, to))
}

const remembered = new WeakMap<PolicyDocument, Map<string, readonly string[]>>()

/** Which places name an outcome, apart from where it is declared? The same document is looked through once. */
export function usesOfOutcome(document: PolicyDocument, name: OutcomeName): readonly string[] {
  const known = remembered.get(document) ?? new Map<string, readonly string[]>()
  remembered.set(document, known)
  const key = JSON.stringify([name.decision, name.outcome])
  const uses = known.get(key) ?? findUses(document, name)
  known.set(key, uses)
  return uses
}

function findUses(document: PolicyDocument, { decision, outcome }: OutcomeName): string[] {
  const after = withOutcome(document, { decision, outcome }, `${outcome}_`)
  const here = after.decisions?.[decision]
  if (here === undefined) return editBetween(document, after).map(({ path }) => path)
  // Where it is declared stays as it is, so that the places beside it are named, and not the whole decision.
  const outcomes = document.decisions?.[decision]?.outcomes ?? {}
  const elsewhere = { ...after, decisions: { ...after.decisions, [decision]: { ...here, outcomes } } }
  return editBetween(document, elsewhere).map(({ path }) => path)
}

function withOutcome(document: PolicyDocument, { decision, outcome }: OutcomeName, to: string): PolicyDocument {
  const called = (value: unknown) => (value === outcome ? to : value)
  const isOwner = ownsContact(document, decision, outcome)
  return rewrite(document, {
    way(parts) {
      const isDeclared = parts[0] === 'decisions' && parts[1] === decision && parts[2] === 'outcomes'
      if (isDeclared && parts[3] === outcome) return parts.with(3, to)
      const isMinimum = parts[0] === 'resources' && parts[1] === 'minimum'
      if (isMinimum && parts[2] === outcome && document.resources?.decision === decision) return parts.with(2, to)
      return parts[0] === 'contact' && parts[1] === outcome && isOwner ? parts.with(1, to) : parts
    },
    part(value, way) {
      if (isNamed(way, decision)) return called(value)
      if (!isMembers(value)) return value
      if (way[0] === 'decisions' && way[1] === decision && way[2] === 'outcomes' && way.length === 3)
        return withKey(value, outcome, to)
      if (way[0] === 'contact' && way.length === 1 && isOwner) return withKey(value, outcome, to)
      return inAction(inRegion(inTest(inReference(value)), way), way)
    },
  })

  function inTest(value: Members): Members {
    if (value['fact'] !== `decision.${decision}`) return value
    return withMember(value, 'value', called)
  }

  // Guards, what is held, triggers of reviews, the minimum of resources, what an example expects.
  function inReference(value: Members): Members {
    if (value['decision'] !== decision) return value
    const named = ['outcome', 'to', 'from'].reduce((now, key) => withMember(now, key, called), value)
    const { minimum } = named
    if (!isMembers(minimum) || !Object.hasOwn(minimum, outcome)) return named
    return { ...named, minimum: withKey(minimum, outcome, to) }
  }

  function inRegion(value: Members, way: Way): Members {
    const follows = value['follows'] === decision
    if (way[0] !== 'machines' || (!follows && value['mirrors'] !== decision)) return value
    const { names = {}, states } = value
    if (!isMembers(names) || !isMembers(states ?? {})) return value
    if (Object.hasOwn(names, outcome)) return { ...value, names: withKey(names, outcome, to) }
    // A region that follows calls its states as the outcomes; one that mirrors keeps the names it has.
    if (!follows) return { ...value, names: { ...names, [to]: outcome } }
    const isSaid = isMembers(states) && Object.hasOwn(states, outcome)
    return isSaid ? { ...value, states: withKey(states, outcome, to) } : value
  }

  // Duties are the outcomes of one decision, and what is put to the panel those of another.
  function inAction(value: Members, way: Way): Members {
    if (!way.includes('actions') && !way.includes('entry')) return value
    if (decision === 'obligations') return withMember(value, 'duty', called)
    return decision === 'panelItems' ? withMember(value, 'item', called) : value
  }
}

/** Does the outcome of a decision stand at just this place? */
function isNamed(way: Way, decision: string): boolean {
  const [first, second, third, , fifth, sixth] = way
  if (first === 'examples' && third === 'expect' && way[3] === decision)
    return fifth === 'outcome' || (way.length === 6 && fifth !== undefined && lists.has(fifth))
  if (first !== 'decisions' || second !== decision) return false
  if (third === 'rules') return way.length === 6 && fifth === 'event' && sixth === 'type'
  if (third === 'otherwise') return way.length === 4 && way[3] === 'outcome'
  return third === 'outcomes' && way.length === 6 && fifth === 'mayBeProvisional'
}

const lists = new Set(['outcomes', 'matches', 'possible'])

/** One member, or each of it where it is a list, changed; the same object where nothing changes. */
function withMember(value: Members, key: string, change: (member: unknown) => unknown): Members {
  const now = value[key]
  if (now === undefined) return value
  const list: readonly unknown[] | null = Array.isArray(now) ? now : null
  const next = list === null ? change(now) : list.map(change)
  const isSame = list === null ? next === now : list.every((member) => change(member) === member)
  return isSame ? value : { ...value, [key]: next }
}

// How often contact is made names outcomes without their decision: it means the only one that has such an outcome.
function ownsContact({ decisions = {} }: PolicyDocument, decision: string, outcome: string): boolean {
  const owners = Object.keys(decisions).filter((id) => decisions[id]?.outcomes?.[outcome] !== undefined)
  return owners.length === 1 && owners[0] === decision
}
