// Random policies, as documents that parsePolicy accepts, and random nominals that fit them.
import type {
  Condition,
  Decision,
  DerivedFact,
  FactDeclaration,
  FactRecord,
  Facts,
  FactValue,
  Parameter,
  PolicyDocument,
  RecordCondition,
  Rule,
  Scalar,
  ScalarFact,
  Value,
} from '@iom-rules/core'
import * as fc from 'fast-check'
import { dayAfter } from './properties/calendar.ts'

/** A policy document and the day it is assessed on. */
export interface PolicyCase {
  readonly document: PolicyDocument
  readonly asAt: string
}

export interface PolicyShape {
  /** Facts that are not lists. */
  readonly facts: { readonly least: number; readonly most: number }
  /** Derived facts over lists: `none`, or at most so many. */
  readonly derived: number
  readonly assumptions: number
}

const days = ['2024-02-29', '2025-08-31', '2026-11-22', '2026-03-01']
const numbers = [-1, 0, 1, 2, 2.5, 3, 7, 10, 11]
const letters = ['A', 'B', 'C']
const offenceTypes = ['X', 'Y', 'Z']

const flag = fc.boolean()
const seldom = fc.integer({ min: 0, max: 3 }).map((value) => value === 0)

function scalarFact(): fc.Arbitrary<ScalarFact> {
  const title = 'A fact'
  return fc.oneof(
    fc.constant({ type: 'boolean', title } as const),
    fc
      .record({ whole: flag, mayBeNone: seldom, small: flag })
      .map(({ whole, mayBeNone, small }): ScalarFact => ({
        type: 'number',
        minimum: small ? 1 : 0,
        maximum: small ? 3 : 10,
        unit: 'points',
        title,
        whole,
        mayBeNone,
      })),
    fc.subarray(letters, { minLength: 1 }).map((values): ScalarFact => ({ type: 'choice', values, title })),
    fc
      .record({ past: seldom, mayBeNone: seldom })
      .map((options): ScalarFact => ({ type: 'day', title, ...options })),
  )
}

interface Subject {
  readonly name: string
  readonly type: 'boolean' | 'number' | 'choice' | 'day'
  readonly mayBeNone: boolean
  readonly values: readonly string[]
  readonly past: boolean
  /** Named by a decision, a window over records, or a plain fact. */
  readonly key: 'fact' | 'field'
}

function subjectOf(name: string, fact: ScalarFact, key: 'fact' | 'field' = 'fact'): Subject {
  return {
    name,
    type: fact.type,
    mayBeNone: 'mayBeNone' in fact && fact.mayBeNone,
    values: fact.type === 'choice' ? fact.values : [],
    past: fact.type === 'day' && fact.past === true,
    key,
  }
}

interface Comparison {
  readonly operator: string
  readonly value: Value
}

function comparison(subject: Subject, asAt: string): fc.Arbitrary<Comparison> {
  const one = (operators: readonly string[], values: fc.Arbitrary<Value>): fc.Arbitrary<Comparison> =>
    fc.record({ operator: fc.constantFrom(...operators), value: values })
  const none = subject.mayBeNone ? [one(['isNone'], flag)] : []
  const different = subject.mayBeNone ? [] : ['notEqual']
  switch (subject.type) {
    case 'boolean':
      return one(['equal', 'notEqual'], flag)
    case 'choice':
      return fc.oneof(
        one(['equal', 'notEqual'], fc.constantFrom(...subject.values)),
        one(['in', 'notIn'], fc.subarray([...subject.values], { minLength: 1 })),
      )
    case 'number':
      return fc.oneof(
        {
          arbitrary: one(
            ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'equal', ...different],
            fc.constantFrom(...numbers),
          ),
          weight: 4,
        },
        ...none,
      )
    case 'day':
      return fc.oneof(
        { arbitrary: one(['onOrBefore', 'onOrAfter', 'equal', ...different], oneDay(asAt)), weight: 2 },
        one(
          ['onOrBefore', 'onOrAfter'],
          subject.key === 'field' ? oneDay(asAt) : fc.constant({ fact: 'asAt' }),
        ),
        one(
          subject.past ? ['withinLastMonths', 'withinNextMonths'] : ['withinNextMonths'],
          fc.constantFrom(0, 1, 2),
        ),
        ...none,
      )
  }
}

