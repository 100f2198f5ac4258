import type { Day } from '../vocabulary/day.ts'
import type { Facts, Scalar } from '../vocabulary/fact.ts'
import type { Basis, Citation, FactDeclaration, Value, YesNoWords } from './declaration.ts'
import type { EventDeclaration, Held, LiaisonTeam, Region, ReviewTrigger } from './process.ts'

export type * from './declaration.ts'

export interface Source {
  readonly title: string
  readonly published?: Day
  /** File name under the folder of sources. */
  readonly file: string
  readonly note?: string
}

export interface Area {
  readonly title: string
}

/** Figures looked up by a choice, apart from the rules and pinned to an edition. */
export interface Table {
  readonly title: string
  readonly edition: string
  readonly note?: string
  readonly rows: {
    readonly [value: string]: {
      readonly value: number
      /** How well the figure is known: `two sources, 2016`, `demo`. */
      readonly grade: string
      readonly note?: string
    }
  }
}

/** A comparison of one fact with a constant, as json-rules-engine writes it. */
export interface FactTest {
  readonly fact: string
  readonly operator: string
  readonly value: Value
}

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly condition: string }
  | FactTest

/** A comparison of one field of a record. */
export interface FieldTest {
  readonly field: string
  readonly operator: string
  readonly value: Value
  /** A list of periods (`from`, `to`) whose days the window leaves out. */
  readonly notCounting?: string
}

export type RecordCondition =
  | { readonly all: readonly RecordCondition[] }
  | { readonly any: readonly RecordCondition[] }
  | { readonly not: RecordCondition }
  | FieldTest

interface DerivedWords extends Basis {
  readonly title: string
  readonly hint?: string
  readonly unit?: string
  /** A value the nominal carries under the same id wins over the derived one. */
  readonly unlessSupplied?: boolean
}

export interface ExistsFact extends DerivedWords, YesNoWords {
  readonly type: 'boolean'
  readonly exists: string
  readonly where?: RecordCondition
}

export interface CountFact extends DerivedWords {
  readonly type: 'number'
  readonly count: string
  readonly where?: RecordCondition
}

export interface SumFact extends DerivedWords {
  readonly type: 'number'
  readonly sum: string
  readonly of: { readonly table: string; readonly by: string }
  readonly where?: RecordCondition
}

export interface LatestFact extends DerivedWords {
  readonly type: 'day'
  readonly latest: string
  /** The field of type day; `NONE` when no record counts. */
  readonly of: string
  readonly where?: RecordCondition
}

export type DerivedFact = ExistsFact | CountFact | SumFact | LatestFact

/** A figure or list of values that people may decide to change. */
export interface Parameter extends Basis {
  readonly title: string
  readonly hint?: string
  readonly value: Scalar | readonly string[]
  readonly unit?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly step?: number
  /** What a value that is text, or each member of a list, may be. */
  readonly values?: readonly string[]
  /** `published`: in a source. `local`: decided locally. `assumption`: nobody has decided. */
  readonly basis: 'published' | 'local' | 'assumption'
  readonly note?: string
  /** For `local`: the role or board that decided, and when. */
  readonly decidedBy?: string
  readonly decidedOn?: Day
}

export interface Rule extends Basis {
  readonly name: string
  readonly title?: string
  readonly conditions: Condition
  readonly event: { readonly type: string; readonly params?: { readonly [key: string]: Scalar } }
  /** Not a definition found in the source: says what happens where the source is silent. */
  readonly fallback?: boolean
  readonly note?: string
  /** In a document that extends another: where an added rule stands. */
  readonly before?: string
  readonly after?: string
}

export interface Outcome {
  readonly title?: string
  readonly meaning?: string
  /** The outcomes it may stand provisionally against. */
  readonly mayBeProvisional?: readonly string[]
}

export interface Otherwise extends Basis {
  readonly outcome: string
  readonly params?: { readonly [key: string]: Scalar }
  readonly note?: string
}

/** DMN's words: `FIRST` met rule wins, at most one under `UNIQUE`, all under `COLLECT`. */
export type HitPolicy = 'FIRST' | 'UNIQUE' | 'COLLECT'

export interface Decision {
  readonly title: string
  readonly question?: string
  readonly hitPolicy: HitPolicy
  readonly outcomes: { readonly [outcome: string]: Outcome }
  readonly rules: readonly Rule[]
  readonly otherwise?: Otherwise
  readonly note?: string
}

/** A condition the policy holds always to be true. */
export interface Assumption {
  readonly id: string
  readonly condition: Condition
  readonly reason: string
  /** `reason` restricts what unknown facts can be; `report` only adds to `conflicts`. */
  readonly use: 'reason' | 'report'
}

/** One step of an edit: RFC 6902, with ids or names instead of positions in named lists. */
export type Step =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly from: string; readonly path: string }

/** A place where the documents are silent or unclear, and the reading taken. */
export interface Reading {
  readonly silence: string
  readonly title: string
  readonly kind: string
  readonly cite?: readonly Citation[]
  readonly reason: string
  readonly options: readonly {
    readonly id: string
    readonly text: string
    /** What would change in the policy; left out for the reading the policy is written to. */
    readonly edit?: readonly Step[]
  }[]
  readonly chosen: string
}

