import { useEffect } from 'react'

interface Clicker {
  readonly onForward: () => void
  readonly onBack: () => void
  readonly onReveal: () => void
  readonly onLeave: () => void
}

/** The keys of a keyboard and of a clicker; up and down are left to scroll a long slide. */
const keys: { readonly [key: string]: keyof Clicker } = {
  ArrowRight: 'onForward',
  PageDown: 'onForward',
  ArrowLeft: 'onBack',
  PageUp: 'onBack',
  ' ': 'onReveal',
  Escape: 'onLeave',
}

/** Listens for the keys of a presentation while it is shown. */
export function useClicker(clicker: Clicker): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const action = keys[event.key]
      // A button that has focus is pressed by space, and says itself what it does.
      const isPressing = event.key === ' ' && event.target instanceof HTMLButtonElement
      if (action === undefined || isPressing) return
      event.preventDefault()
      clicker[action]()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [clicker])
}
