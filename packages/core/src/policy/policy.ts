import type { Day } from '../vocabulary/day.ts'
import type { Facts, Scalar } from '../vocabulary/fact.ts'
import type { Basis, Citation, FactDeclaration, Value, YesNoWords } from './declaration.ts'
import type { EventDeclaration, Held, LiaisonTeam, Region, ReviewTrigger } from './process.ts'

export type * from './declaration.ts'

/** A document that the policy quotes. */
export interface Source {
  /** Its title, as people cite it. */
  readonly title: string
  /** The day it was published, where that is known. */
  readonly published?: Day
  /** File name under the folder of sources. */
  readonly file: string
  /** What else a reader should know of it. */
  readonly note?: string
}

/** A place whose people are counted together, such as a local authority. */
export interface Area {
  /** Its name, to show. */
  readonly title: string
}

/** Figures looked up by a choice, apart from the rules and pinned to an edition. */
export interface Table {
  /** What the figures are, to show. */
  readonly title: string
  /** Which publication they come from, and when. */
  readonly edition: string
  /** What else a reader should know of them. */
  readonly note?: string
  /** The figure for each value of the choice, with how well it is known. */
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
  /** The id of a fact or derived fact, or `decision.<id>` for the outcome of another decision. */
  readonly fact: string
  /** One of the operators of the policy language, such as `greaterThanInclusive`. */
  readonly operator: string
  /** The constant, or a reference to a parameter. */
  readonly value: Value
}

/**
 * What has to be true: groups, negations, named conditions and tests, nested at most 32 deep in a document.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly condition: string }
  | FactTest

/** A comparison of one field of a record. */
export interface FieldTest {
  /** The name of the record's field. */
  readonly field: string
  /** One of the operators of the policy language, such as `withinLastMonths`. */
  readonly operator: string
  /** The constant, or a reference to a parameter. */
  readonly value: Value
  /** A list of periods (`from`, `to`) whose days the window leaves out. */
  readonly notCounting?: string
}

/** What has to be true of a record of a list. Named conditions are not for records. */
export type RecordCondition =
  | { readonly all: readonly RecordCondition[] }
  | { readonly any: readonly RecordCondition[] }
  | { readonly not: RecordCondition }
  | FieldTest

/** What the policy says of a derived fact to people. */
export interface DerivedWords extends Basis {
  /** Plain words, to show. */
  readonly title: string
  /** What else a reader should know of it. */
  readonly hint?: string
  /** What a number counts, as it stands after the figure: `points`. */
  readonly unit?: string
  /** A value the nominal carries under the same id wins over the derived one. */
  readonly unlessSupplied?: boolean
}

/** Does a list have a record that counts? Unknown while the list is. */
export interface ExistsFact extends DerivedWords, YesNoWords {
  /** What it comes to. */
  readonly type: 'boolean'
  /** The id of the list. */
  readonly exists: string
  /** Which records count; all of them when left out. */
  readonly where?: RecordCondition
}

/** How many records of a list count. Unknown while the list is. */
export interface CountFact extends DerivedWords {
  /** What it comes to. */
  readonly type: 'number'
  /** The id of the list. */
  readonly count: string
  /** Which records count; all of them when left out. */
  readonly where?: RecordCondition
}

/** What the records of a list that count add up to, by a table. */
export interface SumFact extends DerivedWords {
  /** What it comes to. */
  readonly type: 'number'
  /** The id of the list. */
  readonly sum: string
  /** The table with the figures, and the choice field that is looked up in it. */
  readonly of: { readonly table: string; readonly by: string }
  /** Which records count; all of them when left out. */
  readonly where?: RecordCondition
}

/** The latest day among the records of a list that count. */
export interface LatestFact extends DerivedWords {
  /** What it comes to. */
  readonly type: 'day'
  /** The id of the list. */
  readonly latest: string
  /** The field of type day; `NONE` when no record counts. */
  readonly of: string
  /** Which records count; all of them when left out. */
  readonly where?: RecordCondition
}

