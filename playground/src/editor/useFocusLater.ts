import { useCallback, useEffect, useRef } from 'react'

/** Moves focus to an element by its id once it is drawn: what was just pressed may be gone by then. */
export function useFocusLater(): (id: string) => void {
  const wanted = useRef<string | null>(null)
  // After every drawing, for the element may come with a later one.
  useEffect(() => {
    const element = wanted.current === null ? null : document.getElementById(wanted.current)
    if (element === null) return
    wanted.current = null
    element.focus({ preventScroll: true })
    element.scrollIntoView({ block: 'nearest' })
  })
  return useCallback((id) => {
    wanted.current = id
  }, [])
}
