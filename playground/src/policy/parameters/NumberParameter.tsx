import { useState } from 'react'
import { afterPress } from '../../design/afterPress.ts'
import { Button } from '../../design/Button.tsx'
import { Input } from '../../design/Input.tsx'
import { numberInWords } from '../../words/numbers.ts'
import { parameterMessage, readParameter, unitSuffix } from '../../words/parameters.ts'
import type { ParameterInHand } from './useParameter.ts'

interface NumberParameterProps {
  readonly field: string
  readonly held: ParameterInHand
  readonly session: () => string
}

/** A figure, typed or stepped; the error shows once the typing is done. */
export function NumberParameter({ field, held, session }: NumberParameterProps) {
  const { parameter, value, mistyped } = held
  const { title, hint, unit, step = 1, minimum = -Infinity, maximum = Infinity } = parameter
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? mistyped ?? String(value)
  const error = typed === null && mistyped !== undefined ? parameterMessage(parameter, mistyped) : undefined
  const type = (entered: string) => {
    setTyped(entered)
    const number = readParameter(parameter, entered)
    if (number === null) held.mistype(entered, session())
    else held.set(number, session())
  }
  const move = (by: number) => {
    setTyped(null)
    held.set(Math.min(maximum, Math.max(minimum, Number((Number(value) + by).toFixed(6)))), session())
  }
  const stepWords = `${title} by ${numberInWords(step)}`
  return (
    <Input
      id={field}
      label={title}
      labelSize="s"
      hint={hint}
      error={error}
      inputMode="decimal"
      width={5}
      suffix={unitSuffix(unit)}
      value={text}
      onChange={type}
      onBlur={() => afterPress(() => setTyped(null))}
      beside={
        <span className="stepper">
          <Button small variant="secondary" onClick={() => move(-step)} aria-label={`Lower ${stepWords}`}>
            −{numberInWords(step)}
          </Button>
          <Button small variant="secondary" onClick={() => move(step)} aria-label={`Raise ${stepWords}`}>
            +{numberInWords(step)}
          </Button>
        </span>
      }
    />
  )
}
