import { isIomRulesError, type Policy } from '@iom-rules/core'
import {
  inverse,
  sweep as followed,
  withParameters,
  type Caseload,
  type Sweep,
} from '@iom-rules/core/caseload'
import { all, has, one, type Given } from '../arguments.ts'
import { checkDecision, warnOutOfForce } from '../choices.ts'
import type { Command } from '../command.ts'
import { usage } from '../exit.ts'
import { readCaseload } from '../input/caseload.ts'
import { input, inputFormat } from '../input/open.ts'
import * as options from '../options.ts'
import type { Layout, Manner } from '../output/encode.ts'
import { inTurn, writeRecords } from '../output/records.ts'
import { openSink } from '../output/sink.ts'
import { widthOf } from '../output/width.ts'
import { loadPolicy } from '../policy/load.ts'
import { inStages } from '../progress.ts'
import { rejectsOptions } from '../rejects.ts'
import { foundLayout, foundRows, foundWords } from '../sweep/found.ts'
import { gridRows, type Figure } from '../sweep/grid.ts'
import { readRange, type Range } from '../sweep/range.ts'
import { countLayout, countRows } from '../sweep/counts.ts'
import { passedOver, rowsOf, sweepLayout, type SweepRow } from '../sweep/rows.ts'
import { readTarget } from '../sweep/target.ts'
import { figure } from '../sweep/words.ts'
import type { Surroundings } from '../surroundings.ts'

export const sweep: Command = {
  name: 'sweep',
  summary: 'Take a figure of the policy through its range: how many people are where, at every value.',
  options: {
    policy: options.policy,
    'as-at': options.asAt,
    parameter: {
      value: 'ID',
      repeat: true,
      help: 'The figure, such as cssThreshold. Required. Given twice, every pair of values is looked at.',
    },
    range: {
      value: 'FROM:TO[:STEP]',
      repeat: true,
      help: 'Which values: 250:3000 for every one at which anything changes, 250:3000:250 for these. Default: all that it may have.',
    },
    input,
    caseload: { value: 'FILE', help: 'The same as --input.' },
    'input-format': inputFormat,
    decision: {
      value: 'ID',
      repeat: true,
      help: 'Only this decision. May be repeated. Default: all that the figure can reach.',
    },
    target: {
      value: '[AREA.]OUTCOME=N',
      help: 'Which values put so many people there: HALTON.FIXED=12; if none does, the nearest numbers that there are.',
    },
    format: options.format,
    output: options.output,
    ...rejectsOptions,
    help: options.help,
  },
  notes: [
    'What is found is exact: nothing is sampled. Without a step every stretch of values is listed over which nobody’s answer changes; with one, what stands at its values, and a note says how many changes lie between.',
    'In the table, `FLEX?` is FLEX provisionally: a fact that is missing can still change it. `Moved` is how many get another answer than at the policy’s own value.',
    'CSV has a line for each count: by stretch, decision, area and answer.',
  ],
  examples: [
    {
      what: 'How many are where, at every 250 points of the threshold',
      line: 'iom-rules sweep --as-at today --parameter cssThreshold --range 250:3000:250 --decision cohort --input caseload.csv',
    },
    {
      what: 'Which threshold gives Halton twelve FIXED people?',
      line: 'iom-rules sweep --as-at today --parameter cssThreshold --target HALTON.FIXED=12 --input caseload.csv',
    },
    {
      what: 'Two figures at once',
      line: 'iom-rules sweep --as-at today --parameter cssThreshold --range 500:2000:500 --parameter ogrsHigh --range 50:90:10 --decision cohort --input caseload.csv --format csv',
    },
  ],
  run: async (given, surroundings) => {
    const asAt = options.readDay(given, surroundings)
    const format = options.readFormat(given, surroundings)
    const asked = readFigures(given)
    if (has(given, 'input') && has(given, 'caseload'))
      throw usage('--input and --caseload are the same: keep one.')
    const policy = loadPolicy(one(given, 'policy'), surroundings)
    for (const each of [asked.first, asked.second]) if (each !== null) checkFigure(policy, each)
    const decisions = all(given, 'decision')
    for (const id of decisions) checkDecision(id, policy)
    const target = one(given, 'target')
    const wanted = target === undefined ? null : readTarget(target, policy, decisions)
    warnOutOfForce(policy, asAt, surroundings)
    const { caseload, code } = await readCaseload(given, policy, asAt, surroundings)
    const manner = { format, width: widthOf(surroundings) }
    const chosen = wanted === null ? decisions : [wanted.decision]
    const { first, second } = asked
    if (second !== null) {
      if (wanted !== null) throw usage('--target is for one --parameter.')
      const { layout, rows, areas } = asUsage(() => gridRows(caseload, first, second, chosen))
      await write(rows, { layout, areas, second: first.parameter }, manner, given, surroundings)
      return code
    }
    const { parameter, range } = first
    const found = asUsage(() => follow(caseload, parameter, range, chosen, surroundings))
    if (wanted !== null) {
      const answer = asUsage(() => inverse(found, wanted))
      const sink = await openSink(one(given, 'output'), surroundings)
      if (format === 'csv' || format === 'ndjson')
        await writeRecords(inTurn(foundRows(parameter, wanted, answer)), foundLayout, manner, sink)
      else {
        const whole = { parameter, current: found.current, target: wanted, ...answer }
        await sink.write(
          format === 'table'
            ? foundWords(policy, parameter, wanted, answer)
            : `${JSON.stringify(whole, null, 2)}\n`,
        )
        await sink.keep()
      }
      return code
    }
    tellPassedOver(found, range, surroundings)
    const shown = chosen[0] ?? found.decisions[0] ?? ''
    if (format === 'table' && chosen.length !== 1 && found.decisions.length > 1)
      surroundings.stderr.write(
        `The table shows ${shown}; --decision chooses among ${found.decisions.join(', ')}, and the other formats have them all.\n`,
      )
    const layout = sweepLayout(found, shown)
    await write(rowsOf(found, range), { layout, areas: found.areas }, manner, given, surroundings)
    return code
  },
}

