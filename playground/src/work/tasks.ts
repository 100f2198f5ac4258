import { IomRulesError, isIomRulesError, parsePolicy, type Policy } from '@iom-rules/core'
import { compare, mutants, readings, verify, type Progress } from '@iom-rules/core/analysis'
import { otherAnswers } from '../nominals/why/others.ts'
import { runAll } from './examples.ts'
import type { Given, Order, OutputOf, TaskName, Told } from './task.ts'

type OnProgress = (progress: Progress) => void

/** Milliseconds between two words on how far it is. */
const between = 60

/** Does one piece of work and tells how it goes; faults of the data are told and not thrown. */
export function doTask(order: Order, tell: (told: Told) => void): void {
  const from = performance.now()
  let last = from
  const onProgress: OnProgress = (progress) => {
    const now = performance.now()
    if (now - last < between) return
    last = now
    tell({ kind: 'progress', progress })
  }
  try {
    const value = outcomeOf(order, onProgress)
    tell({ kind: 'done', value, milliseconds: performance.now() - from })
  } catch (error) {
    // What is no fault of the data is one of the playground: told here too, so that nobody waits for ever.
    if (!isIomRulesError(error)) reportError(error)
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

function outcomeOf({ task, input }: Order, onProgress: OnProgress): OutputOf<TaskName> {
  switch (task) {
    case 'otherAnswers':
      return otherAnswers(read(input.policy), input.nominal, input.asAt, input.assume)
    case 'examples':
      return runAll(read(input.policy))
    case 'verify':
      return verify(read(input.policy), { asAt: input.asAt, onProgress })
    case 'compare': {
      const { before, after, asAt, caseload: nominals } = input
      return compare(read(before), read(after), { asAt, nominals, onProgress })
    }
    case 'readings':
      return readings(read(input.policy), { asAt: input.asAt, nominals: input.caseload, onProgress })
    case 'mutants':
      return mutants(read(input.policy), { asAt: input.asAt, onProgress })
  }
}

const readBefore = new Map<string, Policy>()
const rememberAtMost = 4

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
