import { policyText } from '../changes/file/file.ts'
import type { WholePolicy } from '../draft/whole.ts'

/**
 * The draft as it is, as a policy file: for somebody who goes on with it, and not for the record. Nobody has decided
 * it, so it has no version of its own.
 */
export function draftFile(draft: WholePolicy, came: string): { name: string; text: string } {
  const { id } = draft.document
  return { name: `${id}-draft.json`, text: policyText(draft, came) }
}
