import type { Decided, Nominal } from '@iom-rules/core'
import type { CaseloadEffect } from '@iom-rules/core/analysis'
import type { AnswerCount, CaseloadMoves, Sweep } from '@iom-rules/core/caseload'
import type { FileTable } from '../files/table.ts'
import type { Given } from '../work/given.ts'
import type { Group } from './membership.ts'

/** What is compared: the same people on the same day under two policies. */
export interface Compared {
  readonly people: readonly Nominal[]
  readonly asAt: string
  readonly before: Given
  readonly after: Given
}

/** People left out, since one of the policies has no room for a fact of theirs. */
export interface Misfits {
  readonly count: number
  readonly why: string
}

/** A caseload in a few figures. */
export interface Overview {
  readonly people: number
  readonly members: number
  readonly misfits: Misfits | null
  /** The decisions of both policies that say something about these people. */
  readonly about: readonly string[]
  /** How many people have an answer of one of those decisions that is not settled. */
  readonly certain: { readonly provisional: number; readonly undetermined: number }
}

/** Counts of a decision under one policy; `byArea` is in the order of `areas`. */
export interface Tally {
  readonly areas: readonly string[]
  readonly counts: readonly AnswerCount[]
}

/** Counts of a decision before and after, and who moves from where to where. */
export interface ComparedCounts {
  readonly people: number
  /** In the order of the areas of `before`. */
  readonly peopleByArea: readonly number[]
  readonly before: Tally
  readonly after: Tally
  /** By area as `before` has them. */
  readonly moves: readonly CaseloadMoves[]
}

/** Who of a caseload moves in any decision, and the counts of the decisions in which somebody does. */
export interface EffectOnCaseload {
  readonly effect: CaseloadEffect
  readonly counts: readonly { readonly decision: string; readonly counted: ComparedCounts }[]
}

/** Whom to list of those who move; empty texts for anybody. Answers are as `answerText` writes them. */
export interface Movers extends Compared {
  readonly decision: string
  readonly group: Group
  readonly area: string
  readonly from: string
  readonly to: string
}

/** Somebody whose answer is another one than before. */
export interface Mover {
  readonly ref: string
  readonly area: string | undefined
  readonly from: Decided
  readonly to: Decided
  /** What it hangs on, in the words of the policy. */
  readonly why: string
}

/** Every value of a parameter. */
export interface Swept {
  readonly people: readonly Nominal[]
  readonly asAt: string
  readonly policy: Given
  readonly parameter: string
  readonly decision: string
  readonly group: Group
}

/** What is asked about a caseload, where the people are held: what goes in, and what comes out. */
export interface CaseloadTasks {
  readonly overview: { readonly input: Compared; readonly output: Overview }
  readonly counts: {
    readonly input: Compared & { readonly decision: string; readonly group: Group }
    readonly output: ComparedCounts
  }
  readonly effect: { readonly input: Compared; readonly output: EffectOnCaseload }
  readonly movers: {
    readonly input: Movers & { readonly start: number; readonly limit: number }
    readonly output: { readonly total: number; readonly movers: readonly Mover[] }
  }
  /** The figures with everybody who moves and every value, as an Excel file, or CSV files in a ZIP file. */
  readonly impactFile: {
    readonly input: Movers & {
      readonly form: 'excel' | 'csv'
      /** What the files of a ZIP file are called first. */
      readonly base: string
      readonly tables: readonly FileTable[]
      readonly sweep: Sweep | null
    }
    readonly output: { readonly bytes: Uint8Array<ArrayBuffer> }
  }
  readonly sweep: { readonly input: Swept; readonly output: Sweep }
  /** How many people have something on record from after the day. */
  readonly tooEarly: {
    readonly input: { readonly people: readonly Nominal[]; readonly asAt: string; readonly policy: Given }
    readonly output: number
  }
  readonly invent: {
    readonly input: {
      readonly policy: Given
      readonly asAt: string
      readonly count: number
      readonly seed: number
      readonly unknownRate: number
    }
    readonly output: { readonly people: readonly Nominal[] }
  }
}
