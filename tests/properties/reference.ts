// A second evaluator, written from the meaning of the language alone and knowing nothing of diagrams: it tries
// every completion of what is unknown. Slow and plain on purpose; nothing here comes from the core but types.
import type {
  Condition,
  Decision,
  DerivedFact,
  FactRecord,
  Facts,
  PolicyDocument,
  RecordCondition,
  Scalar,
  ScalarFact,
  Value,
} from '@iom-rules/core'
import { monthsAfter, numberOf, textOf } from './calendar.ts'

export type Truth = 'met' | 'not-met' | 'undetermined'

/** One completion: what every tested fact is, and which of the unknown inputs took which value. */
export interface World {
  readonly values: Readonly<Record<string, Scalar>>
  readonly picks: Readonly<Record<string, string>>
}

interface SingleExpected {
  readonly outcome: string | null
  readonly certainty: string
  readonly possible: readonly string[]
  readonly matches: readonly string[]
  readonly rule: string | null
  readonly details: Readonly<Record<string, Scalar>>
  readonly conflicting?: readonly string[]
}

interface CollectExpected {
  readonly outcomes: readonly string[]
  readonly possible: readonly string[]
}

export interface Expected {
  /** Were all completions tried? If not, what is possible may be more than what is listed. */
  readonly exact: boolean
  readonly singles: Readonly<Record<string, SingleExpected>>
  readonly collects: Readonly<Record<string, CollectExpected>>
  readonly missing: (decision: string) => readonly string[]
  readonly conflicts: readonly string[]
  readonly truthOf: (condition: Condition) => Truth
  /** Is a condition met, or not met, in every completion? */
  readonly sureOf: (condition: Condition) => boolean | null
  readonly worlds: number
}

/** As many completions as one case may take; above it the case is only checked one way, or left out. */
const most = 2_000

export interface Context {
  readonly document: PolicyDocument
  readonly asAt: string
  readonly tests: ReadonlyMap<string, readonly Comparison[]>
}

export interface Comparison {
  readonly operator: string
  readonly required: Scalar | readonly string[]
}

export function resolved(
  { document, asAt }: { document: PolicyDocument; asAt: string },
  value: Value,
): Scalar | readonly string[] {
  if (typeof value !== 'object' || Array.isArray(value)) return value as Scalar | readonly string[]
  const name = (value as { fact: string }).fact
  if (name === 'asAt') return asAt
  return document.parameters?.[name.slice('parameter.'.length)]?.value as Scalar | readonly string[]
}

/** Is a comparison true of a known value? Days are compared as text, which for ISO days is their order. */
export function compare(
  found: Scalar,
  operator: string,
  required: Scalar | readonly string[],
  asAt: string,
): boolean {
  if (operator === 'isNone') return (found === 'NONE') === required
  // A choice may have a value written NONE; a number or day that is NONE compares with nothing.
  switch (operator) {
    case 'equal':
      return found === required
    case 'notEqual':
      return found !== required
    case 'in':
      return (required as readonly string[]).includes(found as string)
    case 'notIn':
      return !(required as readonly string[]).includes(found as string)
  }
  if (found === 'NONE') return false
  if (typeof found === 'number') return compareNumbers(found, operator, Number(required))
  switch (operator) {
    case 'onOrBefore':
      return found <= (required as string)
    case 'onOrAfter':
      return found >= (required as string)
    case 'withinLastMonths':
      return found >= monthsAfter(asAt, -(required as number)) && found <= asAt
    case 'withinNextMonths':
      return found <= monthsAfter(asAt, required as number)
  }
  throw new Error(`no such operator: ${operator}`)
}

function compareNumbers(found: number, operator: string, required: number): boolean {
  switch (operator) {
    case 'lessThan':
      return found < required
    case 'lessThanInclusive':
      return found <= required
    case 'greaterThan':
      return found > required
    case 'greaterThanInclusive':
      return found >= required
  }
  throw new Error(`no such operator: ${operator}`)
}

/** Every comparison the document makes with each fact, used or not. */
function testsOf(document: PolicyDocument, asAt: string): Map<string, Comparison[]> {
  const found = new Map<string, Comparison[]>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('fact' in value && 'operator' in value) {
      const test = value as { fact: string; operator: string; value: Value }
      found.set(test.fact, [
        ...(found.get(test.fact) ?? []),
        { operator: test.operator, required: resolved({ document, asAt }, test.value) },
      ])
    } else Object.values(value).forEach(walk)
  }
  walk([document.conditions, document.assumptions, document.decisions])
  return found
}

