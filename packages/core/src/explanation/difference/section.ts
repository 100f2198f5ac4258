import type { Policy } from '../../policy/policy.ts'

/** Where a difference lies, and how a value that stands there is said. */
export interface Place {
  /** The kind of thing: `rule`, `parameter`. */
  readonly what: string
  readonly decision?: string
  /** How it is called: `Cohort, rule “Meets all three criteria”`. */
  readonly thing: string
  /** How it is called when it is new. */
  readonly fresh: string
  /** The field of it that differs, in words; null for the thing itself. */
  readonly aspect: string | null
  readonly say: (policy: Policy, value: unknown) => string
  /** Where values are clauses, how each begins. */
  readonly verbs?: readonly [past: string, present: string]
  /** A member of a list in words. */
  readonly member?: (policy: Policy, member: string) => string
  /** `say` does not tell all of a value. */
  readonly coarse?: boolean
  /** Said after the value there is now. */
  readonly suffix?: string
  /** Said after everything. */
  readonly more?: string
}

/** A thing of a policy, as far as the way into it names it. */
export interface Section {
  readonly what: string
  readonly noun: string
  /** In quotes, or empty where there is only one. */
  readonly name: string
  /** What it lies in: `table “Weights”, `. */
  readonly within?: string
  /** How it is called where something of it changes, unless by its noun and name. */
  readonly thing?: string
  /** How many names of the way lead to the thing itself. */
  readonly depth: number
  /** The whole thing in words. */
  readonly say: Place['say']
  /** What is said otherwise about some of its fields, or about the thing itself. */
  readonly special?: (rest: readonly string[]) => Partial<Place> | null
}

export type SectionOf = (way: readonly string[], after: Policy, before: Policy) => Section | null
