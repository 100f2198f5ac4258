import type { Example, ExampleFailure, Facts, Nominal, TestTrace } from '@iom-rules/core'
import type {
  Comparison,
  MutantReport,
  Progress,
  ReadingEffect,
  VerifyFinding,
} from '@iom-rules/core/analysis'
import type { CaseloadTasks, Compared } from '../caseload/asked.ts'
import type { Vectors } from '../developer/vectors/vectors.ts'
import type { Looked } from '../nominals/import/look.ts'
import type { Checked, Plan } from '../nominals/import/plan.ts'
import type { Columns } from '../nominals/table/answered.ts'
import type { OtherAnswers } from '../nominals/why/others.ts'
import type { Given, Named } from './given.ts'

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
export interface Tasks extends CaseloadTasks {
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
    }
    /** Without a caseload: `effect` tells of that. */
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
  /** Everybody’s answers, for the table of nominals. */
  readonly columns: { readonly input: Compared; readonly output: Columns }
  readonly lookAtFiles: { readonly input: Files; readonly output: Looked }
  /** What would come of the files, without keeping anybody. */
  readonly checkFiles: { readonly input: PlannedFiles; readonly output: Checked }
  readonly takeFiles: {
    readonly input: PlannedFiles & { readonly leaveOutTaken: boolean }
    readonly output: { readonly people: readonly Nominal[] }
  }
  /** The examples, and what each comes to, for the tests of another program. */
  readonly exampleVectors: { readonly input: { readonly policy: Given }; readonly output: Blob }
  /** The first people of a caseload with their assessments, for the same. */
  readonly caseloadVectors: {
    readonly input: {
      readonly policy: Given
      readonly people: readonly Nominal[]
      readonly asAt: string
      readonly first: number
    }
    readonly output: Vectors
  }
  /** Everybody as a file. */
  readonly peopleFile: {
    readonly input: { readonly policy: Given; readonly people: readonly Nominal[] }
    readonly output: Blob
  }
}

/** Files of people, and how they are read. */
interface Files {
  readonly files: readonly File[]
  /** What stands between cells; `null` finds it out. */
  readonly separator: string | null
  readonly policy: Given
  readonly asAt: string
}

interface PlannedFiles extends Files {
  readonly plan: Plan
  /** The people there are now: a reference belongs to one of them. */
  readonly people: readonly Nominal[]
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
  /** Some of the people that are made, who come before the result and are a part of it. */
  | { readonly kind: 'people'; readonly people: readonly Nominal[] }
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
  counts: 0,
  overview: 1,
  effect: 2,
  sweep: 3,
  movers: 4,
  impactFile: 5,
  tooEarly: 0,
  invent: 5,
  columns: 1,
  lookAtFiles: 0,
  checkFiles: 0,
  takeFiles: 0,
  peopleFile: 0,
  exampleVectors: 1,
  caseloadVectors: 1,
}

export function rankOf({ task }: Order): number {
  return ranks[task]
}

/** Asked about people, and so done where they are held. */
const aboutPeople: ReadonlySet<TaskName> = new Set<TaskName>([
  'counts',
  'overview',
  'effect',
  'sweep',
  'movers',
  'impactFile',
  'tooEarly',
  'invent',
  'columns',
  'lookAtFiles',
  'checkFiles',
  'takeFiles',
  'peopleFile',
  'caseloadVectors',
])

export function isAboutPeople(task: TaskName): boolean {
  return aboutPeople.has(task)
}

/** Makes people: too much to be remembered once it has been taken. */
const making: ReadonlySet<TaskName> = new Set<TaskName>([
  'invent',
  'impactFile',
  'takeFiles',
  'peopleFile',
  'exampleVectors',
  'caseloadVectors',
])

/** Goes on from where it was stopped, and so makes room for what is sooner done. */
export function isResumed({ task }: Order): boolean {
  return task === 'sweep'
}

export function isRemembered({ task }: Order): boolean {
  return !making.has(task)
}

/**
 * The same key is the same work, so that its result is remembered.
 * The hash says all of a policy but what it does not count: the examples and what has been put on record.
 */
export function keyOf({ task, input }: Order): string {
  const parts = Object.entries(input).map(
    ([name, value]: [string, unknown]) => `${name}=${partKey(value, readsRecord.has(task))}`,
  )
  return [task, ...parts].join(' ')
}

/** Asked about what a policy has on record too, which decides nothing. */
const readsRecord: ReadonlySet<TaskName> = new Set<TaskName>(['compare', 'examples', 'mutants'])

function partKey(value: unknown, withRecord: boolean): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!isGiven(value)) return String(identityOf(value))
  if (!withRecord) return value.hash
  const { examples, acceptances, signOffs, changes } = value.document
  return [value.hash, ...[examples, acceptances, signOffs, changes].map(identityOf)].join('.')
}

function isGiven(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && 'hash' in value && 'document' in value
}

const identities = new WeakMap<object, number>()
let lastIdentity = 0

/** A number that this object has and no other. */
export function identityOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const known = identities.get(value) ?? ++lastIdentity
  identities.set(value, known)
  return known
}

/** Only what the work needs is handed over: a parsed policy holds its document twice. */
export function plain(order: Order): Order {
  return withParts(order, (value) =>
    isGiven(value) ? { document: value.document, hash: value.hash, key: partKey(value, true) } : value,
  )
}

/** The people an order is about, if it is about any. */
export function peopleOf({ input }: Order): readonly Nominal[] | undefined {
  return 'people' in input ? input.people : undefined
}

/** The order with a name instead of the people, whom the worker holds already. */
export function named(order: Order): Order {
  return withParts(order, (value, part): unknown =>
    part === 'people' ? ({ held: identityOf(value) } satisfies Named) : value,
  )
}

export function withParts(order: Order, change: (value: unknown, part: string) => unknown): Order {
  const input = Object.fromEntries(
    Object.entries(order.input).map(([part, value]: [string, unknown]) => [part, change(value, part)]),
  )
  return { task: order.task, input } as unknown as Order
}
