import { changedPlaces } from '../written/places.ts'
import { item, type Item, type NoteSection } from './blocks.ts'
import type { Told } from './told.ts'

type ChangedOf = Pick<Told, 'documents' | 'comparison' | 'reasons'>

/** What reads differently, and why. */
export function changedSection(told: ChangedOf): NoteSection {
  const items = changedItems(told)
  return {
    title: 'What changes and why',
    blocks:
      items.length === 0
        ? [{ kind: 'paragraph', text: 'Nothing: it reads as the published policy does.' }]
        : [{ kind: 'list', items }],
  }
}

/** One item for each place that changes, its reason after it. */
export function changedItems({ documents, comparison, reasons }: ChangedOf): Item[] {
  return changedPlaces(comparison.written, documents.published, documents.draft).map(({ place, changes }) => {
    const [first = '', ...others] = changes.map(({ words }) => words)
    const reason = reasons[place]?.trim() ?? ''
    return item(first, ...others, reason === '' ? 'No reason is given.' : `Why: ${reason}`)
  })
}
