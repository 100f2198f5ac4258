import type { Tally } from '../people.ts'

/** Somebody who decides about nominals, in a process of its own so that nobody warms up or spoils another's code. */
export interface Contender {
  /** The answers to the first so many people of whom everything is known, as `lineOf` writes them. */
  readonly answers?: (count: number) => readonly string[] | Promise<readonly string[]>
  /** For those who count: how many get which outcome, by area. */
  readonly tally?: (count: number) => Tally | Promise<Tally>
  /** Why it is not here. */
  readonly absent?: string
  readonly close?: () => void | Promise<void>
  readonly jobs: Readonly<Record<string, Job>>
}

export interface Job {
  /** It is run on so many at most; more are reckoned from that. */
  readonly most: number
  /** Gets ready for a size, off the clock. */
  readonly prepare?: (size: number) => void | Promise<void>
  readonly run: (size: number) => unknown
}

/** Opens a contender for sizes up to `most`. */
export type Open = (most: number) => Contender | Promise<Contender>
