import type { Scalar } from '../vocabulary/fact.ts'
import type { Basis, ScalarFact, Value } from './declaration.ts'

/** A literal an event gives to a fact; `null` makes it unknown. */
export type EventLiteral = Scalar | null

/**
 * A value an event gives: a literal, something the event carries, or what a fact was before.
 *
 * `cases` replaces listed values. `otherwise` stands where nothing was carried, and for the values
 * that `cases`, when given, does not list.
 */
export type EventValue =
  | EventLiteral
  | (({ readonly payload: string } | { readonly event: 'day' } | { readonly fact: string }) & {
      readonly cases?: { readonly [value: string]: EventLiteral }
      readonly otherwise?: EventLiteral | { readonly event: 'day' } | { readonly fact: string }
    })

/** What the policy says of one thing an event carries. */
export interface PayloadWords {
  /** Plain words, to show as a label. */
  readonly title?: string
  /** What to keep in mind when filling it in. */
  readonly hint?: string
  /** The event may leave it out. */
  readonly optional?: boolean
}

/** One thing an event carries. */
export type PayloadField =
  /** Declared here, as a fact would be; `or` lists words it may be instead (`INDETERMINATE`). */
  | (ScalarFact & { readonly optional?: boolean; readonly or?: readonly string[] })
  /** Typed as a fact is, or as a field of its records; `values` keeps some of its values. */
  | (PayloadWords & {
      readonly fact: string
      readonly field?: string
      readonly values?: readonly string[]
    })
  /** A short text, such as a reason. */
  | (PayloadWords & { readonly type: 'text' })
  /** The id of something the policy lists. */
  | (PayloadWords & { readonly type: 'id'; readonly of: 'duty' | 'deselection-reason' | 'liaison' })
  /** A score for each item of the policy's matrix. */
  | (PayloadWords & { readonly type: 'matrix' })
  /** Facts by id, learnt late: only facts that were unknown. */
  | (PayloadWords & { readonly type: 'facts' })

/** A kind of thing that happens to a nominal, and what it changes. */
export interface EventDeclaration extends Basis {
  /** Plain words, to show. */
  readonly title: string
  /** What to keep in mind when recording it. */
  readonly hint?: string
  /** The role that says so: `police`, `panel`. */
  readonly suppliedBy?: string
  /** What it carries beside its day, by field. */
  readonly payload?: { readonly [field: string]: PayloadField }
  /** Facts that become another value. */
  readonly set?: { readonly [fact: string]: EventValue }
  /** A record, or a value, put at the end of a list. An unknown list stays unknown. */
  readonly append?: { readonly [list: string]: EventValue | { readonly [field: string]: EventValue } }
  /** In every record of the list whose named field is `NONE`, that field becomes the day of the event. */
  readonly close?: { readonly [list: string]: string }
  /** The name of the payload field whose facts are learnt. */
  readonly learn?: string
  /** The region whose current state must take the event; left out where it can always happen. */
  readonly permittedBy?: string
  /** What it does beside changing facts, wherever it happens. */
  readonly actions?: readonly Action[]
  /** How a refusal begins: `The nomination cannot be accepted`. */
  readonly cannot?: string
}

/** Is a named condition, or an outcome of a decision, certainly met? */
export type Guard =
  | { readonly type: 'rule'; readonly params: { readonly condition: string } }
  | { readonly type: 'rule'; readonly params: { readonly decision: string; readonly outcome: string } }
  /** Certainly not met: what is unknown satisfies neither a guard nor its `not`. */
  | { readonly type: 'not'; readonly params: { readonly guard: Guard } }

/** An id, or the payload field that carries it. */
export type Carried = string | { readonly payload: string }

/** What an event, a transition or entering a state does beside changing facts, told apart by `type`. */
export type Action =
  /** The event's declared effect on facts. It always applies first, so writing it is optional. */
  | { readonly type: 'set' }
  | {
      readonly type: 'oblige'
      readonly params: { readonly duty: Carried; readonly dueWithinDays?: Value }
    }
  | {
      readonly type: 'discharge'
      readonly params:
        | { readonly duty: Carried; readonly waived?: boolean; readonly reason?: Carried }
        | { readonly team: Carried }
        /** The panel has dealt with everything that was put to it. */
        | { readonly panelItems: true }
    }
  | {
      readonly type: 'refer'
      readonly params: { readonly item: Carried } | { readonly team: Carried }
    }

