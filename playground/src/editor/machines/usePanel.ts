import { useState } from 'react'
import { useFocusLater } from '../useFocusLater.ts'
import { isFocusLost, usePanelFocus } from '../usePanelFocus.ts'

/** What is open on the page, what was last said, and where focus goes: one thing is open at a time. */
export interface PanelState {
  /** The JSON Pointer of what is open, or a name made of one. */
  readonly opened: string | null
  readonly said: string
  readonly open: (place: string, words?: string) => void
  readonly close: (place: string, words?: string) => void
  readonly say: (words: string, focusOn?: string) => void
}

/** The id of the button that opens a place. */
export function openerId(place: string): string {
  return `open${place.replaceAll(/[^\w-]+/g, '-')}`
}

/** The id of the heading of what is open there. */
export function panelId(place: string): string {
  return `panel${place.replaceAll(/[^\w-]+/g, '-')}`
}

/** `home` is the id of what takes focus when an undo takes away what is open. */
export function usePanel(home: string): PanelState {
  const [opened, setOpened] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const focus = useFocusLater()
  usePanelFocus(opened === null ? null : panelId(opened), () => {
    setOpened(null)
    if (isFocusLost()) focus(home)
  })
  return {
    opened,
    said,
    open: (place, words = '') => {
      setOpened(place)
      setSaid(words)
      focus(panelId(place))
    },
    close: (place, words = '') => {
      setOpened(null)
      setSaid(words)
      focus(openerId(place))
    },
    say: (words, focusOn) => {
      setSaid(words)
      if (focusOn !== undefined) focus(focusOn)
    },
  }
}