function oneDay(asAt: string): fc.Arbitrary<string> {
  return fc.constantFrom(-80, -62, -31, -1, 0, 1, 31).map((days) => dayAfter(asAt, days))
}

function factCondition(
  subjects: readonly Subject[],
  names: readonly string[],
  asAt: string,
): fc.Arbitrary<Condition> {
  const test = fc
    .constantFrom(...subjects)
    .chain((subject) => comparison(subject, asAt).map((made): Condition => ({ fact: subject.name, ...made })))
  const leaf =
    names.length === 0
      ? test
      : fc.oneof(
          { arbitrary: test, weight: 3 },
          fc.constantFrom(...names).map((condition): Condition => ({ condition })),
        )
  return fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { arbitrary: leaf, weight: 4 },
      { arbitrary: fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })), weight: 2 },
      { arbitrary: fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })), weight: 2 },
      { arbitrary: tie('node').map((not) => ({ not })), weight: 1 },
    ),
  })).node
}

/** json-rules-engine wants a group, or a name, at the root. */
function atRoot(condition: Condition): Condition {
  return 'fact' in condition ? { all: [condition] } : condition
}

const record = {
  type: { type: 'choice', values: offenceTypes, title: 'Type' },
  day: { type: 'day', past: true, title: 'Day' },
  proved: { type: 'boolean', title: 'Proved' },
} as const
const period = {
  from: { type: 'day', past: true, title: 'From' },
  to: { type: 'day', mayBeNone: true, title: 'To' },
} as const

function recordCondition(
  asAt: string,
  fields: readonly Subject[],
  windows: boolean,
): fc.Arbitrary<RecordCondition> {
  const plain = fc
    .constantFrom(...fields)
    .chain((subject) =>
      comparison(subject, asAt).map((made): RecordCondition => ({ field: subject.name, ...made })),
    )
  const window = fc
    .record({ months: fc.constantFrom(1, 2), notCounting: flag })
    .map(({ months, notCounting }): RecordCondition => ({
      field: 'day',
      operator: 'withinLastMonths',
      value: months,
      ...(notCounting ? { notCounting: 'custody' } : {}),
    }))
  const test = windows ? fc.oneof(plain, { arbitrary: window, weight: 2 }) : plain
  return fc.oneof(
    { arbitrary: test, weight: 3 },
    fc.array(test, { minLength: 1, maxLength: 2 }).map((all): RecordCondition => ({ all })),
    fc.array(test, { minLength: 1, maxLength: 2 }).map((any): RecordCondition => ({ any })),
    test.map((not): RecordCondition => ({ not })),
  )
}

function derivedFact(asAt: string): fc.Arbitrary<DerivedFact> {
  const fields = Object.entries(record).map(([name, field]) => subjectOf(name, field, 'field'))
  const periods = Object.entries(period).map(([name, field]) => subjectOf(name, field, 'field'))
  const words = { title: 'A derived fact' }
  const options = fc.record({
    where: fc.option(recordCondition(asAt, fields, true), { nil: undefined }),
    unlessSupplied: seldom,
  })
  const plain = ({
    where,
    unlessSupplied,
  }: {
    where: RecordCondition | undefined
    unlessSupplied: boolean
  }) => ({
    ...words,
    ...(where === undefined ? {} : { where }),
    ...(unlessSupplied ? { unlessSupplied: true } : {}),
  })
  return fc.oneof(
    {
      arbitrary: options.map((made): DerivedFact => ({
        type: 'boolean',
        exists: 'offences',
        ...plain(made),
      })),
      weight: 3,
    },
    {
      arbitrary: options.map((made): DerivedFact => ({ type: 'number', count: 'offences', ...plain(made) })),
      weight: 2,
    },
    {
      arbitrary: options.map((made): DerivedFact => ({
        type: 'number',
        sum: 'offences',
        of: { table: 'weights', by: 'type' },
        ...plain(made),
      })),
      weight: 3,
    },
    {
      arbitrary: options.map((made): DerivedFact => ({
        type: 'day',
        latest: 'offences',
        of: 'day',
        ...plain(made),
      })),
      weight: 2,
    },
    {
      arbitrary: fc
        .option(recordCondition(asAt, periods, false), { nil: undefined })
        .map((where): DerivedFact => ({
          type: 'boolean',
          exists: 'custody',
          ...words,
          ...(where === undefined ? {} : { where }),
        })),
      weight: 1,
    },
  )
}

