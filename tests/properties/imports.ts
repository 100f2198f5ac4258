// Everything that reads what comes from outside, each with real documents to start from.
import { Readable } from 'node:stream'
import { deflateRawSync } from 'node:zlib'
import {
  assess,
  isIomRulesError,
  joinPolicy,
  parseAcceptances,
  parseNominal,
  parsePolicy,
  readJson,
  type Issue,
  type Policy,
  type Result,
} from '@iom-rules/core'
import { parseJourney, replay, type Journey } from '@iom-rules/core/journey'
import { openRows } from '../../packages/cli/src/input/rows.ts'
import type { Surroundings } from '../../packages/cli/src/surroundings.ts'
import { checkFiles, forgetFiles, lookAtFiles } from '../../playground/src/nominals/import/read.ts'
import { openEntries } from '../../playground/src/sharing/file/open.ts'
import { openLink } from '../../playground/src/sharing/link/open.ts'
import { packed as zipped } from '../../playground/src/changes/write/pack.ts'
import { diceOf, type Dice } from './dice.ts'
import { changedBytes, changedValue, hostileBytes, randomBytes } from './hostile.ts'
import {
  acceptances,
  asAt,
  bare,
  csvOf,
  files,
  journeys,
  linkOf,
  navigatePolicy,
  nominalOf,
  randomDocuments,
  shared,
  shippedPolicy,
  smallPolicy,
} from './import-samples.ts'
import { makersOf } from './likely-nominals.ts'
import { shippedDocuments } from './shipped-documents.ts'

/** What a reader answers: issues, or what is to be tried with what was read; that gives what is wrong with it. */
type Answer =
  | { readonly ok: false; readonly issues: readonly Issue[] }
  | { readonly ok: true; readonly check: () => readonly string[] | Promise<readonly string[]> }

export interface Import {
  readonly what: string
  /** Of a thousand inputs, so many. */
  readonly share: number
  readonly make: (dice: Dice) => unknown
  readonly read: (input: unknown) => Answer | Promise<Answer>
}

const decoder = new TextDecoder()
const encoder = new TextEncoder()
const textOf = (input: unknown): string => decoder.decode(input as Uint8Array)

const never = () => [] as const

/** A policy that was read is one however often it is read, and can be asked. */
function checkedPolicy(read: Result<Policy>, dice: Dice): Answer {
  if (!read.ok) return read
  return {
    ok: true,
    check: () => {
      const { document, hash } = read.value
      const again = parsePolicy(JSON.stringify(document))
      if (!again.ok)
        return [`written and read again, it is no policy: ${JSON.stringify(again.issues.slice(0, 2))}`]
      if (again.value.hash !== hash) return ['written and read again, it has another hash']
      try {
        const facts = makersOf(document, asAt).facts(dice, { facts: 20, lists: 3, fields: 3 })
        assess(again.value, { ref: 'A', facts }, { asAt })
      } catch (error) {
        if (!isIomRulesError(error))
          return [`asked, it throws ${String(error instanceof Error ? error.stack : error)}`]
      }
      return []
    },
  }
}

const told = (read: Result<unknown>): Answer => (read.ok ? { ok: true, check: never } : read)

/** Frozen through and through: whoever changes it throws. */
function frozen<T>(value: T): T {
  const seen = new Set<unknown>()
  const walk = (each: unknown): void => {
    if (typeof each !== 'object' || each === null || seen.has(each)) return
    seen.add(each)
    Object.values(each).forEach(walk)
    Object.freeze(each)
  }
  walk(value)
  return value
}

async function rowsOf(bytes: Uint8Array, format: string): Promise<Answer> {
  const options = new Map([
    ['input', ['-']],
    ['input-format', [format]],
  ])
  const half = Math.floor(bytes.length / 2)
  const stdin = Readable.from([Buffer.from(bytes.subarray(0, half)), Buffer.from(bytes.subarray(half))])
  const rows = await openRows({ options, operand: undefined }, smallPolicy, {
    stdin,
  } as unknown as Surroundings)
  const issues: Issue[] = []
  for await (const { value, issues: unread } of rows) {
    const read =
      unread.length > 0 ? { ok: false as const, issues: unread } : parseNominal(smallPolicy, value, { asAt })
    issues.push(...read.issues)
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, check: never }
}

async function opened(bytes: Uint8Array): Promise<Answer> {
  forgetFiles()
  const file = new File([Uint8Array.from(bytes)], 'people.csv')
  const breathe = () => undefined
  const looked = await lookAtFiles({ files: [file], separator: null, policy: smallPolicy }, breathe)
  const issue = (message: string): Issue => ({ code: 'refused', severity: 'error', path: '', message })
  if (!looked.ok) return { ok: false, issues: [issue(looked.message)] }
  const planned = { files: [file], separator: null, policy: smallPolicy, asAt, plan: looked.plan, people: [] }
  const { faults } = await checkFiles(planned, breathe)
  return {
    ok: true,
    check: () => faults.flatMap(({ row, message }) => (row < 2 || message.length < 5 ? [message] : [])),
  }
}

const link = (bytes: Uint8Array) =>
  told(openLink(textOf(bytes), [{ policy: navigatePolicy, examples: null }]))

