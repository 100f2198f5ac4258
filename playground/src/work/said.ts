import type { Nominal } from '@iom-rules/core'
import type { Order, Told } from './task.ts'

/** What the page says to a worker. People go there once; an order then names them. */
export type Said =
  | { readonly kind: 'do'; readonly run: number; readonly order: Order }
  | { readonly kind: 'stop'; readonly run: number }
  /** Some of the people that the next `people` is about. */
  | { readonly kind: 'some'; readonly people: readonly Nominal[] }
  /** People who are those of `base`, but for the ones that were handed over in the place of `removed` at `start`. */
  | {
      readonly kind: 'people'
      readonly name: number
      readonly base: number | null
      readonly start: number
      readonly removed: number
    }
  /** People whom the worker itself made in a run. */
  | { readonly kind: 'made'; readonly name: number; readonly run: number }
  | { readonly kind: 'forget'; readonly name: number }

/** What a worker says of a run. */
export interface Heard {
  readonly run: number
  readonly told: Told
}
