import type { PolicyDocument } from '@iom-rules/core'
import { idInWords } from '../../words/titles.ts'
import { textAt } from './transition.ts'

/** What an event is called. */
export function eventTitle(document: PolicyDocument, event: string): string {
  return textAt(document.events?.[event], 'title') ?? idInWords(event)
}
