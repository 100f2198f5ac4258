import type { Nominal, Policy } from '@iom-rules/core'
import { numberInWords } from '../words/numbers.ts'

/** Where the people of a caseload come from. */
export type Origin =
  /** Shipped with the playground. */
  | { readonly kind: 'sample' }
  /** Made up here: the same seed gives the same people. */
  | {
      readonly kind: 'invented'
      readonly seed: number
      readonly unknownRate: number
      /** What else it takes to make the same people up again. */
      readonly madeFor?: { readonly policy: Policy; readonly asAt: string }
    }
  /** Read from a file; `added` to those who were there before, or in their place. */
  | { readonly kind: 'imported'; readonly added: boolean }

/** A caseload as it came, before anybody changed a person in it. */
export type CaseloadOrigin = Origin & { readonly people: readonly Nominal[] }

/** Who they are, in a sentence: people made up here are always said to be invented. */
export function originInWords(origin: Origin, people: number): string {
  const number = numberInWords(people)
  switch (origin.kind) {
    case 'sample':
      return 'An invented caseload.'
    case 'invented':
      return `${number} invented people, made up on this machine from seed ${origin.seed}, with about ${numberInWords(origin.unknownRate * 100)}% of their facts not known.`
    case 'imported':
      return origin.added
        ? `${number} people: those who were here before, and those of a file.`
        : `${number} people from a file.`
  }
}

interface Drafted {
  readonly caseload: readonly Nominal[]
  readonly origin: CaseloadOrigin
}

const counted = new WeakMap<
  readonly Nominal[],
  { readonly people: readonly Nominal[]; readonly changes: number }
>()

/** Changes to the caseload: another one altogether is one change, and so is each person changed since. */
export function caseloadChanges({ caseload, origin }: Drafted): number {
  const replaced = origin.kind === 'sample' ? 0 : 1
  if (origin.people === caseload) return replaced
  const before = counted.get(caseload)
  if (before?.people === origin.people) return replaced + before.changes
  const changes = personChanges(origin.people, caseload)
  counted.set(caseload, { people: origin.people, changes })
  return replaced + changes
}

/** People added, changed or removed. What is the same at both ends is not looked at twice. */
function personChanges(before: readonly Nominal[], after: readonly Nominal[]): number {
  let from = 0
  while (from < before.length && before[from] === after[from]) from++
  let tail = 0
  const most = Math.min(before.length, after.length) - from
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const gone = new Map(before.slice(from, before.length - tail).map((nominal) => [nominal.ref, nominal]))
  let changes = 0
  for (const nominal of after.slice(from, after.length - tail)) {
    if (gone.get(nominal.ref) !== nominal) changes++
    gone.delete(nominal.ref)
  }
  return changes + gone.size
}