function declaredFor(derived: DerivedFact): ScalarFact {
  if (derived.type === 'boolean') return { type: 'boolean', title: 'Supplied' }
  if (derived.type === 'day') return { type: 'day', mayBeNone: true, past: true, title: 'Supplied' }
  return {
    type: 'number',
    minimum: 0,
    maximum: 1000,
    unit: 'points',
    whole: 'count' in derived,
    title: 'Supplied',
  }
}

function decision(
  subjects: readonly Subject[],
  names: readonly string[],
  asAt: string,
): fc.Arbitrary<Decision> {
  const outcomes = ['FIXED', 'FLEX', 'FREE', 'NONE']
  const rule = fc.record({
    conditions: factCondition(subjects, names, asAt).map(atRoot),
    outcome: fc.constantFrom(...outcomes),
    fallback: seldom,
    owner: fc.option(fc.constantFrom('MAPPA', 'IOM'), { nil: undefined }),
    level: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
    cited: flag,
  })
  return fc
    .record({
      hitPolicy: fc.constantFrom('FIRST', 'FIRST', 'UNIQUE', 'COLLECT'),
      provisional: fc.array(fc.subarray(outcomes), { minLength: 4, maxLength: 4 }),
      rules: fc.array(rule, { minLength: 1, maxLength: 4 }),
      otherwise: fc.option(fc.constantFrom(...outcomes), { nil: undefined }),
    })
    .map(({ hitPolicy, provisional, rules, otherwise }): Decision => ({
      title: 'A decision',
      hitPolicy,
      outcomes: Object.fromEntries(
        outcomes.map((outcome, at) => [outcome, { mayBeProvisional: provisional[at] ?? [] }]),
      ),
      rules: rules.map(({ conditions, outcome, fallback, owner, level, cited }, at): Rule => ({
        name: `rule-${at}`,
        conditions,
        event: {
          type: outcome,
          params: { ...(owner === undefined ? {} : { owner }), ...(level === undefined ? {} : { level }) },
        },
        ...(fallback ? { fallback } : {}),
        ...(cited
          ? { cite: [{ source: 'notes', line: 1, quote: 'A passage.' }] }
          : { assumption: 'For the test.' }),
      })),
      ...(otherwise === undefined || hitPolicy === 'COLLECT'
        ? {}
        : { otherwise: { outcome: otherwise, assumption: 'For the test.' } }),
    }))
}

/** Puts every third literal into a parameter, so that rules read them as real policies do. */
function withParameters(document: PolicyDocument): PolicyDocument {
  const parameters: Record<string, Parameter> = {}
  let seen = 0
  const lift = (value: Value): Value => {
    seen += 1
    if (seen % 3 !== 0 || (typeof value === 'object' && !Array.isArray(value))) return value
    const id = `p${Object.keys(parameters).length}`
    const bounds = typeof value === 'number' ? { unit: 'points', minimum: value - 1, maximum: value + 1 } : {}
    parameters[id] = {
      title: 'A figure',
      value: value as Scalar,
      basis: 'assumption',
      note: 'For the test.',
      ...bounds,
    }
    return { fact: `parameter.${id}` }
  }
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    if ('operator' in value && 'value' in value) return { ...value, value: lift(value.value as Value) }
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member)]))
  }
  const lifted = walk({
    derived: document.derived,
    conditions: document.conditions,
    assumptions: document.assumptions,
    decisions: document.decisions,
  })
  return { ...document, ...(lifted as Partial<PolicyDocument>), parameters }
}

