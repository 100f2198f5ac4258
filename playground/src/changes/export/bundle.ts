import { parsePolicy } from '@iom-rules/core'
import { resultsName } from '../../sharing/file/find.ts'
import { policyText, type PolicyFile } from '../file/file.ts'
import { placesIn } from '../file/places.ts'
import type { Note } from '../note/blocks.ts'
import type { Told } from '../note/told.ts'
import { toHtml } from '../write/html.ts'
import { toMarkdown } from '../write/markdown.ts'
import type { Packed } from '../write/pack.ts'
import { readMe } from '../write/read-me.ts'
import { resultsText } from '../write/results.ts'

interface BundleOf {
  /** What the names of its files begin with. */
  readonly base: string
  readonly told: Told
  readonly note: Note
  readonly file: PolicyFile
  /** The note for Word, where it can be had. */
  readonly word: Uint8Array | null
}

/** Everything of a change in one: the policy, the note in every form, what was checked, and what all that is. */
export function bundleOf({ base, told, note, file, word }: BundleOf): Packed[] {
  const policyName = `${base}.json`
  const text = policyText(file, told.came)
  const results = resultsOf(told, policyName, text)
  const files = [
    { name: policyName, what: 'The policy, to be opened, run and checked.', content: text },
    ...(word === null
      ? []
      : [{ name: `${base}-change-note.docx`, what: 'The change note, for Word.', content: word }]),
    { name: `${base}-change-note.html`, what: 'The same for a browser.', content: toHtml(note) },
    { name: `${base}-change-note.md`, what: 'The same as Markdown.', content: toMarkdown(note) },
    ...(results === null
      ? []
      : [
          {
            name: resultsName,
            what: 'What the checks found, and how many examples hold, for a program to read.',
            content: results,
          },
        ]),
  ]
  const { asAt } = told.comparison
  const about = readMe({ title: note.title, files, policyName, asAt, standing: note.standing })
  return [...files, { name: 'README.txt', content: about }].map(({ name, content }) => ({
    name,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }))
}

/** `null` where the checks were not run to the end: half of them would be taken for all. */
function resultsOf({ verified, ran }: Told, name: string, text: string): string | null {
  const read = parsePolicy(text)
  if (!read.ok || verified === null || ran === null) return null
  return resultsText({ policy: read.value, verified, examples: ran, place: placesIn(name, text) })
}
