import type { PolicyDocument } from '@iom-rules/core'
import type { DraftedRegion } from './region.ts'

/** The events that a part of the process may take: no event belongs to two parts. */
export function eventsOffered(
  document: PolicyDocument,
  regions: readonly DraftedRegion[],
  region: DraftedRegion,
): string[] {
  const others = regions.filter(({ id }) => id !== region.id)
  const taken = new Set(
    others.flatMap(({ states }) => states.flatMap((each) => each.transitions.map(({ event }) => event))),
  )
  return Object.entries(document.events ?? {})
    .filter(([id, { permittedBy = region.id }]) => permittedBy === region.id && !taken.has(id))
    .map(([id]) => id)
}
