import {
  acceptanceFor,
  checkPolicy,
  type Acceptable,
  type ExampleFailure,
  type Policy,
} from '@iom-rules/core'
import type { DecisionFinding, Family, VerifyFinding } from '@iom-rules/core/analysis'
import type { ExampleOutcome } from '../../work/task.ts'

/** What was checked, and what came of it. */
export interface Checked {
  /** The policy as it is in the file. */
  readonly policy: Policy
  readonly verified: readonly VerifyFinding[]
  readonly examples: readonly ExampleOutcome[]
  /** Line and column of a place in the file, with its name: `cheshire-1.1.0.json:12:5`. */
  readonly place: (path: string) => string | null
}

interface Reported {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly decision: string | null
  readonly rules: readonly string[]
  readonly path: string
  readonly place: string | null
  readonly message: string
  readonly witness: unknown
  readonly help: string | null
  readonly accepted: string | null
  readonly families?: readonly Family[]
  readonly moreFamilies?: number
}

type Told = Pick<Reported, 'code' | 'severity' | 'path' | 'message'> & Partial<Reported>

const gravity = { error: 0, warning: 1, info: 2 }

/** The results of the checks, as `iom-rules check --format json` writes them of the policy file. */
export function resultsText(checked: Checked): string {
  const { examples } = checked
  const failing = examples.filter(({ failures }) => failures.length > 0)
  const findings = [...ofPolicy(checked), ...ofVerification(checked), ...ofExamples(checked)]
  const all = findings.toSorted((one, other) => gravity[one.severity] - gravity[other.severity])
  const counts = { passed: examples.length - failing.length, failed: failing.length }
  return `${JSON.stringify({ findings: all, examples: counts }, null, 2)}\n`
}

function ofPolicy(checked: Checked): Reported[] {
  const { policy } = checked
  const unseen = Object.entries(policy.sources).map(([id, { file }]): Told & Acceptable => ({
    code: 'source-not-found',
    severity: 'warning',
    path: `/sources/${id}`,
    message: `${file} is not at hand, so quotations from it were not compared.`,
    help: 'Put it in a folder `sources` beside the policy, or give --sources FOLDER.',
  }))
  return [...checkPolicy(policy), ...unseen].map((finding) => reportOf(checked, finding))
}

function ofVerification(checked: Checked): Reported[] {
  return checked.verified.map((finding) =>
    reportOf(checked, { ...finding, witness: witnessOf(checked.policy, finding) }),
  )
}

function witnessOf({ id, version }: Policy, finding: VerifyFinding): unknown {
  if (!isOfMachine(finding)) return finding.witness ?? null
  const { code, journey } = finding
  if (journey === undefined) return null
  return { id: `witness-${code}`, title: `Shows ${code}`, policy: { id, version }, ...journey }
}

function isOfMachine(finding: VerifyFinding): finding is Exclude<VerifyFinding, DecisionFinding> {
  return 'region' in finding
}

function ofExamples({ examples, place }: Checked): Reported[] {
  return examples.flatMap(({ example, failures }, at) => {
    if (failures.length === 0) return []
    const { asAt, area = null, facts, title } = example
    const path = `/examples/${at}`
    return report({
      code: 'example-fails',
      severity: 'error',
      decision: failures[0]?.decision ?? null,
      path,
      place: place(path),
      message: `The example \`${title}\` does not hold. ${failures.map(failureWords).join('; ')}.`,
      witness: { asAt, area, facts },
      help: 'Change the policy, or the example if it no longer says what is meant.',
    })
  })
}

function failureWords({ decision, key, expected, actual }: ExampleFailure): string {
  return `${decision} ${key}: expected ${asJson(expected)}, found ${asJson(actual)}`
}

function asJson(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

function reportOf({ policy, place }: Checked, finding: Told & Acceptable): Reported {
  const accepted = acceptanceFor(policy, finding)?.reason ?? null
  return report({ ...finding, place: place(finding.path), accepted })
}

/** Always the same keys, in the same order. */
function report({ code, severity, path, message, ...rest }: Told): Reported {
  const { decision = null, rules = [], place = null, witness = null, help = null, accepted = null } = rest
  const { families, moreFamilies = 0 } = rest
  const told = { code, severity, decision, rules, path, place, message, witness, help, accepted }
  return {
    ...told,
    ...(families === undefined ? {} : { families }),
    ...(moreFamilies === 0 ? {} : { moreFamilies }),
  }
}
