import type { Scalar } from '../vocabulary/fact.ts'

/** A passage of a source document, quoted word for word. */
export interface Citation {
  /** The id of one of the policy's sources. */
  readonly source: string
  /** Line of the source file, from 1. */
  readonly line: number
  /** The words of that line, or a part of them; `checkPolicy` looks them up. */
  readonly quote: string
}

/** What a rule, parameter or fallback rests on: a passage, or an assumption somebody made. */
export interface Basis {
  /** The passages it rests on. */
  readonly cite?: readonly Citation[]
  /** What was assumed, and why, where no source says it. */
  readonly assumption?: string
}

/** What the policy says of a fact to whoever has to find it out. */
export interface FactWords {
  /** Plain words, to show. */
  readonly title: string
  /** What to keep in mind when finding it out. */
  readonly hint?: string
  /** The role that knows it: `police`, `probation`. */
  readonly suppliedBy?: string
  /** May a person's circumstances still change it? The past may not. Default true. */
  readonly changeable?: boolean
}

/** How a yes-or-no fact reads inside a sentence: `the IOM team agrees`, `the IOM team does not agree`. */
export interface YesNoWords {
  /** The clause for true. */
  readonly yes?: string
  /** The clause for false. */
  readonly no?: string
}

/** A fact that is true or false. */
export interface BooleanFact extends FactWords, YesNoWords {
  /** What tells it from other facts. */
  readonly type: 'boolean'
}

/** A fact that is a number, within bounds. */
export interface NumberFact extends FactWords {
  /** What tells it from other facts. */
  readonly type: 'number'
  /** The least it may be, inclusive, in `unit`. */
  readonly minimum: number
  /** The most it may be, inclusive, in `unit`. */
  readonly maximum: number
  /** What is counted, as it stands after the figure: `percent`, `points`. */
  readonly unit: string
  /** Whole numbers only. */
  readonly whole?: boolean
  /** May be `"NONE"`: known to have none. */
  readonly mayBeNone?: boolean
}

/** A fact that is one of a few values. */
export interface ChoiceFact extends FactWords {
  /** What tells it from other facts. */
  readonly type: 'choice'
  /** Every value it may have, in the order to show them. */
  readonly values: readonly string[]
  /** Plain words for the values. */
  readonly labels?: { readonly [value: string]: string }
}

/** A fact that is a calendar day, `YYYY-MM-DD`. */
export interface DayFact extends FactWords {
  /** What tells it from other facts. */
  readonly type: 'day'
  /** May be `"NONE"`: known to have none, such as no release date. */
  readonly mayBeNone?: boolean
  /** Never after the day of the assessment. */
  readonly past?: boolean
}

/** A fact that is a list of records, or of choice values. */
export interface ListFact extends FactWords {
  /** What tells it from other facts. */
  readonly type: 'list'
  /** The fields of each record; a list has either records or plain choice values. */
  readonly record?: { readonly [field: string]: RecordField }
  /** Every value a member may have, where the list has no records. */
  readonly values?: readonly string[]
  /** Plain words for the values. */
  readonly labels?: { readonly [value: string]: string }
}

/** What values a fact may have, told apart by `type`. */
export type FactDeclaration = BooleanFact | NumberFact | ChoiceFact | DayFact | ListFact
/** A fact with one value: every kind but a list. */
export type ScalarFact = Exclude<FactDeclaration, ListFact>

/** A code that no condition reads, such as a Home Office class. Never free text. */
export interface CodeField extends FactWords {
  /** What tells it from other fields. */
  readonly type: 'code'
  /** A record without it is complete. */
  readonly optional?: boolean
}

/** What values a field of a record may have. */
export type RecordField = ScalarFact | CodeField

/** A literal, the value of a parameter, or the day of the assessment. */
export type Value = Scalar | readonly string[] | { readonly fact: string }
