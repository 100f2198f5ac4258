import type { Acceptance, Example, Nominal, Parameter, PolicyDocument, Step } from '@iom-rules/core'
import type { CaseloadOrigin } from './origin.ts'
import { nothingRecorded, sameRecord, type DecisionRecord } from './record.ts'

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
  /** Why something was changed, by its place in the policy. */
  readonly reasons: { readonly [place: string]: string }
  /** Who decided about the draft, and when. */
  readonly record: DecisionRecord
  /** Findings that somebody lets stand, put on record here. */
  readonly accepted: readonly Acceptance[]
  /** Acceptances of the published policy that are not to stand any more. */
  readonly takenBack: readonly Acceptance[]
  /** Examples added to those of the published policy. */
  readonly examples: readonly Example[]
  readonly caseload: readonly Nominal[]
  /** Where the people come from, and as they came. */
  readonly origin: CaseloadOrigin
}

/** A draft in which nothing has been changed. */
export function untouched(caseload: readonly Nominal[], asAt: string): Draft {
  return {
    asAt,
    parameters: {},
    mistyped: {},
    readings: {},
    reasons: {},
    record: nothingRecorded,
    accepted: [],
    takenBack: [],
    examples: [],
    caseload,
    origin: { kind: 'sample', people: caseload },
  }
}

/** What a policy decides by; the rest of a draft changes nothing for anybody. */
export type Meaning = Pick<Draft, 'parameters' | 'readings'>

/** What is put on record in a policy, and decides nothing. */
export type OnRecord = Pick<Draft, 'accepted' | 'takenBack' | 'examples'>

/** The edit that makes the drafted policy from the published one: readings first, then parameters. */
export function editOf(published: PolicyDocument, draft: Meaning & Partial<OnRecord>): Step[] {
  return [
    ...readingSteps(published, draft.readings),
    ...parameterSteps(published, draft.parameters),
    ...recordSteps(published, { accepted: [], takenBack: [], examples: [], ...draft }),
  ]
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

function recordSteps(published: PolicyDocument, draft: OnRecord): Step[] {
  const acceptances = acceptancesOf(published, draft)
  const list: Step[] =
    draft.examples.length > 0 && published.examples === undefined
      ? [{ op: 'add', path: '/examples', value: [] }]
      : []
  return [
    ...list,
    ...draft.examples.map((value): Step => ({ op: 'add', path: '/examples/-', value })),
    ...(acceptances === published.acceptances || acceptances === undefined
      ? []
      : [{ op: 'add', path: '/acceptances', value: acceptances } as const]),
  ]
}

/** The acceptances that stand in the draft; those of the document itself where nothing was changed. */
export function acceptancesOf(
  { acceptances }: PolicyDocument,
  { accepted, takenBack }: Omit<OnRecord, 'examples'>,
): readonly Acceptance[] | undefined {
  if (accepted.length + takenBack.length === 0) return acceptances
  const gone = new Set(takenBack.map((each) => JSON.stringify(each)))
  return [...(acceptances ?? []).filter((each) => !gone.has(JSON.stringify(each))), ...accepted]
}

/** Is there nothing to go back from? */
export function isUntouched(
  draft: Draft,
  shipped: { readonly caseload: readonly Nominal[]; readonly asAt: string },
) {
  const isEmpty = [draft.parameters, draft.mistyped, draft.readings, draft.reasons].every(
    (part) => Object.keys(part).length === 0,
  )
  const isUndecided = sameRecord(draft.record, nothingRecorded)
  const isOnRecord = draft.accepted.length + draft.takenBack.length + draft.examples.length > 0
  return (
    isEmpty &&
    isUndecided &&
    !isOnRecord &&
    draft.asAt === shipped.asAt &&
    draft.caseload === shipped.caseload
  )
}

/** Changes to the policy, to say `cheshire 1.0.0 + 2 changes`. */
export function policyChanges({ parameters, readings, accepted, takenBack, examples }: Meaning & OnRecord) {
  const ofMeaning = Object.keys(parameters).length + Object.keys(readings).length
  return ofMeaning + accepted.length + takenBack.length + examples.length
}

export function sameValue(one: ParameterValue, other: ParameterValue): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  return one.length === other.length && one.every((member) => other.includes(member))
}
