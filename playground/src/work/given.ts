import type { PolicyDocument } from '@iom-rules/core'

/** A policy to work on: a parsed policy is one. */
export interface Given {
  readonly document: PolicyDocument
  readonly hash: string
  /** Tells it from every other policy, once it has been handed over. */
  readonly key?: string
}

/** Stands for people whom the worker holds. */
export interface Named {
  readonly held: number
}
