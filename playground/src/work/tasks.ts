import { IomRulesError, isIomRulesError, parsePolicy, type Policy } from '@iom-rules/core'
import { compare, mutants, readings, verify, type Progress } from '@iom-rules/core/analysis'
import type { Compared } from '../caseload/asked.ts'
import { openBoth } from '../caseload/both.ts'
import { effectOn } from '../caseload/effect.ts'
import { invent } from '../caseload/invent.ts'
import type { Group } from '../caseload/membership.ts'
import { moversOf } from '../caseload/movers.ts'
import { overviewOf } from '../caseload/overview.ts'
import { sweepOf } from '../caseload/sweeps.ts'
import { compareCounts } from '../caseload/tally.ts'
import { countTooEarly } from '../caseload/too-early.ts'
import { caseloadVectors, exampleVectors } from '../developer/vectors/lines.ts'
import { peopleAsCsv } from '../nominals/export/people.ts'
import type * as Reading from '../nominals/import/read.ts'
import type { Breathe } from '../nominals/import/source.ts'
import { columnsOf } from '../nominals/table/columns.ts'
import { impactFile } from '../impact/export/file.ts'
import { otherAnswers } from '../nominals/why/others.ts'
import { runAll } from './examples.ts'
import { breath, tellPeople, type Hear } from './hear.ts'
import type { Given } from './given.ts'
import type { Order, OutputOf, TaskName, Told } from './task.ts'

type OnProgress = (progress: Progress) => void

/** Milliseconds between two words on how far it is. */
const between = 60

/** Does one piece of work and tells how it goes; faults of the data are told and not thrown. */
export function doTask(order: Order, tell: (told: Told) => void, signal = never): void {
  const from = performance.now()
  let last = from
  const onProgress: OnProgress = (progress) => {
    const now = performance.now()
    if (now - last < between) return
    last = now
    tell({ kind: 'progress', progress })
  }
  const done = (value: unknown) => tell({ kind: 'done', value, milliseconds: performance.now() - from })
  const failed = (error: unknown) => {
    // What was stopped is not listened to any more.
    if (signal.aborted) return
    // What is no fault of the data is one of the playground: told here too, so that nobody waits for ever.
    if (!isIomRulesError(error)) reportError(error)
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
  const settle = async (coming: Promise<Outcome>) => {
    try {
      done(await coming)
    } catch (error) {
      failed(error)
    }
  }
  try {
    const value = outcomeOf(order, { onProgress, tell, signal })
    if (value instanceof Promise) void settle(value)
    else done(value)
  } catch (error) {
    failed(error)
  }
}

const never = new AbortController().signal

type Outcome = OutputOf<TaskName>

function outcomeOf({ task, input }: Order, hear: Hear): Outcome | Promise<Outcome> {
  const { onProgress } = hear
  switch (task) {
    case 'otherAnswers':
      return otherAnswers(read(input.policy), input.nominal, input.asAt, input.assume)
    case 'examples':
      return runAll(read(input.policy))
    case 'verify':
      return verify(read(input.policy), { asAt: input.asAt, onProgress })
    case 'compare': {
      const { before, after, asAt } = input
      return compare(read(before), read(after), { asAt, onProgress })
    }
    case 'readings':
      return readings(read(input.policy), { asAt: input.asAt, nominals: input.caseload, onProgress })
    case 'mutants':
      return mutants(read(input.policy), { asAt: input.asAt, onProgress })
    case 'overview':
      return overviewOf(both(input))
    case 'counts':
      return compareCounts(both(input), input.decision)
    case 'effect':
      return effectOn(both(input))
    case 'movers':
      return moversOf(both(input), input, input.start, input.limit)
    case 'impactFile':
      return impactFile(both(input), input, hear)
    case 'sweep':
      return sweepOf({ ...input, policy: read(input.policy) }, hear)
    case 'tooEarly':
      return countTooEarly(read(input.policy), input.people, input.asAt)
    case 'invent':
      return invent(read(input.policy), input, hear)
    case 'columns':
      return columnsOf(both(input), input.people)
    case 'exampleVectors':
      return exampleVectors(read(input.policy))
    case 'caseloadVectors':
      return caseloadVectors(read(input.policy), input.people, input, hear)
    case 'peopleFile':
      // Handed over without a copy, however large it is.
      return new Blob([peopleAsCsv(read(input.policy), input.people)])
    case 'lookAtFiles':
      return fromFiles(hear, ({ lookAtFiles }, breathe) =>
        lookAtFiles({ ...input, policy: read(input.policy) }, breathe),
      )
    case 'checkFiles':
      return fromFiles(hear, ({ checkFiles }, breathe) =>
        checkFiles({ ...input, policy: read(input.policy) }, breathe),
      )
    case 'takeFiles':
      return fromFiles(hear, async ({ takeFiles }, breathe) => {
        const people = await takeFiles({ ...input, policy: read(input.policy) }, breathe)
        await tellPeople(people, hear)
        return { people: [] }
      })
  }
}

// The readers of files come only when there is a file to read.
async function fromFiles<Value>(
  { onProgress, signal }: Hear,
  read: (files: typeof Reading, breathe: Breathe) => Promise<Value>,
): Promise<Value> {
  const files = await import('../nominals/import/read.ts')
  return read(files, (progress) => {
    onProgress(progress)
    return breath(signal)
  })
}

function both(input: Compared & { readonly group?: Group }) {
  return openBoth({ ...input, before: read(input.before), after: read(input.after) })
}

const readBefore = new Map<string, Policy>()
const rememberAtMost = 6

// A policy that was parsed in the page has become plain data on its way here. One that comes again is not read
// again: what has been worked out about it is found with it.
function read({ document, key = '' }: Given): Policy {
  const before = readBefore.get(key)
  if (before !== undefined) return before
  const parsed = parsePolicy(document)
  if (!parsed.ok) {
    // The page has read it without its examples, which a draft can leave no room for.
    const faults = parsed.issues.map(({ path, message }) => `${path}: ${message}`)
    throw new IomRulesError('INVALID_POLICY', faults.join('\n'), parsed.issues)
  }
  const [oldest] = readBefore.keys()
  if (readBefore.size >= rememberAtMost && oldest !== undefined) readBefore.delete(oldest)
  if (key !== '') readBefore.set(key, parsed.value)
  return parsed.value
}
