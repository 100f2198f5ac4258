import type { Scalar } from '../vocabulary/fact.ts'

/** A passage of a source document, quoted word for word. */
export interface Citation {
  readonly source: string
  /** Line of the source file, from 1. */
  readonly line: number
  readonly quote: string
}

/** What a rule, parameter or fallback rests on: a passage, or an assumption somebody made. */
export interface Basis {
  readonly cite?: readonly Citation[]
  readonly assumption?: string
}

interface FactWords {
  readonly title: string
  readonly hint?: string
  readonly suppliedBy?: string
  /** May a person's circumstances still change it? The past may not. Default true. */
  readonly changeable?: boolean
}

/** How a yes-or-no fact reads inside a sentence: `the IOM team agrees`, `the IOM team does not agree`. */
export interface YesNoWords {
  readonly yes?: string
  readonly no?: string
}

export interface BooleanFact extends FactWords, YesNoWords {
  readonly type: 'boolean'
}

export interface NumberFact extends FactWords {
  readonly type: 'number'
  readonly minimum: number
  readonly maximum: number
  readonly unit: string
  /** Whole numbers only. */
  readonly whole?: boolean
  /** May be `"NONE"`: known to have none. */
  readonly mayBeNone?: boolean
}

export interface ChoiceFact extends FactWords {
  readonly type: 'choice'
  readonly values: readonly string[]
  /** Plain words for the values. */
  readonly labels?: { readonly [value: string]: string }
}

export interface DayFact extends FactWords {
  readonly type: 'day'
  readonly mayBeNone?: boolean
  /** Never after the day of the assessment. */
  readonly past?: boolean
}

export interface ListFact extends FactWords {
  readonly type: 'list'
  /** The fields of each record; a list has either records or plain choice values. */
  readonly record?: { readonly [field: string]: RecordField }
  readonly values?: readonly string[]
  readonly labels?: { readonly [value: string]: string }
}

export type FactDeclaration = BooleanFact | NumberFact | ChoiceFact | DayFact | ListFact
export type ScalarFact = Exclude<FactDeclaration, ListFact>

/** A code that no condition reads, such as a Home Office class. Never free text. */
export interface CodeField extends FactWords {
  readonly type: 'code'
  /** A record without it is complete. */
  readonly optional?: boolean
}

export type RecordField = ScalarFact | CodeField

/** A literal, the value of a parameter, or the day of the assessment. */
export type Value = Scalar | readonly string[] | { readonly fact: string }
