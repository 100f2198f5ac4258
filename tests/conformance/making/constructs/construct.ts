// Short hands for the small policies of the suite, each of which shows one construct of the language.
import type { PolicyDocument } from '@iom-rules/core'
import { decision, rule, test } from '../../../policy/build.ts'

/** A small policy and the days it is tried on. */
export interface Construct {
  readonly document: PolicyDocument
  readonly days: readonly string[]
}

export const usualDay = '2026-11-22'

/** A policy that is nothing but what it shows; `title` says what that is. */
export function construct(
  id: string,
  title: string,
  parts: object,
  days: readonly string[] = [usualDay],
): Construct {
  const whole = { language: '1.0', id, version: '1.0.0', title, inForce: { from: '2020-01-01' }, ...parts }
  return { document: JSON.parse(JSON.stringify(whole)) as PolicyDocument, days }
}

/** Rules that each make one test, in order, as `[name of the outcome, fact, operator, value]`. */
export function ladder(...steps: readonly (readonly [string, string, string, unknown])[]): object[] {
  return steps.map(([outcome, fact, operator, value]) =>
    rule(outcome.toLowerCase(), outcome, { all: [test(fact, operator, value)] }),
  )
}

/** The one decision `d` of a construct. */
export function decides(rules: readonly object[], more: object = {}): object {
  return { decisions: { d: decision(rules, more) } }
}

export const is = (fact: string, value: unknown = true): object => test(fact, 'equal', value)

export const boolean = (title: string): object => ({ type: 'boolean', title })
export const number = (title: string, minimum: number, maximum: number, more: object = {}): object => ({
  type: 'number',
  title,
  minimum,
  maximum,
  unit: 'points',
  ...more,
})
export const choice = (title: string, ...values: readonly string[]): object => ({
  type: 'choice',
  title,
  values,
})
export const day = (title: string, more: object = {}): object => ({ type: 'day', title, ...more })

/** Facts `a`, `b`, `c`, … that are yes or no. */
export function flags(...names: readonly string[]): Record<string, object> {
  return Object.fromEntries(names.map((name) => [name, boolean(`Flag ${name}`)]))
}

export const lists = {
  offences: {
    type: 'list',
    title: 'Offences',
    record: {
      type: choice('Type', 'X', 'Y', 'Z'),
      day: day('Day', { past: true }),
      proved: boolean('Proved'),
    },
  },
  custody: {
    type: 'list',
    title: 'Custody',
    record: { from: day('From', { past: true }), to: day('To', { mayBeNone: true }) },
  },
}

/** Z has no weight, so a sum that takes it in is unknown. */
export const weights = {
  weights: {
    title: 'Weights',
    edition: 'demo',
    rows: { X: { value: 3, grade: 'demo' }, Y: { value: 5, grade: 'demo' } },
  },
}
