import { Select } from '../../../design/Select.tsx'
import { useField, type FieldProps } from './useField.ts'

interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly { readonly value: string; readonly text: string }[]
}

/** One of several that the policy may say; what it says now is among them, even where it should not be. */
export function ChoiceField({ choices, ...field }: ChoiceFieldProps) {
  const { id, value, fault, onFocus, set } = useField(field)
  const now = typeof value === 'string' ? value : ''
  const isAmong = choices.some((choice) => choice.value === now)
  return (
    <div onFocus={onFocus}>
      <Select
        id={id}
        label={field.label}
        hint={field.hint}
        error={fault}
        choices={isAmong ? choices : [{ value: now, text: now === '' ? 'Choose one' : now }, ...choices]}
        value={now}
        onChange={(chosen) => set(chosen === '' ? undefined : chosen, chosen)}
      />
    </div>
  )
}
