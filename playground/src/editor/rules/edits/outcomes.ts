import { editBetween, type PolicyDocument, type Step } from '@iom-rules/core'
import { namedPath, partsOf, pathTo } from '../../place.ts'
import { idFromWords } from '../../vocabulary/entry/id.ts'
import { isMembers, type Members } from '../members.ts'
import { freeName } from './naming.ts'
import { usesOfOutcome, type OutcomeName } from './rename-outcome.ts'

/** Where an outcome is declared. */
export function outcomePath(decision: string, outcome: string): string {
  return pathTo('decisions', decision, 'outcomes', outcome)
}

/** The id that a new outcome gets: `AMBER_ALERT`. */
export function newOutcomeId(document: PolicyDocument, decision: string, title: string): string {
  const taken = Object.keys(document.decisions?.[decision]?.outcomes ?? {})
  // What every decision can come to anyway, under these names.
  return freeName(idFromWords(title, 'upper'), [...taken, 'SILENT', 'CONFLICT'], '_')
}

export function addOutcome(name: OutcomeName, title: string): Step[] {
  return [{ op: 'add', path: outcomePath(name.decision, name.outcome), value: { title } }]
}

/** What would be left without its outcome: rules, conditions, the process. Where it is only listed does not count. */
export function holdsOutcome(document: PolicyDocument, name: OutcomeName): string[] {
  return usesOfOutcome(document, name).filter((path) => !isOnlyListed(namedPath(document, path), name))
}

// Other readings, and the name or words of a state for the outcome: a use is the whole list, or the entry in it.
function isOnlyListed(path: string, { outcome }: OutcomeName): boolean {
  const parts = partsOf(path)
  if (parts[0] === 'readings') return true
  const isEntry = parts.at(-1)?.replace(/_$/, '') === outcome.replace(/_$/, '')
  const list = parts.at(isEntry ? -2 : -1)
  return parts[0] === 'machines' && (list === 'names' || list === 'states')
}

/** Takes an outcome out, with what others say of it: that they may stand provisionally against it, its state’s words. */
export function removeOutcome(document: PolicyDocument, { decision, outcome }: OutcomeName): Step[] {
  const { decisions, machines } = document
  const declared = decisions?.[decision]
  if (declared === undefined || !isMembers(declared.outcomes)) return []
  const others = Object.entries(without(declared.outcomes, outcome))
  const outcomes = Object.fromEntries(others.map(([id, other]) => [id, notAgainst(other, outcome)]))
  const after = {
    ...document,
    decisions: { ...decisions, [decision]: { ...declared, outcomes } },
    ...(machines === undefined ? {} : { machines: inRegions(machines, decision, outcome) }),
  }
  return editBetween(document, after)
}

function notAgainst(other: unknown, outcome: string): unknown {
  if (!isMembers(other) || !Array.isArray(other['mayBeProvisional'])) return other
  const against: readonly unknown[] = other['mayBeProvisional']
  const left = against.filter((one) => one !== outcome)
  if (left.length === against.length) return other
  return left.length === 0 ? without(other, 'mayBeProvisional') : { ...other, mayBeProvisional: left }
}

function inRegions(regions: unknown, decision: string, outcome: string): unknown {
  if (!isMembers(regions)) return regions
  return Object.fromEntries(
    Object.entries(regions).map(([id, region]) => {
      if (!isMembers(region)) return [id, region]
      if (region['type'] === 'parallel')
        return [id, { ...region, states: inRegions(region['states'], decision, outcome) }]
      if (region['follows'] === decision) return [id, notFollowing(region, outcome)]
      // One that mirrors has states of its own.
      const { names } = region
      const isNamed = region['mirrors'] === decision && isMembers(names)
      return [id, isNamed ? { ...region, names: without(names, outcome) } : region]
    }),
  )
}

function notFollowing(region: Members, outcome: string): Members {
  const { names, states } = region
  const state = isMembers(names) && typeof names[outcome] === 'string' ? names[outcome] : outcome
  return {
    ...region,
    ...(isMembers(names) ? { names: without(names, outcome) } : {}),
    ...(isMembers(states) ? { states: without(states, state) } : {}),
  }
}

function without(members: Members, key: string): Members {
  const { [key]: _gone, ...rest } = members
  return rest
}
