import { useState } from 'react'
import { afterPress } from '../../../design/afterPress.ts'
import { Input } from '../../../design/Input.tsx'
import { readNumber } from '../../../words/numbers.ts'
import { unitSuffix } from '../../../words/parameters.ts'
import { useField, type FieldProps } from './useField.ts'

interface NumberFieldProps extends FieldProps {
  /** What to enter instead of what was typed: `Enter the largest value as a number`. */
  readonly message: string
  readonly unit?: string | undefined
  readonly isOptional?: boolean
  readonly isAllowed?: (number: number) => boolean
}

/** A number of the policy; the error shows once the typing is done. */
export function NumberField({ message, unit, isOptional = false, isAllowed, ...field }: NumberFieldProps) {
  const { id, value, mistyped, fault, onFocus, set, mistype } = useField(field)
  const [typed, setTyped] = useState<string | null>(null)
  const kept = mistyped ?? (typeof value === 'number' ? String(value) : '')
  const type = (entered: string) => {
    setTyped(entered)
    const number = readNumber(entered)
    if (entered.trim() === '' && isOptional) set(undefined, entered)
    else if (number === null || isAllowed?.(number) === false) mistype(entered)
    else set(number, entered)
  }
  return (
    <div onFocus={onFocus}>
      <Input
        id={id}
        label={field.label}
        hint={field.hint}
        error={mistyped === undefined ? fault : typed === null ? message : undefined}
        inputMode="decimal"
        width={5}
        suffix={unitSuffix(unit)}
        value={typed ?? kept}
        onChange={type}
        onBlur={() => afterPress(() => setTyped(null))}
      />
    </div>
  )
}
