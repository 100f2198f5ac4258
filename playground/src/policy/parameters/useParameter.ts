import type { Parameter } from '@iom-rules/core'
import type { ParameterValue } from '../../draft/draft.ts'
import { useChange, useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { restingParameter, sameValue, valuePlace } from '../../draft/parameter-edit.ts'

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
  const { published, document } = usePolicies()
  const change = useChange()
  const mistyped = useDraft((draft) => draft.mistyped[valuePlace(id)])
  const resting = restingParameter(published.document, document, id)?.value ?? parameter.value
  const value = document.parameters?.[id]?.value ?? resting
  const base = published.document
  return {
    id,
    parameter,
    value,
    resting,
    isChanged: !sameValue(value, resting),
    mistyped,
    set: (to, session) => change.parameterSet({ published: base, parameter: id, value: to, session }),
    mistype: (text, session) => change.mistyped({ place: valuePlace(id), text, session }),
    reset: () => change.parameterReset({ published: base, parameter: id }),
  }
}
