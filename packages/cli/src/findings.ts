import { checkPolicy, runExamples, type Finding, type Policy } from '@iom-rules/core'
import { asJson } from './examples.ts'
import type { Layout } from './output/records.ts'
import type { PlacedIssue } from './policy/place.ts'

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
  /** The smallest nominal that shows it. */
  readonly witness: unknown
  readonly help: string | null
}

/** What is wrong with a policy that could not be read. */
export function fromIssue(issue: PlacedIssue): Reported {
  const { code, severity, path, message, help = null, file, line, column } = issue
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  return { code, severity, decision: null, rules: [], path, place, message, witness: null, help }
}

/** What the checks of a readable policy find. */
export function fromChecks(policy: Policy, sources: Readonly<Record<string, string>>): Reported[] {
  return checkPolicy(policy, { sources }).map((finding: Finding) => {
    const { code, severity, decision = null, rules = [], path, message, help = null } = finding
    return { code, severity, decision, rules, path, place: null, message, witness: null, help }
  })
}

/** Each example that does not hold, as a finding with the example for a witness; and the counts. */
export function fromExamples(policy: Policy): { findings: Reported[]; passed: number; failed: number } {
  const ran = runExamples(policy)
  const failing = ran.filter(({ failures }) => failures.length > 0)
  const findings = failing.map(({ example, path, failures }): Reported => {
    const parts = failures.map(
      ({ decision, key, expected, actual }) =>
        `${decision} ${key}: expected ${asJson(expected)}, found ${asJson(actual)}`,
    )
    const { asAt, area = null, facts } = example
    return {
      code: 'example-fails',
      severity: 'error',
      decision: failures[0]?.decision ?? null,
      rules: [],
      path,
      place: null,
      message: `The example \`${example.title}\` does not hold. ${parts.join('; ')}.`,
      witness: { asAt, area, facts },
      help: 'Change the policy, or the example if it no longer says what is meant.',
    }
  })
  return { findings, passed: ran.length - failing.length, failed: failing.length }
}

export const findingLayout: Layout<Reported> = {
  csv: {
    header: ['severity', 'code', 'decision', 'rules', 'path', 'place', 'message', 'help', 'witness'],
    cells: ({ severity, code, decision, rules, path, place, message, help, witness }) => [
      severity,
      code,
      decision,
      rules,
      path,
      place,
      message,
      help,
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
