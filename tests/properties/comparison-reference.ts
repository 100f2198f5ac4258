// What `compare`, `sameDecision` and `apart` say of a change, held against brute force.
import { isDeepStrictEqual } from 'node:util'
import {
  assess,
  isIomRulesError,
  type DecisionResult,
  type Facts,
  type Policy,
  type PolicyDocument,
} from '@iom-rules/core'
import {
  apart,
  compare,
  sameDecision,
  type Comparison,
  type DecisionComparison,
  type Family,
  type FamilyPart,
  type Move,
} from '@iom-rules/core/analysis'
import type { PolicyCase } from '../arbitraries.ts'
import { answers, anybodyMoves, both, type Answer, type Both } from './both.ts'
import { policyOf } from './cases.ts'
import { assumptionFaults } from './faults.ts'
import type { World } from './reference.ts'
import {
  affordable,
  belongs,
  count,
  coverComplaints,
  stockComplaints,
  type Complaint,
  type Tally,
} from './verification-reference.ts'

/** A policy, a change of it, and people of whom not everything is known. */
export interface Changed {
  readonly made: PolicyCase
  readonly after: PolicyDocument
  readonly people: readonly Facts[]
}

/** Everything in which `compare` and brute force differ on a change. */
export async function compareComplaints(
  { made, after, people }: Changed,
  seed: number,
  tally: Tally,
): Promise<Complaint[]> {
  const { document, asAt } = made
  const [one, other] = [policyOf(made), policyOf({ document: after, asAt })]
  const found = compare(one, other, { asAt })
  count(tally, 'changes')
  const complaints = [
    ...selfComplaints(one, asAt),
    ...mirrorComplaints(found, compare(other, one, { asAt })),
    ...found.decisions.flatMap((each) => unknownComplaints(one, other, each, asAt, people)),
  ]
  for (const each of found.decisions) {
    const { decision, status, moves } = each
    count(tally, status)
    if (status === 'too-complex') continue
    complaints.push(...(await exampleComplaints(one, other, each, asAt, seed, tally)))
    const law = both(document, after, decision, asAt, seed)
    if (law === null) continue
    count(tally, law.whole ? 'everybody tried' : 'some tried')
    count(tally, 'people tried', law.people.length)
    const differing = [
      ...statusComplaints(law, each),
      ...(seed % 3 === 0 ? sameComplaints(law, one, other, decision, asAt) : []),
      ...moveComplaints(law, decision, moves),
    ]
    if (differing.length > 0 && !isNobody(one, other, asAt)) complaints.push(...differing)
  }
  return complaints
}

function selfComplaints(policy: Policy, asAt: string): Complaint[] {
  const { same, decisions, written } = compare(policy, policy, { asAt })
  const isEmpty = decisions.every(({ status, moves }) => status === 'same' && moves.length === 0)
  return same && isEmpty && written.length === 0 ? [] : ['not the same as itself']
}

/** Whoever moves from one outcome to another under a change moves back under the change undone. */
function mirrorComplaints(found: Comparison, back: Comparison): Complaint[] {
  const [one, other] = [shapes(found, false), shapes(back, true)]
  const differ = [
    ...[...one].filter((each) => !other.has(each)),
    ...[...other].filter((each) => !one.has(each)).map((each) => `back ${each}`),
  ]
  return differ.length === 0 ? [] : [`not the mirror: ${differ.join(' ')}`]
}

/** What a comparison says, piece by piece, as texts; read backwards if it is of the change undone. */
function shapes({ decisions }: Comparison, isBack: boolean): Set<string> {
  return new Set(
    decisions.flatMap(({ decision, status, whileUnknown, moves }) => [
      JSON.stringify([decision, status, whileUnknown, moves.length]),
      ...moves.map(({ from, to, families, moreFamilies }) =>
        JSON.stringify([
          decision,
          isBack ? [to, from] : [from, to],
          moreFamilies,
          families.map(({ parts, example }) => [
            parts
              .map(({ fact, values, under }) => JSON.stringify([fact, values, turned(under, isBack)]))
              .sort(),
            example,
          ]),
        ]),
      ),
    ]),
  )
}

function turned(under: FamilyPart['under'], isBack: boolean): FamilyPart['under'] {
  if (!isBack || under === undefined) return under
  return under === 'before' ? 'after' : 'before'
}

