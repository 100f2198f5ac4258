import type { Nominal, Parameter, PolicyDocument, Step } from '@iom-rules/core'

export type ParameterValue = Parameter['value']

/** What somebody has changed, as data: the policy is made from it, never the other way about. */
export interface Draft {
  /** The day the caseload is judged on. */
  readonly asAt: string
  /** Parameters given another value. */
  readonly parameters: { readonly [parameter: string]: ParameterValue }
  /** Text that cannot be the parameter's value, kept as typed until it can. */
  readonly mistyped: { readonly [parameter: string]: string }
  /** Silences of the documents for which another reading has been taken. */
  readonly readings: { readonly [silence: string]: string }
  readonly caseload: readonly Nominal[]
}

/** A draft in which nothing has been changed. */
export function untouched(caseload: readonly Nominal[], asAt: string): Draft {
  return { asAt, parameters: {}, mistyped: {}, readings: {}, caseload }
}

/** The edit that makes the drafted policy from the published one: readings first, then parameters. */
export function editOf(published: PolicyDocument, draft: Pick<Draft, 'parameters' | 'readings'>): Step[] {
  return [...readingSteps(published, draft.readings), ...parameterSteps(published, draft.parameters)]
}

function readingSteps(published: PolicyDocument, taken: Draft['readings']): Step[] {
  return (published.readings ?? []).flatMap((reading): Step[] => {
    const option = reading.options.find(({ id }) => id === taken[reading.silence])
    if (option === undefined) return []
    const chosen: Step = { op: 'replace', path: `/readings/${reading.silence}/chosen`, value: option.id }
    return [...(option.edit ?? []), chosen]
  })
}

/** What a changed figure rests on until somebody decides it. */
const undecided = 'Tried in a draft of the playground; nobody has decided it.'

// A figure that somebody tries here is an assumption, whatever the published one rested on.
function parameterSteps(published: PolicyDocument, changed: Draft['parameters']): Step[] {
  return Object.entries(changed).flatMap(([id, value]): Step[] => {
    const parameter = published.parameters?.[id]
    if (parameter === undefined) return []
    const decided = (['decidedBy', 'decidedOn'] as const).filter((key) => parameter[key] !== undefined)
    return [
      { op: 'replace', path: `/parameters/${id}/value`, value },
      { op: 'replace', path: `/parameters/${id}/basis`, value: 'assumption' },
      { op: 'add', path: `/parameters/${id}/note`, value: undecided },
      ...decided.map((key): Step => ({ op: 'remove', path: `/parameters/${id}/${key}` })),
    ]
  })
}

/** Is there nothing to go back from? */
export function isUntouched(
  draft: Draft,
  shipped: { readonly caseload: readonly Nominal[]; readonly asAt: string },
) {
  const isEmpty = [draft.parameters, draft.mistyped, draft.readings].every(
    (part) => Object.keys(part).length === 0,
  )
  return isEmpty && draft.asAt === shipped.asAt && draft.caseload === shipped.caseload
}

/** Changes to the policy, to say `cheshire 1.0.0 + 2 changes`. */
export function policyChanges(draft: Pick<Draft, 'parameters' | 'readings'>): number {
  return Object.keys(draft.parameters).length + Object.keys(draft.readings).length
}

/** People added, changed or removed. */
export function caseloadChanges(shipped: readonly Nominal[], caseload: readonly Nominal[]): number {
  if (shipped === caseload) return 0
  const before = new Map(shipped.map((nominal) => [nominal.ref, nominal]))
  let changes = 0
  for (const nominal of caseload) {
    if (before.get(nominal.ref) !== nominal) changes++
    before.delete(nominal.ref)
  }
  return changes + before.size
}

export function sameValue(one: ParameterValue, other: ParameterValue): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  return one.length === other.length && one.every((member) => other.includes(member))
}
