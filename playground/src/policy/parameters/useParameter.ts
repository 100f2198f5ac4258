import type { Parameter } from '@iom-rules/core'
import type { ParameterValue } from '../../draft/draft.ts'
import { useChange, useDraft, usePublished } from '../../draft/DraftProvider.tsx'
import { workingPolicy } from '../../draft/working.ts'

/** A parameter in somebody's hands. */
export interface ParameterInHand {
  readonly id: string
  readonly parameter: Parameter
  readonly value: ParameterValue
  /** The value it has without the change, the readings taken included. */
  readonly resting: ParameterValue
  readonly isChanged: boolean
  /** What was typed, where that cannot be a value. */
  readonly mistyped: string | undefined
  readonly set: (value: ParameterValue, session: string) => void
  readonly mistype: (text: string, session: string) => void
  readonly reset: () => void
}

export function useParameter(id: string, parameter: Parameter): ParameterInHand {
  const { policy } = usePublished()
  const change = useChange()
  const readings = useDraft((draft) => draft.readings)
  const changed = useDraft((draft) => draft.parameters[id])
  const mistyped = useDraft((draft) => draft.mistyped[id])
  const read = workingPolicy(policy, { parameters: {}, readings })
  const resting = (read.ok ? read.policy : policy).parameters[id]?.value ?? parameter.value
  return {
    id,
    parameter,
    value: changed ?? resting,
    resting,
    isChanged: changed !== undefined,
    mistyped,
    set: (value, session) => change.parameterSet({ parameter: id, value, resting, session }),
    mistype: (text, session) => change.parameterMistyped({ parameter: id, text, session }),
    reset: () => change.parameterReset({ parameter: id }),
  }
}