/** Values that no comparison of the document tells apart have the same mark. */
export function mark(context: Context, fact: string, value: Scalar): string {
  return (context.tests.get(fact) ?? [])
    .map(({ operator, required }) => (compare(value, operator, required, context.asAt) ? '1' : '0'))
    .join('')
}

/** One value for each mark of a fact's domain: every constant, and points between and beyond. */
export function representatives(context: Context, fact: string, declared: ScalarFact): Scalar[] {
  const required = (context.tests.get(fact) ?? []).map((test) => test.required)
  let candidates: Scalar[]
  if (declared.type === 'boolean') candidates = [true, false]
  else if (declared.type === 'choice') candidates = [...declared.values]
  else if (declared.type === 'number') {
    const constants = [
      ...new Set([
        declared.minimum,
        declared.maximum,
        ...required.filter((value) => typeof value === 'number'),
      ]),
    ].sort((a, b) => a - b)
    const between = constants.flatMap((value, at) => [
      value - 1,
      value,
      value + 1,
      (value + (constants[at + 1] ?? value + 1)) / 2,
    ])
    candidates = between.filter(
      (value) =>
        value >= declared.minimum &&
        value <= declared.maximum &&
        (declared.whole !== true || Number.isInteger(value)),
    )
  } else {
    const { asAt } = context
    const edges = [
      asAt,
      ...required.filter((value) => typeof value === 'string'),
      ...required
        .filter((value) => typeof value === 'number')
        .flatMap((months) => [monthsAfter(asAt, -months), monthsAfter(asAt, months)]),
    ]
    const around = edges.flatMap((day) => [-1, 0, 1].map((days) => textOf(numberOf(day) + days)))
    candidates = ['1950-01-01', '2150-01-01', ...around].filter(
      (day) => declared.past !== true || day <= asAt,
    )
  }
  if ('mayBeNone' in declared && declared.mayBeNone) candidates.push('NONE')
  return distinct(candidates, (value) => mark(context, fact, value))
}

function distinct<T>(all: readonly T[], key: (value: T) => string): T[] {
  return [...new Map(all.toReversed().map((value): [string, T] => [key(value), value])).values()].toReversed()
}

