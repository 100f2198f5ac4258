import { useState, type FocusEvent } from 'react'
import { afterPress } from '../../../design/afterPress.ts'

/** Is focus somewhere inside? Nobody is told off for what they are still filling in. */
export function useInside() {
  const [isInside, setIsInside] = useState(false)
  const onFocus = () => setIsInside(true)
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return
    afterPress(() => setIsInside(false))
  }
  return { isInside, onFocus, onBlur }
}