/** The imports; random policies to start from come from the seed. */
export function importsFor(seed: number): readonly Import[] {
  const random = randomDocuments(seed)
  const checking = diceOf(seed + 1)
  return [
    {
      what: 'a small policy, as text',
      share: 330,
      make: (dice) => hostileBytes(dice.oneOf(random), dice),
      read: (input) => checkedPolicy(parsePolicy(textOf(input)), checking),
    },
    {
      what: 'a shipped policy, as text',
      share: 10,
      make: (dice) =>
        hostileBytes(dice.chance(0.8) ? bare(dice.oneOf(shippedDocuments)) : shippedDocuments[2], dice),
      read: (input) => checkedPolicy(parsePolicy(textOf(input)), checking),
    },
    {
      what: 'a policy, as a value',
      share: 120,
      make: (dice) => frozen(changedValue(dice.oneOf(random), dice, true)),
      read: (input) => checkedPolicy(parsePolicy(input), checking),
    },
    {
      what: 'a policy, as a folder',
      share: 40,
      make: (dice) => {
        const all = { ...files }
        const path = dice.oneOf(Object.keys(all))
        const text = textOf(hostileBytes(JSON.parse(all[path] ?? '') as unknown, dice))
        if (dice.chance(0.3)) delete all[path]
        all[dice.chance(0.6) ? path : `${dice.oneOf(['decisions/', '', '__proto__/', '../'])}x.json`] = text
        return Object.freeze(all)
      },
      read: (input) => {
        const joined = joinPolicy(input as Record<string, string>)
        return joined.ok ? checkedPolicy(parsePolicy(joined.value), checking) : joined
      },
    },
    {
      what: 'a policy file or ZIP file, opened in the playground',
      share: 60,
      make: (dice) => {
        const text = hostileBytes(dice.oneOf(random), dice)
        if (dice.chance(0.5)) return text
        const zip = zipped([{ name: 'policy.json', bytes: Uint8Array.from(text) }])
        return dice.chance(0.3) ? zip : changedBytes(zip, dice)
      },
      read: (input) => {
        const entries = [{ path: 'policy.json', bytes: input as Uint8Array }]
        const read = openEntries(entries, { shipped: smallPolicy, bases: [] })
        return read.ok ? checkedPolicy({ ok: true, issues: [], value: read.value.draft }, checking) : read
      },
    },
    {
      what: 'a link',
      share: 50,
      make: (dice) => changedBytes(encoder.encode(linkOf(dice)), dice),
      read: (input) => link(input as Uint8Array),
    },
    {
      what: 'what a link unpacks to',
      share: 80,
      make: (dice) => encoder.encode(deflateRawSync(hostileBytes(shared, dice)).toString('base64url')),
      read: (input) => link(input as Uint8Array),
    },
    {
      what: 'a journey, as text',
      share: 60,
      make: (dice) => hostileBytes(dice.oneOf(journeys), dice),
      read: (input) => {
        const read = parseJourney(shippedPolicy, textOf(input))
        return read.ok ? { ok: true, check: () => replayed(read.value) } : read
      },
    },
    {
      what: 'a journey, as a value',
      share: 30,
      make: (dice) => frozen(changedValue(dice.oneOf(journeys), dice, true)),
      read: (input) => told(parseJourney(shippedPolicy, input)),
    },
    {
      what: 'a list of acceptances',
      share: 40,
      make: (dice) => hostileBytes(acceptances, dice),
      read: (input) => told(parseAcceptances(textOf(input))),
    },
    {
      what: 'a nominal, as text',
      share: 60,
      make: (dice) => hostileBytes(nominalOf(shippedPolicy, dice), dice),
      read: (input) => {
        const read = readJson(textOf(input))
        return told(read.ok ? parseNominal(shippedPolicy, read.value, { asAt }) : read)
      },
    },
    {
      what: 'a nominal, as a value',
      share: 30,
      make: (dice) => frozen(changedValue(nominalOf(shippedPolicy, dice), dice, true)),
      read: (input) => told(parseNominal(shippedPolicy, input, { asAt })),
    },
    ...(['json', 'ndjson', 'csv'] as const).map((format): Import => ({
      what: `rows of ${format.toUpperCase()}, on the command line`,
      share: 20,
      make: (dice) => {
        if (format === 'csv') return changedBytes(encoder.encode(csvOf(dice)), dice)
        const some = Array.from({ length: 1 + dice.below(3) }, () => nominalOf(smallPolicy, dice))
        if (format === 'json') return hostileBytes(some, dice)
        return encoder.encode(some.map((each) => textOf(hostileBytes(each, dice))).join('\n'))
      },
      read: (input) => rowsOf(input as Uint8Array, format),
    })),
    {
      what: 'a CSV file, opened in the playground',
      share: 30,
      make: (dice) =>
        dice.chance(0.1)
          ? randomBytes(dice.below(300), dice)
          : changedBytes(encoder.encode(csvOf(dice)), dice),
      read: (input) => opened(input as Uint8Array),
    },
  ]
}

/** A journey that was read can be replayed. */
function replayed(journey: Journey): readonly string[] {
  try {
    replay(shippedPolicy, journey, { under: 'this' })
    return []
  } catch (error) {
    return isIomRulesError(error)
      ? []
      : [`replayed, it throws ${String(error instanceof Error ? error.stack : error)}`]
  }
}