/** A fact worked out from a list, told apart by `exists`, `count`, `sum` or `latest`. */
export type DerivedFact = ExistsFact | CountFact | SumFact | LatestFact

/** A figure or list of values that people may decide to change. */
export interface Parameter extends Basis {
  /** What the figure is, to show. */
  readonly title: string
  /** What to keep in mind when changing it. */
  readonly hint?: string
  /** The value now: a number, text, or a list of texts. */
  readonly value: Scalar | readonly string[]
  /** What a number counts, as it stands after the figure: `percent`, `months`. */
  readonly unit?: string
  /** The least a number may be, inclusive. */
  readonly minimum?: number
  /** The most a number may be, inclusive. */
  readonly maximum?: number
  /** How far a control moves a number at once; a value need not be a multiple of it. */
  readonly step?: number
  /** What a value that is text, or each member of a list, may be. */
  readonly values?: readonly string[]
  /** `published`: in a source. `local`: decided locally. `assumption`: nobody has decided. */
  readonly basis: 'published' | 'local' | 'assumption'
  /** What else a reader should know of it. */
  readonly note?: string
  /** For `local`: the role or board that decided, and when. */
  readonly decidedBy?: string
  /** For `local`: the day of that decision. */
  readonly decidedOn?: Day
}

/** When an outcome applies, and what says so. */
export interface Rule extends Basis {
  /** Unique within the decision, and stable: findings, examples and acceptances name it. */
  readonly name: string
  /** Plain words, to show. */
  readonly title?: string
  /** What has to be true. */
  readonly conditions: Condition
  /** As json-rules-engine writes it: `type` is the outcome, `params` its further data. */
  readonly event: { readonly type: string; readonly params?: { readonly [key: string]: Scalar } }
  /** Not a definition found in the source: says what happens where the source is silent. */
  readonly fallback?: boolean
  /** What else a reader should know of it. */
  readonly note?: string
  /** In a document that extends another: where an added rule stands. */
  readonly before?: string
  /** In a document that extends another: the name of the rule that an added rule stands behind. */
  readonly after?: string
}

/** What a decision can come to. */
export interface Outcome {
  /** Plain words, to show. */
  readonly title?: string
  /** What follows from it, in a sentence. */
  readonly meaning?: string
  /** The outcomes it may stand provisionally against. */
  readonly mayBeProvisional?: readonly string[]
}

/** What holds where no rule is met. */
export interface Otherwise extends Basis {
  /** The outcome then. */
  readonly outcome: string
  /** Its further data. */
  readonly params?: { readonly [key: string]: Scalar }
  /** What else a reader should know of it. */
  readonly note?: string
}

/** DMN's words: `FIRST` met rule wins, at most one under `UNIQUE`, all under `COLLECT`. */
export type HitPolicy = 'FIRST' | 'UNIQUE' | 'COLLECT'

/** A question the policy answers, with the rules that answer it. */
export interface Decision {
  /** Plain words, to show. */
  readonly title: string
  /** The question as people would ask it. */
  readonly question?: string
  /** What happens when several rules are met. */
  readonly hitPolicy: HitPolicy
  /** Every outcome by id, in order of precedence. */
  readonly outcomes: { readonly [outcome: string]: Outcome }
  /** The rules in order. */
  readonly rules: readonly Rule[]
  /** What holds where no rule is met; left out, the policy is silent there. */
  readonly otherwise?: Otherwise
  /** What else a reader should know of it. */
  readonly note?: string
}

/** A condition the policy holds always to be true. */
export interface Assumption {
  /** Unique within the policy; conflicts name it. */
  readonly id: string
  /** What is held to be true of everybody. */
  readonly condition: Condition
  /** Why, in a sentence. */
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
  /** The id of the silence. */
  readonly silence: string
  /** What the documents leave open, in short. */
  readonly title: string
  /** What sort of silence: one of the policy's own words, such as `ambiguity`. */
  readonly kind: string
  /** The passages that are silent or unclear. */
  readonly cite?: readonly Citation[]
  /** Why the chosen reading was taken. */
  readonly reason: string
  /** The readings there could be; each that is not chosen says what would change in the policy. */
  readonly options: readonly {
    readonly id: string
    readonly text: string
    /** What would change in the policy; left out for the reading the policy is written to. */
    readonly edit?: readonly Step[]
  }[]
  /** The id of the reading the policy is written to. */
  readonly chosen: string
}

