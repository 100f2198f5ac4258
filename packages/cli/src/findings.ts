import { checkPolicy, runExamples, type Finding, type Policy } from '@iom-rules/core'
import { asJson } from './examples.ts'
import type { Layout } from './output/records.ts'
import { placeOf, type PlacedIssue } from './policy/place.ts'

/** A finding as `check` writes it: every key is there, so that programs need not ask. */
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
  /** Why somebody accepted it, if the policy says that somebody did. */
  readonly accepted: string | null
}

type Told = Pick<Reported, 'code' | 'severity' | 'path' | 'message'> & Partial<Reported>

/** Always the same keys, in the same order. */
function report({ code, severity, path, message, ...rest }: Told): Reported {
  const { decision = null, rules = [], place = null, witness = null, help = null, accepted = null } = rest
  return { code, severity, decision, rules, path, place, message, witness, help, accepted }
}

/** What is wrong with a policy that could not be read. */
export function fromIssue(issue: PlacedIssue): Reported {
  const { code, severity, path, message, help = null } = issue
  return report({ code, severity, path, message, help, place: placeOf(issue) })
}

/** Where in its files a part of the policy is. */
export type Placing = (path: string) => string | null

/** What the checks of a readable policy find, and which of its sources they could not see. */
export function fromChecks(
  policy: Policy,
  sources: Readonly<Record<string, string>>,
  place: Placing,
): Reported[] {
  const unseen = Object.entries(policy.sources).filter(([, { file }]) => !Object.hasOwn(sources, file))
  return [
    ...checkPolicy(policy, { sources }).map((finding) =>
      report({ ...finding, place: place(finding.path), accepted: acceptanceOf(policy, finding) }),
    ),
    ...unseen.map(([id, { file }]) => {
      const path = `/sources/${id}`
      return report({
        code: 'source-not-found',
        severity: 'warning',
        path,
        place: place(path),
        message: `${file} is not at hand, so quotations from it were not compared.`,
        help: 'Put it in a folder `sources` beside the policy, or give --sources FOLDER.',
      })
    }),
  ]
}

function acceptanceOf(
  policy: Policy,
  { code, decision, rules = [] }: { readonly code: string } & Pick<Finding, 'decision' | 'rules'>,
): string | null {
  const found = policy.acceptances?.find(
    (each) =>
      each.code === code &&
      (each.decision === undefined || each.decision === decision) &&
      (each.rules === undefined || [...each.rules].sort().join() === [...rules].sort().join()),
  )
  return found?.reason ?? null
}

/** What is wrong between the process of a policy and its decisions, with a journey that shows it for a witness. */
export async function fromMachines(policy: Policy, place: Placing): Promise<Reported[]> {
  if (Object.keys(policy.machines).length === 0) return []
  // Loaded only where there is a process: it brings XState with it.
  const { verifyMachines } = await import('@iom-rules/core/journey')
  const { id, version } = policy
  return verifyMachines(policy).map((finding) => {
    const { code, severity, decision, path, message, help = null, journey } = finding
    const witness =
      journey === undefined
        ? null
        : { id: `witness-${code}`, title: `Shows ${code}`, policy: { id, version }, ...journey }
    return report({
      code,
      severity,
      ...(decision === undefined ? {} : { decision }),
      path,
      place: place(path),
      message,
      witness,
      help,
      accepted: acceptanceOf(policy, finding),
    })
  })
}

/** Each example that does not hold, as a finding with the example for a witness; and the counts. */
export function fromExamples(
  policy: Policy,
  place: Placing,
): { findings: Reported[]; passed: number; failed: number } {
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

export const findingLayout: Layout<Reported> = {
  csv: {
    header: [
      'severity',
      'code',
      'decision',
      'rules',
      'path',
      'place',
      'message',
      'help',
      'accepted',
      'witness',
    ],
    cells: ({ severity, code, decision, rules, path, place, message, help, accepted, witness }) => [
      severity,
      code,
      decision,
      rules,
      path,
      place,
      message,
      help,
      accepted,
      witness as object | null,
    ],
  },
  table: {
    columns: [
      { title: 'Severity' },
      { title: 'Finding', folds: true },
      { title: 'Place', folds: true },
      { title: 'What, and what to do', folds: true },
    ],
    rows: ({ severity, code, path, place, message, help }) => [
      [
        severity,
        code,
        [place, path].filter(Boolean).join(' '),
        help === null ? message : `${message} ${help}`,
      ],
    ],
  },
}
