// What `verify` says, held against brute force: every finding, every family, every example.
import {
  assess,
  isIomRulesError,
  type Facts,
  type Policy,
  type PolicyDocument,
  type Scalar,
  type SingleResult,
} from '@iom-rules/core'
import {
  verify,
  type DecisionFinding,
  type Family,
  type FamilyPart,
  type Witness,
} from '@iom-rules/core/analysis'
import type { PolicyCase } from '../arbitraries.ts'
import { disagreements } from '../interop/agreement.ts'
import { policyOf } from './cases.ts'
import { isAlike, reasoning, type Cut } from './everybody.ts'
import { assumptionFaults, faultsOf, isAsWell, partAt, redundantIn, wholesOf, type Faults } from './faults.ts'
import { parameterFaults, withValue, worthTrying } from './parameter-faults.ts'
import type { World } from './reference.ts'

/** A claim that did not stand, in words for whoever mends it. */
export type Complaint = string

/** Counts what was looked at, so that a law that never looks is seen. */
export type Tally = Record<string, number>

export function count(tally: Tally, what: string, times = 1): void {
  tally[what] = (tally[what] ?? 0) + times
}

/** Everything in which `verify` and brute force differ on a policy. */
export async function verifyComplaints(made: PolicyCase, seed: number, tally: Tally): Promise<Complaint[]> {
  const { document, asAt } = made
  const policy = policyOf(made)
  // To try every value of every parameter is slow: one policy in three is enough of that.
  const isWhole = seed % 3 === 0
  const options = isWhole ? { machines: false } : { decisions: Object.keys(policy.decisions) }
  const findings = verify(policy, { asAt, ...options }) as DecisionFinding[]
  if (findings.some(({ code }) => code === 'too-complex')) {
    count(tally, 'too complex')
    return []
  }
  count(tally, 'policies')
  for (const { code } of findings) count(tally, code)
  const complaints = isWhole ? assumptionComplaints(document, asAt, findings) : []
  if (findings.some(({ code }) => code === 'contradictory-assumptions')) return complaints
  if (isWhole) complaints.push(...parameterComplaints(made, findings, tally))
  const looked = new Set<string>()
  for (const id of Object.keys(document.decisions ?? {}).sort()) {
    const faults = faultsOf(document, asAt, id, seed)
    if (faults === null) continue
    count(tally, faults.whole ? 'decisions, everybody tried' : 'decisions, some tried')
    count(tally, 'people tried', faults.people.length)
    const own = findings.filter(({ decision }) => decision === id)
    complaints.push(
      ...shownComplaints(faults, own),
      ...neverComplaints(faults, own),
      ...redundancyComplaints(made, id, faults, own, looked),
      ...familyComplaints(faults, own),
    )
  }
  // Of a decision by itself things are found even where the assumptions, all together, leave nobody.
  if (!isWhole && reasoning(document).length > 0 && assumptionFaults(document, asAt)?.contradictory !== false)
    return complaints
  for (const finding of findings) complaints.push(...(await exampleComplaints(policy, finding, seed, tally)))
  return complaints
}

/** The name that brute force has for a finding. */
function nameOf({ code, rules = [], outcomes = [], severity }: DecisionFinding): string {
  const [rule = ''] = rules
  if (code === 'filled-by-fallback') return `${code} ${rule}`
  if (code === 'unreachable-rule') return `${severity === 'error' ? 'never' : 'masked'} ${rule}`
  // Under UNIQUE it is the rules that are in each other’s way, whatever their outcomes.
  if (code === 'overlap') return [code, ...[...(severity === 'error' ? rules : outcomes)].sort()].join(' ')
  return code
}

function shownComplaints({ shown, whole }: Faults, findings: readonly DecisionFinding[]): Complaint[] {
  const said = findings.filter(({ families }) => families !== undefined).map(nameOf)
  return [
    ...[...shown.keys()].filter((fault) => !said.includes(fault)).map((fault) => `not found: ${fault}`),
    ...said.filter((fault) => whole && !shown.has(fault)).map((fault) => `nobody shows it: ${fault}`),
    ...said.filter((fault, at) => said.indexOf(fault) !== at).map((fault) => `said twice: ${fault}`),
  ]
}

function neverComplaints({ unrefuted, whole }: Faults, findings: readonly DecisionFinding[]): Complaint[] {
  const said = findings.filter(({ code }) => code === 'unreachable-rule').map(nameOf)
  return [
    ...said
      // Where only some people were tried, a rule that nobody of them meets may be one that others meet.
      .filter((fault) => !unrefuted.has(fault) && (whole || !unrefuted.has(fault.replace('masked', 'never'))))
      .map((fault) => `refuted: ${fault}`),
    ...[...unrefuted].filter((fault) => whole && !said.includes(fault)).map((fault) => `not found: ${fault}`),
  ]
}

