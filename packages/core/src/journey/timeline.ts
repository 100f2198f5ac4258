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
  /** The day it happened; never before that of the event ahead of it. */
  readonly day: Day
  /** What it carries beside its day, by field. */
  readonly payload?: { readonly [field: string]: PayloadValue }
  /** The role that recorded it, never a name. */
  readonly by?: string
  /** What else a reader should know of it. No rule reads it; nothing that identifies anybody belongs here. */
  readonly note?: string
}

/** Where a journey begins: the nominal and the facts on the first day. */
export interface JourneyStart {
  /** An opaque reference, never a name. */
  readonly ref: string
  /** The id of one of the policy's areas. */
  readonly area?: string
  /** The first day: events are on it or later. */
  readonly asAt: Day
  /** What is known on that day; what is left out is unknown. */
  readonly facts: Facts
}

/** What a question of a scenario asks. `next`: which event the policy permits now. */
export type Asked = 'cohort' | 'colour' | 'lead' | 'next'

/** How a journey is taught. Answers are never written down: they are worked out. */
export interface Scenario {
  /** What the room learns from it, in a sentence. */
  readonly aim: string
  /** For the person who runs the room. */
  readonly notes: string
  /** What is asked, in the order of the steps. */
  readonly questions: readonly {
    /** The step whose standing is asked for: 0 is the start, 1 is after the first event. */
    readonly step: number
    readonly ask: Asked
    readonly text?: string
  }[]
}

/** A log of dated events, with the policy it was recorded under. Plain JSON. */
export interface Journey {
  /** Where its JSON Schema is, for editors; nothing reads it. */
  readonly $schema?: string
  /** Unique among the journeys somebody works with. */
  readonly id: string
  /** What it shows, to show in a list. */
  readonly title: string
  /** Without `hash` it is a template, for whatever version of the policy is at hand. */
  readonly policy: { readonly id: string; readonly version?: string; readonly hash?: string }
  /** The nominal on the first day. */
  readonly start: JourneyStart
  /** What happened since, in the order of the days. */
  readonly events: readonly JourneyEvent[]
  /** How it is taught, if it is. */
  readonly scenario?: Scenario
}

/** A duty that is owed: by a rule of `obligations` while it is met, or by a step of the process. */
export interface OpenDuty {
  /** The duty's id: an outcome of `obligations`, or what a step of the process called it. */
  readonly duty: string
  /** Plain words, to show. */
  readonly title: string
  /** The day from which it is owed. */
  readonly since: Day
  /** The last day to do it; null where the policy sets no deadline. */
  readonly due: Day | null
  /** The rule of `obligations` that gives it, or the event that brought it about. */
  readonly from: { readonly rule: string } | { readonly event: string }
  /** May it be waived, with a reason, rather than done? */
  readonly waivable: boolean
}

/** A duty that is no longer owed. `lapsed`: the rule that gave it is not met any more. */
export interface ClosedDuty {
  /** The duty's id. */
  readonly duty: string
  /** Plain words, to show. */
  readonly title: string
  /** The day from which it was owed. */
  readonly since: Day
  /** The day it ended. */
  readonly on: Day
  /** How it ended. */
  readonly how: 'done' | 'waived' | 'lapsed'
  /** Why it was waived, as the event says. */
  readonly reason?: string
  /** The role that did or waived it, as the event says. */
  readonly by?: string
}

/** Something put to the panel. */
export interface PanelItem {
  /** The item's id. */
  readonly item: string
  /** Plain words, to show. */
  readonly title: string
  /** The day from which it has been before the panel. */
  readonly since: Day
  /** A rule of `panelItems` that is met, a change that sets off a review, or a step of the process. */
  readonly from: { readonly rule: string } | { readonly trigger: string } | { readonly event: string }
  /** The change in words, for a trigger: `GREEN → RED`. */
  readonly change?: string
}

/** Another team that has been told of the nominal. */
export interface Liaison {
  /** The team's id. */
  readonly team: string
  /** The team's name. */
  readonly title: string
  /** The day it was told. */
  readonly since: Day
}

/** The matrix as scored last: advisory, a sum, no pass mark. */
export interface MatrixScore {
  /** The day it was scored. */
  readonly on: Day
  /** Points by the id of the item, from 0 to its maximum. */
  readonly scores: { readonly [item: string]: number }
  /** Their sum. */
  readonly total: number
  /** The most that the items of the policy can come to. */
  readonly maximum: number
}

/** A decision's outcome that became another, or of a decision that collects, one that came or went. */
export interface Turn {
  /** The decision's id. */
  readonly decision: string
  /** The outcome that ended; null where there was none. */
  readonly from: string | null
  /** The outcome that began; null where there is none. */
  readonly to: string | null
  /** The day of the change: where time alone brought it, the first day on which it held. */
  readonly on: Day
  /** What brought it: the event, or the passing of time before it. */
  readonly cause: 'event' | 'time'
  /** The name of the rule that gives the outcome now; null where none does. */
  readonly rule: string | null
}

