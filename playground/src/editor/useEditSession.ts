import { useRef, type FocusEvent } from 'react'

let visits = 0

/** Makes everything done during one visit to a field one step to undo. */
export function useEditSession(field: string) {
  const session = useRef('')
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const cameFromInside =
      event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
    if (!cameFromInside) session.current = `${field} ${++visits}`
  }
  return { onFocus, session: () => session.current }
}
