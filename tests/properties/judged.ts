// What an import does with an input, judged alike by the tests and the long run: what comes out is a value, or an error of
// ours in words, and no prototype is changed.
import { cpuUsage } from 'node:process'
import { isIomRulesError, type Issue } from '@iom-rules/core'
import { Stop } from '../../packages/cli/src/exit.ts'
import type { Import } from './imports.ts'

const prototypes = [
  Object,
  Array,
  String,
  Number,
  Boolean,
  Function,
  Map,
  Set,
  Date,
  RegExp,
  Error,
  Promise,
  Uint8Array,
]

/** Everything that hangs on the prototypes. */
export function inherited(): unknown[] {
  return prototypes.flatMap(({ prototype }) =>
    Reflect.ownKeys(prototype).flatMap((key) => [
      key,
      Reflect.getOwnPropertyDescriptor(prototype, key)?.value as unknown,
    ]),
  )
}

interface Told {
  readonly how: 'read' | 'issues' | 'an error of ours'
  readonly wrong: readonly string[]
}

/** Of the processor, since then: what else the machine does is not counted, nor any wait. */
function since(from: NodeJS.CpuUsage): number {
  const { user, system } = cpuUsage(from)
  return (user + system) / 1_000
}

/** What an import says of an input, and how long that took; what is done with what was read is not counted. */
export async function tried(each: Import, input: unknown): Promise<{ told: Told; milliseconds: number }> {
  const from = cpuUsage()
  try {
    const answer = await each.read(input)
    const milliseconds = since(from)
    if (!answer.ok) return { told: { how: 'issues', wrong: untold(answer.issues) }, milliseconds }
    return { told: { how: 'read', wrong: await answer.check() }, milliseconds }
  } catch (error) {
    const milliseconds = since(from)
    if (isIomRulesError(error) && error.message.length > 10)
      return { told: { how: 'an error of ours', wrong: [] }, milliseconds }
    if (error instanceof Stop && error.code === 4 && error.message.length > 10)
      return { told: { how: 'an error of ours', wrong: [] }, milliseconds }
    const wrong = [`thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]
    return { told: { how: 'an error of ours', wrong }, milliseconds }
  }
}

/** Issues that are none: each has a code, a place that is a JSON Pointer, and words. */
function untold(issues: readonly Issue[]): string[] {
  if (issues.length === 0) return ['no issue is told']
  return issues.flatMap((issue) => {
    const { code, path, message, severity } = issue
    const isWords = message.length > 10 && !/\[object|undefined is|zod|Invalid input/.test(message)
    const isGood =
      /^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) && /^(\/|$)/.test(path) && severity === 'error' && isWords
    return isGood ? [] : [`an issue that is none: ${JSON.stringify(issue).slice(0, 500)}`]
  })
}