/** Everything a journey carries from one event to the next. Plain JSON, and XState's context. */
export interface Case {
  /** What is known, by the id of the fact. */
  readonly facts: Facts
  /** The day reached. */
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
  /** Duties that are no longer owed, in the order in which they ended. */
  readonly closed: readonly ClosedDuty[]
  /** Duties of rules that were done or waived since they have been owed. */
  readonly settled: readonly string[]
  /** Items raised by changes and steps, open until the panel has dealt with them. */
  readonly raised: readonly PanelItem[]
  /** Teams that have been told, in the order in which they were. */
  readonly liaison: readonly Liaison[]
  /** The matrix as scored last; null where it was not. */
  readonly matrix: MatrixScore | null
  /** What turned with the last event. */
  readonly turned: readonly Turn[]
}

/** Where a journey stands: a state for each region, and the case. */
export interface Position {
  /** By region: `nomination`, `status`, `oversight.lead`. */
  readonly states: { readonly [region: string]: string }
  /** What the journey carries. */
  readonly context: Case
}

/** Why an event is not permitted. */
export interface Refusal {
  /** What stood in the way. Stable, for programs. */
  readonly code: 'unknown-event' | 'payload' | 'day' | 'state' | 'guard' | 'duty' | 'fact'
  /** A sentence: `PANEL_ACCEPTED cannot be accepted: …`. */
  readonly message: string
}

/** A decision's answer within a standing. */
export interface Answer {
  /** The outcome; null when undetermined, in conflict or silent. */
  readonly outcome: string | null
  /** How sure it is; see `assess`. */
  readonly certainty: Certainty
  /** Exactly the outcomes that can still come out. */
  readonly possible: readonly string[]
  /** Exactly the unknown facts that can still matter. */
  readonly missing: readonly string[]
  /** The name of the rule that gave the outcome, or `otherwise`; null for none. */
  readonly rule: string | null
  /** The day from which the outcome has held, as far as the journey shows. */
  readonly since: Day | null
}

/** What the policy says of a nominal at one point of a journey. */
export interface Standing {
  /** The day it is said of. */
  readonly asAt: Day
  /** The state of each region, by its id. */
  readonly states: { readonly [region: string]: string }
  /** What the panel decided; null when it is not known. */
  readonly membership: string | null
  /** Null where the policy has no such decision. */
  readonly colour: Answer | null
  /** Which cohort the criteria give; null where the policy has no such decision. */
  readonly eligibility: Answer | null
  /** Who leads; null where the policy has no such decision. */
  readonly lead: Answer | null
  /** Who owns the risk, as the rule of `lead` says; null when that is not known. */
  readonly riskOwner: string | null
  /** Duties that are owed. */
  readonly obligations: readonly OpenDuty[]
  /** Duties that may be owed, depending on facts that are not known. */
  readonly possibleObligations: readonly string[]
  /** Duties that are no longer owed, from the start of the journey. */
  readonly discharged: readonly ClosedDuty[]
  /** What is before the panel. */
  readonly panelItems: readonly PanelItem[]
  /** Ids of the flags that are certainly up. */
  readonly flags: readonly string[]
  /** Teams that have been told. */
  readonly liaison: readonly Liaison[]
  /** The matrix as scored last; null where it was not. */
  readonly matrix: MatrixScore | null
  /** What is known, by the id of the fact. */
  readonly facts: Facts
  /** Every decision with its reasons, as `assess` gives them. */
  readonly assessment: Assessment
}

/** One thing that became different, with the event, the rule and the reason. */
export interface Change {
  /** What kind of thing became different. */
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
  /** What it was; null for none. */
  readonly from: string | null
  /** What it is; null for none. */
  readonly to: string | null
  /** The day of the change; where time alone brought it, the first day on which it held. */
  readonly on: Day
  /** What brought it: the event, or the passing of time before it. */
  readonly cause: 'event' | 'time'
  /** The event, for a change that it caused. */
  readonly event: string | null
  /** The name of the rule behind it; null where no rule is. */
  readonly rule: string | null
  /** A sentence. */
  readonly reason: string
}

/** One entry of a timeline: an event, and where it left the nominal. */
export interface Step {
  /** 0 is the start. */
  readonly index: number
  /** What happened; null at the start. */
  readonly event: JourneyEvent | null
  /** Did the policy permit it? True at the start. */
  readonly permitted: boolean
  /** Why not; null where it was permitted. A refused event changes nothing, the day included. */
  readonly refusal: Refusal | null
  /** What became different, in the order in which it did. */
  readonly changes: readonly Change[]
  /** What the policy says of the nominal afterwards. */
  readonly standing: Standing
  /** Where the journey stands afterwards, to go on from. */
  readonly position: Position
}

/** A journey replayed: the standing at the start and after each event. */
export interface Timeline {
  /** The policy it was replayed under. */
  readonly policy: { readonly id: string; readonly version: string; readonly hash: string }
  /** The policy the log was recorded under, where it is not this one. */
  readonly recordedUnder?: Journey['policy']
  /** The journey that was replayed. */
  readonly journey: { readonly id: string; readonly title: string }
  /** The nominal's reference. */
  readonly ref: string
  /** The id of the nominal's area. */
  readonly area?: string
  /** The start and then one step for each event. */
  readonly steps: readonly Step[]
  /** Indexes of the steps whose event was refused. */
  readonly refused: readonly number[]
}
