import { parseNominal, type Issue, type Nominal, type Policy } from '@iom-rules/core'
import { openCaseload, type Caseload } from '@iom-rules/core/caseload'
import { one, type Given } from '../arguments.ts'
import type { ExitCode } from '../exit.ts'
import { openProgress } from '../progress.ts'
import { openRejects } from '../rejects.ts'
import type { Surroundings } from '../surroundings.ts'
import type { Batch, Read } from './batch.ts'
import { broken, type Declared } from './csv.ts'
import { openInput } from './open.ts'
import { batchReader } from './read.ts'
import type { Row } from './row.ts'
import { placed, rowAt, type Place } from './rows.ts'

interface Sides {
  readonly before: Policy
  readonly after: Policy
  readonly asAt: string
}

/** Nominals that are looked at together: enough for it to be fast, and few enough to forget. */
const together = 8_192

/**
 * The people of `--caseload`, whom two policies are to judge, some at a time. Each must fit both, as far as they know
 * the facts: a fact that only one of them has is not known to the other. Gives the exit code.
 */
export async function eachOfBoth(
  given: Given,
  { before, after, asAt }: Sides,
  surroundings: Surroundings,
  take: (nominals: readonly Nominal[]) => void,
): Promise<ExitCode> {
  const { knownTo } = await import('@iom-rules/core/analysis')
  const either = declaredByEither(before, after)
  const issuesUnder = (policy: Policy, other: Policy, value: unknown) =>
    parseNominal(policy, knownTo(policy, other, value), { asAt }).issues
  const rejects = await openRejects(given, surroundings)
  const progress = openProgress(surroundings, true)
  let rows = 0
  try {
    const input = await openInput(given, either, surroundings, 'caseload')
    let held: Nominal[] = []
    for await (const { read, at } of placed(input, either)) {
      for (const [position, value] of read.values.entries()) {
        const issues =
          read.issues.get(position) ??
          once([...issuesUnder(before, after, value), ...issuesUnder(after, before, value)])
        if (issues.length > 0) await rejects.refuse(rowAt(read, position, value, at), issues)
        else held.push(value as Nominal)
      }
      rows = at.rows + read.values.length
      progress.show(rows, input.size === null ? null : input.done() / input.size)
      if (held.length < together) continue
      take(held)
      held = []
    }
    if (held.length > 0) take(held)
    return await rejects.close(rows)
  } catch (error) {
    await rejects.drop()
    throw error
  } finally {
    progress.clear()
  }
}

function declaredByEither(before: Policy, after: Policy): Declared {
  const isWorkedOut = (policy: Policy, id: string) =>
    Object.hasOwn(policy.derived, id) && !Object.hasOwn(policy.facts, id)
  return {
    facts: { ...before.facts, ...after.facts },
    derived: Object.fromEntries(
      Object.entries(after.derived).filter(([id]) => isWorkedOut(before, id) && isWorkedOut(after, id)),
    ),
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

/**
 * The people of an option as one caseload, which is held in memory in columns. Rows that are not valid are left out,
 * as `--on-error` says. Gives the exit code too.
 */
export async function readCaseload(
  given: Given,
  policy: Policy,
  asAt: string,
  surroundings: Surroundings,
): Promise<{ readonly caseload: Caseload; readonly code: ExitCode }> {
  const rejects = await openRejects(given, surroundings)
  const progress = openProgress(surroundings, true)
  try {
    const option = one(given, 'caseload') === undefined ? 'input' : 'caseload'
    const input = await openInput(given, policy, surroundings, option)
    const batches: Batch[] = []
    for await (const batch of input.batches) batches.push(batch)
    const reader = batchReader(input.form, policy)
    const refused: { readonly row: Row; readonly issues: readonly Issue[] }[] = []
    let at: Place = { rows: 0, lines: input.lines }
    function* nominals(): Generator<Nominal, void, undefined> {
      const of = batches.length
      for (let number = 0; number < of; number += 1) {
        // Columns are what is kept: the text of a batch goes as soon as it is read.
        const read: Read = reader(batches.shift() as Batch)
        if (read.broken !== null) throw broken(read.broken, at, input.name)
        for (const [position, value] of read.values.entries()) {
          const issues = read.issues.get(position) ?? parseNominal(policy, value, { asAt }).issues
          if (issues.length > 0) refused.push({ row: rowAt(read, position, value, at), issues })
          else yield value as Nominal
          if (issues.length > 0 && rejects.stops) return
        }
        at = { rows: at.rows + read.values.length, lines: at.lines + read.lines }
        progress.show(at.rows, (number + 1) / of)
      }
    }
    const caseload = openCaseload(policy, nominals(), { asAt })
    for (const { row, issues } of refused) await rejects.refuse(row, issues)
    return { caseload, code: await rejects.close(at.rows) }
  } catch (error) {
    await rejects.drop()
    throw error
  } finally {
    progress.clear()
  }
}
