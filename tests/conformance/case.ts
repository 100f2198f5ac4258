// The shapes of the suite, as schema.json fixes them.
import type { Facts, Scalar } from '@iom-rules/core'
import type { JourneyEvent, JourneyStart } from '@iom-rules/core/journey'
import type { ShortStep } from './making/timeline.ts'

/** What every case has. */
interface Common {
  /** File and line: `cases/exists:12`. */
  readonly id: string
  /** What it is there for. */
  readonly shows: string
  readonly policy: string
}

/** What a decision must come to: of FIRST and UNIQUE all but `outcomes`, of COLLECT only that, `possible` and `missing`. */
export interface PortableAnswer {
  readonly outcome?: string | null
  readonly certainty?: string
  readonly outcomes?: readonly string[]
  readonly matches?: readonly string[]
  readonly possible: readonly string[]
  readonly missing: readonly string[]
  readonly rule?: string | null
  readonly conflicting?: readonly string[]
  readonly details?: Readonly<Record<string, Scalar>>
}

export interface AssessmentCase extends Common {
  readonly kind: 'assessment'
  readonly asAt: string
  readonly nominal: { readonly ref: string; readonly facts: Facts }
  readonly decisions: readonly string[]
  readonly assessment: {
    readonly decisions: Readonly<Record<string, PortableAnswer>>
    readonly derived?: Readonly<Record<string, Scalar>>
    readonly conflicts?: readonly string[]
  }
}

/** The whole assessment, reasons included. */
export interface ExplanationCase extends Omit<AssessmentCase, 'kind' | 'assessment'> {
  readonly kind: 'explanation'
  readonly whole: unknown
}

export interface JourneyCase extends Common {
  readonly kind: 'journey'
  readonly start: JourneyStart
  readonly events: readonly JourneyEvent[]
  readonly timeline: readonly ShortStep[]
}

/** A nominal that must be refused. */
export interface RefusalCase extends Common {
  readonly kind: 'refusal'
  readonly asAt: string
  readonly nominal: unknown
  readonly issues: readonly { readonly code: string; readonly path: string }[]
}

export type Case = AssessmentCase | ExplanationCase | JourneyCase | RefusalCase

/** `suite.json`: what there is. */
export interface Index {
  readonly format: number
  readonly cases: number
  readonly policies: readonly {
    readonly id: string
    readonly title: string
    readonly hash: string
    readonly file: string
  }[]
  readonly files: readonly {
    readonly file: string
    readonly kind: Case['kind']
    /** Empty where the file has cases of several policies. */
    readonly policy: string
    readonly cases: number
    /** How many were held against the reference of tests/properties. */
    readonly held: number
  }[]
}
