import type { Day } from './day.ts'

/** "Known to have none", for facts declared `mayBeNone`: every comparison on it is false. */
export const NONE = 'NONE'

/** A value of a fact that is not a list. */
export type Scalar = boolean | number | string

/** A record of a list fact; a field that is absent or `null` is unknown. */
export type FactRecord = { readonly [field: string]: Scalar | null | undefined }

/** A list fact: records with declared fields, or plain choice values. */
export type FactList = readonly FactRecord[] | readonly string[]

/** What a nominal may carry for a fact; `null` is unknown, as is leaving the key out. */
export type FactValue = Scalar | FactList | null

/** Facts by id. A key that is absent or `null` is unknown, never false. */
export type Facts = { readonly [fact: string]: FactValue | undefined }

/** Who said a fact, and when: a role and a reference, never a name. */
export interface Evidence {
  /** The role that said so: `police`, `probation`. */
  readonly role: string
  /** The day it was said. */
  readonly on?: Day
  /** Where it is recorded: a reference, never free text about a person. */
  readonly ref?: string
}

/** A person under consideration. There is no field for a name, a birth date or a national id. */
export interface Nominal {
  /** An opaque reference, such as `HAL-004`. */
  readonly ref: string
  /** The id of one of the policy's areas. */
  readonly area?: string
  /** What is known, by the id of the fact. What is left out is unknown, which is not the same as none. */
  readonly facts: Facts
  /** Who said which fact, by the id of the fact. No decision reads it. */
  readonly evidence?: { readonly [fact: string]: Evidence }
}
