import {
  differencesBetween,
  type Example,
  type Nominal,
  type Parameter,
  type PolicyDocument,
} from '@iom-rules/core'
import { exampleChanges } from './examples.ts'
import type { CaseloadOrigin } from './origin.ts'
import { readAs, switchedReadings } from './readings.ts'
import { nothingRecorded, sameRecord, type DecisionRecord } from './record.ts'

export type ParameterValue = Parameter['value']

/** What somebody is working on, as data: every screen is a view of it. */
export interface Draft {
  /** The day the caseload is judged on. */
  readonly asAt: string
  /** The policy as drafted, without its examples. It has the shape of a policy, but may not be a valid one. */
  readonly document: PolicyDocument
  readonly unread: Unread | null
  /** Text that cannot be a value, kept as typed until it can: by JSON Pointer of the value. */
  readonly mistyped: { readonly [place: string]: string }
  /** Why something was changed, by its place in the policy. */
  readonly reasons: { readonly [place: string]: string }
  /** Who decided about the draft, and when. */
  readonly record: DecisionRecord
  /** Examples added to those of the published policy. */
  readonly examples: readonly Example[]
  /** Examples of the published policy that are taken out. */
  readonly examplesOut: readonly Example[]
  readonly caseload: readonly Nominal[]
  /** Where the people come from, and as they came. */
  readonly origin: CaseloadOrigin
}

/** The policy as typed in JSON, which cannot be taken up yet. */
export interface Unread {
  readonly text: string
  /** The policy that was typed over: what is changed elsewhere meanwhile is not what was typed. */
  readonly over: PolicyDocument
}

/** What a draft starts from. */
export interface Start {
  readonly document: PolicyDocument
  readonly caseload: readonly Nominal[]
  readonly asAt: string
}

/** A draft in which nothing has been changed. */
export function untouched({ document, caseload, asAt }: Start): Draft {
  return {
    asAt,
    document,
    unread: null,
    mistyped: {},
    reasons: {},
    record: nothingRecorded,
    examples: [],
    examplesOut: [],
    caseload,
    origin: { kind: 'sample', people: caseload },
  }
}

/** Is there nothing to go back from? */
export function isUntouched(draft: Draft, start: Start): boolean {
  return (
    draft.asAt === start.asAt &&
    draft.caseload === start.caseload &&
    draft.unread === null &&
    Object.keys(draft.mistyped).length + Object.keys(draft.reasons).length === 0 &&
    sameRecord(draft.record, nothingRecorded) &&
    policyChanges(start.document, draft) === 0
  )
}

/** Changes to the policy, to say `cheshire 1.0.0 + 2 changes`. */
export function policyChanges(
  published: PolicyDocument,
  { document, examples, examplesOut }: Pick<Draft, 'document' | 'examples' | 'examplesOut'>,
): number {
  return changedItems(published, document) + exampleChanges({ examples, examplesOut })
}

const counted = new WeakMap<PolicyDocument, WeakMap<PolicyDocument, number>>()

/** Things that are not as published: a reading with all that it brings is one, and so is a rule or a parameter. */
function changedItems(published: PolicyDocument, document: PolicyDocument): number {
  if (published === document) return 0
  const known = counted.get(published) ?? new WeakMap<PolicyDocument, number>()
  counted.set(published, known)
  const before = known.get(document)
  if (before !== undefined) return before
  const base = readAs(published, document)
  const items = new Set(differencesBetween(base, document).map(({ way }) => itemOf(way)))
  const changes = switchedReadings(published, document).length + items.size
  known.set(document, changes)
  return changes
}

/** How far down a thing of its own lies, where that is not its key: `decisions`, `status`, `rules`, `custody-gap`. */
const depths: { readonly [key: string]: number } = {
  parameters: 2,
  facts: 2,
  derived: 2,
  conditions: 2,
  tables: 2,
  areas: 2,
  sources: 2,
  assumptions: 2,
  events: 2,
  liaison: 2,
  pathways: 2,
  forums: 2,
  contact: 2,
  readings: 2,
  acceptances: 2,
  changes: 2,
  decisions: 4,
  machines: 4,
}

function itemOf(way: readonly string[]): string {
  return JSON.stringify(way.slice(0, depths[way[0] ?? ''] ?? 1))
}
