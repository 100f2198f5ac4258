import { figure, median, spread, table, whole, type Times } from './measure.ts'

/** Milliseconds of every run of a job, by size. */
export type Results = ReadonlyMap<string, ReadonlyMap<number, Times>>

/** Megabytes at most. */
export interface Memory {
  readonly size: number
  readonly caseload: number | null
  readonly commandLine: number | null
}

/** Ratios are told at this size, or at the largest there is below it. */
const told = 100_000
const jre = 'json-rules-engine'
const hand = 'by hand, row by row'

/** A job at a size: as it was run, or reckoned from the largest it was run on. */
interface Reckoned {
  readonly times: Times
  /** How many times as much as was run. */
  readonly scale: number
  readonly from: number
}

function reckon(results: Results, name: string, size: number): Reckoned {
  const bySize = results.get(name) ?? new Map<number, Times>()
  const from = Math.max(0, ...[...bySize.keys()].filter((each) => each <= size))
  return { times: bySize.get(from) ?? [], scale: from === 0 ? Number.NaN : size / from, from }
}

function milliseconds(results: Results, name: string, size: number): number {
  const { times, scale } = reckon(results, name, size)
  return median(times) * scale
}

export function mainTable(results: Results, sizes: readonly number[]): string {
  const size = Math.max(...sizes.filter((each) => each <= told))
  const base = milliseconds(results, jre, size)
  const byHand = milliseconds(results, hand, size)
  const rows = [...results.keys()].map((name) => {
    const { times, scale, from } = reckon(results, name, size)
    const mid = median(times) * scale
    return [
      name,
      spread(times, scale),
      figure((mid * 1_000) / size),
      figure(base / mid),
      figure(byHand / mid),
      from === size ? '' : whole(from),
    ]
  })
  const people = `${whole(size)} nominals, all decisions`
  const head = [people, 'ms, median (least to most)', 'µs a nominal', 'times as fast as json-rules-engine']
  return table([...head, 'times as fast as by hand, row by row', 'reckoned from'], rows)
}

export function growth(results: Results, sizes: readonly number[]): string {
  const rows = [...results.keys()].map((name) => [
    name,
    ...sizes.map((size) => {
      const { times, scale } = reckon(results, name, size)
      return scale === 1
        ? figure(median(times))
        : times.length === 0
          ? ''
          : `~${figure(median(times) * scale)}`
    }),
  ])
  return table(['how cost grows, ms', ...sizes.map((size) => whole(size))], rows)
}

const pass = 'caseload, all decisions from columns'
const withGaps = 'caseload, all decisions from columns, unknowns'

export function targets(results: Results, sizes: readonly number[], memory: Memory): string {
  const size = Math.max(...sizes.filter((each) => each <= told))
  const largest = Math.max(...sizes)
  const over = (one: string, other: string, at = size) =>
    milliseconds(results, one, at) / milliseconds(results, other, at)
  const rows: string[][] = []
  const most = (what: string, value: number, limit: number, unit: string) =>
    rows.push([what, `at most ${limit}${unit}`, figure(value) + unit, said(value <= limit, value)])
  const least = (what: string, value: number, limit: number) =>
    rows.push([what, `at least ${whole(limit)}`, figure(value), said(value >= limit, value)])
  most('decide, against by hand', over('decide', hand), 3, '')
  least('decide, times as fast as json-rules-engine', over(jre, 'decide'), 300)
  least('assess with reasons, times as fast as json-rules-engine', over(jre, 'assess, with reasons'), 10)
  const [gaps, known] = ['assess, with reasons, unknowns', 'assess, with reasons']
  most('assess, some facts unknown, against all known', over(gaps, known), 3, '')
  least('caseload, unknowns included, times as fast as by hand, row by row', over(hand, withGaps), 1)
  least('caseload, unknowns included, times as fast as json-rules-engine', over(jre, withGaps), 3_000)
  const logic = 'json-logic-engine, compiled'
  least('caseload, unknowns included, times as fast as json-logic-engine', over(logic, withGaps), 200)
  const duck = 'DuckDB, SQL by hand'
  least('caseload, unknowns included, times as fast as DuckDB, SQL by hand', over(duck, withGaps), 3)
  for (const move of ['counts by area, from a sweep', 'counts by area and list of movers'])
    least(`a pass, in moves of a threshold: ${move}`, over(pass, `threshold moved: ${move}`), 100)
  least('a pass, in edits of a rule', over(pass, 'a rule is edited: counts by area'), 5)
  for (const parameter of ['cssThreshold', 'ogrsHigh'])
    most(`exact sweep of ${parameter}, in passes`, over(`exact sweep of ${parameter}`, pass), 3, '')
  const [duckOurs, duckBest] = ['DuckDB, generated SQL, outcomes', duck]
  most(
    `generated SQL in DuckDB, ${whole(largest)} nominals, against by hand`,
    over(duckOurs, duckBest, largest),
    1.5,
    '',
  )
  const [csvRival, csv] = ['CSV read and json-logic-engine called, CSV to CSV', 'command line, CSV to CSV']
  least(`command line, ${whole(largest)} nominals, times as fast`, over(csvRival, csv, largest), 3)
  if (largest > told)
    for (const name of [pass, withGaps, 'a rule is edited: counts by area', 'exact sweep of cssThreshold']) {
      const grown =
        (milliseconds(results, name, largest) / milliseconds(results, name, told) / largest) * told
      most(`${name}, a nominal, ${whole(largest)} against ${whole(told)}`, grown, 1.1, '')
    }
  const many = whole(memory.size)
  if (memory.caseload !== null) most(`memory, caseload of ${many}`, memory.caseload, 700, ' MB')
  if (memory.commandLine !== null)
    most(`memory, command line, CSV of ${many}`, memory.commandLine, 400, ' MB')
  return table(['target', 'aim', 'reached', ''], rows)
}

function said(isReached: boolean, value: number): string {
  return Number.isNaN(value) ? 'not measured' : isReached ? 'yes' : '**no**'
}