/** Words for a state. */
export interface StateWords {
  /** Plain words, to show. */
  readonly title?: string
  /** A clause that is true in the state: `the panel is discussing the nomination`. */
  readonly is?: string
  /** A clause that is true before it: `the panel has not discussed the nomination`. */
  readonly notYet?: string
}

/** Where an event leads from a state, when, and what it does. */
export interface Transition {
  /** The name of a state of the same region; left out to stay. */
  readonly target?: string
  /** What has to be so; left out, always. */
  readonly guard?: Guard
  /** What it does beside going there. */
  readonly actions?: readonly Action[]
  /** What else a reader should know of it. */
  readonly description?: string
}

/** A state, in XState's keys. */
export interface StateDeclaration {
  /** `final`: nothing leads out of it. */
  readonly type?: 'final'
  /** For a state with states inside: the one that is entered first. */
  readonly initial?: string
  /** States inside it, by name. */
  readonly states?: { readonly [state: string]: StateDeclaration }
  /** Where each event leads: a state, a transition, or several of which the first enabled is taken. */
  readonly on?: { readonly [event: string]: string | Transition | readonly Transition[] }
  /** What happens whenever it is entered. */
  readonly entry?: readonly Action[]
  /** What it means, in a sentence. */
  readonly description?: string
  /** `member`: only people who are in a cohort are in this state. */
  readonly tags?: readonly string[]
  /** Words for it. */
  readonly meta?: StateWords
}

/** States written out. */
export interface StatesRegion extends Basis {
  /** The first state, or the first of several whose guard is met by the facts at the start. */
  readonly initial: string | readonly { readonly target: string; readonly guard?: Guard }[]
  /** Its states, by name. */
  readonly states: { readonly [state: string]: StateDeclaration }
  /** A decision its states claim to agree with; verification checks it. */
  readonly mirrors?: string
  /** The state for an outcome, where it is called otherwise. */
  readonly names?: { readonly [outcome: string]: string }
  /** What it is about, in a sentence. */
  readonly description?: string
  /** Words for the region itself. */
  readonly meta?: StateWords
}

/** One state for each outcome of a decision (or value of a choice, `fact.maracRole`), and UNDETERMINED. */
export interface FollowingRegion extends Basis {
  /** The id of a decision, or `fact.<id>` for a fact that is a choice. */
  readonly follows: string
  /** The state for an outcome, where it is called otherwise. */
  readonly names?: { readonly [outcome: string]: string }
  /** What is to be said of single states, by name. */
  readonly states?: {
    readonly [state: string]: Pick<StateDeclaration, 'description' | 'tags' | 'meta' | 'entry'>
  }
  /** What it is about, in a sentence. */
  readonly description?: string
  /** Words for the region itself. */
  readonly meta?: StateWords
}

/** Regions beside each other. */
export interface ParallelRegion extends Basis {
  /** What tells it from other regions. */
  readonly type: 'parallel'
  /** The regions, by name: somebody is in one state of each at once. */
  readonly states: { readonly [region: string]: StatesRegion | FollowingRegion }
  /** What it is about, in a sentence. */
  readonly description?: string
  /** Words for the region itself. */
  readonly meta?: StateWords
}

/**
 * A part of the machine `nominal`: states written out, states that follow a decision or fact, or regions
 * beside each other.
 */
export type Region = StatesRegion | FollowingRegion | ParallelRegion

/** A change that is put to the panel: of a decision's outcome or of a fact. */
export interface ReviewTrigger extends Basis {
  /** Unique among the triggers; panel items name it. */
  readonly id: string
  /** What the panel is asked to look at. */
  readonly title: string
  /** Exactly one of the two. */
  readonly decision?: string
  /** The id of the fact whose change it is. */
  readonly fact?: string
  /** Only a change to, or from, one of these. */
  readonly to?: readonly string[]
  /** Only a change from one of these. */
  readonly from?: readonly string[]
  /** Only while this named condition is certainly met, such as `member`. */
  readonly when?: string
}

/** Another team that is told of a nominal. */
export interface LiaisonTeam extends Basis {
  /** Its name, to show. */
  readonly title: string
  /** What else a reader should know of it. */
  readonly note?: string
}

/** Held for so long: `{ decision: 'status', outcome: 'GREEN', months: … }`. */
export interface Held {
  /** The decision's id. */
  readonly decision: string
  /** The outcome that has to have held without a break. */
  readonly outcome: string
  /** For how many calendar months. */
  readonly months: Value
}

/** The state of a followed decision that has no sure or provisional outcome, or of an unknown fact. */
export const UNDETERMINED = 'UNDETERMINED'