const ends = (from: string | null, to: string | null) => JSON.stringify([from, to])

/** The moves of one person, by brute force. */
function movesOf([one, other]: readonly [Answer, Answer], isCollected: boolean): string[] {
  if (isCollected)
    return [
      ...one.outcomes.filter((each) => !other.outcomes.includes(each)).map((each) => ends(each, null)),
      ...other.outcomes.filter((each) => !one.outcomes.includes(each)).map((each) => ends(null, each)),
    ]
  const [from = null] = one.outcomes
  const [to = null] = other.outcomes
  return from !== to || one.details !== other.details ? [ends(from, to)] : []
}

function movers(law: Both, decision: string): Map<string, Set<World>> {
  const decisions = law.cut.context.document.decisions ?? {}
  const isCollected = [decision, `after.${decision}`].some((id) => decisions[id]?.hitPolicy === 'COLLECT')
  const found = new Map<string, Set<World>>()
  for (const person of law.people)
    for (const move of movesOf(answers(law, decision, person), isCollected))
      found.set(move, (found.get(move) ?? new Set()).add(person))
  return found
}

function statusComplaints(law: Both, { decision, status, moves }: DecisionComparison): Complaint[] {
  const moved = movers(law, decision)
  if (status === 'same') return moved.size === 0 ? [] : [`somebody moves: ${[...moved.keys()].join()}`]
  const said = moves.map(({ from, to }) => ends(from, to))
  return [
    ...[...moved.keys()].filter((each) => !said.includes(each)).map((each) => `not found: ${each}`),
    ...said.filter((each) => law.whole && !moved.has(each)).map((each) => `nobody moves: ${each}`),
    ...(moves.length === 0 ? ['changed, and no move'] : []),
  ]
}

function sameComplaints(law: Both, one: Policy, other: Policy, decision: string, asAt: string): Complaint[] {
  const isSame = sameDecision(one, other, decision, asAt)
  const moved = anybodyMoves(law, decision)
  const witness = apart(one, other, decision, asAt)
  const hasLists = Object.keys(one.derived).length > 0
  return [
    ...(isSame && moved ? ['the same, and somebody moves'] : []),
    ...(!isSame && law.whole && !moved ? ['not the same, and nobody moves'] : []),
    ...(isSame && witness !== null ? ['the same, with a witness'] : []),
    ...(!isSame && witness === null && !hasLists ? ['not the same, without a witness'] : []),
    ...(witness !== null &&
    isDeepStrictEqual(
      settled(one, decision, asAt, witness.facts),
      settled(other, decision, asAt, witness.facts),
    )
      ? ['the witness does not move']
      : []),
  ]
}

/** Do the assumptions of either contradict each other? Then nobody is an example of anything. */
function isNobody(one: Policy, other: Policy, asAt: string): boolean {
  return [one, other].some(({ document }) => assumptionFaults(document, asAt)?.contradictory !== false)
}

function settled(policy: Policy, decision: string, asAt: string, facts: Facts): unknown {
  const result = assess(policy, { ref: 'A', facts }, { asAt }).decisions[decision] as DecisionResult
  return result.hitPolicy === 'COLLECT' ? [[...result.outcomes].sort(), result.possible] : [result.possible]
}

function moveComplaints(law: Both, decision: string, moves: readonly Move[]): Complaint[] {
  const moved = movers(law, decision)
  // A derived fact that both work out alike goes by two names here, and both of their tests tell it apart.
  const namesOf = ({ fact, under }: FamilyPart) => {
    const names = under === undefined ? [fact, `after.${fact}`] : [under === 'after' ? `after.${fact}` : fact]
    return names.filter((name) => law.cut.context.tests.has(name))
  }
  // People who keep an outcome with other data are told apart by those; here they are taken together.
  return [...new Set(moves.map(({ from, to }) => ends(from, to)))].flatMap((move) => {
    const own = moves.filter(({ from, to }) => ends(from, to) === move)
    return coverComplaints(
      move,
      law.people,
      moved.get(move) ?? new Set(),
      own.flatMap(({ families }) => families),
      own.reduce((sum, { moreFamilies }) => sum + moreFamilies, 0),
      (family, person) => belongs(law.cut, family, person, namesOf),
    )
  })
}

