import { applyEdit, parsePolicy, type PolicyDocument, type Step } from '@iom-rules/core'
import { whereabouts, type Whereabouts } from '../../whereabouts.ts'

/**
 * What would speak of something that is no longer there once an edit is made? Nothing is told of a document that is
 * no policy before: what is wrong in it is told already.
 */
export function leftWithout(document: PolicyDocument, steps: readonly Step[]): readonly Whereabouts[] {
  const edited = applyEdit(document, steps)
  if (!edited.ok || !parsePolicy(document).ok) return []
  const read = parsePolicy(edited.value)
  const places = read.ok ? [] : read.issues.map(({ path }) => whereabouts(edited.value, path))
  return [...new Map(places.map((place) => [place.words, place])).values()]
}
