import {
  applyEdit,
  editBetween,
  type Acceptance,
  type Example,
  type Nominal,
  type PolicyDocument,
  type Step,
} from '@iom-rules/core'
import { isUntouched, untouched, type Draft, type ParameterValue, type Start } from './draft.ts'
import type { Origin } from './origin.ts'
import { mistypedAfter } from './mistyped.ts'
import { parameterEdit, parameterReset, valuePlace } from './parameter-edit.ts'
import { readingEdit } from './readings.ts'
import { sameRecord, type DecisionRecord } from './record.ts'

/**
 * Each thing that can be done to a draft: a pure function from the draft before to the draft after.
 * One that changes nothing gives back the same draft, and then makes no step to undo.
 */
export const changes = {
  /**
   * Makes an edit to the policy, and settles the mistyped text at `place`, or, where it `takesUp` what was typed in JSON,
   * that. One that does not fit does nothing.
   */
  edited(
    draft: Draft,
    { steps, place, takesUp = false }: { steps: readonly Step[]; place?: string; takesUp?: boolean },
  ): Draft {
    const edited = applyEdit(draft.document, steps)
    if (!edited.ok) return draft
    const carried = mistypedAfter(draft.document, draft.mistyped, steps)
    const settled = place === undefined ? carried : without(carried, place)
    const isSame = editBetween(draft.document, edited.value).length === 0
    const unread = takesUp ? null : draft.unread
    if (isSame && settled === draft.mistyped && unread === draft.unread) return draft
    const document = isSame ? draft.document : edited.value
    return { ...draft, document, mistyped: settled, unread }
  },

  /** Keeps text that cannot be the value at a place. */
  mistyped(draft: Draft, { place, text }: { place: string; text: string }): Draft {
    if (draft.mistyped[place] === text) return draft
    return { ...draft, mistyped: { ...draft.mistyped, [place]: text } }
  },

  /** Lets go of text that cannot be the value at a place. */
  mistypingLeft(draft: Draft, { place }: { place: string }): Draft {
    const mistyped = without(draft.mistyped, place)
    return mistyped === draft.mistyped ? draft : { ...draft, mistyped }
  },

  /** Keeps the policy as typed in JSON that cannot be taken up yet; `null` lets it go. */
  textTyped(draft: Draft, { text }: { text: string | null }): Draft {
    if (text === (draft.unread?.text ?? null)) return draft
    const over = draft.unread?.over ?? draft.document
    return { ...draft, unread: text === null ? null : { text, over } }
  },

  parameterSet(
    draft: Draft,
    event: { published: PolicyDocument; parameter: string; value: ParameterValue },
  ): Draft {
    const { published, parameter: id, value } = event
    const steps = parameterEdit(published, draft.document, { id, value })
    return changes.edited(draft, { steps, place: valuePlace(id) })
  },

  parameterReset(draft: Draft, event: { published: PolicyDocument; parameter: string }): Draft {
    const { published, parameter: id } = event
    return changes.edited(draft, {
      steps: parameterReset(published, draft.document, id),
      place: valuePlace(id),
    })
  },

  readingTaken(draft: Draft, event: { published: PolicyDocument; silence: string; option: string }): Draft {
    const edit = readingEdit(event.published, draft.document, event)
    return edit.ok ? changes.edited(draft, { steps: edit.value }) : draft
  },

  reasonGiven(draft: Draft, event: { place: string; text: string }): Draft {
    const { place, text } = event
    if ((draft.reasons[place] ?? '') === text) return draft
    const others = without(draft.reasons, place)
    return { ...draft, reasons: text === '' ? others : { ...draft.reasons, [place]: text } }
  },

  /** Notes a part of who decided, and when. */
  recordChanged(draft: Draft, event: { part: Partial<DecisionRecord> }): Draft {
    const record = { ...draft.record, ...event.part }
    return sameRecord(draft.record, record) ? draft : { ...draft, record }
  },

  findingAccepted(draft: Draft, { acceptance }: { acceptance: Acceptance }): Draft {
    return withAcceptances(draft, withOne(draft.document.acceptances ?? [], acceptance))
  },

  /** Takes back an acceptance, whether this draft or the published policy gave it. */
  acceptanceTakenBack(draft: Draft, { acceptance }: { acceptance: Acceptance }): Draft {
    return withAcceptances(draft, withoutOne(draft.document.acceptances ?? [], acceptance))
  },

  exampleAdded(draft: Draft, { example }: { example: Example }): Draft {
    const examplesOut = withoutOne(draft.examplesOut, example)
    if (examplesOut !== draft.examplesOut) return { ...draft, examplesOut }
    const examples = withOne(draft.examples, example)
    return examples === draft.examples ? draft : { ...draft, examples }
  },

  /** Takes an example out, whether this draft or the published policy has it. */
  exampleRemoved(draft: Draft, { example }: { example: Example }): Draft {
    const examples = withoutOne(draft.examples, example)
    if (examples !== draft.examples) return { ...draft, examples }
    const examplesOut = withOne(draft.examplesOut, example)
    return examplesOut === draft.examplesOut ? draft : { ...draft, examplesOut }
  },

  /** Puts an example in the place of another that is of the same person; one as it was published is no change. */
  exampleReplaced(draft: Draft, { example, by }: { example: Example; by: Example }): Draft {
    const text = JSON.stringify(example)
    if (text === JSON.stringify(by)) return draft
    const others = withoutOne(draft.examples, example)
    if (others === draft.examples) {
      return {
        ...draft,
        examples: withOne(draft.examples, by),
        examplesOut: withOne(draft.examplesOut, example),
      }
    }
    const examplesOut = withoutOne(draft.examplesOut, by)
    if (examplesOut !== draft.examplesOut) return { ...draft, examples: others, examplesOut }
    return { ...draft, examples: draft.examples.map((each) => (JSON.stringify(each) === text ? by : each)) }
  },

  /** Adds somebody, or puts the changed person in the place of the one called `replaces`. */
  nominalSaved(draft: Draft, event: { nominal: Nominal; replaces: string | null }): Draft {
    const { nominal, replaces } = event
    const at = draft.caseload.findIndex(({ ref }) => ref === replaces)
    if (at < 0) return { ...draft, caseload: [...draft.caseload, nominal] }
    return { ...draft, caseload: draft.caseload.with(at, nominal) }
  },

  nominalRemoved(draft: Draft, event: { ref: string }): Draft {
    const caseload = draft.caseload.filter(({ ref }) => ref !== event.ref)
    return caseload.length === draft.caseload.length ? draft : { ...draft, caseload }
  },

  /** Puts another caseload in the place of the one there is. */
  caseloadReplaced(draft: Draft, event: { caseload: readonly Nominal[]; origin: Origin }): Draft {
    const { caseload, origin } = event
    if (draft.caseload === caseload && draft.origin.people === caseload) return draft
    return { ...draft, caseload, origin: { ...origin, people: caseload } }
  },

  dayMoved(draft: Draft, event: { asAt: string }): Draft {
    return draft.asAt === event.asAt ? draft : { ...draft, asAt: event.asAt }
  },

  discarded(draft: Draft, { start }: { start: Start }): Draft {
    return isUntouched(draft, start) ? draft : untouched(start)
  },
}

// A list that was not there before goes again with its last member.
function withAcceptances(draft: Draft, acceptances: readonly Acceptance[]): Draft {
  const { acceptances: before = [] } = draft.document
  if (acceptances === before) return draft
  return changes.edited(draft, {
    steps: [
      acceptances.length === 0
        ? { op: 'remove', path: '/acceptances' }
        : { op: 'add', path: '/acceptances', value: acceptances },
    ],
  })
}

function without<T>(map: { readonly [key: string]: T }, key: string): { readonly [key: string]: T } {
  if (!Object.hasOwn(map, key)) return map
  const { [key]: _gone, ...rest } = map
  return rest
}

function withOne<T>(list: readonly T[], one: T): readonly T[] {
  return withoutOne(list, one) === list ? [...list, one] : list
}

function withoutOne<T>(list: readonly T[], one: T): readonly T[] {
  const text = JSON.stringify(one)
  const others = list.filter((each) => JSON.stringify(each) !== text)
  return others.length === list.length ? list : others
}
