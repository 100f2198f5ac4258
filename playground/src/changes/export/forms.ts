import { policyFile, policyText } from '../file/file.ts'
import { changedItems } from '../note/changed.ts'
import type { Note } from '../note/blocks.ts'
import { noteOf } from '../note/note.ts'
import type { Told } from '../note/told.ts'
import { toHtml } from '../write/html.ts'
import { toMarkdown } from '../write/markdown.ts'
import { packed } from '../write/pack.ts'

/** The forms in which a change can be taken away. */
export type Form = 'both' | 'word' | 'html' | 'markdown' | 'policy'

/** Something to save. */
export interface Saved {
  readonly name: string
  readonly type: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

const types = {
  both: 'application/zip',
  word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  markdown: 'text/markdown',
  policy: 'application/json',
} as const

/** Does it hold a policy file, which another policy needs a version for? */
export function holdsPolicy(form: Form): boolean {
  return form === 'policy' || form === 'both'
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
      return { name: `${base}.json`, type, content: policyOf(told, isChanged) }
    case 'word':
      return { name: `${base}-change-note.docx`, type, content: await wordOf(note) }
    case 'both': {
      const files = [
        { name: `${base}.json`, bytes: new TextEncoder().encode(policyOf(told, isChanged)) },
        { name: `${base}-change-note.docx`, bytes: await wordOf(note) },
      ]
      return { name: `${base}.zip`, type, content: packed(files) }
    }
  }
}

function policyOf(told: Told, isChanged: boolean): string {
  const { documents, recorded } = told
  return policyText(policyFile({ draft: documents.draft, recorded, isChanged, changed: changedItems(told) }))
}

// The library is larger than everything else here, so it comes when somebody asks for Word.
async function wordOf(note: Note): Promise<Uint8Array<ArrayBuffer>> {
  const { toWord } = await import('../write/word.ts').catch(() => {
    throw new Error('the part that writes Word files did not load. Try again, or save the web page.')
  })
  return toWord(note)
}
