import type { PolicyDocument } from '@iom-rules/core'
import { isWithin } from '../../place.ts'
import { whereabouts, type Whereabouts } from '../../whereabouts.ts'
import { placeOf, sections, type SectionKey } from '../entry/sections.ts'
import { mentionsIn, type Mention } from './names.ts'
import type { NameKind } from './part.ts'

/** The things of a policy that speak of another, by kind and id of what they speak of. */
export type Uses = (kind: NameKind, id: string) => readonly Whereabouts[]

/** What uses what in a document? */
export function usesIn(document: PolicyDocument): Uses {
  const byName = new Map<string, Mention[]>()
  for (const mention of mentionsIn(document)) {
    // An accepted finding is about a thing, and does not need it.
    if (mention.declares || isWithin(mention.path, '/acceptances')) continue
    const name = `${mention.kind} ${mention.id}`
    byName.set(name, [...(byName.get(name) ?? []), mention])
  }
  return (kind, id) => {
    const places = (byName.get(`${kind} ${id}`) ?? []).map(({ path }) => whereabouts(document, path))
    return [...new Map(places.map((place) => [place.words, place])).values()]
  }
}

/**
 * Why something cannot be taken out: what would then speak of nothing. A fact that is also worked out goes on being
 * one when the other half is taken out, unless it must be declared for that.
 */
export function hindrances(
  document: PolicyDocument,
  uses: Uses,
  section: SectionKey,
  id: string,
): readonly Whereabouts[] {
  if (section === 'derived' && document.facts?.[id] !== undefined) return []
  if (section === 'facts' && document.derived?.[id] !== undefined)
    return [whereabouts(document, placeOf('derived', id))]
  return uses(sections[section].kind, id)
}
