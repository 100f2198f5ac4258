import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { didYouMean, parseNominal, type Facts, type Policy } from '@iom-rules/core'
import { all, one, type Given, type Options } from './arguments.ts'
import { usage } from './exit.ts'
import { issueWords } from './report.ts'
import type { Surroundings } from './surroundings.ts'

/** The decisions asked for, or all of them, in the policy's order. */
export function chosenDecisions(given: Given, policy: Policy): readonly string[] {
  const ids = Object.keys(policy.decisions)
  const asked = all(given, 'decision')
  for (const id of asked) checkDecision(id, policy)
  return asked.length === 0 ? ids : ids.filter((id) => asked.includes(id))
}

/** Refuses a decision that the policy does not have. */
export function checkDecision(id: string, policy: Policy): void {
  const ids = Object.keys(policy.decisions)
  if (ids.includes(id)) return
  const near = didYouMean(id, ids) ?? `Decisions: ${ids.join(', ')}.`
  throw usage(`The policy ${policy.id} has no decision \`${id}\`.`, near)
}

/** The whole inputs of `--assume`, checked as any fact is. */
export function readAssumed(given: Given, policy: Policy, asAt: string): Facts {
  const entries = all(given, 'assume').map((text): [string, unknown] => {
    const at = text.indexOf('=')
    if (at < 1) throw usage(`--assume takes FACT=JSON, for example custodyPeriods=[], not \`${text}\`.`)
    try {
      return [text.slice(0, at), JSON.parse(text.slice(at + 1))]
    } catch {
      throw usage(`--assume ${text}: what follows \`=\` is not JSON. Text needs quotes: maracRole='"NONE"'.`)
    }
  })
  const facts = Object.fromEntries(entries)
  if (Object.keys(facts).length < entries.length) throw usage('--assume gives the same fact twice: keep one.')
  const read = parseNominal(policy, { ref: 'ASSUMED', facts }, { asAt })
  if (read.ok) return read.value.facts
  throw usage(read.issues.map((issue) => `--assume: ${issueWords(issue)}`).join('\n'))
}

/** The policy named, with `--policy` or as the one argument without a dash. */
export function policyAsked(given: Given): string | undefined {
  const named = one(given, 'policy')
  if (named !== undefined && given.operand !== undefined) {
    throw usage(`The policy is named twice, \`${given.operand}\` and --policy ${named}: keep one.`)
  }
  return given.operand ?? named
}

/** Refuses to write over what is being read, or two things to one file. */
export function refuseOverwriting(given: Given, options: Options, surroundings: Surroundings): void {
  const operand = Object.hasOwn(options, 'policy') ? given.operand : undefined
  const seen = new Map<string, string>()
  for (const option of [
    ...policies,
    'input',
    'journeys',
    'caseload',
    'records',
    'accept',
    'output',
    'movers',
    'rejects',
  ]) {
    const file = one(given, option) ?? (option === 'policy' ? operand : undefined)
    if (file === undefined || file === '-' || file.startsWith('/dev/')) continue
    const named = resolve(surroundings.folder, file)
    const isThere = existsSync(named)
    // A policy that is no file is an id.
    if (policies.includes(option) && !isThere) continue
    // What is written to a link replaces the file behind it.
    const path = isThere ? realpathSync(named) : named
    const other = seen.get(path)
    // Two policies may be one and the same, and whether an input may have two names is for its command to say.
    const mayShare = policies.includes(option) || (other === 'input' && option === 'caseload')
    if (other !== undefined && !mayShare)
      throw usage(`--${other} and --${option} name the same file, \`${file}\`.`)
    seen.set(path, option)
  }
}

const policies: readonly string[] = ['policy', 'from', 'to']

/** Says on stderr when a day lies outside the time a policy is in force. */
export function warnOutOfForce(
  { id, inForce: { from, until } }: Policy,
  asAt: string,
  { stderr }: Surroundings,
): void {
  if (asAt >= from && (until === undefined || asAt <= until)) return
  const days = until === undefined ? `from ${from}` : `from ${from} to ${until}`
  stderr.write(`warning: the policy ${id} is in force ${days}, which leaves out ${asAt}.\n`)
}
