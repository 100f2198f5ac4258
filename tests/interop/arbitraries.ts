// Random small policies with every kind of fact, derived fact, operator and hit policy, and nominals near their edges.
import * as fc from 'fast-check'
import type { Facts } from '@iom-rules/core'
import { conditionsOf, months, numbers, testOn, type Json, type Subject } from './arbitrary-conditions.ts'
import { basis, derivedFacts, lists, scalar, tables, values } from './arbitrary-facts.ts'

export interface Case {
  readonly document: object
  readonly asAt: string
  readonly nominals: readonly Facts[]
}

/** A random policy with nominals: some with everything known, some not. */
export const cases = (nominals: number): fc.Arbitrary<Case> =>
  fc
    .record({
      asAt: fc.constantFrom('2026-11-22', '2024-02-29', '2025-08-31'),
      scalars: fc.array(scalar, { minLength: 1, maxLength: 4 }),
      edge: numbers,
      span: months,
    })
    .chain(({ asAt, scalars, edge, span }) =>
      derivedFacts(asAt).chain((derived) => {
        const facts: Record<string, Json> = { ...lists }
        scalars.forEach((each, at) => (facts[`f${at}`] = { ...each, title: `Fact ${at}` }))
        if ('supplied' in derived) {
          facts['supplied'] = { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'Supplied' }
        }
        const subjects = [
          ...Object.entries(facts)
            .filter(([, { type }]) => type !== 'list')
            .map(([fact, each]) => ({ fact, ...each }) as unknown as Subject),
          ...Object.entries(derived)
            .filter(([fact]) => !(fact in facts))
            .map(([fact, { type }]) => ({ fact, type, mayBeNone: type === 'day' }) as Subject),
        ]
        const tests = fc.oneof(...subjects.map((subject) => testOn(subject, asAt)))
        const plain = conditionsOf(tests)
        return fc
          .record({
            c0: plain.root,
            c1: conditionsOf(tests, ['c0']).root,
            decisions: decisionsOf(tests, ['c0', 'c1'], asAt),
            assumptions: fc.array(
              fc.record({ condition: plain.part, use: fc.constantFrom('reason', 'report') }),
              { maxLength: 1 },
            ),
            some: fc.array(values(facts, asAt, true), {
              minLength: Math.ceil(nominals / 2),
              maxLength: Math.ceil(nominals / 2),
            }),
            whole: fc.array(values(facts, asAt, false), {
              minLength: Math.floor(nominals / 2),
              maxLength: Math.floor(nominals / 2),
            }),
          })
          .map(({ c0, c1, decisions, assumptions, some, whole }): Case => ({
            asAt,
            nominals: [...some, ...whole] as Facts[],
            document: {
              language: '1.0',
              id: 'random',
              version: '1.0.0',
              title: 'Random',
              inForce: { from: '2021-01-01' },
              facts,
              ...(Object.keys(derived).length > 0 ? { derived, tables } : {}),
              parameters: {
                edge: parameter(edge, 'points'),
                months: parameter(span, 'months'),
              },
              conditions: { c0, c1 },
              decisions,
              assumptions: assumptions.map((each, at) => ({
                id: `a${at}`,
                reason: 'For the tests.',
                ...each,
              })),
            },
          }))
      }),
    )

function parameter(value: number, unit: string): Json {
  return { title: unit, value, unit, minimum: 0, maximum: 24, basis: 'assumption', note: 'For the tests.' }
}

function decisionsOf(
  tests: fc.Arbitrary<Json>,
  names: readonly string[],
  asAt: string,
): fc.Arbitrary<Record<string, Json>> {
  const outcomes = ['RED', 'AMBER', 'GREEN']
  const rule = (root: fc.Arbitrary<Json>) =>
    fc.record({
      conditions: root,
      type: fc.constantFrom(...outcomes),
      params: fc.option(fc.record({ owner: fc.constantFrom('US', 'THEM') }), { nil: undefined }),
    })
  const decision = (root: fc.Arbitrary<Json>) =>
    fc
      .record({
        hitPolicy: fc.constantFrom('FIRST', 'FIRST', 'UNIQUE', 'COLLECT'),
        rules: fc.array(rule(root), { minLength: 1, maxLength: 3 }),
        otherwise: fc.option(fc.constantFrom(...outcomes), { nil: undefined }),
        provisional: fc.subarray(['RED', 'GREEN']),
      })
      .map(({ hitPolicy, rules, otherwise, provisional }): Json => ({
        title: 'Decision',
        hitPolicy,
        outcomes: { RED: {}, AMBER: { mayBeProvisional: provisional }, GREEN: {} },
        rules: rules.map(({ conditions, type, params }, at) => ({
          name: `rule-${at}`,
          conditions,
          event: params === undefined ? { type } : { type, params },
          ...basis,
        })),
        ...(otherwise === undefined || hitPolicy === 'COLLECT'
          ? {}
          : { otherwise: { outcome: otherwise, ...basis } }),
      }))
  const testing = (made: Record<string, Json>) => {
    const tested = Object.entries(made).flatMap(([id, { hitPolicy }]) =>
      hitPolicy === 'COLLECT'
        ? []
        : [testOn({ fact: `decision.${id}`, type: 'choice', values: outcomes }, asAt)],
    )
    return tested.length === 0 ? tests : fc.oneof({ weight: 3, arbitrary: tests }, ...tested)
  }
  const grow = (left: number, made: Record<string, Json>): fc.Arbitrary<Record<string, Json>> =>
    left === 0
      ? fc.constant(made)
      : decision(conditionsOf(testing(made), names).root).chain((next) =>
          grow(left - 1, { ...made, [`d${Object.keys(made).length}`]: next }),
        )
  return fc.integer({ min: 1, max: 2 }).chain((count) => grow(count, {}))
}
