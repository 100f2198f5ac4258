import { Checkboxes } from '../../../design/Choices.tsx'
import { useField, type FieldProps } from './useField.ts'

interface FlagFieldProps extends FieldProps {
  /** What it is where nothing is said. */
  readonly usual?: boolean
}

/** Something that is so or not; what is usual is not written down. */
export function FlagField({ usual = false, ...field }: FlagFieldProps) {
  const { id, value, fault, onFocus, set } = useField(field)
  const isSo = typeof value === 'boolean' ? value : usual
  return (
    <div onFocus={onFocus}>
      <Checkboxes
        id={id}
        legend={<span className="govuk-visually-hidden">{field.label}</span>}
        small
        error={fault}
        choices={[{ value: 'yes', text: field.label, hint: field.hint }]}
        values={isSo ? ['yes'] : []}
        onChange={(chosen) => {
          const so = chosen.length > 0
          set(so === usual ? undefined : so, '')
        }}
      />
    </div>
  )
}
