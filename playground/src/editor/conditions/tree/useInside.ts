import { useEffect, useRef, useState, type FocusEvent } from 'react'

/**
 * Is focus somewhere inside? Nobody is told off for what they are still filling in. Where a press takes focus away,
 * it is let finish first: an error that appeared would move the button from under it.
 */
export function useInside() {
  const [isInside, setIsInside] = useState(false)
  const isPressed = useRef(false)
  useEffect(() => {
    if (!isInside) return undefined
    const press = () => {
      isPressed.current = true
    }
    const lift = () => {
      isPressed.current = false
    }
    document.addEventListener('pointerdown', press, true)
    document.addEventListener('pointerup', lift, true)
    document.addEventListener('pointercancel', lift, true)
    return () => {
      lift()
      document.removeEventListener('pointerdown', press, true)
      document.removeEventListener('pointerup', lift, true)
      document.removeEventListener('pointercancel', lift, true)
    }
  }, [isInside])
  const onFocus = () => setIsInside(true)
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return
    if (!isPressed.current) {
      setIsInside(false)
      return
    }
    // After the click that ends the press.
    const leave = () => setTimeout(() => setIsInside(false))
    document.addEventListener('pointerup', leave, { once: true })
  }
  return { isInside, onFocus, onBlur }
}