// Examples

async function exampleComplaints(
  one: Policy,
  other: Policy,
  { decision, moves }: DecisionComparison,
  asAt: string,
  seed: number,
  tally: Tally,
): Promise<Complaint[]> {
  const complaints: Complaint[] = []
  const hasLists = Object.keys(one.derived).length > 0
  for (const { from, to, families } of moves)
    for (const family of families) {
      const { example } = family
      if (example === null) {
        count(tally, 'families without an example')
        if (!hasLists && !isNobody(one, other, asAt)) complaints.push(`no example: ${ends(from, to)}`)
        continue
      }
      count(tally, 'examples')
      const isRight = affordable(
        () =>
          gives(one, decision, asAt, example.facts, from, to) &&
          gives(other, decision, asAt, example.facts, to, from),
      )
      if (!isRight) complaints.push(`does not move ${ends(from, to)}: ${JSON.stringify(example.facts)}`)
      if (from === to && isSameData(one, other, decision, asAt, example.facts))
        complaints.push(`the same data ${ends(from, to)}: ${JSON.stringify(example.facts)}`)
      if (!isOfFamily(family, one, example.facts))
        complaints.push(`the example is of another family: ${ends(from, to)}`)
      if ((seed + families.indexOf(family)) % 4 !== 0) continue
      count(tally, 'examples on the stock engine')
      complaints.push(...(await stockComplaints(one, example, seed)))
      complaints.push(...(await stockComplaints(other, example, seed)))
    }
  return complaints
}

function isSameData(one: Policy, other: Policy, decision: string, asAt: string, facts: Facts): boolean {
  const [was, is] = [one, other].map((policy) => {
    const result = assess(policy, { ref: 'A', facts }, { asAt }).decisions[decision] as DecisionResult
    return result.hitPolicy === 'COLLECT' ? null : result.details
  })
  return isDeepStrictEqual(was, is)
}

/** What the example says of the facts that the family speaks of is not against it. */
function isOfFamily({ parts }: Family, policy: Policy, facts: Facts): boolean {
  return parts.every(({ fact, values }) => {
    const found = facts[fact]
    if (found === undefined || policy.facts[fact]?.type !== 'boolean') return true
    return values.some((value) => value === found)
  })
}

function gives(
  policy: Policy,
  decision: string,
  asAt: string,
  facts: Facts,
  outcome: string | null,
  other: string | null,
): boolean {
  const result = assess(policy, { ref: 'A', facts }, { asAt }).decisions[decision] as DecisionResult
  const [sure, open] =
    result.hitPolicy === 'COLLECT'
      ? [result.outcomes, result.possible]
      : result.possible.length === 1
        ? [result.possible, []]
        : [[], result.possible]
  return outcome === null
    ? !sure.includes(other ?? '') && !open.includes(other ?? '')
    : sure.includes(outcome)
}

// While facts are not known

/** What is proved to be the same answers alike, whatever is known of somebody. */
function unknownComplaints(
  one: Policy,
  other: Policy,
  { decision, status, whileUnknown }: DecisionComparison,
  asAt: string,
  people: readonly Facts[],
): Complaint[] {
  if (status !== 'same' || whileUnknown) return []
  return people.flatMap((facts) => {
    try {
      const [was, is] = [one, other].map((policy) => told(policy, decision, asAt, facts))
      // Nobody is proved of who contradicts what is assumed.
      return was === null || is === null || isDeepStrictEqual(was, is)
        ? []
        : [`while unknown: ${JSON.stringify([was, is])} of ${JSON.stringify(facts)}`]
    } catch (error) {
      if (isIomRulesError(error) && error.code === 'TOO_COMPLEX') return []
      throw error
    }
  })
}

function told(policy: Policy, decision: string, asAt: string, facts: Facts): unknown {
  const { decisions, conflicts } = assess(policy, { ref: 'A', facts }, { asAt })
  if (conflicts.length > 0) return null
  const result = decisions[decision] as DecisionResult
  const possible = [...result.possible].sort()
  if (result.hitPolicy === 'COLLECT')
    return { outcomes: [...result.outcomes].sort(), possible, missing: result.missing }
  const { outcome, certainty, details, missing } = result
  return { outcome, certainty, possible, details, missing }
}
