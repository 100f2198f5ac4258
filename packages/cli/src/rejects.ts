import type { Issue } from '@iom-rules/core'
import { one, type Given, type Options } from './arguments.ts'
import { exitCode, Stop, usage, type ExitCode } from './exit.ts'
import type { Row } from './input/row.ts'
import { openSink, type Sink } from './output/sink.ts'
import { rowLine } from './report.ts'
import type { Surroundings } from './surroundings.ts'

const modes = ['fail', 'skip', 'report'] as const

export const rejectsOptions: Options = {
  'on-error': {
    value: 'MODE',
    choices: modes,
    help: 'A row that is not valid: `fail` stops there (default), `skip` and `report` go on; `report` ends with exit code 4.',
  },
  rejects: {
    value: 'FILE',
    help: 'With skip or report: the rows refused, as NDJSON {row, line, issues, input}.',
  },
}

/** What happens to rows that are not valid, and the count of them. */
export interface Rejects {
  /** Does the first bad row end everything? */
  readonly stops: boolean
  /** Takes a bad row, or stops the program because of it. */
  readonly refuse: (row: Pick<Row, 'row' | 'line' | 'input'>, issues: readonly Issue[]) => Promise<void>
  /** Ends well: says how many rows were refused of how many, and with which exit code. */
  readonly close: (rows: number) => Promise<ExitCode>
  /** Ends because something else failed. */
  readonly drop: () => Promise<void>
}

/** Rows told of one by one on stderr; the rest only count. */
const mostTold = 20

/** Reads `--on-error` and `--rejects`. */
export async function openRejects(given: Given, surroundings: Surroundings): Promise<Rejects> {
  const mode = (one(given, 'on-error') ?? 'fail') as (typeof modes)[number]
  const file = one(given, 'rejects')
  if (mode === 'fail' && file !== undefined) {
    throw usage('--rejects is for --on-error skip or report: with fail the first bad row ends everything.')
  }
  const sink: Sink | null = file === undefined ? null : await openSink(file, surroundings)
  const tell = (text: string) => surroundings.stderr.write(`${text}\n`)
  let refused = 0
  return {
    stops: mode === 'fail',
    refuse: async (row, issues) => {
      refused += 1
      const lines = issues.map((issue) => rowLine(issue, row.row, row.line))
      if (mode === 'fail') throw new Stop(exitCode.invalidRows, lines.join('\n'))
      if (refused <= mostTold) tell(lines.join('\n'))
      const entry = { row: row.row, line: row.line, issues, input: row.input }
      await sink?.write(`${JSON.stringify(entry)}\n`)
    },
    close: async (rows) => {
      await sink?.keep()
      if (refused === 0) return exitCode.done
      if (refused > mostTold) tell(`… and ${refused - mostTold} more.`)
      const verb = mode === 'skip' ? 'skipped' : 'refused'
      tell(
        `${refused} of ${rows} ${rows === 1 ? 'row' : 'rows'} ${verb}${file === undefined ? '' : `: see ${file}`}.`,
      )
      return mode === 'skip' ? exitCode.done : exitCode.invalidRows
    },
    drop: async () => sink?.drop(),
  }
}