/** A random policy. Every document that comes out is one that `parsePolicy` accepts. */
export function policyCase({ facts, derived, assumptions }: PolicyShape): fc.Arbitrary<PolicyCase> {
  return fc
    .record({
      asAt: fc.constantFrom(...days),
      facts: fc.array(scalarFact(), { minLength: facts.least, maxLength: facts.most }),
      lift: flag,
    })
    .chain(({ asAt, facts, lift }) =>
      fc.array(derivedFact(asAt), { minLength: derived > 0 ? 1 : 0, maxLength: derived }).chain((made) => {
        const plain = facts.map((fact, at): [string, ScalarFact] => [`f${at}`, fact])
        const fromLists = made.map((fact, at): [string, DerivedFact] => [`d${at}`, fact])
        const subjects = [
          ...plain.map(([name, fact]) => subjectOf(name, fact)),
          ...fromLists.map(([name, fact]): Subject => ({
            name,
            type: fact.type,
            mayBeNone: fact.type === 'day',
            values: [],
            past: true,
            key: 'fact',
          })),
        ]
        const declared: [string, FactDeclaration][] = [
          ...plain,
          ...fromLists
            .filter(([, fact]) => fact.unlessSupplied === true)
            .map(([name, fact]): [string, FactDeclaration] => [name, declaredFor(fact)]),
          ...(made.length === 0
            ? []
            : ([
                ['offences', { type: 'list', record, title: 'Offences' }],
                ['custody', { type: 'list', record: period, title: 'Custody' }],
              ] as [string, FactDeclaration][])),
        ]
        return rest(subjects, asAt, assumptions).map(({ named, held, decisions }): PolicyCase => {
          const document: PolicyDocument = {
            language: '1.0',
            id: 'random',
            version: '1.0.0',
            title: 'A random policy',
            inForce: { from: '2021-01-01' },
            sources: { notes: { title: 'Notes', file: 'notes.txt' } },
            facts: Object.fromEntries(declared),
            tables: {
              weights: {
                title: 'Weights',
                edition: 'demo',
                rows: { X: { value: 3, grade: 'demo' }, Y: { value: 5, grade: 'demo' } },
              },
            },
            derived: Object.fromEntries(fromLists),
            conditions: named,
            assumptions: held,
            decisions,
          }
          return { document: lift ? withParameters(document) : document, asAt }
        })
      }),
    )
}

interface Rest {
  readonly named: Record<string, Condition>
  readonly held: NonNullable<PolicyDocument['assumptions']>
  readonly decisions: Record<string, Decision>
}

function rest(subjects: readonly Subject[], asAt: string, assumptions: number): fc.Arbitrary<Rest> {
  const named = fc
    .tuple(
      factCondition(subjects, [], asAt),
      factCondition(subjects, ['one'], asAt),
      fc.integer({ min: 0, max: 2 }),
    )
    .map(([one, two, many]): Record<string, Condition> =>
      Object.fromEntries([['one', atRoot(one)] as const, ['two', atRoot(two)] as const].slice(0, many)),
    )
  return named.chain((conditions) => {
    const names = Object.keys(conditions)
    const held = fc.array(
      fc.record({
        condition: factCondition(subjects, names, asAt),
        use: fc.constantFrom('reason', 'reason', 'report'),
      }),
      { maxLength: assumptions },
    )
    return held.chain((held) =>
      decision(subjects, names, asAt).chain((first) => {
        const testable =
          first.hitPolicy === 'COLLECT'
            ? subjects
            : [
                ...subjects,
                {
                  name: 'decision.first',
                  type: 'choice',
                  mayBeNone: false,
                  values: Object.keys(first.outcomes),
                  past: false,
                  key: 'fact',
                } as Subject,
              ]
        return fc.option(decision(testable, names, asAt), { nil: undefined }).map((second): Rest => ({
          named: conditions,
          held: held.map(({ condition, use }, at) => ({
            id: `held-${at}`,
            condition,
            reason: 'For the test.',
            use,
          })),
          decisions: { first, ...(second === undefined ? {} : { second }) },
        }))
      }),
    )
  })
}

