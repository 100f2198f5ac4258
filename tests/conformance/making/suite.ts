// Makes the files of the suite: what goes into the folder, and nothing that depends on when or where.
import {
  assess,
  parsePolicy,
  type Assessment,
  type DecisionResult,
  type Facts,
  type Policy,
} from '@iom-rules/core'
import { replay, type Journey } from '@iom-rules/core/journey'
import { decisionKeys, shownBy, type Shown } from './assessments.ts'
import type { Construct } from './constructs/construct.ts'
import { processConstructs } from './constructs/processes.ts'
import { coursesOf, type Course } from './journeys.ts'
import { holdJourney } from './journey-law.ts'
import { verdictOn } from './law.ts'
import { constructs, shipped } from './policies.ts'
import { refusalsOf } from './refusals.ts'
import { inOrder, journeyOf, portable } from './portable.ts'
import { shortTimeline } from './timeline.ts'

/** The text of each file, by its path in the folder of the suite. */
export type Files = Readonly<Record<string, string>>

/** What is made at one go: the assessments of a policy, or its journeys. */
export interface Part {
  readonly policy: string
  readonly what: 'assessments' | 'journeys'
}

/** A file of cases. */
export interface Made {
  readonly file: string
  readonly kind: 'assessment' | 'explanation' | 'journey' | 'refusal'
  readonly policy: string
  readonly lines: readonly object[]
  /** Cases that a reference of tests/properties was held against, and that it said the same of. */
  readonly held: number
}

const all: readonly Construct[] = [...shipped, ...constructs, ...processConstructs]

/** Everything there is to make, what takes longest first. */
export function parts(): Part[] {
  return all.flatMap((made): Part[] => {
    const policy = made.document.id
    const isProcess = processConstructs.includes(made)
    return [
      ...(isProcess ? [] : [{ policy, what: 'assessments' as const }]),
      ...(isProcess || shipped.includes(made) ? [{ policy, what: 'journeys' as const }] : []),
    ]
  })
}

/**
 * The cases of one part.
 *
 * @param scenarios the journeys that ship, as they are written
 * @throws Error where the reference says otherwise than the product
 */
export function make({ policy: id, what }: Part, scenarios: readonly Journey[]): Made[] {
  const made = all.find(({ document }) => document.id === id) as Construct
  const { document, days } = made
  const policy = policyOf(made)
  // What a policy before this one has too, decisions or a machine, is not shown in full again.
  const before = shipped.slice(0, Math.max(0, shipped.indexOf(made)))
  if (what === 'journeys') {
    const isAgain = before.some((other) =>
      isSame(other.document.machines?.['nomination'], document.machines?.['nomination']),
    )
    const own = scenarios.filter((journey) => journey.policy.id === id)
    const courses = coursesOf(policy, own, startsOf(id), days[0] ?? '', isAgain)
    for (const course of courses) holdJourney(policy, document, course)
    return [
      {
        file: `journeys/${id}.ndjson`,
        kind: 'journey',
        policy: id,
        lines: journeyLines(policy, courses),
        held: courses.length,
      },
    ]
  }
  const taken = new Set(before.flatMap((other) => decisionKeys(policyOf(other), days)))
  const isAgain = decisionKeys(policy, days).every((key) => taken.has(key))
  if (isAgain) return []
  const shown = shownBy(policy, days)
  const held = shown.filter((each) => verdictOn(document, each) === 'held').length
  const whole = explained(policy, shown)
  return [
    {
      file: `cases/${id}.ndjson`,
      kind: 'assessment',
      policy: id,
      lines: assessmentLines(policy, shown),
      held,
    },
    {
      file: `explained/${id}.ndjson`,
      kind: 'explanation',
      policy: id,
      lines: explanationLines(policy, whole),
      held: 0,
    },
  ]
}

const isSame = (one: unknown, other: unknown): boolean =>
  one !== undefined && JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))

/** The files of what was made, with refusals and the list of them all. */
export function suite(made: readonly Made[]): Files {
  const read = all.map((each) => ({ policy: policyOf(each), asAt: each.days[0] ?? '' }))
  const refusals: Made = {
    file: 'refusals.ndjson',
    kind: 'refusal',
    policy: '',
    lines: refusalLines(read),
    held: 0,
  }
  const everything = [...made, refusals].filter(({ lines }) => lines.length > 0)
  const policies = all.map(({ document: { id, title } }, at) => ({
    id,
    title,
    hash: read[at]?.policy.hash,
    file: `policies/${id}.json`,
  }))
  const files = everything.map(({ file, kind, policy, lines, held }) => ({
    file,
    kind,
    policy,
    cases: lines.length,
    held,
  }))
  const cases = files.reduce((sum, each) => sum + each.cases, 0)
  return {
    'suite.json': `${JSON.stringify({ format: 1, cases, policies, files }, null, 1)}\n`,
    ...Object.fromEntries(
      all.map(({ document }) => [`policies/${document.id}.json`, `${JSON.stringify(document)}\n`]),
    ),
    ...Object.fromEntries(everything.map(({ file, lines }) => [file, textOf(lines)])),
  }
}

