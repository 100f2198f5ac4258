import type { Step } from '../../policy/policy.ts'

/** In what way a mutant differs from the policy. */
export type MutationKind =
  /** A figure, a day or a number of months is one more or one less. */
  | 'threshold'
  /** A list of values has one more or one fewer; a single value is another. */
  | 'value'
  /** A comparison is another: `or more` became `more than`. */
  | 'operator'
  /** `all` became `any`, or the other way round. */
  | 'group'
  /** A condition became its opposite. */
  | 'negated'
  /** A part of a condition is left out. */
  | 'dropped'
  /** A rule, or what is left when no rule applies, is left out. */
  | 'removed'
  /** Two rules have changed places. */
  | 'order'
  /** A rule gives another outcome. */
  | 'outcome'
  /** What a rule adds to its outcome is different, or it has become a definition or a fallback. */
  | 'details'

/** One small change of a policy that is another valid policy. Plain JSON. */
export interface Mutant {
  /** Stable: the place by ids, and what stands there now. */
  readonly id: string
  /** How it was made: a figure one higher, an operator turned and so on. */
  readonly kind: MutationKind
  /** Gives the mutant from the policy’s document, through `applyEdit`. */
  readonly edit: readonly Step[]
  /** JSON Pointer into the flat document, to what is changed. */
  readonly path: string
  /** To stand after “if”: `1,000 became 1,001`. */
  readonly change: string
  /** `1,000 became 1,001: Crime Severity Score that must be reached.` */
  readonly words: string
  /** The decisions whose answers it can bear on, in the order of the policy. */
  readonly decisions: readonly string[]
}

/** A mutation before it is known what it bears on. */
export interface Mutation {
  readonly kind: MutationKind
  readonly place: Place
  readonly edit: readonly Step[]
  /** What tells it from the others of its place. */
  readonly variant: string
  readonly change: string
}

/** Where something stands in a document. */
export interface Place {
  /** With positions in lists. */
  readonly path: readonly (string | number)[]
  /** With the names of rules, as an edit says it. */
  readonly named: readonly (string | number)[]
  /** What a change there bears on. */
  readonly part: Part
  /** The place in words. */
  readonly words: string
}

/** A part of a policy that decisions use. */
export interface Part {
  readonly kind: 'parameters' | 'tables' | 'conditions' | 'derived' | 'decisions'
  readonly id: string
}

/** A place inside another. */
export function inside(place: Place, ...steps: readonly (string | number)[]): Place {
  return { ...place, path: [...place.path, ...steps], named: [...place.named, ...steps] }
}
