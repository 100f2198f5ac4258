import {
  acceptanceFor,
  checkPolicy,
  runExamples,
  type Acceptable,
  type Acceptance,
  type Policy,
} from '@iom-rules/core'
import type { DecisionFinding, Family, VerifyFinding } from '@iom-rules/core/analysis'
import { asJson } from './examples.ts'
import { placeOf, type PlacedIssue } from './policy/place.ts'

/** A finding as `check` writes it: every key but the last is there, so that programs need not ask. */
export interface Reported {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly decision: string | null
  readonly rules: readonly string[]
  /** JSON Pointer into the policy. */
  readonly path: string
  /** File, line and column, where the policy was read from a text that shows them. */
  readonly place: string | null
  readonly message: string
  /** The smallest nominal or journey that shows it. */
  readonly witness: unknown
  readonly help: string | null
  /** Why somebody accepted it, if the policy or `--accept` says that somebody did. */
  readonly accepted: string | null
  /** Everybody it is about, where it is about people. */
  readonly families?: readonly Family[]
  /** How many families are not listed. */
  readonly moreFamilies?: number
}

type Told = Pick<Reported, 'code' | 'severity' | 'path' | 'message'> & Partial<Reported>

/** Always the same keys, in the same order. */
function report({ code, severity, path, message, ...rest }: Told): Reported {
  const { decision = null, rules = [], place = null, witness = null, help = null, accepted = null } = rest
  const { families, moreFamilies } = rest
  return {
    code,
    severity,
    decision,
    rules,
    path,
    place,
    message,
    witness,
    help,
    accepted,
    ...(families === undefined ? {} : { families }),
    ...(moreFamilies === undefined || moreFamilies === 0 ? {} : { moreFamilies }),
  }
}

/** What is wrong with a policy that could not be read. */
export function fromIssue(issue: PlacedIssue): Reported {
  const { code, severity, path, message, help = null } = issue
  return report({ code, severity, path, message, help, place: placeOf(issue) })
}

/** What a readable policy is checked with. */
export interface Checking {
  readonly policy: Policy
  /** Where in its files a part of the policy is. */
  readonly place: (path: string) => string | null
  /** Acceptances beside those of the policy. */
  readonly extra: readonly Acceptance[]
}

/** A finding as the core has it, and as it is written. */
export interface Settled {
  readonly finding: Acceptable
  readonly reported: Reported
}

function settled({ policy, place, extra }: Checking, finding: Told & Acceptable): Settled {
  const accepted = acceptanceFor(policy, finding, extra)?.reason ?? null
  return { finding, reported: report({ ...finding, place: place(finding.path), accepted }) }
}

/** What the checks of a readable policy find, and which of its sources they could not see. */
export function fromChecks(checking: Checking, sources: Readonly<Record<string, string>>): Settled[] {
  const { policy } = checking
  const unseen = Object.entries(policy.sources).filter(([, { file }]) => !Object.hasOwn(sources, file))
  return [
    ...checkPolicy(policy, { sources }).map((finding) => settled(checking, finding)),
    ...unseen.map(([id, { file }]) =>
      settled(checking, {
        code: 'source-not-found',
        severity: 'warning',
        path: `/sources/${id}`,
        message: `${file} is not at hand, so quotations from it were not compared.`,
        help: 'Put it in a folder `sources` beside the policy, or give --sources FOLDER.',
      }),
    ),
  ]
}

/** What verification finds, with the nominal or the journey that shows it for a witness. */
export function fromVerification(checking: Checking, findings: readonly VerifyFinding[]): Settled[] {
  return findings.map((finding) => settled(checking, { ...finding, witness: witnessOf(checking, finding) }))
}

function witnessOf({ policy }: Checking, finding: VerifyFinding): unknown {
  if (!isOfMachine(finding)) return finding.witness ?? null
  const { code, journey } = finding
  if (journey === undefined) return null
  const { id, version } = policy
  return { id: `witness-${code}`, title: `Shows ${code}`, policy: { id, version }, ...journey }
}

/** The analysis tells of machines with their region; of decisions without. */
function isOfMachine(finding: VerifyFinding): finding is Exclude<VerifyFinding, DecisionFinding> {
  return 'region' in finding
}

/** Each example that does not hold, as a finding with the example for a witness; and the counts. */
export function fromExamples({ policy, place }: Checking): {
  findings: Reported[]
  passed: number
  failed: number
} {
  const ran = runExamples(policy)
  const failing = ran.filter(({ failures }) => failures.length > 0)
  const findings = failing.map(({ example, path, failures }): Reported => {
    const parts = failures.map(
      ({ decision, key, expected, actual }) =>
        `${decision} ${key}: expected ${asJson(expected)}, found ${asJson(actual)}`,
    )
    const { asAt, area = null, facts } = example
    return report({
      code: 'example-fails',
      severity: 'error',
      decision: failures[0]?.decision ?? null,
      path,
      place: place(path),
      message: `The example \`${example.title}\` does not hold. ${parts.join('; ')}.`,
      witness: { asAt, area, facts },
      help: 'Change the policy, or the example if it no longer says what is meant.',
    })
  })
  return { findings, passed: ran.length - failing.length, failed: failing.length }
}
