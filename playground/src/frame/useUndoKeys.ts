import { useEffect } from 'react'
import { useChange } from '../draft/DraftProvider.tsx'

/** Ctrl+Z and Ctrl+Y (or Ctrl+Shift+Z), except while typing, where they undo the typing itself. */
export function useUndoKeys(): void {
  const change = useChange()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) change.undo()
      else if (key === 'y' || key === 'z') change.redo()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [change])
}

const textTypes: ReadonlySet<string> = new Set(['text', 'search', 'number', 'date'])

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return textTypes.has(target.type)
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable)
}
