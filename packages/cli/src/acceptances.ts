import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  didYouMean,
  limits,
  locate,
  parseAcceptances,
  staleAcceptances,
  type Acceptable,
  type Acceptance,
  type Finding,
  type Issue,
  type Policy,
} from '@iom-rules/core'
import type { VerifyFinding } from '@iom-rules/core/analysis'
import { usage } from './exit.ts'
import { fault } from './fault.ts'
import { plain } from './output/plain.ts'
import { issueWords } from './report.ts'
import type { Surroundings } from './surroundings.ts'

/** Every finding that may be accepted. An example that does not hold is mended, not accepted. */
const codes: { readonly [code in Finding['code'] | VerifyFinding['code'] | 'source-not-found']: true } = {
  assumption: true,
  'citation-not-found': true,
  'contradictory-assumptions': true,
  'dead-state': true,
  'filled-by-fallback': true,
  gap: true,
  'guards-overlap': true,
  'iom-leads-over-mappa': true,
  'machine-disagrees-with-decision': true,
  'membership-without-panel': true,
  'never-enabled': true,
  overlap: true,
  'redundant-condition': true,
  'source-not-found': true,
  'too-complex': true,
  uncited: true,
  'unneeded-assumption': true,
  'unreachable-rule': true,
  'unreachable-state': true,
  'untaken-event': true,
  'vacuous-parameter': true,
}

/** The acceptances of `--accept`: read strictly, and refused with the line and what to do. */
export function readAcceptances(file: string | undefined, surroundings: Surroundings): readonly Acceptance[] {
  if (file === undefined) return []
  const path = resolve(surroundings.folder, file)
  if (!existsSync(path)) throw usage(`There is no file \`${file}\` of acceptances.`)
  const about = statSync(path)
  if (about.isDirectory()) throw usage(`\`${file}\` is a folder: give a file of acceptances.`)
  if (about.size > limits.bytes) throw usage(`\`${file}\` is too large for a list of acceptances.`)
  const text = readFileSync(path, 'utf8')
  const read = parseAcceptances(text)
  const issues = read.ok ? read.value.flatMap(unknownCode) : read.issues
  if (!read.ok || issues.length > 0)
    throw usage(issues.map((issue) => issueLine(issue, file, text)).join('\n'))
  return read.value
}

function unknownCode({ code }: Acceptance, at: number): Issue[] {
  if (Object.hasOwn(codes, code)) return []
  if (code === 'example-fails') {
    const help = 'Change the policy, or the example if it no longer says what is meant.'
    return [fault('unknown-code', `/${at}/code`, 'An example that does not hold cannot be accepted.', help)]
  }
  const known = Object.keys(codes)
  const help = didYouMean(code, known) ?? `There are: ${known.join(', ')}.`
  return [fault('unknown-code', `/${at}/code`, `There is no finding \`${code}\`.`, help)]
}

function issueLine(issue: Issue, file: string, text: string): string {
  const { path } = issue
  const found = locate(text, path)
  const place = found === null ? file : `${file}:${found.line}:${found.column}`
  return plain(`${place}${path === '' ? '' : ` ${path}`}: ${issueWords(issue)}`)
}

/** Says on stderr which acceptances cover nothing any more, so that they do not hide what comes later. */
export function tellStale(
  policy: Policy,
  findings: readonly Acceptable[],
  { file, extra }: { readonly file: string | undefined; readonly extra: readonly Acceptance[] },
  { stderr }: Surroundings,
): void {
  // Where not everything was looked at, what an acceptance covers may only not have been found.
  if (findings.some(({ code }) => code === 'contradictory-assumptions' || code === 'too-complex')) return
  for (const acceptance of staleAcceptances(policy, findings, extra)) {
    const where = extra.includes(acceptance) ? (file ?? '') : `${policy.id} ${policy.version}`
    const { code, decision, rules, parameter, path, reason } = acceptance
    const of = decision ?? parameter ?? path
    const narrowed = [
      ...(of === undefined ? [] : [`of \`${of}\``]),
      ...(rules === undefined ? [] : [`(${rules.join(', ')})`]),
    ].join(' ')
    const what = `\`${code}\`${narrowed === '' ? '' : ` ${narrowed}`}`
    const near = Object.hasOwn(codes, code) ? undefined : didYouMean(code, Object.keys(codes))
    stderr.write(
      `${plain(`warning: ${where}: the acceptance of ${what}, “${reason}”, covers no finding. ${near ?? 'Take it out if what it accepted is gone.'}`)}\n`,
    )
  }
}
