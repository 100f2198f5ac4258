import type { DecisionRecord, RegisterEntry, RegisterReport } from '@iom-rules/core/record'
import { has, one, whole, type Given } from '../arguments.ts'
import type { Command } from '../command.ts'
import { exitCode, usage } from '../exit.ts'
import * as options from '../options.ts'
import { openSink } from '../output/sink.ts'
import { policiesAtHand } from '../policy/versions.ts'
import { readDocuments } from '../records.ts'
import { openRejects, rejectsOptions, type Rejects } from '../rejects.ts'
import type { Surroundings } from '../surroundings.ts'

const formats = ['markdown', 'html', 'json', 'csv'] as const
type RegisterFormat = (typeof formats)[number]

export const register: Command = {
  name: 'register',
  summary: 'Report on the register: what the rules proposed, what panels decided, and why they parted.',
  options: {
    input: {
      value: 'FILE',
      help: 'Entries, as `enter` writes them: one JSON object, an array, or NDJSON. `-` is stdin, the default in a pipe.',
    },
    records: { value: 'FILE', help: 'The records that the entries point to: each is answered again.' },
    versions: options.versionsAtHand,
    'suppress-below': {
      value: 'N',
      help: 'Hold back numbers under N (2 to 100) and round the others to it, for readers outside the panel.',
    },
    format: {
      value: 'FORMAT',
      choices: formats,
      help: 'markdown, html (one page, for the screen and for paper), json, or csv (the numbers). Default: by the name of the output file, else markdown.',
    },
    output: options.output,
    ...rejectsOptions,
    help: options.help,
  },
  notes: [
    'Every number is shown unless --suppress-below holds small ones back: people can be known by them.',
    'What is wrong with single entries is in the report, and the exit code is 4; with --suppress-below it is held back too.',
  ],
  examples: [
    {
      what: 'A page for the panel, with the records answered again',
      line: 'iom-rules register --input register.ndjson --records records.ndjson --versions issued --output register.html',
    },
    {
      what: 'Numbers to hand on',
      line: 'iom-rules register --input register.ndjson --suppress-below 5 --format csv --output register.csv',
    },
  ],
  run: async (given, surroundings) => {
    const format = readRegisterFormat(given)
    const below = has(given, 'suppress-below') ? whole(given, 'suppress-below', [2, 100], 0) : null
    if ((one(given, 'input') ?? '-') === '-' && one(given, 'records') === '-')
      throw usage('Entries and records cannot both come from stdin: give one of them as a file.')
    const policiesOf = policiesAtHand(given, surroundings)
    const rejects = await openRejects(given, surroundings)
    try {
      const { entries, records, rows } = await readBoth(given, rejects, surroundings)
      const { registerReport } = await import('@iom-rules/core/record')
      const ids = [...new Set([...entries, ...(records ?? [])].map(({ policy }) => policy.id))]
      const report = registerReport(entries, ids.flatMap(policiesOf), {
        ...(records === null ? {} : { records }),
        ...(below === null ? {} : { suppressBelow: below }),
      })
      const sink = await openSink(one(given, 'output'), surroundings)
      await sink.write(await written(report, format))
      await sink.keep()
      const code = await rejects.close(rows)
      // Where numbers are held back, so is what is wrong with single entries.
      const { length } = report.issues ?? []
      if (length === 0) return code
      surroundings.stderr.write(`${length} to put right in the register: see the report.\n`)
      return exitCode.invalidRows
    } catch (error) {
      await rejects.drop()
      throw error
    }
  },
}

async function readBoth(
  given: Given,
  rejects: Rejects,
  surroundings: Surroundings,
): Promise<{ entries: RegisterEntry[]; records: DecisionRecord[] | null; rows: number }> {
  const { parseEntry, parseRecord } = await import('@iom-rules/core/record')
  const count = { rows: 0 }
  const entries: RegisterEntry[] = []
  const records: DecisionRecord[] = []
  for await (const { document } of readDocuments(
    given,
    'input',
    'entries',
    parseEntry,
    rejects,
    count,
    surroundings,
  ))
    entries.push(document)
  if (!has(given, 'records')) return { entries, records: null, rows: count.rows }
  for await (const { document } of readDocuments(
    given,
    'records',
    'records',
    parseRecord,
    rejects,
    count,
    surroundings,
  ))
    records.push(document)
  return { entries, records, rows: count.rows }
}

async function written(report: RegisterReport, format: RegisterFormat): Promise<string> {
  const { registerToCsv, registerToHtml, registerToMarkdown } = await import('@iom-rules/core/record')
  const text = {
    markdown: () => registerToMarkdown(report),
    html: () => registerToHtml(report),
    csv: () => registerToCsv(report),
    json: () => `${JSON.stringify(report, null, 2)}\n`,
  }
  return text[format]()
}

function readRegisterFormat(given: Given): RegisterFormat {
  const asked = one(given, 'format') as RegisterFormat | undefined
  if (asked !== undefined) return asked
  const ending = /\.(html?|json|csv)$/i.exec(one(given, 'output') ?? '')?.[1]?.toLowerCase() ?? ''
  if (ending === 'json' || ending === 'csv') return ending
  return ending.startsWith('htm') ? 'html' : 'markdown'
}
