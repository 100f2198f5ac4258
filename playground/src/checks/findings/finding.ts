import type { Acceptance, Finding, Policy } from '@iom-rules/core'
import type { VerifyFinding } from '@iom-rules/core/analysis'
import { addressOf } from '../../address/address.ts'

/** Anything that checking a policy finds: in its decisions, its process, or what it rests on. */
export type AnyFinding = VerifyFinding | Finding

/** A finding, and the acceptance that lets it stand. */
export interface Judged {
  readonly finding: AnyFinding
  readonly acceptance: Acceptance | null
}

export type Severity = AnyFinding['severity']

/** What kind of finding it is, in a few words; the sentence of each says the rest. */
const kinds: { readonly [Code in AnyFinding['code']]: string } = {
  gap: 'Nothing applies',
  'filled-by-fallback': 'Filled by a fallback',
  overlap: 'Two definitions at once',
  'unreachable-rule': 'A rule that never decides',
  'redundant-condition': 'A condition that adds nothing',
  'vacuous-parameter': 'A parameter that changes nothing',
  'contradictory-assumptions': 'Assumptions that contradict each other',
  'unneeded-assumption': 'An assumption that nothing needs',
  'too-complex': 'Too complex to verify',
  'unreachable-state': 'A state that nobody reaches',
  'dead-state': 'A state that nobody leaves',
  'untaken-event': 'An event that cannot happen',
  'guards-overlap': 'Two ways at once',
  'never-enabled': 'A way that is never open',
  'machine-disagrees-with-decision': 'The process disagrees with the rules',
  'membership-without-panel': 'Membership without the panel',
  'iom-leads-over-mappa': 'IOM leads where MAPPA should',
  uncited: 'Rests on nothing',
  'citation-not-found': 'A quotation that is not there',
  assumption: 'Rests on an assumption',
}

export function kindOf({ code }: AnyFinding): string {
  return kinds[code]
}

/** Tells a finding from every other. */
export function findingKey({ code, path, message }: AnyFinding): string {
  return `${code} ${path} ${message}`
}

/** Does it count, in the navigation and at the top? */
export function isOpen({ finding, acceptance }: Judged): boolean {
  return acceptance === null && finding.severity !== 'info'
}

/** Findings of one severity that nobody has accepted, in the order they were found. */
export function openOnes(judged: readonly Judged[], severity: Severity): AnyFinding[] {
  return judged.flatMap(({ finding, acceptance }) =>
    acceptance === null && finding.severity === severity ? [finding] : [],
  )
}

/** Findings by kind, the commonest kind first. */
export function byKind(findings: readonly AnyFinding[]): [string, AnyFinding[]][] {
  const groups = new Map<string, AnyFinding[]>()
  for (const finding of findings) {
    const kind = kindOf(finding)
    groups.set(kind, [...(groups.get(kind) ?? []), finding])
  }
  return [...groups].sort(([, one], [, other]) => other.length - one.length)
}

/** Where on the screens a finding is mended, without the `#`; `null` where no screen shows the place. */
export function fixAddress(policy: Policy, finding: AnyFinding): string | null {
  const [first, second] = finding.path.split('/').slice(1)
  if ('parameter' in finding && finding.parameter !== undefined) return parameterAddress(finding.parameter)
  if (first === 'parameters' && second !== undefined) return parameterAddress(second)
  const [rule] = ('rules' in finding ? finding.rules : undefined) ?? []
  if (rule !== undefined && ruleExists(policy, rule)) return `/policy/${rule}`
  if (first === 'machines' || first === 'events') {
    const region = 'region' in finding ? (finding.region ?? '') : ''
    return region === '' ? '/policy/part/machines' : `/policy/part/machines/${region}`
  }
  if (first === 'assumptions') return addressOf('/policy', { section: 'assumptions' })
  if (finding.decision !== undefined && policy.decisions[finding.decision] !== undefined)
    return addressOf('/policy', { decision: finding.decision })
  return null
}

function parameterAddress(parameter: string): string {
  return addressOf('/policy', { parameter })
}

function ruleExists(policy: Policy, rule: string): boolean {
  return Object.values(policy.decisions).some(({ rules }) => rules.some(({ name }) => name === rule))
}
