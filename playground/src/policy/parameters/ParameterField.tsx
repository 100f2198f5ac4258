import type { Parameter } from '@iom-rules/core'
import { Button } from '../../design/Button.tsx'
import { usePublished } from '../../draft/DraftProvider.tsx'
import { undecided } from '../../draft/parameter-edit.ts'
import { BasisDetails } from '../../sources/BasisDetails.tsx'
import { BasisTag } from '../../sources/BasisTag.tsx'
import { dayInWords } from '../../words/days.ts'
import { parameterInWords } from '../../words/parameters.ts'
import { ChoiceParameter } from './ChoiceParameter.tsx'
import { NumberParameter } from './NumberParameter.tsx'
import { useEditSession } from '../../editor/useEditSession.ts'
import { useParameter } from './useParameter.ts'

/** The id of a parameter's control, for links that lead to it. */
export function parameterFieldId(id: string): string {
  return `parameter-${id}`
}

/** One parameter: its value to change, what it rests on, and the way back to what was published. */
export function ParameterField({ id, parameter }: { id: string; parameter: Parameter }) {
  const { policy } = usePublished()
  const held = useParameter(id, parameter)
  const { onFocus, session } = useEditSession(id)
  const field = parameterFieldId(id)
  const { value, resting, isChanged, mistyped } = held
  const isFixed = typeof value === 'string' && parameter.values === undefined
  return (
    <div className="parameter" onFocus={onFocus}>
      {isFixed ? (
        <p className="govuk-body parameter__fixed">
          <strong>{parameter.title}</strong>
          <br />
          {value}
        </p>
      ) : typeof value === 'number' ? (
        <NumberParameter {...{ field, held, session }} />
      ) : (
        <ChoiceParameter {...{ field, held, session }} />
      )}
      <div className="parameter__basis">
        <BasisTag basis={isChanged ? 'assumption' : parameter.basis} />
        {(isChanged || mistyped !== undefined) && (
          <p className="parameter__was">
            {isChanged && 'Changed in this draft; nobody has decided it. '}
            <Button variant="link" onClick={held.reset}>
              Reset to {parameterInWords(policy, resting, parameter.unit)}
              <span className="govuk-visually-hidden">: {parameter.title}</span>
            </Button>
          </p>
        )}
        {parameter.note !== undefined && parameter.note !== undecided && (
          <p className="parameter__note">{parameter.note}</p>
        )}
        {parameter.decidedBy !== undefined && (
          <p className="parameter__note">
            Decided by {parameter.decidedBy}
            {parameter.decidedOn !== undefined && `, ${dayInWords(parameter.decidedOn)}`}
          </p>
        )}
        <BasisDetails policy={policy} basis={parameter} of={parameter.title} />
      </div>
    </div>
  )
}
