import { parsePolicy, policyHash, type PolicyDocument } from '@iom-rules/core'
import { writeText } from '../../policy-text/write.ts'
import type { Item } from '../note/blocks.ts'
import type { Recorded } from '../record/read.ts'

/** A policy as it goes into a file. */
export interface PolicyFile {
  readonly document: PolicyDocument
  readonly hash: string
}

interface FileOf {
  readonly draft: PolicyDocument
  readonly recorded: Recorded
  /** Is it another policy than the published one? */
  readonly isChanged: boolean
  /** What changes and why, as the note has it. */
  readonly changed: readonly Item[]
}

/**
 * The drafted policy as a file: its version, who signed it off, and the change on record. What the rules say
 * is what they say in the draft.
 */
export function policyFile({ draft, recorded, isChanged, changed }: FileOf): PolicyFile {
  const { signOffs: earlier, changes: history = [], ...rest } = versioned(draft, recorded, isChanged)
  const { version, date } = recorded
  // Whoever signed off the published version has not signed off another.
  const signOffs = recorded.signOffs.length > 0 || isChanged ? recorded.signOffs : earlier
  const isNew = isChanged && version !== null && date !== null
  const changes = isNew ? [...history, { version, on: date, text: changeText(changed) }] : history
  const document: PolicyDocument = {
    ...rest,
    ...(signOffs === undefined || signOffs.length === 0 ? {} : { signOffs }),
    ...(changes.length === 0 ? {} : { changes }),
  }
  return { document, hash: policyHash(document) }
}

/** The draft under its new version and first day; until they are given it keeps the published ones. */
export function versioned(
  draft: PolicyDocument,
  { version, from }: Pick<Recorded, 'version' | 'from'>,
  isChanged: boolean,
): PolicyDocument {
  if (!isChanged) return draft
  const { until } = draft.inForce
  // A last day from before the new version begins is that of an earlier one.
  const inForce =
    from === null ? draft.inForce : { from, ...(until === undefined || until < from ? {} : { until }) }
  return { ...draft, ...(version === null ? {} : { version }), inForce }
}

/**
 * The text of the file, once it is sure that it can be read again: what nobody changed is byte for byte as in
 * `came`, the text that the published policy came as.
 */
export function policyText({ document }: PolicyFile, came: string): string {
  const text = writeText(came, withoutEmpty(document, came))
  const read = parsePolicy(text)
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join(' '))
  return text
}

// On the screens every policy has a list of examples, if an empty one.
function withoutEmpty(document: PolicyDocument, came: string): PolicyDocument {
  const { examples, ...rest } = document
  return examples?.length === 0 && !/"examples"\s*:/.test(came) ? rest : document
}

/** The longest text that a policy can hold. */
const longest = 4000

function changeText(changed: readonly Item[]): string {
  const lines = changed.map(({ text, notes }) => [text, ...notes].join(' '))
  for (let kept = lines.length; kept > 0; kept--) {
    const left = lines.length - kept
    const rest = left === 0 ? [] : [`And ${left} more: see the change note.`]
    const text = [...lines.slice(0, kept), ...rest].join(' ')
    if (text.length <= longest) return text
  }
  return 'See the change note.'
}
