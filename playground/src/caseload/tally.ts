import { countsOf, movesOf, type Caseload } from '@iom-rules/core/caseload'
import type { ComparedCounts, Tally } from './asked.ts'
import type { Both } from './both.ts'

/** Counts of a decision before and after, and who moves from where to where. */
export function compareCounts({ before, after }: Both, decision: string): ComparedCounts {
  return {
    people: before.size,
    peopleByArea: peopleByArea(before),
    before: tally(before, decision),
    after: tally(after, decision),
    moves: movesOf(before, after, decision),
  }
}

function peopleByArea({ areas, areaOf, size }: Caseload): number[] {
  const counts = areas.map(() => 0)
  for (let row = 0; row < size; row++) {
    const area = areaOf(row)
    counts[area] = (counts[area] ?? 0) + 1
  }
  return counts
}

function tally(caseload: Caseload, decision: string): Tally {
  return { areas: caseload.areas, counts: countsOf(caseload, decision) }
}