function redundancyComplaints(
  { document, asAt }: PolicyCase,
  id: string,
  faults: Faults,
  findings: readonly DecisionFinding[],
  looked: Set<string>,
): Complaint[] {
  const said = new Map(
    findings.filter(({ code }) => code === 'redundant-condition').map((each) => [each.path, each]),
  )
  const complaints: Complaint[] = []
  const known = new Set<string>()
  const wholes = wholesOf(document, id, looked)
  if (!faults.whole) {
    const refuted = [...said.keys()].filter((path) => {
      const found = partAt(wholes, path)
      return found === undefined || !isAsWell(faults, found.whole, found.without)
    })
    return refuted.map((path) => `not redundant: ${path}`)
  }
  for (const whole of wholes) {
    for (const { path, part, without } of redundantIn(faults, whole)) {
      known.add(path)
      const finding = said.get(path)
      if (finding === undefined) {
        complaints.push(`not found: redundant ${path}`)
        continue
      }
      const others = worthTrying({ document, asAt }, part).map(([parameter, value]) => {
        const other = faultsOf(withValue(document, parameter, value), asAt, id, 1)
        if (other !== null && !isAsWell(other, whole.condition, without)) return 'counts'
        return other?.whole === true ? 'changes nothing' : 'not tried'
      })
      const counts = others.includes('counts')
      if (counts !== (finding.severity === 'info') && (counts || !others.includes('not tried')))
        complaints.push(`counts at another value of a parameter: ${String(counts)}, ${path}`)
    }
  }
  return [
    ...complaints,
    ...[...said.keys()].filter((path) => !known.has(path)).map((path) => `not redundant: ${path}`),
  ]
}

// Families

/** Is a person one of those whom a family describes? */
export function belongs(
  cut: Cut,
  { parts }: Family,
  { values }: World,
  namesOf: (part: FamilyPart) => readonly string[] = ({ fact }) => [fact],
): boolean {
  return parts.every((part) => {
    const names = namesOf(part)
    return part.values.some((value) =>
      names.every((name) => isAlike(cut, name, value, values[name] as Scalar)),
    )
  })
}

/** Families are disjoint, hold only people whom they are about, and all of those when all are listed. */
export function coverComplaints(
  words: string,
  everybody: readonly World[],
  about: ReadonlySet<World>,
  families: readonly Family[],
  more: number,
  isIn: (family: Family, person: World) => boolean,
): Complaint[] {
  const complaints = new Set<Complaint>()
  for (const person of everybody) {
    const times = families.filter((family) => isIn(family, person)).length
    if (times > 1) complaints.add(`in ${times} families: ${words}`)
    if (times > 0 && !about.has(person)) complaints.add(`in a family and not one of them: ${words}`)
    if (times === 0 && about.has(person) && more === 0) complaints.add(`in no family: ${words}`)
  }
  if (families.length === 0) complaints.add(`no family: ${words}`)
  return [...complaints]
}

function familyComplaints(faults: Faults, findings: readonly DecisionFinding[]): Complaint[] {
  return findings.flatMap((finding) =>
    finding.families === undefined
      ? []
      : coverComplaints(
          nameOf(finding),
          faults.people,
          new Set(faults.shown.get(nameOf(finding))),
          finding.families,
          finding.moreFamilies ?? 0,
          (family, person) => belongs(faults.cut, family, person),
        ),
  )
}

// Examples

function isClaimed(policy: Policy, finding: DecisionFinding, facts: Facts): boolean {
  const { code, decision = '', rules = [], outcomes = [], severity } = finding
  const { decisions, conflicts } = assess(policy, { ref: 'A', facts }, { asAt: finding.witness?.asAt ?? '' })
  const result = decisions[decision]
  const reasons = policy.assumptions.filter(({ use }) => use === 'reason').map(({ id }) => id)
  if (result === undefined || conflicts.some(({ assumption }) => reasons.includes(assumption))) return false
  const single = result as SingleResult
  const [rule] = rules
  if (code === 'gap') return single.certainty === 'silent'
  if (code === 'filled-by-fallback')
    return single.certainty === 'settled' && single.rule === rule && single.matches.length === 0
  if (code === 'overlap')
    return severity === 'error'
      ? rules.every((each) => single.conflicting?.includes(each) === true)
      : outcomes.every((each) => single.matches.includes(each))
  const trace = result.because.find((each) => each.rule === rule)
  return trace !== undefined && (trace.exactly ?? trace.truth) === 'met'
}

