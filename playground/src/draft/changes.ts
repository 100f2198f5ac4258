import type { Acceptance, Example, Nominal } from '@iom-rules/core'
import { isUntouched, sameValue, untouched, type Draft, type ParameterValue } from './draft.ts'
import type { Origin } from './origin.ts'
import { sameRecord, type DecisionRecord } from './record.ts'

/**
 * Each thing that can be done to a draft: a pure function from the draft before to the draft after.
 * One that changes nothing gives back the same draft, and then makes no step to undo.
 */
export const changes = {
  /** `resting` is the value the parameter has without the change, to which changing back is no change. */
  parameterSet(
    draft: Draft,
    event: { parameter: string; value: ParameterValue; resting: ParameterValue },
  ): Draft {
    const { parameter, value, resting } = event
    const mistyped = without(draft.mistyped, parameter)
    if (sameValue(value, resting)) {
      const parameters = without(draft.parameters, parameter)
      if (parameters === draft.parameters && mistyped === draft.mistyped) return draft
      return { ...draft, parameters, mistyped }
    }
    const now = draft.parameters[parameter]
    if (now !== undefined && sameValue(now, value) && mistyped === draft.mistyped) return draft
    return { ...draft, parameters: { ...draft.parameters, [parameter]: value }, mistyped }
  },

  parameterMistyped(draft: Draft, event: { parameter: string; text: string }): Draft {
    if (draft.mistyped[event.parameter] === event.text) return draft
    return { ...draft, mistyped: { ...draft.mistyped, [event.parameter]: event.text } }
  },

  parameterReset(draft: Draft, event: { parameter: string }): Draft {
    const parameters = without(draft.parameters, event.parameter)
    const mistyped = without(draft.mistyped, event.parameter)
    if (parameters === draft.parameters && mistyped === draft.mistyped) return draft
    return { ...draft, parameters, mistyped }
  },

  /** `resting` is the reading the published policy takes. */
  readingTaken(draft: Draft, event: { silence: string; option: string; resting: string }): Draft {
    const { silence, option, resting } = event
    if ((draft.readings[silence] ?? resting) === option) return draft
    const others = without(draft.readings, silence)
    return { ...draft, readings: option === resting ? others : { ...others, [silence]: option } }
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

  findingAccepted(draft: Draft, event: { acceptance: Acceptance }): Draft {
    const accepted = withOne(draft.accepted, event.acceptance)
    return accepted === draft.accepted ? draft : { ...draft, accepted }
  },

  /** Takes back an acceptance of this draft, or of the published policy. */
  acceptanceTakenBack(draft: Draft, event: { acceptance: Acceptance }): Draft {
    const accepted = withoutOne(draft.accepted, event.acceptance)
    if (accepted !== draft.accepted) return { ...draft, accepted }
    const takenBack = withOne(draft.takenBack, event.acceptance)
    return takenBack === draft.takenBack ? draft : { ...draft, takenBack }
  },

  exampleAdded(draft: Draft, event: { example: Example }): Draft {
    const examples = withOne(draft.examples, event.example)
    return examples === draft.examples ? draft : { ...draft, examples }
  },

  exampleRemoved(draft: Draft, event: { example: Example }): Draft {
    const examples = withoutOne(draft.examples, event.example)
    return examples === draft.examples ? draft : { ...draft, examples }
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

  discarded(draft: Draft, event: { caseload: readonly Nominal[]; asAt: string }): Draft {
    return isUntouched(draft, event) ? draft : untouched(event.caseload, event.asAt)
  },
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
