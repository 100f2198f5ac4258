import type { Day } from '../../vocabulary/day.ts'
import { compile } from '../../diagram/compile.ts'
import type { Policy } from '../../policy/policy.ts'
import { regionsOf, type FlatRegion } from '../../policy/regions.ts'
import { inSentence, listed } from '../../explanation/words.ts'
import { membershipFact } from '../roles.ts'
import { clusterOf, type Cluster } from './cluster.ts'
import { daysToCome, daysWorthTrying } from '../space/days.ts'
import { explore, type Visitor } from './explore.ts'
import { decisionWords, regionPath, regionWords, type MachineFinding } from './machine-finding.ts'
import { watchRegion } from './region-watch.ts'
import { isTooComplex, openSpace, spaceBudget, type Space } from '../space/space.ts'
import { judgeAgreement, watchAgreement } from './verify-agreement.ts'
import { verifyFollowing } from './verify-following.ts'
import { hasMembership, judgeMembership, memberRegions, watchMembership } from './verify-membership.ts'
import { judgeRegion } from './verify-region.ts'

export type { MachineFinding } from './machine-finding.ts'

/** Settings of {@link verifyMachines}. */
export interface VerifyOptions {
  /** The day on which journeys start; the first day the policy is in force when left out. */
  readonly asAt?: Day
  /** Diagram nodes that looking at one region may take; 300,000 when left out. */
  readonly budget?: number
}

/** At most so many days are looked at where time can matter. */
const mostDays = 6

/**
 * Do the machines of a policy hold together, and do they agree with its decisions? Every position
 * that any journey can reach is looked at, from every start, with every fact known or not known.
 *
 * Each finding that a journey can show has a shortest one, confirmed by the engine. What could not
 * be looked at in full is a finding too: `too-complex`. In the order of the regions, errors first.
 *
 * @throws IomRulesError `INVALID_DAY`; `TOO_COMPLEX` when the policy's own diagrams are too large.
 * @example
 * const errors = verifyMachines(policy).filter(({ severity }) => severity === 'error')
 */
export function verifyMachines(policy: Policy, options: VerifyOptions = {}): MachineFinding[] {
  const asAt = options.asAt ?? policy.inForce.from
  const budget = options.budget ?? spaceBudget
  compile(policy, asAt)
  const findings = regionsOf(policy).flatMap((region) =>
    region.follows === undefined
      ? verifyWritten(policy, region, asAt, budget)
      : verifyFollowing(policy, region, region.follows, asAt),
  )
  const membership = verifyMembership(policy, asAt, budget)
  const weight = { error: 0, warning: 1, info: 2 } as const
  return [...findings, ...membership].sort((a, b) => weight[a.severity] - weight[b.severity])
}

/** The findings, or that there were too many positions for finding any. */
function guarded(region: FlatRegion, find: () => MachineFinding[]): MachineFinding[] {
  try {
    return find()
  } catch (error) {
    if (!isTooComplex(error)) throw error
    return [tooComplex(region, `${regionWords(region)} could not be looked at in full: ${error.message}`)]
  }
}

function tooComplex(region: FlatRegion, message: string): MachineFinding {
  return {
    code: 'too-complex',
    severity: 'warning',
    region: region.id,
    path: regionPath(region),
    message,
    help: 'What is listed beside this is certain. That nothing else is wrong is not.',
  }
}

function verifyWritten(policy: Policy, region: FlatRegion, asAt: Day, budget: number): MachineFinding[] {
  const { mirrors } = region
  if (mirrors === undefined) return guarded(region, () => lookAt(policy, region, asAt, budget, null))
  try {
    return lookAt(policy, region, asAt, budget, mirrors)
  } catch (error) {
    if (!isTooComplex(error)) throw error
    const message = `Whether ${regionWords(region)} always agrees with ${decisionWords(policy, mirrors)} could not be looked at in full: ${error.message}`
    return [
      ...guarded(region, () => lookAt(policy, region, asAt, budget, null)),
      { ...tooComplex(region, message), decision: mirrors },
    ]
  }
}

