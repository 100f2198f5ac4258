// Hostile input into everything that reads, in shards, for the long run: npm run campaign -- import-fuzz
import { cpuUsage } from 'node:process'
import { isIomRulesError } from '@iom-rules/core'
import { Stop } from '../../packages/cli/src/exit.ts'
import { diceOf } from './dice.ts'
import { importsFor, type Import } from './imports.ts'
import { count, note, type Shard, type Tally } from './shard.ts'

const shares = 1_000
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
function inherited(): unknown[] {
  return prototypes.flatMap(({ prototype }) =>
    Reflect.ownKeys(prototype).map(
      (key) => Reflect.getOwnPropertyDescriptor(prototype, key)?.value as unknown,
    ),
  )
}

/** So many hostile inputs, in all. A test hands over a reader that fails, to see that it is found. */
export async function shard(seed: number, size: number, imports = importsFor(seed)): Promise<Shard> {
  const sum = { cases: {} as Tally, tally: {} as Tally, failures: [] as string[] }
  const times: Record<string, Record<string, number>> = {}
  const dice = diceOf(seed)
  const before = inherited()
  for (const each of imports) {
    const many = Math.max(1, Math.round((size * each.share) / shares))
    for (let at = 0; at < many; at += 1) {
      const input = each.make(dice)
      const kept = input instanceof Uint8Array ? input.slice() : null
      const { told, milliseconds } = await tried(each, input)
      note(times, each.what, milliseconds)
      count(sum.cases, each.what)
      count(sum.tally, told.how)
      const wrong = [
        ...told.wrong,
        ...(kept !== null && Buffer.compare(kept, input as Uint8Array) !== 0
          ? ['the input was changed']
          : []),
        ...('polluted' in {} ? ['a prototype was changed'] : []),
      ]
      if (wrong.length > 0)
        sum.failures.push(JSON.stringify({ what: each.what, at, wrong, input: shown(input) }))
    }
  }
  const after = inherited()
  if (after.length !== before.length || after.some((value, at) => !Object.is(value, before[at])))
    sum.failures.push('a prototype was changed')
  return { ...sum, times }
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
async function tried(each: Import, input: unknown): Promise<{ told: Told; milliseconds: number }> {
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

interface Fault {
  readonly code: string
  readonly path: string
  readonly message: string
}

/** Issues that are none: each has a code, a place that is a JSON Pointer, and words. */
function untold(issues: readonly Fault[]): string[] {
  if (issues.length === 0) return ['no issue is told']
  return issues.flatMap((issue) => {
    const { code, path, message } = issue
    const isWords = message.length > 10 && !/\[object|zod|Invalid input/.test(message)
    const isGood = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) && /^(\/|$)/.test(path) && isWords
    return isGood ? [] : [`an issue that is none: ${JSON.stringify(issue).slice(0, 500)}`]
  })
}

function shown(input: unknown): string {
  if (input instanceof Uint8Array) return `base64 ${Buffer.from(input).toString('base64').slice(0, 4_000)}`
  try {
    return (JSON.stringify(input) ?? String(input)).slice(0, 4_000)
  } catch {
    return 'a value that is no JSON'
  }
}
