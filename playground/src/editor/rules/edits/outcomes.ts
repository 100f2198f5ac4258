import { editBetween, type PolicyDocument, type Step } from '@iom-rules/core'
import { namedPath, pathTo } from '../../place.ts'
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
  return usesOfOutcome(document, name).filter((path) => !isOnlyListed(namedPath(document, path)))
}

// Other readings, and words for a state that follows the outcome.
function isOnlyListed(path: string): boolean {
  return /^\/readings\/|^\/machines\/.*\/(names|states)$/.test(path)
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
      return [id, region['follows'] === decision ? notFollowing(region, outcome) : region]
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