/** What an example says a decision must answer; keys left out are not checked. */
export interface Expectation {
  /** The outcome; `null` for none. */
  readonly outcome?: string | null
  /** How sure it is: `settled`, `provisional` and so on. */
  readonly certainty?: string
  /** Of a decision that collects, what is met for certain. The order is free. */
  readonly outcomes?: readonly string[]
  /** Outcomes whose definitions are met in every completion. The order is free. */
  readonly matches?: readonly string[]
  /** Outcomes that are still possible. The order is free. */
  readonly possible?: readonly string[]
  /** Unknown facts that can still matter. The order is free. */
  readonly missing?: readonly string[]
  /** The name of the rule that gives the outcome, or `otherwise`; `null` for none. */
  readonly rule?: string | null
  /** Exactly the further data of the rule. */
  readonly details?: { readonly [key: string]: Scalar }
}

/** A worked case: the policy's test, its documentation and the playground's gallery. */
export interface Example {
  /** What the case shows, in a sentence. */
  readonly title: string
  /** The day it is assessed as at. */
  readonly asAt: Day
  /** The id of the area the person belongs to. */
  readonly area?: string
  /** What is known of the invented person; what is left out is unknown. */
  readonly facts: Facts
  /** Whole inputs taken as given where the nominal carries none. */
  readonly assume?: Facts
  /** By decision: what it must answer. Decisions that are left out are not checked. */
  readonly expect: { readonly [decision: string]: Expectation }
  /** Ids of the assumptions the facts must contradict, exactly these; not checked when left out. */
  readonly conflicts?: readonly string[]
  /** What else a reader should know of it. */
  readonly note?: string
}

/** A kind of need that work with a nominal addresses, such as accommodation. */
export interface Pathway extends Basis {
  /** Its name, to show. */
  readonly title: string
  /** Ids of the pathways of an older scheme that this one takes up. */
  readonly formerly?: readonly string[]
}

/** A meeting at which people decide. */
export interface Forum extends Basis {
  /** Its name, to show. */
  readonly title: string
  /** The short name people use for it. */
  readonly alias?: string
  /** How often it meets, in words. */
  readonly meets?: string
  /** What it does, a phrase each. */
  readonly does?: readonly string[]
}

/** Somebody knows of a finding and lets it stand. It covers every finding of its code, narrowed by the rest. */
export interface Acceptance {
  /** The code of the findings it covers, such as `gap`. */
  readonly code: string
  /** Only findings about this decision. */
  readonly decision?: string
  /** Only findings about these rules. */
  readonly rules?: readonly string[]
  /** Only findings about this parameter. */
  readonly parameter?: string
  /** JSON Pointer, with ids or names instead of positions in named lists. */
  readonly path?: string
  /** Why it is meant, in a sentence. */
  readonly reason: string
  /** The role or board that accepted it. */
  readonly by: string
  /** The day it was accepted. */
  readonly on: Day
}

