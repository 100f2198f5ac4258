import type { Decided } from './assess.ts'

/** An answer in short: `FLEX`, `FLEX?` while provisional, `UNDETERMINED`, `SILENT`, `A, B?` of a COLLECT decision. */
export function answerText(answer: Decided | undefined): string {
  if (answer === undefined) return 'NO SUCH DECISION'
  if ('outcomes' in answer) {
    const all = [...answer.outcomes, ...answer.possible.map((outcome) => `${outcome}?`)]
    return all.length === 0 ? 'NONE OF THEM' : all.join(', ')
  }
  if (answer.outcome !== null)
    return answer.certainty === 'provisional' ? `${answer.outcome}?` : answer.outcome
  return answer.certainty.toUpperCase()
}
