import type { Example, ExampleFailure, Facts, Nominal, PolicyDocument, TestTrace } from '@iom-rules/core'
import type {
  Comparison,
  MutantReport,
  Progress,
  ReadingEffect,
  VerifyFinding,
} from '@iom-rules/core/analysis'
import type { OtherAnswers } from '../nominals/why/others.ts'

/** A policy to work on: a parsed policy is one. */
export interface Given {
  readonly document: PolicyDocument
  readonly hash: string
  /** Tells it from every other policy, once it has been handed over. */
  readonly key?: string
}

/** A figure that a condition compares a fact with, and how near to it the examples come on both sides. */
export interface Boundary {
  readonly test: Pick<TestTrace, 'fact' | 'operator' | 'required' | 'from'>
  /** The nearest value of an example that meets it, and the nearest that does not; `null` where there is none. */
  readonly met: number | null
  readonly unmet: number | null
}

/** What one example came to. */
export interface ExampleOutcome {
  readonly example: Example
  readonly failures: readonly ExampleFailure[]
}

/** What the examples of a policy came to, and what of the policy they touch. */
export interface ExamplesRun {
  readonly outcomes: readonly ExampleOutcome[]
  /** By decision, then by rule (`otherwise` too): in how many examples it gave the outcome. */
  readonly rules: { readonly [decision: string]: { readonly [rule: string]: number } }
  readonly boundaries: readonly Boundary[]
}

/** Everything that is worked out away from the screen: what goes in, and what comes out. All of it plain data. */
export interface Tasks {
  readonly otherAnswers: {
    readonly input: {
      readonly policy: Given
      readonly nominal: Nominal
      readonly asAt: string
      readonly assume: Facts
    }
    readonly output: OtherAnswers
  }
  readonly examples: { readonly input: { readonly policy: Given }; readonly output: ExamplesRun }
  readonly verify: {
    readonly input: { readonly policy: Given; readonly asAt: string }
    readonly output: readonly VerifyFinding[]
  }
  readonly compare: {
    readonly input: {
      readonly before: Given
      readonly after: Given
      readonly asAt: string
      readonly caseload: readonly Nominal[]
    }
    readonly output: Comparison
  }
  readonly readings: {
    readonly input: {
      readonly policy: Given
      readonly asAt: string
      readonly caseload: readonly Nominal[]
    }
    readonly output: readonly ReadingEffect[]
  }
  readonly mutants: {
    readonly input: { readonly policy: Given; readonly asAt: string }
    readonly output: MutantReport
  }
}

export type TaskName = keyof Tasks
export type InputOf<Name extends TaskName> = Tasks[Name]['input']
export type OutputOf<Name extends TaskName> = Tasks[Name]['output']

/** A piece of work as it is handed over. */
export type Order = {
  readonly [Name in TaskName]: { readonly task: Name; readonly input: InputOf<Name> }
}[TaskName]

/** What is heard of it. */
export type Told =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly value: unknown; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly message: string }

/** The order in which waiting work is done: what is soon done, and seen on every screen, first. */
const ranks: { readonly [Name in TaskName]: number } = {
  otherAnswers: 0,
  examples: 1,
  verify: 2,
  compare: 3,
  readings: 4,
  mutants: 5,
}

export function rankOf({ task }: Order): number {
  return ranks[task]
}

/**
 * The same key is the same work, so that its result is remembered.
 * The hash says all of a policy but what it does not count: the examples and what has been put on record.
 */
export function keyOf({ task, input }: Order): string {
  const parts = Object.entries(input).map(([name, value]: [string, unknown]) => `${name}=${partKey(value)}`)
  return [task, ...parts].join(' ')
}

function partKey(value: unknown): string {
  if (typeof value === 'string') return value
  if (!isGiven(value)) return String(identityOf(value))
  const { examples, acceptances, signOffs, changes } = value.document
  return [value.hash, ...[examples, acceptances, signOffs, changes].map(identityOf)].join('.')
}

function isGiven(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && 'hash' in value && 'document' in value
}

const identities = new WeakMap<object, number>()
let lastIdentity = 0

function identityOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const known = identities.get(value) ?? ++lastIdentity
  identities.set(value, known)
  return known
}

/** Only what the work needs is handed over: a parsed policy holds its document twice. */
export function plain(order: Order): Order {
  const input = Object.fromEntries(
    Object.entries(order.input).map(([name, value]: [string, unknown]) => [
      name,
      isGiven(value) ? { document: value.document, hash: value.hash, key: partKey(value) } : value,
    ]),
  )
  return { task: order.task, input } as unknown as Order
}