/** The one figure or the two that are asked about, each with its range. */
function readFigures(given: Given): { readonly first: Figure; readonly second: Figure | null } {
  const parameters = all(given, 'parameter')
  const ranges = all(given, 'range').map(readRange)
  const [first, second] = parameters
  if (first === undefined) throw usage('Which figure? Give --parameter ID, such as cssThreshold.')
  if (parameters.length > 2) throw usage('--parameter can be given once or twice.')
  if (ranges.length > parameters.length)
    throw usage('There are more --range than --parameter: give one for each, in the same order.')
  const figureAt = (parameter: string, at: number): Figure => ({ parameter, range: ranges[at] ?? null })
  return { first: figureAt(first, 0), second: second === undefined ? null : figureAt(second, 1) }
}

/** Refuses what is no figure of the policy, and values it may not have, before anything is read. */
function checkFigure(policy: Policy, { parameter, range }: Figure): void {
  const now = policy.parameters[parameter]?.value
  const values = range === null ? [typeof now === 'number' ? now : 0] : [range.from, range.to]
  for (const value of values) asUsage(() => withParameters(policy, { [parameter]: value }))
}

function follow(
  caseload: Caseload,
  parameter: string,
  range: Range | null,
  decisions: readonly string[],
  surroundings: Surroundings,
): Sweep {
  return inStages(
    (show) =>
      followed(caseload, parameter, {
        ...(range === null ? {} : { from: range.from, to: range.to }),
        ...(decisions.length === 0 ? {} : { decisions }),
        onProgress: ({ done, of }) => show({ done, total: of, what: parameter }),
      }),
    surroundings,
  )
}

/** A figure, value or area that there is not was typed here. */
function asUsage<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const codes = ['UNKNOWN_PARAMETER', 'NOT_NUMERIC', 'OUT_OF_RANGE', 'UNKNOWN_DECISION', 'UNKNOWN_AREA']
    if (isIomRulesError(error) && codes.includes(error.code)) throw usage(error.message)
    throw error
  }
}

function tellPassedOver(found: Sweep, range: Range | null, { stderr }: Surroundings): void {
  const hidden = range === null ? 0 : passedOver(found, range)
  if (hidden > 0)
    stderr.write(
      `Between these values the answers change further: ${figure(hidden)} more ${hidden === 1 ? 'stretch' : 'stretches'}. Leave the step out to see each.\n`,
    )
}

interface Look {
  readonly layout: Layout<SweepRow>
  readonly areas: readonly string[]
  /** The other figure of a grid. */
  readonly second?: string
}

async function write(
  rows: Iterable<SweepRow>,
  { layout, areas, second }: Look,
  manner: Manner,
  given: Given,
  surroundings: Surroundings,
): Promise<void> {
  const sink = await openSink(one(given, 'output'), surroundings)
  if (manner.format === 'csv')
    await writeRecords(inTurn(countRows(rows, areas)), countLayout(second), manner, sink)
  else await writeRecords(inTurn(rows), layout, manner, sink)
}
