import { isIomRulesError, parseNominal, type Decided, type Issue, type Nominal } from '@iom-rules/core'
import { openCaseload, type Caseload } from '@iom-rules/core/caseload'
import { answerLayout, type Answer } from '../answer.ts'
import type { Read } from '../input/batch.ts'
import { cellText } from '../output/csv.ts'
import { encoderFor } from '../output/encode.ts'
import type { Answered, Job } from './job.ts'

/** Answers for a whole batch at once, as a caseload: the same outcomes as one by one, and much faster. */
export function answerTogether(job: Job): (read: Read) => Answered {
  const write = writerFor(job)
  const { policy, settings } = job
  return ({ values, issues }) => {
    const refused = new Map(issues)
    const valid = () => values.filter((_, at) => !refused.has(at)) as Nominal[]
    const open = () => openCaseload(policy, valid(), settings)
    let caseload: Caseload
    try {
      caseload = open()
    } catch (error) {
      if (!isIomRulesError(error) || error.code !== 'INVALID_NOMINAL') throw error
      // It names the first only: all of them are wanted.
      for (const [at, found] of unfit(job, values, refused)) refused.set(at, found)
      caseload = open()
    }
    const inOrder = [...refused].sort(([one], [other]) => one - other)
    return { text: write(caseload), records: caseload.size, issues: new Map(inOrder) }
  }
}

function unfit(
  { policy, settings }: Job,
  values: readonly unknown[],
  refused: ReadonlyMap<number, unknown>,
): [number, readonly Issue[]][] {
  return values.flatMap((value, at): [number, readonly Issue[]][] => {
    if (refused.has(at)) return []
    const { issues } = parseNominal(policy, value, settings)
    return issues.length === 0 ? [] : [[at, issues]]
  })
}

type Writer = (caseload: Caseload) => string

function writerFor(job: Job): Writer {
  if (job.format === 'csv') return csvWriter(job)
  if (job.format === 'ndjson') return ndjsonWriter(job)
  const { policy, view, format } = job
  const encode = encoderFor(answerLayout(policy, view), { format, width: view.width })
  return (caseload) => encode(recordsOf(job, caseload))
}

function csvWriter({ policy, settings, view }: Job): Writer {
  const { asAt, decisions } = settings
  const layouts = new Map(
    decisions.map((id) => [id, answerLayout(policy, { ...view, decisions: [id] }).csv.cells]),
  )
  // Between the reference, the area and the day, which come first, and the policy, which comes last.
  const cells = (id: string, answer: Decided) =>
    layouts
      .get(id)?.({ nominal: { ref: '' }, asAt, decisions: { [id]: answer }, json: null })
      .slice(3, -1) ?? []
  const tail = `,${cellText(`${policy.id}@${policy.version}`)}\r\n`
  return (caseload) =>
    joined(caseload, decisions, {
      head: (ref, area) => `${cellText(ref)},${cellText(area)},${asAt},`,
      answer: (id, answer) => cells(id, answer).map(cellText).join(','),
      tail,
    })
}

function ndjsonWriter({ policy: { id, version, hash }, settings: { asAt, decisions } }: Job): Writer {
  const policy = JSON.stringify({ id, version, hash })
  return (caseload) =>
    joined(caseload, decisions, {
      head: (ref, area) =>
        `{"policy":${policy},"nominal":${JSON.stringify(nominal(ref, area))},"asAt":"${asAt}","decisions":{`,
      answer: (decision, answer) => `${JSON.stringify(decision)}:${JSON.stringify(answer)}`,
      tail: '}}\n',
    })
}

/** How a line is put together. */
interface Parts {
  readonly head: (ref: string, area: string) => string
  readonly answer: (decision: string, answer: Decided) => string
  readonly tail: string
}

/** Everybody's line. What two people are both answered is put into words once. */
function joined(caseload: Caseload, decisions: readonly string[], { head, answer, tail }: Parts): string {
  const columns = decisions.map((id) => ({
    texts: caseload.answersOf(id).map((each) => answer(id, each)),
    places: caseload.placesOf(id),
  }))
  let text = ''
  for (let row = 0; row < caseload.size; row += 1) {
    text += head(caseload.refOf(row), caseload.areas[caseload.areaOf(row)] ?? '')
    columns.forEach(({ texts, places }, at) => {
      text += (at === 0 ? '' : ',') + (texts[places[row] as number] as string)
    })
    text += tail
  }
  return text
}

function recordsOf({ policy, settings }: Job, caseload: Caseload): Answer[] {
  const { id, version, hash } = policy
  const { asAt } = settings
  const columns = settings.decisions.map(
    (decision) => [decision, caseload.answersOf(decision), caseload.placesOf(decision)] as const,
  )
  return Array.from({ length: caseload.size }, (_, row) => {
    const decisions = Object.fromEntries(
      columns.map(([decision, answers, places]) => [decision, answers[places[row] as number] as Decided]),
    )
    const who = nominal(caseload.refOf(row), caseload.areas[caseload.areaOf(row)] ?? '')
    const json = { policy: { id, version, hash }, nominal: who, asAt, decisions }
    return { ...json, json }
  })
}

function nominal(ref: string, area: string): Answer['nominal'] {
  return area === '' ? { ref } : { ref, area }
}