/** What an example says a decision must answer; keys left out are not checked. */
export interface Expectation {
  readonly outcome?: string | null
  readonly certainty?: string
  readonly outcomes?: readonly string[]
  readonly matches?: readonly string[]
  readonly possible?: readonly string[]
  readonly missing?: readonly string[]
  readonly rule?: string | null
  readonly details?: { readonly [key: string]: Scalar }
}

/** A worked case: the policy's test, its documentation and the playground's gallery. */
export interface Example {
  readonly title: string
  readonly asAt: Day
  readonly area?: string
  readonly facts: Facts
  /** Whole inputs taken as given where the nominal carries none. */
  readonly assume?: Facts
  readonly expect: { readonly [decision: string]: Expectation }
  readonly conflicts?: readonly string[]
  readonly note?: string
}

export interface Pathway extends Basis {
  readonly title: string
  /** Ids of the pathways of an older scheme that this one takes up. */
  readonly formerly?: readonly string[]
}

export interface Forum extends Basis {
  readonly title: string
  readonly alias?: string
  readonly meets?: string
  readonly does?: readonly string[]
}

/** Somebody knows of a finding and lets it stand. It covers every finding of its code, narrowed by the rest. */
export interface Acceptance {
  readonly code: string
  readonly decision?: string
  readonly rules?: readonly string[]
  readonly parameter?: string
  /** JSON Pointer, with ids or names instead of positions in named lists. */
  readonly path?: string
  readonly reason: string
  /** The role or board that accepted it. */
  readonly by: string
  readonly on: Day
}

/** A policy document as people write it, before `extends` is resolved. */
export interface PolicyDocument {
  readonly language: '1.0'
  readonly id: string
  readonly version: string
  readonly title: string
  readonly summary?: string
  readonly inForce: { readonly from: Day; readonly until?: Day }
  readonly extends?: readonly { readonly policy: string; readonly take?: readonly string[] }[]
  readonly remove?: readonly string[]
  readonly areas?: { readonly [area: string]: Area }
  readonly sources?: { readonly [source: string]: Source }
  readonly facts?: { readonly [fact: string]: FactDeclaration }
  readonly tables?: { readonly [table: string]: Table }
  readonly derived?: { readonly [fact: string]: DerivedFact }
  readonly parameters?: { readonly [parameter: string]: Parameter }
  readonly conditions?: { readonly [name: string]: Condition }
  readonly assumptions?: readonly Assumption[]
  readonly decisions?: { readonly [decision: string]: Decision }
  /** What can happen to a nominal, by id. */
  readonly events?: { readonly [event: string]: EventDeclaration }
  /** Regions of the one machine `nominal`, beside each other. */
  readonly machines?: { readonly [region: string]: Region }
  readonly review?: { readonly triggers: readonly ReviewTrigger[]; readonly note?: string }
  /** Other teams that may be told of a nominal. */
  readonly liaison?: { readonly [team: string]: LiaisonTeam }
  readonly matrix?: {
    readonly items: readonly { readonly id: string; readonly title: string; readonly maximum: number }[]
    readonly advisory: true
    readonly note?: string
  }
  readonly resources?: {
    readonly unit: string
    readonly decision: string
    readonly minimum: { readonly [outcome: string]: Value }
    readonly cite?: readonly Citation[]
    readonly note?: string
  }
  readonly pathways?: { readonly [pathway: string]: Pathway }
  readonly forums?: { readonly [forum: string]: Forum }
  readonly contact?: {
    readonly [outcome: string]: { readonly every: number; readonly unit: 'days' | 'weeks' | 'months' }
  }
  readonly deselection?: {
    readonly reasons: readonly { readonly id: string; readonly title: string }[]
    readonly suggestions: readonly {
      readonly id: string
      readonly title: string
      readonly condition?: Condition
      readonly held?: Held
    }[]
    readonly note?: string
  }
  readonly readings?: readonly Reading[]
  readonly examples?: readonly Example[]
  readonly acceptances?: readonly Acceptance[]
  readonly signOffs?: readonly {
    readonly by: 'police' | 'probation'
    readonly name: string
    readonly on: Day
  }[]
  readonly changes?: readonly { readonly version: string; readonly on: Day; readonly text: string }[]
}

type Settled =
  | 'areas'
  | 'sources'
  | 'facts'
  | 'tables'
  | 'derived'
  | 'parameters'
  | 'conditions'
  | 'assumptions'
  | 'decisions'
  | 'events'
  | 'machines'
  | 'readings'
  | 'examples'

declare const parsed: unique symbol

/**
 * A checked policy: flat, complete and frozen. It only comes out of `parsePolicy`; to change one,
 * edit its document and parse again.
 */
export interface Policy
  extends Omit<PolicyDocument, Settled | 'extends' | 'remove'>, Required<Pick<PolicyDocument, Settled>> {
  /** SHA-256 of what the policy means, in hexadecimal: see `policyHash`. */
  readonly hash: string
  /** The flat document, as it can be written to a file. */
  readonly document: PolicyDocument
  readonly [parsed]: true
}
