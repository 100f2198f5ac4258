import { useState } from 'react'
import { useFocusLater } from '../useFocusLater.ts'
import { isFocusLost, usePanelFocus } from '../usePanelFocus.ts'

/** What is open under a row: a column’s cell, or the row, its outcome or one of its other conditions. */
export interface Opened {
  readonly row: string
  readonly part: string
}

/** What is open in a table, what was last said about it, and where focus goes. */
export interface TableState {
  readonly opened: Opened | null
  readonly said: string
  /** Opens a part, and goes to it. */
  readonly show: (part: Opened, words?: string) => void
  /** Closes what is open, and goes back to what opened it. */
  readonly close: (words?: string) => void
  /** Says something, and goes to an element where one is named. */
  readonly say: (words: string, id?: string) => void
  readonly idOf: (part: Opened) => string
  /** The heading of what is open. */
  readonly headingId: string
}

export function useTable(decision: string): TableState {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [said, setSaid] = useState('')
  const focus = useFocusLater()
  const idOf = ({ row, part }: Opened) => `cell-${decision}${row}-${part}`.replaceAll(/[^\w-]+/g, '-')
  const headingId = `open-${decision}`
  usePanelFocus(opened === null ? null : headingId, () => {
    setOpened(null)
    if (isFocusLost()) focus(`table-${decision}-add`)
  })
  const show = (part: Opened, words = '') => {
    setOpened(part)
    setSaid(words)
    focus(headingId)
  }
  const close = (words = '') => {
    setOpened(null)
    setSaid(words)
    // The column may be gone with what stood in it.
    const id = opened === null ? null : idOf(opened)
    if (opened !== null && id !== null)
      focus(document.getElementById(id) === null ? idOf({ row: opened.row, part: 'row' }) : id)
  }
  const say = (words: string, id?: string) => {
    setSaid(words)
    if (id !== undefined) focus(id)
  }
  return { opened, said, show, close, say, idOf, headingId }
}