/** A line of JSON for each case. */
export function textOf(lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

function policyOf({ document }: Construct): Policy {
  const parsed = parsePolicy(document)
  if (!parsed.ok) throw new Error(`${document.id}: ${JSON.stringify(parsed.issues.slice(0, 3))}`)
  return parsed.value
}

/** Opaque references: `cheshire-0012`, of explanations `cheshire-x0003`, of journeys `cheshire-j0001`. */
const refOf = (policy: Policy, at: number, mark = '') =>
  `${policy.id}-${mark}${String(at + 1).padStart(4, '0')}`

function assessmentLines(policy: Policy, shown: readonly Shown[]): object[] {
  return shown.map(({ shows, decision, asAt, facts, assessment }, at) => {
    const nominal = { ref: refOf(policy, at), facts }
    const answer = portable(assessment, restsOn(policy, assessment, decision))
    return { shows, policy: policy.id, asAt, nominal, decisions: [decision], assessment: answer }
  })
}

/** The derived facts that the rules of a decision test, as its trace shows them. */
function restsOn(policy: Policy, assessment: Assessment, decision: string): Set<string> {
  const because = JSON.stringify((assessment.decisions[decision] as DecisionResult).because)
  return new Set(Object.keys(policy.derived).filter((id) => because.includes(`"fact":"${id}"`)))
}

/** One for each rule of each decision: met, not met, and open; and what reads open and is not. */
function explained(policy: Policy, shown: readonly Shown[]): Shown[] {
  const seen = new Set<string>()
  const [first] = shown
  const outside =
    first === undefined
      ? []
      : [{ ...first, shows: 'a day on which the policy is not in force', asAt: dayBefore(policy) }]
  return [
    ...shown.filter(({ decision, assessment }) => {
      const { because } = assessment.decisions[decision] as DecisionResult
      const here = because.map(({ rule, truth, exactly }) => `${decision} ${rule} ${truth} ${exactly ?? ''}`)
      const isNew = here.some((each) => !seen.has(each))
      here.forEach((each) => seen.add(each))
      return isNew
    }),
    ...outside.filter(({ facts }) =>
      Object.values(facts).every((value) => !Array.isArray(value) && typeof value !== 'string'),
    ),
  ]
}

function dayBefore(policy: Policy): string {
  return `${Number(policy.inForce.from.slice(0, 4)) - 1}-12-31`
}

function explanationLines(policy: Policy, shown: readonly Shown[]): object[] {
  return shown.map(({ shows, decision, asAt, facts }, at) => {
    const nominal = { ref: refOf(policy, at, 'x'), facts }
    const assessment = assess(policy, nominal, { asAt, decisions: [decision] })
    return { shows, policy: policy.id, asAt, nominal, decisions: [decision], whole: inOrder(assessment) }
  })
}

function journeyLines(policy: Policy, courses: readonly Course[]): object[] {
  return courses.map(({ shows, start, events }, at) => {
    const journey = journeyOf(policy, { shows, start, events }, refOf(policy, at, 'j'))
    return {
      shows,
      policy: policy.id,
      start: journey.start,
      events,
      timeline: shortTimeline(replay(policy, journey)),
    }
  })
}

/** Facts to start from, so that every initial state and both sides of what guards ask are seen. */
function startsOf(id: string): Facts[] {
  const known: Readonly<Record<string, readonly Facts[]>> = {
    navigate: [{}],
    'process-states': [
      {},
      { agreed: true, barred: false, role: 'NONE' },
      { agreed: false, barred: false },
      { barred: true },
    ],
    'process-duties': [{}, { poor: false, member: false, level: 0 }, { poor: true, member: true, level: 3 }],
    'process-facts': [{ offences: [], custody: [], months: 12, release: 'NONE', inside: false }, {}],
  }
  return [...(known[id] ?? [])]
}

function refusalLines(read: readonly { readonly policy: Policy; readonly asAt: string }[]): object[] {
  return refusalsOf(read).map(({ shows, policy, asAt, nominal, issues }) => ({
    shows,
    policy: policy.id,
    asAt,
    nominal,
    issues,
  }))
}