// Nominals

/** A value of a fact: near the constants the policies compare with. */
function valueOf(fact: ScalarFact, asAt: string): fc.Arbitrary<Scalar> {
  const none = 'mayBeNone' in fact && fact.mayBeNone ? [fc.constant<Scalar>('NONE')] : []
  switch (fact.type) {
    case 'boolean':
      return flag
    case 'choice':
      return fc.constantFrom(...fact.values)
    case 'number': {
      const near = [0, 1, 2, 2.5, 2.75, 3, 4, 5, 6, 7, 8, 9.5, 10, 11, 12].filter(
        (value) =>
          value >= fact.minimum && value <= fact.maximum && (fact.whole !== true || Number.isInteger(value)),
      )
      return fc.oneof({ arbitrary: fc.constantFrom<Scalar>(...near), weight: 5 }, ...none)
    }
    case 'day':
      return fc.oneof(
        {
          arbitrary: fc
            .integer({ min: -80, max: fact.past === true ? 0 : 70 })
            .map((away): Scalar => dayAfter(asAt, away)),
          weight: 5,
        },
        ...none,
      )
  }
}

function maybe<T>(value: fc.Arbitrary<T>, unknown: number): fc.Arbitrary<T | null | undefined> {
  return unknown === 0
    ? value
    : fc.oneof(
        { arbitrary: value, weight: 6 },
        { arbitrary: fc.constantFrom(null, undefined), weight: unknown },
      )
}

/** An offence or a period in custody; `unknown` weighs how often a field is left out. */
function listOf(id: string, asAt: string, unknown: number): fc.Arbitrary<readonly FactRecord[]> {
  const tidy = (record: FactRecord): FactRecord =>
    Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
  const away = (least: number, most: number) =>
    fc.integer({ min: least, max: most }).map((days) => dayAfter(asAt, days))
  if (id === 'offences') {
    const one = fc.record({
      type: maybe(fc.constantFrom(...offenceTypes), unknown),
      day: maybe(away(-80, 0), unknown),
      proved: maybe(flag, unknown),
    })
    return fc.array(one.map(tidy), { maxLength: 3 })
  }
  const one = fc
    .record({
      from: maybe(away(-80, 0), unknown),
      length: maybe(
        fc.oneof({ arbitrary: fc.integer({ min: 0, max: 60 }), weight: 4 }, fc.constant('NONE' as const)),
        unknown,
      ),
    })
    .map(({ from, length }): FactRecord => {
      const start = typeof from === 'string' ? from : dayAfter(asAt, -50)
      const to = typeof length === 'number' ? dayAfter(start, length) : length
      return tidy({ from, to })
    })
  return fc.array(one, { maxLength: 2 })
}

export interface NominalShape {
  /** How often a whole fact is unknown, against six times known. */
  readonly unknown: number
  /** How often a field of a record is. */
  readonly unknownFields: number
}

/** Facts that fit a random policy. */
export function factsFor(
  { document, asAt }: PolicyCase,
  { unknown, unknownFields }: NominalShape,
): fc.Arbitrary<Facts> {
  const members = Object.entries(document.facts ?? {}).map(
    ([id, fact]): [string, fc.Arbitrary<FactValue | undefined>] => {
      if (fact.type === 'list') return [id, maybe<FactValue>(listOf(id, asAt, unknownFields), unknown)]
      // What can be derived is seldom supplied.
      const derived = document.derived?.[id] !== undefined
      return [
        id,
        derived
          ? fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, valueOf(fact, asAt))
          : maybe<FactValue>(valueOf(fact, asAt), unknown),
      ]
    },
  )
  return fc
    .record(Object.fromEntries(members))
    .map((facts) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)))
}
