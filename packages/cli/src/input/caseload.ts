import { parseNominal, type Issue, type Nominal, type Policy } from '@iom-rules/core'
import { one, type Given } from '../arguments.ts'
import { exitCode, type ExitCode } from '../exit.ts'
import { openRejects } from '../rejects.ts'
import type { Surroundings } from '../surroundings.ts'
import { openRows } from './open.ts'

interface Sides {
  readonly before: Policy
  readonly after: Policy
  readonly asAt: string
}

/**
 * The people of `--caseload`, whom two policies are to judge: each must fit both, as far as they know the
 * facts. A fact that only one of them has is not known to the other.
 */
export async function readCaseload(
  given: Given,
  { before, after, asAt }: Sides,
  surroundings: Surroundings,
): Promise<{ readonly nominals?: readonly Nominal[]; readonly code: ExitCode }> {
  if (one(given, 'caseload') === undefined) return { code: exitCode.done }
  const isWorkedOut = (policy: Policy, id: string) =>
    Object.hasOwn(policy.derived, id) && !Object.hasOwn(policy.facts, id)
  const either = {
    facts: { ...before.facts, ...after.facts },
    derived: Object.fromEntries(
      Object.entries(after.derived).filter(([id]) => isWorkedOut(before, id) && isWorkedOut(after, id)),
    ),
  }
  const { knownTo } = await import('@iom-rules/core/analysis')
  const issuesUnder = (policy: Policy, other: Policy, value: unknown) =>
    parseNominal(policy, knownTo(policy, other, value), { asAt }).issues
  const rejects = await openRejects(given, surroundings)
  try {
    const rows = await openRows(given, either, surroundings, 'caseload')
    const nominals: Nominal[] = []
    for await (const row of rows) {
      const unfit = () => [...issuesUnder(before, after, row.value), ...issuesUnder(after, before, row.value)]
      const issues = row.issues.length > 0 ? row.issues : once(unfit())
      if (issues.length > 0) await rejects.refuse(row, issues)
      else nominals.push(row.value as Nominal)
    }
    return { nominals, code: await rejects.close(rows.count()) }
  } catch (error) {
    await rejects.drop()
    throw error
  }
}

/** What both policies object to is said once. */
function once(issues: readonly Issue[]): Issue[] {
  const said = new Set<string>()
  return issues.filter(({ path, message }) => {
    const key = `${path}: ${message}`
    if (said.has(key)) return false
    said.add(key)
    return true
  })
}
