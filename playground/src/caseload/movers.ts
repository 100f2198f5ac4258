import type { Decided, Nominal } from '@iom-rules/core'
import { answerText, movedRows } from '@iom-rules/core/caseload'
import type { Mover, Movers } from './asked.ts'
import type { Both } from './both.ts'
import { shortAnswer } from '../changes/effect/move.ts'
import { atOnce } from '../work/handover.ts'
import { breath, type Hear } from '../work/hear.ts'
import { whyMoved } from './why.ts'

type Wanted = Pick<Movers, 'decision' | 'area' | 'from' | 'to' | 'asAt'>

/** Some of those whose answer to a decision changes, in the order of the caseload, and how many there are. */
export function moversOf(both: Both, wanted: Wanted, start: number, limit: number) {
  const rows = rowsOf(both, wanted)
  const movers = rows.slice(start, start + limit).map((row) => moverAt(both, wanted, row))
  return { total: rows.length, movers }
}

/** Everybody whose answer changes, as a table of texts with its headings. */
export async function moversTable(both: Both, wanted: Wanted, hear: Hear): Promise<string[][]> {
  const { before, after } = both
  const title = after.policy.decisions[wanted.decision]?.title ?? wanted.decision
  const table = [['Reference', 'Area', `${title}: from`, `${title}: to`, 'What it hangs on']]
  const rows = rowsOf(both, wanted)
  for (const [at, row] of rows.entries()) {
    const { ref, area = '', from, to, why } = moverAt(both, wanted, row)
    table.push([
      ref,
      after.policy.areas[area]?.title ?? area,
      shortAnswer(before.policy, wanted.decision, answerText(from)),
      shortAnswer(after.policy, wanted.decision, answerText(to)),
      why,
    ])
    if ((at + 1) % atOnce !== 0) continue
    hear.onProgress({ done: at + 1, total: rows.length, what: 'people who move' })
    await breath(hear.signal)
  }
  return table
}

function rowsOf({ before, after }: Both, { decision, area, from, to }: Wanted): readonly number[] {
  const at = before.areas.indexOf(area)
  if (area !== '' && at < 0) return []
  return movedRows(before, after, decision, {
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    ...(area === '' ? {} : { area: at }),
  })
}

function moverAt(both: Both, { decision, asAt }: Wanted, row: number): Mover {
  const { before, after, people } = both
  const nominal = people[row] as Nominal
  return {
    ref: nominal.ref,
    area: nominal.area,
    from: before.answersOf(decision)[before.placesOf(decision)[row] as number] as Decided,
    to: after.answersOf(decision)[after.placesOf(decision)[row] as number] as Decided,
    why: whyMoved(before.policy, after.policy, nominal, decision, asAt),
  }
}
