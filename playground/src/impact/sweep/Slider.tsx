import { useEffect, useEffectEvent, useRef } from 'react'

interface SliderProps {
  readonly id: string
  readonly label: string
  readonly least: number
  readonly most: number
  readonly step: number
  readonly value: number
  /** What the value comes to, for who cannot see it. */
  readonly words: string
  /** While it is moved. */
  readonly onTry: (value: number) => void
  /** When it is let go. */
  readonly onTake: (value: number) => void
}

/** A value to move, with the arrow keys too. What it comes to is shown on the way; it is taken when let go. */
export function Slider({ id, label, least, most, step, value, words, onTry, onTake }: SliderProps) {
  const input = useRef<HTMLInputElement>(null)
  const take = useEffectEvent(onTake)
  // React hears every movement as a change; the browser’s own event comes when it is let go.
  useEffect(() => {
    const element = input.current
    if (element === null) return
    const onChange = () => take(element.valueAsNumber)
    element.addEventListener('change', onChange)
    return () => element.removeEventListener('change', onChange)
  }, [])
  return (
    <div className="govuk-form-group slider no-print">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <input
        ref={input}
        className="slider__input"
        id={id}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={words}
        onChange={(event) => onTry(event.currentTarget.valueAsNumber)}
      />
    </div>
  )
}
