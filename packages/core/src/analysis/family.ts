import type { Day } from '../vocabulary/day.ts'
import type { Facts, Scalar } from '../vocabulary/fact.ts'

/** An example person: facts that `assess` can be asked about, as at a day. What is left out can be anything. */
export interface Witness {
  /** The day the facts are to be assessed as at. */
  readonly asAt: Day
  /**
   * The facts that matter; any others may be added without changing what the example shows. Where two policies are
   * compared, facts of either: what the other one does not have, `knownTo` leaves out for it.
   */
  readonly facts: Facts
}

/** What a family asks of one fact. */
export interface FamilyPart {
  /** A fact or a derived fact. */
  readonly fact: string
  /** Of a derived fact that two compared policies work out otherwise: which of them. */
  readonly under?: 'before' | 'after'
  /** One value of each class of values that it admits. */
  readonly values: readonly Scalar[]
  /** `in prison`, `sentence 24 months or less`. */
  readonly words: string
}

/** People described fact by fact: everybody of whom all the parts are true, whatever else is so. */
export interface Family {
  /** One condition for each fact that is limited; empty for everybody. */
  readonly parts: readonly FamilyPart[]
  /** The parts as one phrase; `everybody` where there are none. */
  readonly words: string
  /** The smallest example of it; `null` where none was found, or it was too complex to work out. */
  readonly example: Witness | null
}

/** Told while long work goes on. */
export interface Progress {
  /** Parts done, out of `total`. */
  readonly done: number
  /** How many parts there are; it does not change while the work goes on. */
  readonly total: number
  /** The part that is looked at, in words. */
  readonly what: string
}
