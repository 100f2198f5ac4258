import { parseNominal, type Issue, type Nominal, type Policy } from '@iom-rules/core'
import type { Journey } from '@iom-rules/core/journey'
import { has, one, type Given } from '../arguments.ts'
import { warnOutOfForce } from '../choices.ts'
import type { Command } from '../command.ts'
import { usage } from '../exit.ts'
import { fault } from '../fault.ts'
import { openJourneys } from '../input/journeys.ts'
import { input, inputFormat } from '../input/open.ts'
import { openRows } from '../input/rows.ts'
import { journeyReader, underThis } from '../journeys.ts'
import * as options from '../options.ts'
import { openSink } from '../output/sink.ts'
import { loadPolicy } from '../policy/load.ts'
import { openRejects, rejectsOptions, type Rejects } from '../rejects.ts'
import type { Surroundings } from '../surroundings.ts'

const formats = ['markdown', 'html', 'json'] as const
type PanelFormat = (typeof formats)[number]

export const panel: Command = {
  name: 'panel',
  summary: 'The agenda of the panel: what to decide and to review, area by area.',
  options: {
    policy: options.policy,
    'as-at': options.asAt,
    input,
    'input-format': inputFormat,
    journeys: {
      value: 'FILE',
      help: 'What happened to some of them: journeys as `replay` reads them. A journey is used instead of the nominal of the same ref.',
    },
    'under-this-policy': underThis,
    format: {
      value: 'FORMAT',
      choices: formats,
      help: 'markdown, html (one page, for the screen and for paper) or json. Default: by the name of the output file, else markdown.',
    },
    output: options.output,
    ...rejectsOptions,
    help: options.help,
  },
  notes: [
    'Of somebody without a journey, only today is known: whether a nomination is under way or a duty done is not, and the agenda says so.',
    'With --journeys and without --input, only the people of the journeys are on the agenda.',
    'A suggestion is shown, and the matrix is a sum without a pass mark: the panel decides.',
  ],
  examples: [
    {
      what: 'A page to print, of the caseload with what happened',
      line: 'iom-rules panel --as-at 2026-11-22 --input caseload.json --journeys journeys.ndjson --output agenda.html',
    },
    {
      what: 'Only today’s facts are known',
      line: 'iom-rules panel --as-at today --input caseload.csv --format markdown',
    },
  ],
  run: async (given, surroundings) => {
    const asAt = options.readDay(given, surroundings)
    const format = readPanelFormat(given)
    if (one(given, 'input') === '-' && one(given, 'journeys') === '-')
      throw usage('Nominals and journeys cannot both come from stdin: give one of them as a file.')
    const policy = loadPolicy(one(given, 'policy'), surroundings)
    warnOutOfForce(policy, asAt, surroundings)
    const rejects = await openRejects(given, surroundings)
    try {
      const counts = { rows: 0 }
      const journeys = has(given, 'journeys')
        ? await readJourneys(given, policy, rejects, counts, surroundings)
        : []
      const only = has(given, 'journeys') && !has(given, 'input')
      const nominals = only ? [] : await readNominals(given, policy, asAt, rejects, counts, surroundings)
      const { agendaOf, agendaToHtml, agendaToMarkdown } = await import('@iom-rules/core/journey')
      const agenda = agendaOf(policy, { nominals, journeys }, { asAt, under: 'this' })
      const text = {
        html: () => agendaToHtml(agenda),
        markdown: () => agendaToMarkdown(agenda),
        json: () => `${JSON.stringify(agenda, null, 2)}\n`,
      }[format]()
      const sink = await openSink(one(given, 'output'), surroundings)
      await sink.write(text)
      await sink.keep()
      return await rejects.close(counts.rows)
    } catch (error) {
      await rejects.drop()
      throw error
    }
  },
}

function readPanelFormat(given: Given): PanelFormat {
  const asked = one(given, 'format') as PanelFormat | undefined
  if (asked !== undefined) return asked
  const ending = /\.(html?|json)$/i.exec(one(given, 'output') ?? '')?.[1]?.toLowerCase() ?? ''
  return ending === 'json' ? 'json' : ending.startsWith('htm') ? 'html' : 'markdown'
}

interface Counts {
  rows: number
}

async function readJourneys(
  given: Given,
  policy: Policy,
  rejects: Rejects,
  counts: Counts,
  surroundings: Surroundings,
): Promise<Journey[]> {
  const read = journeyReader(policy, has(given, 'under-this-policy'), surroundings)
  const rows = await openJourneys(given, 'journeys', surroundings)
  const journeys = new Map<string, Journey>()
  for await (const row of rows) {
    counts.rows += 1
    const fitting = await read(row)
    // There are two inputs: each row says which it is of.
    const refuse = (issues: readonly Issue[]) =>
      rejects.refuse(
        row,
        issues.map((issue) => ({ ...issue, message: `Of the journeys: ${issue.message}` })),
      )
    if (!fitting.ok) {
      await refuse(fitting.issues)
      continue
    }
    const { journey } = fitting.value
    const { ref } = journey.start
    if (journeys.has(ref)) {
      const message = `there is one of ${ref} already.`
      await refuse([fault('duplicate-journey', '/start/ref', message, 'Keep one of them.')])
    } else journeys.set(ref, journey)
  }
  return [...journeys.values()]
}

async function readNominals(
  given: Given,
  policy: Policy,
  asAt: string,
  rejects: Rejects,
  counts: Counts,
  surroundings: Surroundings,
): Promise<Nominal[]> {
  const nominals: Nominal[] = []
  for await (const row of await openRows(given, policy, surroundings)) {
    counts.rows += 1
    const read =
      row.issues.length > 0
        ? { ok: false as const, issues: row.issues }
        : parseNominal(policy, row.value, { asAt })
    if (read.ok) nominals.push(read.value)
    else await rejects.refuse(row, read.issues)
  }
  return nominals
}
