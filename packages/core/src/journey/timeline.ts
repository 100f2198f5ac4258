import type { Day } from '../vocabulary/day.ts'
import type { FactList, FactRecord, Facts, Scalar } from '../vocabulary/fact.ts'
import type { Assessment, Certainty } from '../decision/assessment.ts'
import type { Decided } from '../decision/assess.ts'

/** What one field of an event carries. */
export type PayloadValue =
  | Scalar
  | FactList
  | Facts
  /** A score for each item of the matrix. */
  | { readonly [item: string]: number }
  | FactRecord

/** Something that happened on a day. */
export interface JourneyEvent {
  /** The id of one of the policy's events. */
  readonly type: string
  readonly day: Day
  readonly payload?: { readonly [field: string]: PayloadValue }
  /** The role that recorded it, never a name. */
  readonly by?: string
  readonly note?: string
}

/** Where a journey begins: the nominal and the facts on the first day. */
export interface JourneyStart {
  readonly ref: string
  readonly area?: string
  readonly asAt: Day
  readonly facts: Facts
}

/** What a question of a scenario asks. `next`: which event the policy permits now. */
export type Asked = 'cohort' | 'colour' | 'lead' | 'next'

/** How a journey is taught. Answers are never written down: they are worked out. */
export interface Scenario {
  readonly aim: string
  /** For the person who runs the room. */
  readonly notes: string
  readonly questions: readonly {
    /** The step whose standing is asked for: 0 is the start, 1 is after the first event. */
    readonly step: number
    readonly ask: Asked
    readonly text?: string
  }[]
}

/** A log of dated events, with the policy it was recorded under. Plain JSON. */
export interface Journey {
  readonly $schema?: string
  readonly id: string
  readonly title: string
  /** Without `hash` it is a template, for whatever version of the policy is at hand. */
  readonly policy: { readonly id: string; readonly version?: string; readonly hash?: string }
  readonly start: JourneyStart
  readonly events: readonly JourneyEvent[]
  readonly scenario?: Scenario
}

/** A duty that is owed: by a rule of `obligations` while it is met, or by a step of the process. */
export interface OpenDuty {
  readonly duty: string
  readonly title: string
  /** The day from which it is owed. */
  readonly since: Day
  /** The last day to do it; null where the policy sets no deadline. */
  readonly due: Day | null
  /** The rule of `obligations` that gives it, or the event that brought it about. */
  readonly from: { readonly rule: string } | { readonly event: string }
  readonly waivable: boolean
}

/** A duty that is no longer owed. `lapsed`: the rule that gave it is not met any more. */
export interface ClosedDuty {
  readonly duty: string
  readonly title: string
  readonly since: Day
  readonly on: Day
  readonly how: 'done' | 'waived' | 'lapsed'
  readonly reason?: string
  readonly by?: string
}

/** Something put to the panel. */
export interface PanelItem {
  readonly item: string
  readonly title: string
  readonly since: Day
  /** A rule of `panelItems` that is met, a change that sets off a review, or a step of the process. */
  readonly from: { readonly rule: string } | { readonly trigger: string } | { readonly event: string }
  /** The change in words, for a trigger: `GREEN → RED`. */
  readonly change?: string
}

export interface Liaison {
  readonly team: string
  readonly title: string
  readonly since: Day
}

/** The matrix as scored last: advisory, a sum, no pass mark. */
export interface MatrixScore {
  readonly on: Day
  readonly scores: { readonly [item: string]: number }
  readonly total: number
  readonly maximum: number
}

/** A decision's outcome that became another, or of a decision that collects, one that came or went. */
export interface Turn {
  readonly decision: string
  readonly from: string | null
  readonly to: string | null
  /** The day of the change: where time alone brought it, the first day on which it held. */
  readonly on: Day
  readonly cause: 'event' | 'time'
  readonly rule: string | null
}

