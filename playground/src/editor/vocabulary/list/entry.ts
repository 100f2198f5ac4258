import type { ReactNode } from 'react'
import type { EditorProps } from '../../edit.ts'
import type { SectionKey } from '../entry/sections.ts'

/** What is said of a thing while it is closed. */
export interface EntryWords {
  readonly title: string
  readonly tags?: ReactNode
  readonly words: string | null
}

export interface EntryFormProps {
  readonly editor: EditorProps
  readonly id: string
}

export interface NewEntryProps {
  readonly editor: EditorProps
  readonly section: SectionKey
  /** Makes it, with its id and all that it says. */
  readonly onAdd: (id: string, value: unknown) => void
  readonly onCancel: () => void
}

export function entryHeadingId(section: SectionKey, id: string): string {
  return `${section}-${id}-heading`
}

export function listHeadingId(section: SectionKey): string {
  return `${section}-heading`
}

/** The id of the button that adds one. */
export function addButtonId(section: SectionKey): string {
  return `${section}-add`
}