/** A policy document as people write it, before `extends` is resolved. */
export interface PolicyDocument {
  /** The version of the policy language. Another is refused with its own issue. */
  readonly language: '1.0'
  /** Unique among the policies somebody works with, such as `cheshire`. */
  readonly id: string
  /** `MAJOR.MINOR.PATCH`: raised by whoever changes what the policy means. */
  readonly version: string
  /** Its name, to show. */
  readonly title: string
  /** What it is about, in a few sentences. */
  readonly summary?: string
  /** The days it holds, both inclusive; without `until`, until further notice. */
  readonly inForce: { readonly from: Day; readonly until?: Day }
  /**
   * Policies it builds on, in order; `take` narrows what is taken to these dotted places and what they need.
   */
  readonly extends?: readonly { readonly policy: string; readonly take?: readonly string[] }[]
  /**
   * What is left out of the policies it builds on, as dotted places: `decisions.status`, `conditions.member`.
   */
  readonly remove?: readonly string[]
  /** Places whose people are counted together, by id. */
  readonly areas?: { readonly [area: string]: Area }
  /** Documents it quotes, by id. */
  readonly sources?: { readonly [source: string]: Source }
  /** What may be known of a nominal, by id; at most 200. */
  readonly facts?: { readonly [fact: string]: FactDeclaration }
  /** Figures that are looked up, by id. */
  readonly tables?: { readonly [table: string]: Table }
  /** Facts worked out from lists, by id. */
  readonly derived?: { readonly [fact: string]: DerivedFact }
  /** Figures that people may decide to change, by id. */
  readonly parameters?: { readonly [parameter: string]: Parameter }
  /** Conditions that rules name, by their names. They may name each other, but not in a circle. */
  readonly conditions?: { readonly [name: string]: Condition }
  /** What the policy holds always to be true. */
  readonly assumptions?: readonly Assumption[]
  /** The questions it answers, by id. */
  readonly decisions?: { readonly [decision: string]: Decision }
  /** What can happen to a nominal, by id. */
  readonly events?: { readonly [event: string]: EventDeclaration }
  /** Regions of the one machine `nominal`, beside each other. */
  readonly machines?: { readonly [region: string]: Region }
  /** Changes that the panel should look at. */
  readonly review?: { readonly triggers: readonly ReviewTrigger[]; readonly note?: string }
  /** Other teams that may be told of a nominal. */
  readonly liaison?: { readonly [team: string]: LiaisonTeam }
  /** The scoring matrix: its items with the most points each. Advisory: no decision reads the sum. */
  readonly matrix?: {
    readonly items: readonly { readonly id: string; readonly title: string; readonly maximum: number }[]
    readonly advisory: true
    readonly note?: string
  }
  /** The least share of hours that each outcome of a decision should have, in percent. */
  readonly resources?: {
    readonly unit: string
    readonly decision: string
    readonly minimum: { readonly [outcome: string]: Value }
    readonly cite?: readonly Citation[]
    readonly note?: string
  }
  /** Kinds of need, by id. */
  readonly pathways?: { readonly [pathway: string]: Pathway }
  /** Meetings that decide, by id. */
  readonly forums?: { readonly [forum: string]: Forum }
  /** How often somebody with this outcome should be seen. */
  readonly contact?: {
    readonly [outcome: string]: { readonly every: number; readonly unit: 'days' | 'weeks' | 'months' }
  }
  /** Reasons for ending membership, and what may suggest it. Suggestions only: the panel decides. */
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
  /** Where the documents are silent, and the reading taken. */
  readonly readings?: readonly Reading[]
  /** Worked cases with what the policy must answer. */
  readonly examples?: readonly Example[]
  /** Findings that somebody knows of and lets stand. */
  readonly acceptances?: readonly Acceptance[]
  /** Who signed this version, for each of the two services, and when: a role or board. */
  readonly signOffs?: readonly {
    readonly by: 'police' | 'probation'
    readonly name: string
    readonly on: Day
  }[]
  /** What each version changed, for policy leads. */
  readonly changes?: readonly { readonly version: string; readonly on: Day; readonly text: string }[]
}

/** The parts of a document that may be left out, and that a flat document has, though empty. */
export type Settled =
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

/** A flat document in which the parts that may be left out are there, though empty. */
export type FlatDocument = Omit<PolicyDocument, Settled | 'extends' | 'remove'> &
  Required<Pick<PolicyDocument, Settled>>

declare const parsed: unique symbol

/**
 * A checked policy: flat, complete and frozen. It only comes out of `parsePolicy`; to change one,
 * edit its document and parse again.
 */
export interface Policy extends FlatDocument {
  /** SHA-256 of what the policy means, in hexadecimal: see `policyHash`. */
  readonly hash: string
  /** The flat document, as it can be written to a file. */
  readonly document: PolicyDocument
  /** Marks what `parsePolicy` has checked; it cannot be written by hand. */
  readonly [parsed]: true
}