/** The regions to look at, and the space of what bears on them. */
function scopeOf(
  policy: Policy,
  asAt: Day,
  ids: readonly string[],
  also: Parameters<typeof clusterOf>[3],
  budget: number,
): { readonly cluster: Cluster; readonly space: Space } {
  const days = daysToCome(policy, asAt, Object.keys(policy.facts), Object.keys(policy.events))
  const wider = { ...also, days: days.slice(0, mostDays - 1) }
  const near = clusterOf(policy, asAt, ids, wider)
  const later = daysWorthTrying(policy, asAt, near.scalars, near.isListed, near.events).slice(0, mostDays - 1)
  if (later.length === 0) return { cluster: near, space: spaceOf(policy, [asAt], near, budget) }
  // With any event the day moves on, so every region that permits one has a part in it.
  const written = regionsOf(policy).filter((region) => region.follows === undefined)
  const cluster = clusterOf(
    policy,
    asAt,
    written.map(({ id }) => id),
    wider,
  )
  const space = spaceOf(policy, [asAt, ...later], cluster, budget)
  space.doubts.add('Time can matter, and was looked at on some days only.')
  return { cluster, space }
}

function spaceOf(policy: Policy, days: readonly Day[], cluster: Cluster, budget: number): Space {
  return openSpace(policy, days, cluster.asked, cluster.facts, budget)
}

function lookAt(
  policy: Policy,
  region: FlatRegion,
  asAt: Day,
  budget: number,
  mirrors: string | null,
): MachineFinding[] {
  const also = mirrors === null ? {} : { asked: [{ decision: mirrors }] }
  const { cluster, space } = scopeOf(policy, asAt, [region.id], also, budget)
  const at = cluster.regions.indexOf(region)
  const own = watchRegion(space, region, at)
  const agreement = mirrors === null ? null : watchAgreement(space, region, at, mirrors)
  const exploration = explore(space, cluster, together(own.visitor, agreement?.visitor))
  const { findings, unsettled } = judgeRegion(policy, region, exploration, own.seen)
  const disagreeing =
    agreement === null || mirrors === null
      ? []
      : judgeAgreement(policy, region, mirrors, exploration, agreement.seen)
  if (mirrors !== null && disagreeing.length === 0)
    unsettled.push(`it always agrees with ${decisionWords(policy, mirrors)}`)
  return [...findings, ...disagreeing, ...doubtsOf(region, space, unsettled)]
}

/** One finding that says what could not be settled, and why. */
function doubtsOf(region: FlatRegion, space: Space, unsettled: readonly string[]): MachineFinding[] {
  if (space.doubts.size === 0 || unsettled.length === 0) return []
  const why = [...space.doubts].sort().join(' ')
  const whether = listed(unsettled.map(inSentence))
  return [tooComplex(region, `Of ${regionWords(region)} it could not be settled whether ${whether}. ${why}`)]
}

function together(first: Visitor, second: Visitor | undefined): Visitor {
  return {
    position: (control, fresh, layer) => {
      first.position?.(control, fresh, layer)
      second?.position?.(control, fresh, layer)
    },
    trial: (trial) => {
      first.trial?.(trial)
      second?.trial?.(trial)
    },
  }
}

function verifyMembership(policy: Policy, asAt: Day, budget: number): MachineFinding[] {
  if (!hasMembership(policy)) return []
  const ids = memberRegions(policy).map(({ id }) => id)
  const facts = policy.facts[membershipFact] === undefined ? [] : [membershipFact]
  const [first] = memberRegions(policy)
  const find = (): MachineFinding[] => {
    const { cluster, space } = scopeOf(policy, asAt, ids, { facts }, budget)
    const { visitor, watch, seen } = watchMembership(space, cluster.regions)
    const exploration = explore(space, cluster, visitor, watch)
    const findings = judgeMembership(policy, exploration, seen)
    const unsettled = findings.length > 0 ? [] : ['membership ever changes without the panel']
    return [...findings, ...(first === undefined ? [] : doubtsOf(first, space, unsettled))]
  }
  return first === undefined ? find() : guarded(first, find)
}
