import { editBetween, type Nominal, type PolicyDocument } from '@iom-rules/core'
import type { Draft } from '../../draft/draft.ts'
import type { CaseloadOrigin } from '../../draft/origin.ts'
import { format, type KeptBase, type KeptContent, type KeptOrigin, type WholeOrigin } from './format.ts'
import { markOf } from './mark.ts'
import { runsBetween } from './runs.ts'

interface Writing {
  readonly base: KeptBase
  /** What the draft started from, as it is in memory. */
  readonly published: PolicyDocument
  readonly sample: readonly Nominal[]
  /** What the people are called who have to be kept one by one. */
  readonly set: string
}

/** A draft as it is kept. Whom to keep beside it, `peopleBeside` says. */
export function keptContent(draft: Draft, { base, published, sample, set }: Writing): KeptContent {
  const { asAt, document, unread, mistyped, reasons, record, examples, examplesOut, caseload } = draft
  return {
    format,
    base,
    asAt,
    steps: editBetween(published, document),
    unread: keptUnread(unread, document),
    mistyped,
    reasons,
    record,
    examples,
    examplesOut,
    people: {
      origin: keptOrigin(draft.origin, { published, sample, set }),
      runs: runsBetween(draft.origin.people, caseload),
    },
  }
}

function keptUnread(unread: Draft['unread'], document: PolicyDocument): KeptContent['unread'] {
  if (unread === null) return null
  const steps = editBetween(document, unread.over)
  return steps.length === 0 ? unread.text : { text: unread.text, steps }
}

/** The people who cannot be had again from less, and so are kept one by one; `null` when there are none. */
export function peopleBeside(
  { people, ...origin }: CaseloadOrigin,
  sample: readonly Nominal[],
): readonly Nominal[] | null {
  if (origin.kind === 'sample') return people === sample ? null : people
  return origin.kind === 'invented' && origin.madeFor !== undefined ? null : people
}

function keptOrigin(origin: CaseloadOrigin, writing: Omit<Writing, 'base'>): KeptOrigin {
  const { published, sample, set } = writing
  const { people } = origin
  if (peopleBeside(origin, sample) !== null)
    return { kind: 'whole', of: wholeOrigin(origin), set, count: people.length }
  const mark = markOf(people)
  if (origin.kind !== 'invented' || origin.madeFor === undefined) return { kind: 'sample', mark }
  const { seed, unknownRate, madeFor } = origin
  const steps = editBetween(published, madeFor.policy.document)
  return { kind: 'invented', seed, unknownRate, count: people.length, steps, asAt: madeFor.asAt, mark }
}

function wholeOrigin(origin: CaseloadOrigin): WholeOrigin {
  switch (origin.kind) {
    case 'sample':
      return { kind: 'sample' }
    case 'invented':
      return { kind: 'invented', seed: origin.seed, unknownRate: origin.unknownRate }
    case 'imported':
      return { kind: 'imported', added: origin.added }
  }
}
