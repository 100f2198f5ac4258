import type { Policy } from '@iom-rules/core'
import type { Comparison, Mover } from '@iom-rules/core/analysis'
import { countsOf, type Caseload } from '@iom-rules/core/caseload'
import { one, type Given } from './arguments.ts'
import { moverLayout, type AnswerChange, type Compared } from './comparison.ts'
import { exitCode, type ExitCode } from './exit.ts'
import { eachOfBoth } from './input/caseload.ts'
import { inTurn, writeRecords } from './output/records.ts'
import { openSink } from './output/sink.ts'
import type { Surroundings } from './surroundings.ts'

/** Adds who of the caseload moves, where there is one. People are looked at some at a time, and forgotten. */
export async function withCaseload(
  comparison: Comparison,
  sides: { readonly before: Policy; readonly after: Policy; readonly asAt: string },
  given: Given,
  surroundings: Surroundings,
): Promise<{ readonly comparison: Compared; readonly code: ExitCode }> {
  const { caseload: _, ...policies } = comparison
  if (one(given, 'caseload') === undefined) return { comparison: policies, code: exitCode.done }
  const { effectOf, moversOf, openSides } = await import('@iom-rules/core/analysis')
  // A decision that is proved to be the same needs no counting.
  const open = comparison.decisions.filter(({ status, whileUnknown }) => status !== 'same' || whileUnknown)
  const decisions = open.map(({ decision }) => decision)
  const movers: Mover[] = []
  const answers = new Map<string, AnswerChange>()
  let people = 0
  const code = await eachOfBoth(given, sides, surroundings, (nominals) => {
    people += nominals.length
    if (decisions.length === 0) return
    const opened = openSides(sides.before, sides.after, nominals, sides.asAt)
    for (const mover of moversOf(opened, decisions, nominals)) movers.push(mover)
    for (const decision of decisions) {
      count(answers, opened.before, decision, 'before')
      count(answers, opened.after, decision, 'after')
    }
  })
  const file = one(given, 'movers')
  if (file !== undefined) {
    const format = /\.(ndjson|jsonl)$/i.test(file) ? ('ndjson' as const) : ('csv' as const)
    await writeRecords(inTurn(movers), moverLayout, { format, width: 0 }, await openSink(file, surroundings))
  }
  const caseload = { ...effectOf(people, movers), answers: [...answers.values()] }
  return { comparison: { ...policies, caseload }, code }
}

function count(
  answers: Map<string, AnswerChange>,
  caseload: Caseload,
  decision: string,
  side: 'before' | 'after',
): void {
  if (!caseload.decisions.includes(decision)) return
  for (const { text, total } of countsOf(caseload, decision)) {
    const key = JSON.stringify([decision, text])
    const known = answers.get(key) ?? { decision, answer: text, before: 0, after: 0 }
    answers.set(key, { ...known, [side]: known[side] + total })
  }
}
