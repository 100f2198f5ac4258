import { isSingle } from './answers.ts'
import type { Overview } from './asked.ts'
import type { Both } from './both.ts'
import { isMember } from './membership.ts'

/** A caseload in a few figures. */
export function overviewOf(both: Both): Overview {
  const { people, misfits } = both
  const about = decisionsAbout(both)
  return {
    people: people.length,
    members: people.filter(isMember).length,
    misfits,
    about,
    certain: {
      provisional: withCertainty(both, about, 'provisional'),
      undetermined: withCertainty(both, about, 'undetermined'),
    },
  }
}

/** The share of people for whom a decision may be undetermined and still say something. */
const openAtMost = 0.8

/**
 * The decisions of both policies that say something about the people of a caseload: one that is undetermined for
 * nearly everybody, because it asks about something else than a person, is left out.
 */
function decisionsAbout({ before, after }: Both): string[] {
  const known = new Set(after.decisions)
  return Object.keys(before.policy.decisions).filter((decision) => {
    if (!known.has(decision)) return false
    const isOpen = before
      .answersOf(decision)
      .map((answer) => isSingle(answer) && answer.certainty === 'undetermined')
    const places = before.placesOf(decision)
    let open = 0
    for (let row = 0; row < before.size; row++) if (isOpen[places[row] ?? 0] === true) open++
    return before.size === 0 || open < before.size * openAtMost
  })
}

/** How many people have at least one answer that is so certain. */
function withCertainty({ after }: Both, decisions: readonly string[], certainty: string): number {
  const columns = decisions.map((decision) => ({
    places: after.placesOf(decision),
    is: after.answersOf(decision).map((answer) => isSingle(answer) && answer.certainty === certainty),
  }))
  let count = 0
  for (let row = 0; row < after.size; row++) {
    if (columns.some(({ places, is }) => is[places[row] ?? 0] === true)) count++
  }
  return count
}
