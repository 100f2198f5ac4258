import { useEffect, useMemo, useState } from 'react'
import type { EditorProps } from '../../edit.ts'
import { useFocusLater } from '../../useFocusLater.ts'
import { addSteps, copyOf, putBackSteps, removeSteps } from '../entry/edits.ts'
import { idsIn, placeOf, sections, type SectionKey } from '../entry/sections.ts'
import { editWhole } from '../entry/whole.ts'
import { changedIn } from './changed.ts'
import { addButtonId, entryHeadingId, listHeadingId } from './entry.ts'

interface EntriesProps {
  readonly editor: EditorProps
  readonly section: SectionKey
  /** The id that the address asks for. */
  readonly rest: string
  readonly titleOf: (id: string) => string
}

/** The things of a section: which are open, what can be done to them, and where focus goes then. */
export function useEntries({ editor, section, rest, titleOf }: EntriesProps) {
  const { document, published, onEdit } = editor
  const ids = idsIn(document, section)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(rest === '' ? [] : [rest]))
  const [asked, setAsked] = useState(rest)
  const [search, setSearch] = useState('')
  const [isAdding, setIsAdding] = useState(false)
  const [said, setSaid] = useState('')
  const goTo = useFocusLater()
  const changed = useMemo(
    () => changedIn(published.document, document, section),
    [published, document, section],
  )
  if (asked !== rest) {
    setAsked(rest)
    setSearch('')
    if (rest !== '') setOpen(new Set([...open, rest]))
  }
  const isAskedHere = ids.includes(rest)
  useEffect(() => {
    const heading = isAskedHere ? globalThis.document.getElementById(entryHeadingId(section, rest)) : null
    heading?.focus({ preventScroll: true })
    heading?.scrollIntoView({ block: 'start' })
  }, [isAskedHere, section, rest])

  const show = (id: string) => {
    setSearch('')
    setOpen(new Set([...open, id]))
    goTo(entryHeadingId(section, id))
    // So that its form is seen as well: focus alone would leave it at the lower edge.
    requestAnimationFrame(() =>
      globalThis.document.getElementById(entryHeadingId(section, id))?.scrollIntoView({ block: 'start' }),
    )
  }
  return {
    ids,
    open,
    changed,
    search,
    setSearch: (text: string) => {
      setSearch(text)
      setSaid('')
    },
    isAdding,
    said,
    toggle: (id: string) =>
      setOpen(open.has(id) ? new Set([...open].filter((other) => other !== id)) : new Set([...open, id])),
    startAdding: () => setIsAdding(true),
    stopAdding: () => {
      setIsAdding(false)
      goTo(addButtonId(section))
    },
    add: (id: string, value: unknown) => {
      const [refused] = onEdit(addSteps(document, section, id, value))
      if (refused !== undefined) return setSaid(refused.message)
      setIsAdding(false)
      setSaid(`The ${sections[section].one} was added at the end of the list.`)
      return show(id)
    },
    remove: (id: string) => {
      setSaid(`“${titleOf(id)}” was removed. Undo brings it back.`)
      const next = ids[ids.indexOf(id) + 1] ?? ids[ids.indexOf(id) - 1]
      editWhole(editor, placeOf(section, id), removeSteps(section, id))
      goTo(next === undefined ? listHeadingId(section) : entryHeadingId(section, next))
    },
    duplicate: (id: string) => {
      const copy = copyOf(document, section, id)
      onEdit(copy.steps)
      setSaid(`A copy of “${titleOf(id)}” stands at the end of the list.`)
      show(copy.id)
    },
    renamed: (id: string, to: string) => {
      setSaid(`The ${sections[section].called} is now ${to}, here and wherever it is used.`)
      setOpen(new Set([...open].map((other) => (other === id ? to : other))))
      goTo(entryHeadingId(section, to))
    },
    putBack: (id: string) => {
      onEdit(putBackSteps(document, published.document, section, id))
      show(id)
    },
  }
}
