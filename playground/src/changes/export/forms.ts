import { changedItems } from '../note/changed.ts'
import type { Note } from '../note/blocks.ts'
import { noteOf } from '../note/note.ts'
import type { Told } from '../note/told.ts'
import { toHtml } from '../write/html.ts'
import { toMarkdown } from '../write/markdown.ts'
import { packed } from '../write/pack.ts'
import { policyFile, policyText, type PolicyFile } from '../file/file.ts'
import { bundleOf } from './bundle.ts'
import { loadWord } from './with-word.ts'

/** The forms in which a change can be taken away. */
export type Form = 'bundle' | 'word' | 'html' | 'markdown' | 'policy'

/** Something to save. */
export interface Saved {
  readonly name: string
  readonly type: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

const types = {
  bundle: 'application/zip',
  word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  markdown: 'text/markdown',
  policy: 'application/json',
} as const

/** Does it hold a policy file, which another policy needs a version for? */
export function holdsPolicy(form: Form): boolean {
  return form === 'policy' || form === 'bundle'
}

/** Makes a file of the change, in the form asked for. */
export async function fileOf(form: Form, told: Told, isChanged: boolean): Promise<Saved> {
  const base = `${told.draft.id}-${told.recorded.version ?? (isChanged ? 'draft' : told.draft.version)}`
  const type = types[form]
  const note = noteOf(told)
  switch (form) {
    case 'html':
      return { name: `${base}-change-note.html`, type, content: toHtml(note) }
    case 'markdown':
      return { name: `${base}-change-note.md`, type, content: toMarkdown(note) }
    case 'policy':
      return { name: `${base}.json`, type, content: policyText(policyOf(told, isChanged), told.came) }
    case 'word':
      return { name: `${base}-change-note.docx`, type, content: await wordOf(note) }
    case 'bundle': {
      const word = loadWord === null ? null : await wordOf(note)
      const content = packed(bundleOf({ base, told, note, file: policyOf(told, isChanged), word }))
      return { name: `${base}.zip`, type, content }
    }
  }
}

function policyOf(told: Told, isChanged: boolean): PolicyFile {
  const { documents, recorded } = told
  return policyFile({ draft: documents.draft, recorded, isChanged, changed: changedItems(told) })
}

// The library comes when somebody asks for Word.
async function wordOf(note: Note): Promise<Uint8Array<ArrayBuffer>> {
  const writer = await loadWord?.().catch(() => null)
  if (writer === null || writer === undefined) {
    throw new Error('the part that writes Word files did not load. Try again, or save the web page.')
  }
  return writer.toWord(note)
}