function isUnknown(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

// Lists

/** How far back days are tried one by one. */
const span = 150
const ancient = [1000, 2000]

/** A completion of the periods: which days are inside, and what the periods themselves come to. */
interface Custody {
  readonly label: string
  /** Days inside, from a day (inclusive) to as at (exclusive). */
  readonly inside: (day: number) => number
  readonly records: readonly FactRecord[] | null
}

function custodyOf(records: readonly FactRecord[], asAt: number, label: string): Custody {
  // How many of the days from each day on are inside; further back they are counted one by one.
  const ranges = records.map(
    ({ from, to }) => [numberOf(from as string), to === 'NONE' ? asAt : numberOf(to as string)] as const,
  )
  const covered = (day: number) => ranges.some(([from, to]) => from <= day && day < to)
  const total = new Int32Array(span + 1)
  for (let back = 1; back <= span; back += 1)
    total[back] = (total[back - 1] as number) + (covered(asAt - back) ? 1 : 0)
  return {
    label,
    records,
    inside: (day) => {
      const back = asAt - day
      if (back <= 0) return 0
      let days = total[Math.min(back, span)] as number
      for (let each = span + 1; each <= back; each += 1) if (covered(asAt - each)) days += 1
      return days
    },
  }
}

function recordMeets(
  context: Context,
  where: RecordCondition | undefined,
  record: FactRecord,
  custody: Custody,
): boolean {
  if (where === undefined) return true
  if ('all' in where) return where.all.every((part) => recordMeets(context, part, record, custody))
  if ('any' in where) return where.any.some((part) => recordMeets(context, part, record, custody))
  if ('not' in where) return !recordMeets(context, where.not, record, custody)
  const found = record[where.field] as Scalar
  const required = resolved(context, where.value)
  if (where.notCounting !== undefined) {
    const day = numberOf(found as string)
    return (
      day <= numberOf(context.asAt) &&
      day + custody.inside(day) >= numberOf(monthsAfter(context.asAt, -(required as number)))
    )
  }
  return compare(found, where.operator, required, context.asAt)
}

/** What one record gives a derived fact: nothing, or a count, a weight (`null` unknown) and a day. */
type Part = { readonly weight: number | null; readonly day: string } | null

function partOf(context: Context, derived: DerivedFact, record: FactRecord, custody: Custody): Part {
  if (!recordMeets(context, derived.where, record, custody)) return null
  const rows = 'sum' in derived ? (context.document.tables?.[derived.of.table]?.rows ?? {}) : {}
  return {
    weight: 'sum' in derived ? (rows[String(record[derived.of.by])]?.value ?? null) : 0,
    day: 'latest' in derived ? String(record[derived.of]) : '',
  }
}

/** What the records come to: a number of records, the sum of known weights, whether one is unknown, the latest day. */
interface Total {
  readonly count: number
  readonly sum: number
  readonly open: boolean
  readonly latest: string
}

const nothing: Total = { count: 0, sum: 0, open: false, latest: '' }

function plus(total: Total, part: Part): Total {
  if (part === null) return total
  return {
    count: total.count + 1,
    sum: total.sum + (part.weight ?? 0),
    open: total.open || part.weight === null,
    latest: part.day > total.latest ? part.day : total.latest,
  }
}

export function listOf(derived: DerivedFact): string {
  return 'exists' in derived
    ? derived.exists
    : 'count' in derived
      ? derived.count
      : 'sum' in derived
        ? derived.sum
        : derived.latest
}

/** The values a derived fact can have at a total: several when a weight is unknown. */
function valuesAt(context: Context, id: string, derived: DerivedFact, total: Total): Scalar[] {
  if ('exists' in derived) return [total.count > 0]
  if ('count' in derived) return [total.count]
  if ('latest' in derived) return [total.latest === '' ? 'NONE' : total.latest]
  if (!total.open) return [total.sum]
  const reach: ScalarFact = { type: 'number', minimum: total.sum, maximum: 1e6, unit: '', title: '' }
  return representatives(context, id, reach)
}

export interface ListWorld {
  readonly picks: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, Scalar>>
  /** A sum stays unknown, because a weight is, and its value is one of several. */
  readonly unsettled?: boolean
}

/** Every way the derived facts can come out together, given what is known of the lists. */
export function listWorlds(context: Context, facts: Facts): { worlds: ListWorld[]; exact: boolean } {
  const all = Object.entries(context.document.derived ?? {})
  const derived = all.filter(([id]) => isUnknown(facts[id]))
  if (derived.length === 0) return { worlds: [{ picks: {}, values: {} }], exact: true }
  const offences = facts['offences'] as readonly FactRecord[] | null | undefined
  const custodies = custodyCompletions(
    context,
    facts,
    derived.map(([, fact]) => fact),
  )
  const overOffences = derived.filter(([, fact]) => listOf(fact) === 'offences')
  const overCustody = derived.filter(([, fact]) => listOf(fact) === 'custody')
  // For each completion of the offences a label, and what they come to for each custody and derived fact.
  const offenceWays = offenceCompletions(context, offences, custodies.all, overOffences)
  const worlds = new Map<string, ListWorld>()
  for (const [at, custody] of custodies.all.entries()) {
    for (const [way, totals] of offenceWays.all.entries()) {
      const options = [
        ...overOffences.map(([id, fact], position): [string, Scalar[]] => [
          id,
          valuesAt(context, id, fact, (totals[at] as readonly Total[])[position] as Total),
        ]),
        ...overCustody.map(([id, fact]): [string, Scalar[]] => [
          id,
          valuesAt(
            context,
            id,
            fact,
            (custody.records ?? []).reduce(
              (total, record) => plus(total, partOf(context, fact, record, custody)),
              nothing,
            ),
          ),
        ]),
      ]
      for (const values of combine(options)) {
        const picks = {
          ...(custodies.open ? { custody: custody.label } : {}),
          ...(offenceWays.open ? { offences: String(way) } : {}),
        }
        // A fact that could be supplied is an unknown input too, and agrees with the lists.
        const supplied = derived.filter(([id]) => context.document.facts?.[id] !== undefined)
        const more = Object.fromEntries(supplied.map(([id]) => [id, mark(context, id, values[id] as Scalar)]))
        const unsettled = options.some(([, each]) => each.length > 1)
        const world = { picks: { ...picks, ...more }, values, unsettled }
        worlds.set(
          JSON.stringify([
            world.picks,
            unsettled,
            derived.map(([id]) => mark(context, id, values[id] as Scalar)),
          ]),
          world,
        )
      }
    }
  }
  return { worlds: [...worlds.values()], exact: custodies.exact && offenceWays.exact }
}

function combine(options: readonly (readonly [string, readonly Scalar[]])[]): Record<string, Scalar>[] {
  return options.reduce<Record<string, Scalar>[]>(
    (all, [id, values]) => all.flatMap((each) => values.map((value) => ({ ...each, [id]: value }))),
    [{}],
  )
}

/** The windows that leave custody out, by their first day. */
function windowsOf(context: Context, derived: readonly DerivedFact[]): number[] {
  const starts = new Set<number>()
  const walk = (where: RecordCondition | undefined): void => {
    if (where === undefined) return
    if ('all' in where) where.all.forEach(walk)
    else if ('any' in where) where.any.forEach(walk)
    else if ('not' in where) walk(where.not)
    else if (where.notCounting !== undefined)
      starts.add(numberOf(monthsAfter(context.asAt, -(resolved(context, where.value) as number))))
  }
  derived.forEach(({ where }) => walk(where))
  return [...starts]
}

function custodyCompletions(
  context: Context,
  facts: Facts,
  derived: readonly DerivedFact[],
): { all: Custody[]; exact: boolean; open: boolean } {
  const asAt = numberOf(context.asAt)
  const starts = windowsOf(context, derived)
  const over = derived.filter((fact) => listOf(fact) === 'custody')
  const given = facts['custody'] as readonly FactRecord[] | null | undefined
  const none = custodyOf([], asAt, 'none')
  if (starts.length === 0 && over.length === 0) return { all: [none], exact: true, open: false }
  const offences = facts['offences'] as readonly FactRecord[] | null | undefined
  const knownDays = (offences ?? []).map((record) => record['day'])
  const whole = !isUnknown(offences) && knownDays.every((day) => !isUnknown(day))
  const days = whole
    ? knownDays.map((day) => numberOf(day as string))
    : [...Array.from({ length: span + 1 }, (_, back) => asAt - back), ...ancient.map((back) => asAt - back)]
  const effect = (custody: Custody) =>
    starts
      .map((start) => days.map((day) => (day + custody.inside(day) >= start ? '1' : '0')).join(''))
      .join() +
    over
      .map((fact) =>
        JSON.stringify((custody.records ?? []).map((record) => partOf(context, fact, record, custody))),
      )
      .join()
  if (isUnknown(given)) {
    if (whole && over.length === 0) return { all: anyCustody(days, starts, asAt), exact: true, open: true }
    const samples = [
      [],
      [{ from: textOf(asAt - 100), to: 'NONE' }],
      [{ from: textOf(asAt - 100), to: textOf(asAt - 60) }],
      [{ from: textOf(asAt - 20), to: textOf(asAt - 10) }],
      [
        { from: textOf(asAt - 130), to: textOf(asAt - 40) },
        { from: textOf(asAt - 20), to: textOf(asAt - 5) },
      ],
    ]
    return {
      all: distinct(
        samples.map((records, at) => custodyOf(records, asAt, `sample ${at}`)),
        effect,
      ),
      exact: false,
      open: true,
    }
  }
  const options = given.map((record) => periodCompletions(record, asAt))
  const size = options.reduce((product, each) => product * each.length, 1)
  if (size > 30_000) {
    const some = options.map((each) => each[0] ?? {})
    return { all: [custodyOf(some, asAt, 'some')], exact: false, open: true }
  }
  const lists = options.reduce<FactRecord[][]>(
    (all, each) => all.flatMap((list) => each.map((record) => [...list, record])),
    [[]],
  )
  const found = new Map<string, Custody>()
  for (const [at, records] of lists.entries()) {
    const custody = custodyOf(records, asAt, String(at))
    const key = effect(custody)
    if (!found.has(key)) found.set(key, custody)
  }
  const all = [...found.values()]
  // Unknown offences under each of many custodies are too much: some of them give a bound.
  const few = isUnknown(offences) && all.length > 6
  return { all: few ? all.slice(0, 6) : all, exact: !few, open: lists.length > 1 }
}

function periodCompletions(record: FactRecord, asAt: number): FactRecord[] {
  const { from, to } = record
  const froms = !isUnknown(from)
    ? [from as string]
    : [
        ...Array.from({ length: span + 1 }, (_, back) => textOf(asAt - back)),
        ...ancient.map((back) => textOf(asAt - back - 100)),
      ]
  const completions = froms.flatMap((start) => {
    if (!isUnknown(to)) return [{ from: start, to }]
    const first = numberOf(start)
    const ends = [
      ...Array.from({ length: Math.min(asAt - first, span) + 3 }, (_, days) =>
        textOf(Math.max(first, asAt - span) + days),
      ),
      ...[31, 32, 61, 62, 63, 400].map((days) => textOf(asAt + days)),
      'NONE',
    ]
    return ends.map((end) => ({ from: start, to: end }))
  })
  return completions.filter(({ from: start, to: end }) => end === 'NONE' || start <= String(end))
}

/** Custody of which nothing is known, for offences on known days: any set of days may be inside. */
function anyCustody(days: readonly number[], starts: readonly number[], asAt: number): Custody[] {
  const earliest = Math.min(asAt, ...days)
  // How many days lie inside from each offence on: walked back day by day, each day inside or out.
  let reached = new Map<string, { inside: number; at: ReadonlyMap<number, number> }>([
    ['0|', { inside: 0, at: new Map() }],
  ])
  for (let day = asAt; day >= earliest; day -= 1) {
    const next = new Map<string, { inside: number; at: ReadonlyMap<number, number> }>()
    for (const state of reached.values()) {
      for (const inside of day === asAt ? [0] : [state.inside, state.inside + 1]) {
        const at = days.includes(day) ? new Map([...state.at, [day, inside]]) : state.at
        const effect = [...at]
          .map(
            ([each, count]) => `${each}:${starts.map((start) => (each + count >= start ? 1 : 0)).join('')}`,
          )
          .join()
        const key = `${inside}|${effect}`
        if (!next.has(key)) next.set(key, { inside, at })
      }
    }
    reached = next
  }
  const states = distinct([...reached.values()], ({ at }) =>
    [...at]
      .map(([each, count]) => `${each}:${starts.map((start) => (each + count >= start ? 1 : 0)).join('')}`)
      .join(),
  )
  return states.map(({ at }, number) => ({
    label: String(number),
    records: null,
    inside: (day) => at.get(day) ?? 0,
  }))
}

type Totals = readonly (readonly Total[])[]

function offenceCompletions(
  context: Context,
  given: readonly FactRecord[] | null | undefined,
  custodies: readonly Custody[],
  derived: readonly [string, DerivedFact][],
): { all: readonly Totals[]; exact: boolean; open: boolean } {
  const empty: Totals = custodies.map(() => derived.map(() => nothing))
  if (derived.length === 0) return { all: [empty], exact: true, open: false }
  const kindsOf = (record: FactRecord): Part[][][] =>
    distinct(
      recordCompletions(context, record).map((each) =>
        custodies.map((custody) => derived.map(([, fact]) => partOf(context, fact, each, custody))),
      ),
      (kind) =>
        JSON.stringify(
          kind.map((row) =>
            row.map(
              (part, at) =>
                part && [
                  part.weight,
                  part.day === '' ? '' : mark(context, derived[at]?.[0] as string, part.day),
                ],
            ),
          ),
        ),
    )
  const add = (totals: Totals, kind: Part[][]): Totals =>
    totals.map((row, custody) => row.map((total, at) => plus(total, kind[custody]?.[at] ?? null)))
  if (!isUnknown(given)) {
    const kinds = given.map(kindsOf)
    if (kinds.reduce((product, each) => product * each.length, 1) > most)
      return { all: [empty], exact: false, open: true }
    const all = kinds.reduce<Totals[]>(
      (ways, each) => ways.flatMap((way) => each.map((kind) => add(way, kind))),
      [empty],
    )
    return { all: distinct(all, (totals) => JSON.stringify(totals)), exact: true, open: all.length > 1 }
  }
  // Nothing is known: records of every kind are added until nothing new comes of it. Above every constant, numbers
  // are alike; latest days with one mark are alike.
  const caps = derived.map(
    ([id]) =>
      1 +
      Math.max(
        0,
        ...(context.tests.get(id) ?? []).map(({ required }) => (typeof required === 'number' ? required : 0)),
      ),
  )
  const capped = (totals: Totals): Totals =>
    totals.map((row) =>
      row.map((total, at) => ({
        ...total,
        count: Math.min(total.count, Math.ceil(caps[at] as number)),
        sum: Math.min(total.sum, caps[at] as number),
      })),
    )
  const keyOf = (totals: Totals) =>
    JSON.stringify(
      totals.map((row) =>
        row.map((total, at) => {
          const [, fact] = derived[at] as [string, DerivedFact]
          if ('exists' in fact) return total.count > 0
          if ('count' in fact) return total.count
          return 'sum' in fact ? [total.sum, total.open] : total.latest === '' ? '' : total.latest
        }),
      ),
    )
  const kinds = kindsOf({})
  const found = new Map([[keyOf(empty), empty]])
  const queue = [empty]
  for (let way = queue.shift(); way !== undefined; way = queue.shift()) {
    for (const kind of kinds) {
      const next = capped(add(way, kind))
      const key = keyOf(next)
      if (found.has(key)) continue
      found.set(key, next)
      queue.push(next)
      if (found.size > most) return { all: [...found.values()], exact: false, open: true }
    }
  }
  return { all: [...found.values()], exact: true, open: true }
}

function recordCompletions(context: Context, record: FactRecord): FactRecord[] {
  const asAt = numberOf(context.asAt)
  const domains: Record<string, readonly Scalar[]> = {
    type: ['X', 'Y', 'Z'],
    day: [
      ...Array.from({ length: span + 1 }, (_, back) => textOf(asAt - back)),
      ...ancient.map((back) => textOf(asAt - back)),
    ],
    proved: [true, false],
  }
  return Object.entries(domains).reduce<FactRecord[]>(
    (all, [field, domain]) =>
      isUnknown(record[field])
        ? all.flatMap((each) => domain.map((value) => ({ ...each, [field]: value })))
        : all,
    [record],
  )
}

// Conditions and decisions

export type Leaf = { readonly met: readonly number[] }

export function holdsIn(
  context: Context,
  condition: Condition,
  world: World,
  leaves: Map<string, string>,
): boolean {
  if ('all' in condition) return condition.all.every((part) => holdsIn(context, part, world, leaves))
  if ('any' in condition) return condition.any.some((part) => holdsIn(context, part, world, leaves))
  if ('not' in condition) return !holdsIn(context, condition.not, world, leaves)
  if ('condition' in condition)
    return holdsIn(context, context.document.conditions?.[condition.condition] as Condition, world, leaves)
  const found = condition.fact.startsWith('decision.')
    ? outcomeIn(context, condition.fact.slice('decision.'.length), world, leaves)
    : (world.values[condition.fact] as Scalar)
  return compare(found, condition.operator, resolved(context, condition.value), context.asAt)
}

export function leafIn(
  context: Context,
  decision: Decision,
  world: World,
  leaves: Map<string, string>,
): Leaf {
  const met = decision.rules.flatMap((rule, at) =>
    holdsIn(context, rule.conditions, world, leaves) ? [at] : [],
  )
  return { met: decision.hitPolicy === 'FIRST' ? met.slice(0, 1) : met }
}

export function outcomeOf(decision: Decision, { met }: Leaf): string {
  if (met.length > 1) return 'CONFLICT'
  const [only] = met
  return only === undefined
    ? (decision.otherwise?.outcome ?? 'SILENT')
    : (decision.rules[only]?.event.type as string)
}

function outcomeIn(context: Context, id: string, world: World, leaves: Map<string, string>): string {
  let outcome = leaves.get(id)
  if (outcome === undefined) {
    const decision = context.document.decisions?.[id] as Decision
    outcome = outcomeOf(decision, leafIn(context, decision, world, leaves))
    leaves.set(id, outcome)
  }
  return outcome
}

/** What the law says of a nominal; `null` when there are too many completions to try. */
export function expected(document: PolicyDocument, facts: Facts, asAt: string): Expected | null {
  const context: Context = { document, asAt, tests: testsOf(document, asAt) }
  const lists = listWorlds(context, facts)
  const scalars = Object.entries(document.facts ?? {}).flatMap(
    ([id, fact]): [string, Scalar[], boolean][] => {
      if (fact.type === 'list' || (document.derived?.[id] !== undefined && isUnknown(facts[id]))) return []
      return isUnknown(facts[id])
        ? [[id, representatives(context, id, fact), true]]
        : [[id, [facts[id] as Scalar], false]]
    },
  )
  const size = scalars.reduce((product, [, values]) => product * values.length, lists.worlds.length)
  if (size > most) return null
  const everything = scalars.reduce<World[]>(
    (all, [id, values, open]) =>
      all.flatMap((world) =>
        values.map((value) => ({
          values: { ...world.values, [id]: value },
          picks: open ? { ...world.picks, [id]: String(value) } : world.picks,
        })),
      ),
    lists.worlds,
  )
  const { worlds, conflicts } = assume(context, everything)
  const decisions = Object.entries(document.decisions ?? {})
  const found = worlds.map(
    (world) => new Map(decisions.map(([id, decision]) => [id, leafIn(context, decision, world, new Map())])),
  )
  const singles: Record<string, SingleExpected> = {}
  const collects: Record<string, CollectExpected> = {}
  for (const [id, decision] of decisions) {
    const leaves = found.map((each) => each.get(id) as Leaf)
    if (decision.hitPolicy === 'COLLECT') collects[id] = collected(decision, leaves)
    else
      singles[id] = single(
        decision,
        leaves,
        worlds.map((world) =>
          decision.rules.map((rule) => holdsIn(context, rule.conditions, world, new Map())),
        ),
      )
  }
  const missing = (id: string): readonly string[] => {
    const decision = document.decisions?.[id] as Decision
    const leaves = found.map((each) => each.get(id) as Leaf)
    if (decision.hitPolicy !== 'COLLECT')
      return mattering(
        worlds,
        leaves.map((leaf) => outcomeOf(decision, leaf)),
      )
    const open = collects[id]?.possible ?? []
    return [
      ...new Set(
        open.flatMap((outcome) =>
          mattering(
            worlds,
            leaves.map((leaf) => String(gives(decision, leaf, outcome))),
          ),
        ),
      ),
    ].sort()
  }
  return {
    exact: lists.exact,
    singles,
    collects,
    missing,
    conflicts,
    truthOf: (condition) => kleene(context, condition, everything, singles),
    sureOf: (condition) => {
      const truths = new Set(worlds.map((world) => holdsIn(context, condition, world, new Map())))
      const [only] = truths
      return truths.size === 1 && only !== undefined ? only : null
    },
    worlds: worlds.length,
  }
}

/** Leaves out what the assumptions exclude; those that no completion satisfies are contradicted. */
function assume(
  context: Context,
  everything: readonly World[],
): { worlds: readonly World[]; conflicts: string[] } {
  let worlds = everything
  const contradicted = new Set<string>()
  for (const assumption of context.document.assumptions ?? []) {
    const among = assumption.use === 'report' ? everything : worlds
    const holding = among.filter((world) => holdsIn(context, assumption.condition, world, new Map()))
    if (holding.length === 0) contradicted.add(assumption.id)
    else if (assumption.use !== 'report') worlds = holding
  }
  return {
    worlds,
    conflicts: (context.document.assumptions ?? []).map(({ id }) => id).filter((id) => contradicted.has(id)),
  }
}

function gives(decision: Decision, { met }: Leaf, outcome: string): boolean {
  return met.some((at) => decision.rules[at]?.event.type === outcome)
}

function collected(decision: Decision, leaves: readonly Leaf[]): CollectExpected {
  const outcomes = Object.keys(decision.outcomes).sort()
  const times = outcomes.map((outcome) => leaves.filter((leaf) => gives(decision, leaf, outcome)).length)
  return {
    outcomes: outcomes.filter((_, at) => times[at] === leaves.length),
    possible: outcomes.filter((_, at) => (times[at] as number) > 0 && times[at] !== leaves.length),
  }
}

function single(
  decision: Decision,
  leaves: readonly Leaf[],
  rules: readonly (readonly boolean[])[],
): SingleExpected {
  const possible = [...new Set(leaves.map((leaf) => outcomeOf(decision, leaf)))].sort()
  // An outcome keeps the place of the first rule that gives it, whether or not that rule is a fallback.
  const matches = [...new Set(decision.rules.map((rule) => rule.event.type))].filter((outcome) =>
    rules.every((met) =>
      decision.rules.some((rule, at) => rule.event.type === outcome && rule.fallback !== true && met[at]),
    ),
  )
  const none = { outcome: null, possible, matches, rule: null, details: {} }
  const [only] = possible
  let outcome = only as string
  let certainty = 'settled'
  if (possible.length === 1 && only === 'SILENT') return { ...none, certainty: 'silent' }
  if (possible.length === 1 && only === 'CONFLICT') {
    const met = [...new Set(leaves.flatMap((leaf) => leaf.met))].sort((a, b) => a - b)
    return {
      ...none,
      certainty: 'conflict',
      conflicting: met.map((at) => decision.rules[at]?.name as string),
    }
  }
  if (possible.length > 1) {
    certainty = 'provisional'
    if (leaves.some((leaf) => leaf.met.length > 1)) return { ...none, certainty: 'undetermined' }
    const silent = leaves.find((leaf) => leaf.met.length === 0)
    const last = silent ?? { met: [Math.max(...leaves.flatMap((leaf) => leaf.met))] }
    outcome = outcomeOf(decision, last)
    const stands = decision.outcomes[outcome]?.mayBeProvisional ?? []
    if (outcome === 'SILENT' || !possible.every((other) => other === outcome || stands.includes(other)))
      return { ...none, certainty: 'undetermined' }
  }
  const givers = leaves.filter((leaf) => outcomeOf(decision, leaf) === outcome)
  const ruleAt = (leaf: Leaf): number => leaf.met[0] ?? decision.rules.length
  const last = Math.max(...givers.map(ruleAt))
  const params = [...new Set(givers.map(ruleAt))].map(
    (at) =>
      (at === decision.rules.length ? decision.otherwise?.params : decision.rules[at]?.event.params) ?? {},
  )
  const details = Object.fromEntries(
    Object.entries(params[0] ?? {}).filter(([key, value]) => params.every((other) => other[key] === value)),
  )
  return { outcome, certainty, possible, matches, rule: decision.rules[last]?.name ?? 'otherwise', details }
}

/**
 * The definition of `missing`, word for word: after learning some of the other unknown facts (or none), does learning
 * this one narrow what is possible?
 */
function mattering(worlds: readonly World[], outcomes: readonly string[]): string[] {
  const ids = [...new Set(worlds.flatMap(({ picks }) => Object.keys(picks)))].sort()
  const codes = worlds.map(({ picks }) => ids.map((id) => picks[id] as string))
  const valuesOf = ids.map((_, at) => [...new Set(codes.map((code) => code[at] as string))])
  const matter = new Set<string>()
  // Learns the facts in turn, each or not; what is left are the positions of the worlds that remain.
  const learn = (at: number, left: readonly number[], open: readonly number[]): void => {
    if (matter.size === ids.length || left.length === 0) return
    if (new Set(left.map((world) => outcomes[world])).size === 1) return
    if (at === ids.length) {
      const all = new Set(left.map((world) => outcomes[world]))
      for (const each of open) {
        const id = ids[each] as string
        if (matter.has(id)) continue
        const byValue = new Map<string, Set<string | undefined>>()
        for (const world of left) {
          const value = codes[world]?.[each] as string
          byValue.set(value, (byValue.get(value) ?? new Set()).add(outcomes[world]))
        }
        if ([...byValue.values()].some((reached) => reached.size < all.size)) matter.add(id)
      }
      return
    }
    learn(at + 1, left, [...open, at])
    for (const value of valuesOf[at] as string[])
      learn(
        at + 1,
        left.filter((world) => codes[world]?.[at] === value),
        open,
      )
  }
  learn(
    0,
    worlds.map((_, at) => at),
    [],
  )
  return ids.filter((id) => matter.has(id))
}

/** Strong Kleene on the condition as written. What assumptions exclude does not count here. */
function kleene(
  context: Context,
  condition: Condition,
  everything: readonly World[],
  singles: Readonly<Record<string, SingleExpected>>,
): Truth {
  const inner = (part: Condition) => kleene(context, part, everything, singles)
  if ('all' in condition) {
    const truths = condition.all.map(inner)
    return truths.includes('not-met') ? 'not-met' : truths.includes('undetermined') ? 'undetermined' : 'met'
  }
  if ('any' in condition) {
    const truths = condition.any.map(inner)
    return truths.includes('met') ? 'met' : truths.includes('undetermined') ? 'undetermined' : 'not-met'
  }
  if ('not' in condition) {
    const truth = inner(condition.not)
    return truth === 'undetermined' ? truth : truth === 'met' ? 'not-met' : 'met'
  }
  if ('condition' in condition) return inner(context.document.conditions?.[condition.condition] as Condition)
  const required = resolved(context, condition.value)
  const decision = condition.fact.startsWith('decision.') ? condition.fact.slice('decision.'.length) : null
  const values =
    decision === null
      ? everything.map(({ values }) => values[condition.fact] as Scalar)
      : (singles[decision]?.possible ?? [])
  // An unknown fact that is not worked out from lists is undetermined, whatever its domain.
  const plain = decision === null && context.document.derived?.[condition.fact] === undefined
  if (plain && everything.some(({ picks }) => condition.fact in picks)) return 'undetermined'
  const truths = new Set(values.map((value) => compare(value, condition.operator, required, context.asAt)))
  if (truths.size > 1) return 'undetermined'
  return truths.has(true) ? 'met' : 'not-met'
}