async function exampleComplaints(
  policy: Policy,
  finding: DecisionFinding,
  seed: number,
  tally: Tally,
): Promise<Complaint[]> {
  const { code, families = [], witness, decision } = finding
  if (code === 'vacuous-parameter' || decision === undefined) return []
  const complaints: Complaint[] = []
  const examples = [...families.map(({ example }) => example), ...(witness === undefined ? [] : [witness])]
  const hasLists = Object.keys(policy.derived).length > 0
  for (const example of examples) {
    if (example === null) {
      count(tally, 'families without an example')
      if (!hasLists) complaints.push(`no example: ${nameOf(finding)}`)
      continue
    }
    count(tally, 'examples')
    if (!affordable(() => isClaimed(policy, { ...finding, witness: example }, example.facts)))
      complaints.push(`not so of the example: ${nameOf(finding)} ${JSON.stringify(example.facts)}`)
    // The stock engine is slow to set up: it gives its opinion on some examples of every kind.
    if ((seed + examples.indexOf(example)) % 8 !== 0) continue
    count(tally, 'examples on the stock engine')
    complaints.push(...(await stockComplaints(policy, example, seed)))
  }
  if (families.length > 0 && witness === undefined && !hasLists)
    complaints.push(`no witness: ${nameOf(finding)}`)
  return complaints
}

/** The stock engine never contradicts an example, and agrees exactly once what it leaves out is filled in. */
export async function stockComplaints(
  policy: Policy,
  { asAt, facts }: Witness,
  seed: number,
): Promise<Complaint[]> {
  const whole = completed(policy, asAt, facts, seed)
  return [...(await disagreements(policy, facts, asAt)), ...(await disagreements(policy, whole, asAt))].map(
    (each) => `the stock engine differs: ${each} ${JSON.stringify(facts)}`,
  )
}

/** An example with the facts that it leaves out, whatever they are. */
function completed(policy: Policy, asAt: string, facts: Facts, seed: number): Facts {
  const others = Object.entries(policy.facts)
    .filter(([id]) => facts[id] === undefined && policy.derived[id] === undefined)
    .map(([id, fact], at): [string, Facts[string]] => {
      const pick = <T>(all: readonly T[]): T => all[(seed + at) % all.length] as T
      if (fact.type === 'boolean') return [id, pick([true, false])]
      if (fact.type === 'number') return [id, pick([fact.minimum, fact.maximum])]
      if (fact.type === 'choice') return [id, pick(fact.values)]
      if (fact.type === 'day') return [id, asAt]
      return [id, []]
    })
  return { ...facts, ...Object.fromEntries(others) }
}

/** Refused as too complex is no claim at all. */
export function affordable(claim: () => boolean): boolean {
  try {
    return claim()
  } catch (error) {
    if (isIomRulesError(error) && error.code === 'TOO_COMPLEX') return true
    throw error
  }
}

// Assumptions and parameters

function assumptionComplaints(
  document: PolicyDocument,
  asAt: string,
  findings: readonly DecisionFinding[],
): Complaint[] {
  const law = assumptionFaults(document, asAt)
  if (law === null) return []
  const paths = (code: DecisionFinding['code']) =>
    findings.filter((each) => each.code === code).map(({ path }) => path)
  const contradictory = paths('contradictory-assumptions').length === 1
  if (contradictory !== law.contradictory) return [`contradictory: ${String(law.contradictory)}`]
  if (contradictory) return findings.length === 1 ? [] : ['more is said of nobody']
  const unneeded = law.unneeded.map((at) => `/assumptions/${at}`)
  const said = paths('unneeded-assumption')
  return [...unneeded, ...said].every((path) => unneeded.includes(path) && said.includes(path))
    ? []
    : [`unneeded: ${unneeded.join()}; said: ${said.join()}`]
}

function parameterComplaints(
  made: PolicyCase,
  findings: readonly DecisionFinding[],
  tally: Tally,
): Complaint[] {
  const said = findings.filter(({ code }) => code === 'vacuous-parameter').map(({ parameter }) => parameter)
  return Object.keys(made.document.parameters ?? {}).flatMap((id) => {
    const vacuous = parameterFaults(made, id)
    if (vacuous === null) return []
    count(tally, 'parameters')
    return vacuous === said.includes(id) ? [] : [`vacuous ${id}: ${String(vacuous)}`]
  })
}
