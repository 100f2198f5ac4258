import { parseNominal, type Issue } from '@iom-rules/core'
import { answerLayout } from '../answer.ts'
import { withCounterfactuals } from '../counterfactuals.ts'
import { exactly, onStockEngine, type Assessor } from '../engines.ts'
import type { Read } from '../input/batch.ts'
import { batchReader } from '../input/read.ts'
import { encoderFor } from '../output/encode.ts'
import { answerTogether } from './answers.ts'
import type { Answered, Job, Refused, Work, Worked } from './job.ts'

/** Gets everything ready that batches of one input have in common. */
export async function openWork(job: Job): Promise<Work> {
  const read = batchReader(job.form, job.policy)
  const answer = job.answers ? answerTogether(job) : await answerOneByOne(job)
  return async (batch) => {
    const found = read(batch)
    const { text, records, issues } = await answer(found)
    return { text, records, ...sum(found, issues) }
  }
}

async function answerOneByOne(job: Job): Promise<(read: Read) => Promise<Answered>> {
  const { policy, settings, view, format, stops } = job
  const assessor = await assessorFor(job)
  const encode = encoderFor(answerLayout(policy, view), { format, width: view.width })
  return async ({ values, issues }) => {
    const answers: Awaited<ReturnType<Assessor>>[] = []
    const refused = new Map<number, readonly Issue[]>()
    for (const [at, value] of values.entries()) {
      const unread = issues.get(at)
      const parsed =
        unread === undefined ? parseNominal(policy, value, settings) : { ok: false as const, issues: unread }
      if (parsed.ok) answers.push(await assessor(parsed.value))
      else refused.set(at, parsed.issues)
      if (stops && refused.size > 0) break
    }
    return { text: encode(answers), records: answers.length, issues: refused }
  }
}

async function assessorFor({ policy, settings, view, counterfactual }: Job): Promise<Assessor> {
  const plain = view.exact ? exactly(policy, settings, view.explain) : await onStockEngine(policy, settings)
  return counterfactual === null ? plain : withCounterfactuals(plain, policy, counterfactual, settings)
}

function sum(
  { values, lines, lineOf, inputOf, broken }: Read,
  issues: ReadonlyMap<number, readonly Issue[]>,
): Omit<Worked, 'text' | 'records'> {
  const refused = [...issues].map(([at, found]): Refused => ({
    at,
    line: lineOf(at),
    issues: found,
    input: inputOf(at),
  }))
  return { rows: values.length, lines, refused, broken }
}
