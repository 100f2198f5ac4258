import type { PolicyDocument } from '@iom-rules/core'
import { partsOf } from '../place.ts'
import { mentionsIn } from '../vocabulary/mentions/names.ts'
import { whereabouts, type Whereabouts } from '../whereabouts.ts'

/** The parts of a policy that go by what a condition says; the others only mention it. */
const goBy = new Set(['decisions', 'conditions', 'assumptions', 'machines', 'review', 'deselection'])

/** What else goes by a named condition or a derived fact, seen from the condition at `root`. */
export function usesOf(
  document: PolicyDocument,
  kind: 'condition' | 'fact',
  id: string,
  root: string,
): Whereabouts[] {
  const here = whereabouts(document, root).words
  const places = [...mentionsIn(document)]
    .filter((mention) => mention.kind === kind && mention.id === id && !mention.declares)
    .filter(({ path }) => goBy.has(partsOf(path)[0] ?? ''))
    .map(({ path }) => whereabouts(document, path))
  return [...new Map(places.map((place) => [place.words, place])).values()].filter(
    ({ words }) => words !== here,
  )
}
