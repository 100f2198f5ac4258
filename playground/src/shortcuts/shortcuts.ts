/** Keys that do something wherever one is. */
export interface Shortcut {
  readonly keys: readonly string[]
  readonly does: string
  /** A letter or sign by itself, which can be turned off for those whose tools press keys for them. */
  readonly isSingle?: boolean
}

export const shortcuts: readonly Shortcut[] = [
  { keys: ['?'], does: 'Show these shortcuts', isSingle: true },
  { keys: ['/'], does: 'Search', isSingle: true },
  { keys: ['Ctrl Z', '⌘ Z'], does: 'Undo' },
  { keys: ['Ctrl Y', 'Ctrl Shift Z', '⌘ Shift Z'], does: 'Redo' },
  { keys: ['Tab', 'Shift Tab'], does: 'Go to the next control, or the one before' },
  { keys: ['Enter', 'Space'], does: 'Press what has focus' },
  { keys: ['→', '←'], does: 'In a presentation: the next step, or the one before' },
  { keys: ['Home', 'End'], does: 'In a presentation: the first step, or the last' },
]
