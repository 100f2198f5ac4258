import type { Day } from '../vocabulary/day.ts'
import type { Example, Policy } from '../policy/policy.ts'
import type { Progress } from './family.ts'
import { mutator } from './mutation/apply.ts'
import { assumedCone, coneOf } from './mutation/cone.ts'
import { hunt, trialsOf } from './mutation/hunt.ts'
import type { Mutant } from './mutation/mutant.ts'
import { mutantsOf } from './mutation/mutate.ts'
import { tell } from './mutation/tell.ts'

export type { Mutant, MutationKind } from './mutation/mutant.ts'

/** A mutant that no example notices. */
export interface Survivor {
  /** The change that goes unnoticed. */
  readonly mutant: Mutant
  /**
   * A ready example that would notice it: what the policy, not the mutant, says of the fewest facts. They contradict
   * nothing that the policy assumes, though they may contradict what the mutant would assume.
   * `null` where lists that tell the two apart were not found.
   */
  readonly example: Example | null
}

/** How far a policy’s examples hold it to what it says. Plain JSON. */
export interface MutantReport {
  /** The day on which what no example notices was looked at. */
  readonly asAt: Day
  /** Every mutant that is a valid policy: `killed`, `equivalent`, `survivors` and `tooComplex` together. */
  readonly total: number
  /** Mutants under which some example fails. */
  readonly killed: number
  /**
   * Mutants that answer every complete nominal who meets the policy’s assumptions exactly as the policy does: no case
   * with everything known could notice them.
   */
  readonly equivalent: number
  /**
   * Mutants that no example notices, although somebody is answered otherwise: each is an example to write.
   */
  readonly survivors: readonly Survivor[]
  /** Mutants of which it could not be worked out. */
  readonly tooComplex: readonly Mutant[]
}

/** Settings of {@link mutants}. */
export interface MutantOptions {
  /** The day on which what no example notices is looked at. Default: the first day in force. */
  readonly asAt?: Day
  /** Default: the policy’s own examples. Those that do not fit the policy, or fail, are left out. */
  readonly examples?: readonly Example[]
  /** Called before each mutant that is tried, and once at the end. What it throws ends the work. */
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Which small changes of the policy would its examples not notice?
 *
 * Figures are one more or one less, comparisons, groups and outcomes are others, conditions and rules are
 * left out, neighbouring rules change places. What no example notices is held against the policy exactly:
 * it answers everybody alike who meets the policy’s assumptions, or there is a person who shows the difference.
 *
 * @example
 * for (const { mutant } of mutants(policy).survivors)
 *   console.log(`Your examples would not notice if ${mutant.change}.`)
 */
export function mutants(policy: Policy, options: MutantOptions = {}): MutantReport {
  return report(policy, options, (mutant) => mutant)
}

/**
 * The examples, beyond those given, that it takes to notice every threshold of a decision that is another
 * and every comparison that is another.
 */
export function thresholdSurvivors(
  policy: Policy,
  decision: string,
  examples: readonly Example[],
  asAt: Day,
): Example[] {
  const threshold = (mutant: Mutant): Mutant | null =>
    isOfThreshold(mutant) && mutant.decisions.includes(decision) ? { ...mutant, decisions: [decision] } : null
  return examplesOf(report(policy, { asAt, examples }, threshold).survivors)
}

function examplesOf(survivors: readonly Survivor[]): Example[] {
  return survivors.map(({ example }) => example).filter((example) => example !== null)
}

/** Comparisons with a figure or a day. What records weigh is no edge of a comparison. */
const bounding = /"(less|greater)Than|"on(OrBefore|OrAfter)|"within(Last|Next)/

function isOfThreshold({ kind, path, edit }: Mutant): boolean {
  if (path.startsWith('/tables/')) return false
  return kind === 'threshold' || (kind === 'operator' && bounding.test(JSON.stringify(edit)))
}

function report(
  policy: Policy,
  options: MutantOptions,
  wanted: (mutant: Mutant) => Mutant | null,
): MutantReport {
  const asAt = options.asAt ?? policy.inForce.from
  const cones = new Map(Object.keys(policy.decisions).map((id) => [id, coneOf(policy, id)]))
  const trials = trialsOf(policy, options.examples ?? policy.examples)
  const mutate = mutator(policy)
  const all = mutantsOf(policy, cones, assumedCone(policy)).flatMap(({ mutant, conflicts }) => {
    const kept = wanted(mutant)
    return kept === null ? [] : [{ mutant: kept, conflicts }]
  })
  const survivors: Survivor[] = []
  const tooComplex: Mutant[] = []
  const count = { killed: 0, equivalent: 0 }
  all.forEach(({ mutant, conflicts }, done) => {
    options.onProgress?.({ done, total: all.length, what: mutant.words })
    const mutated = mutate(mutant)
    if (mutated === null) return
    if (hunt(mutated, mutant.decisions, conflicts, trials)) {
      count.killed += 1
      return
    }
    const shown = examplesOf(survivors)
    const told = tell(policy, mutated, mutant, asAt, shown)
    if (told === 'equivalent') count.equivalent += 1
    else if (told === 'too-complex') tooComplex.push(mutant)
    else survivors.push({ mutant, example: told.example })
  })
  options.onProgress?.({ done: all.length, total: all.length, what: 'Done' })
  const total = count.killed + count.equivalent + survivors.length + tooComplex.length
  return { asAt, total, ...count, survivors, tooComplex }
}
