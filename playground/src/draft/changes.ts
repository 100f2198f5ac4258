import type { Nominal } from '@iom-rules/core'
import { isUntouched, sameValue, untouched, type Draft, type ParameterValue } from './draft.ts'

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