/** Everything a journey carries from one event to the next. Plain JSON, and XState's context. */
export interface Case {
  readonly facts: Facts
  readonly asAt: Day
  /** Every decision's answer as at `asAt`. */
  readonly answers: { readonly [decision: string]: Decided }
  /** For each decision, the day from which each of its present outcomes has held. */
  readonly since: { readonly [decision: string]: { readonly [outcome: string]: Day } }
  /** Duties that steps of the process brought about and that are still owed. */
  readonly owed: readonly {
    readonly duty: string
    readonly since: Day
    readonly due: Day | null
    readonly event: string
  }[]
  readonly closed: readonly ClosedDuty[]
  /** Duties of rules that were done or waived since they have been owed. */
  readonly settled: readonly string[]
  /** Items raised by changes and steps, open until the panel has dealt with them. */
  readonly raised: readonly PanelItem[]
  readonly liaison: readonly Liaison[]
  readonly matrix: MatrixScore | null
  /** What turned with the last event. */
  readonly turned: readonly Turn[]
}

/** Where a journey stands: a state for each region, and the case. */
export interface Position {
  /** By region: `nomination`, `status`, `oversight.lead`. */
  readonly states: { readonly [region: string]: string }
  readonly context: Case
}

/** Why an event is not permitted. */
export interface Refusal {
  readonly code: 'unknown-event' | 'payload' | 'day' | 'state' | 'guard' | 'duty' | 'fact'
  /** A sentence: `PANEL_ACCEPTED cannot be accepted: …`. */
  readonly message: string
}

/** A decision's answer within a standing. */
export interface Answer {
  readonly outcome: string | null
  readonly certainty: Certainty
  readonly possible: readonly string[]
  readonly missing: readonly string[]
  readonly rule: string | null
  /** The day from which the outcome has held, as far as the journey shows. */
  readonly since: Day | null
}

/** What the policy says of a nominal at one point of a journey. */
export interface Standing {
  readonly asAt: Day
  readonly states: { readonly [region: string]: string }
  /** What the panel decided; null when it is not known. */
  readonly membership: string | null
  /** Null where the policy has no such decision. */
  readonly colour: Answer | null
  readonly eligibility: Answer | null
  readonly lead: Answer | null
  readonly riskOwner: string | null
  readonly obligations: readonly OpenDuty[]
  /** Duties that may be owed, depending on facts that are not known. */
  readonly possibleObligations: readonly string[]
  readonly discharged: readonly ClosedDuty[]
  readonly panelItems: readonly PanelItem[]
  readonly flags: readonly string[]
  readonly liaison: readonly Liaison[]
  readonly matrix: MatrixScore | null
  readonly facts: Facts
  readonly assessment: Assessment
}

/** One thing that became different, with the event, the rule and the reason. */
export interface Change {
  readonly what:
    | 'colour'
    | 'eligibility'
    | 'lead'
    | 'membership'
    | 'state'
    | 'obligation'
    | 'panel-item'
    | 'flag'
    | 'decision'
    /** `from` and `to` are certainties: the outcome stayed. */
    | 'certainty'
  /** The decision, region or fact that changed. */
  readonly id: string
  readonly from: string | null
  readonly to: string | null
  readonly on: Day
  readonly cause: 'event' | 'time'
  /** The event, for a change that it caused. */
  readonly event: string | null
  readonly rule: string | null
  /** A sentence. */
  readonly reason: string
}

export interface Step {
  /** 0 is the start. */
  readonly index: number
  readonly event: JourneyEvent | null
  readonly permitted: boolean
  readonly refusal: Refusal | null
  readonly changes: readonly Change[]
  readonly standing: Standing
  readonly position: Position
}

/** A journey replayed: the standing at the start and after each event. */
export interface Timeline {
  readonly policy: { readonly id: string; readonly version: string; readonly hash: string }
  /** The policy the log was recorded under, where it is not this one. */
  readonly recordedUnder?: Journey['policy']
  readonly journey: { readonly id: string; readonly title: string }
  readonly ref: string
  readonly area?: string
  readonly steps: readonly Step[]
  /** Indexes of the steps whose event was refused. */
  readonly refused: readonly number[]
}
