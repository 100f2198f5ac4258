import { useEffect, useRef } from 'react'

/**
 * Keeps focus from getting lost in a panel, which is the parent of the heading with this id (`null` while none is
 * open). An undo can take away the control that somebody is in: then the heading takes focus. It can take away the
 * whole panel: then `vanished` is told.
 */
export function usePanelFocus(heading: string | null, vanished: () => void): void {
  const seen = useRef<string | null>(null)
  const wasInside = useRef(false)
  useEffect(() => {
    const remember = ({ target }: Event) => {
      const panel = heading === null ? null : (document.getElementById(heading)?.parentElement ?? null)
      wasInside.current = target instanceof Node && panel?.contains(target) === true
    }
    // Who presses beside everything has left the panel, without anything else taking focus.
    const forget = () => {
      wasInside.current = false
    }
    document.addEventListener('focusin', remember)
    document.addEventListener('pointerdown', forget)
    return () => {
      document.removeEventListener('focusin', remember)
      document.removeEventListener('pointerdown', forget)
    }
  }, [heading])
  useEffect(() => {
    const element = heading === null ? null : document.getElementById(heading)
    if (heading !== null && element === null && seen.current === heading) vanished()
    else if (wasInside.current && isFocusLost()) element?.focus()
    seen.current = element === null ? null : heading
  })
}

/** Is the focus nowhere? */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}
