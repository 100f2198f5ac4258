import { isIomRulesError, parseNominal, type Nominal, type Policy } from '@iom-rules/core'
import { knownTo } from '@iom-rules/core/analysis'
import { openCaseload, underPolicy, withNominals, type Caseload } from '@iom-rules/core/caseload'
import { successionOf } from '../work/shelf.ts'
import type { Misfits } from './asked.ts'
import { groups, type Group } from './membership.ts'
import { rememberLast } from './remembered.ts'

type People = readonly Nominal[]

/** The same people under two policies, row by row. */
export interface Both {
  /** In the order of the rows of both caseloads. */
  readonly people: People
  readonly before: Caseload
  readonly after: Caseload
  readonly misfits: Misfits | null
}

interface Asked {
  readonly people: People
  readonly asAt: string
  readonly before: Policy
  readonly after: Policy
  readonly group?: Group
}

/** Opens a caseload under two policies. What was opened lately is remembered, and only what is new is worked out. */
export function openBoth({ people, asAt, before, after, group = 'everyone' }: Asked): Both {
  const fitting = fittingPeople(groupOf(people, group), asAt, before, after)
  return {
    people: fitting.people,
    before: open(fitting.people, asAt, before),
    after: open(fitting.people, asAt, after),
    misfits: fitting.misfits,
  }
}

/** A caseload under one policy; who does not fit it is left out. */
export function openOne(people: People, asAt: string, policy: Policy, group: Group): Caseload {
  return openBoth({ people, asAt, before: policy, after: policy, group }).before
}

const opened = rememberLast<readonly [people: People, asAt: string, hash: string], Caseload>(6)

function open(people: People, asAt: string, policy: Policy): Caseload {
  const key = [people, asAt, policy.hash] as const
  return (
    opened.find(key) ??
    opened.keep(key, fromAnother(people, asAt, policy) ?? openCaseload(policy, people, { asAt }))
  )
}

/** From the same people under another policy, or from people of whom a few have changed. */
function fromAnother(people: People, asAt: string, policy: Policy): Caseload | null {
  for (const { key, value } of opened.entries()) {
    if (key[0] === people && key[1] === asAt) return underPolicy(value, policy)
  }
  const succession = successionOf(people)
  if (succession === undefined) return null
  const base = opened.find([succession.base, asAt, policy.hash])
  return base === undefined ? null : withNominals(base, succession.rows)
}

const grouped = new WeakMap<People, Map<Group, People>>()

function groupOf(people: People, group: Group): People {
  if (group === 'everyone') return people
  const known = grouped.get(people) ?? new Map<Group, People>()
  grouped.set(people, known)
  const found = known.get(group) ?? people.filter(groups[group].includes)
  known.set(group, found)
  return found
}

interface Fitting {
  readonly people: People
  readonly misfits: Misfits | null
}

const fits = rememberLast<readonly [people: People, asAt: string, before: string, after: string], Fitting>(6)

// A draft can leave no room for a fact that somebody carries. Asked one by one only where that has happened.
function fittingPeople(people: People, asAt: string, before: Policy, after: Policy): Fitting {
  const key = [people, asAt, before.hash, after.hash] as const
  const known = fits.find(key)
  if (known !== undefined) return known
  const policies = before.hash === after.hash ? [before] : [before, after]
  if (policies.every((policy) => allFit(people, asAt, policy))) {
    return fits.keep(key, { people, misfits: null })
  }
  let why = ''
  const fitting = people.filter((nominal) => {
    const fault = faultOf(nominal, asAt, before, after) ?? faultOf(nominal, asAt, after, before)
    why ||= fault ?? ''
    return fault === null
  })
  return fits.keep(key, { people: fitting, misfits: { count: people.length - fitting.length, why } })
}

function allFit(people: People, asAt: string, policy: Policy): boolean {
  try {
    open(people, asAt, policy)
    return true
  } catch (error) {
    if (isIomRulesError(error) && error.code === 'INVALID_NOMINAL') return false
    throw error
  }
}

// What only the other policy knows is not known to this one.
function faultOf(nominal: Nominal, asAt: string, policy: Policy, other: Policy): string | null {
  const parsed = parseNominal(policy, knownTo(policy, other, nominal), { asAt })
  return parsed.ok ? null : parsed.issues.map(({ message }) => message).join(' ')
}
