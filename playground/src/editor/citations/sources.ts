import type { PolicyDocument } from '@iom-rules/core'
import { valueAt } from '../place.ts'

/** The documents that a policy may quote. */
export function sourceChoices({ sources }: PolicyDocument): { value: string; text: string }[] {
  return Object.entries(sources ?? {}).map(([id, source]) => ({ value: id, text: source?.title ?? id }))
}

/** The file that holds the text of a source. */
export function fileOf(document: PolicyDocument, source: string): string | undefined {
  const file = valueAt(document.sources, `/${source}/file`)
  return typeof file === 'string' ? file : undefined
}
