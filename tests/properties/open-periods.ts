// Periods of which an end is not known, and every day that it can be: what each gives, together with what the periods
// themselves are counted as.
import { parsePolicy, type FactRecord, type Nominal, type Policy } from '@iom-rules/core'
import * as fc from 'fast-check'
import { monthsAfter, numberOf, textOf } from './calendar.ts'

export const asAtText = '2026-11-22'
const asAt = numberOf(asAtText)
const basis = { assumption: 'For the test.' }
/** Days before *as at* on which anything happens. */
const most = 75
const summer = asAt - 40

/** How many offences count in each window, and what the periods are: one outcome for each that can come together. */
interface Seen {
  readonly short: number
  readonly long: number
  readonly running: boolean
  readonly early: boolean
}

function nameOf({ short, long, running, early }: Seen): string {
  return `S${short}L${long}${running ? 'R' : ''}${early ? 'E' : ''}`
}

const many = [0, 1, 2, 3]
const both = [false, true]
const all: readonly Seen[] = many.flatMap((short) =>
  many.flatMap((long) => both.flatMap((running) => both.map((early) => ({ short, long, running, early })))),
)

/** @param isCounted do conditions ask about the periods themselves too? */
export function policyFor(isCounted: boolean): Policy {
  const within = (months: number) => ({
    type: 'number',
    title: 'Recent offences',
    count: 'offences',
    where: { field: 'day', operator: 'withinLastMonths', value: months, notCounting: 'custody' },
    ...basis,
  })
  const period = (where: object) => ({
    type: 'boolean',
    title: 'A period',
    exists: 'custody',
    where,
    ...basis,
  })
  const seen = isCounted ? all : all.filter(({ running, early }) => !running && !early)
  const test = (fact: string, value: unknown) => ({ fact, operator: 'equal', value })
  const parsed = parsePolicy({
    language: '1.0',
    id: 'open-periods',
    version: '1.0.0',
    title: 'Open periods',
    inForce: { from: '2021-01-01' },
    facts: {
      offences: {
        type: 'list',
        title: 'Offences',
        record: { day: { type: 'day', past: true, title: 'Day' } },
      },
      custody: {
        type: 'list',
        title: 'Custody',
        record: {
          from: { type: 'day', past: true, title: 'From' },
          to: { type: 'day', mayBeNone: true, title: 'To' },
        },
      },
    },
    derived: {
      short: within(1),
      long: within(2),
      ...(isCounted && {
        running: period({ field: 'to', operator: 'isNone', value: true }),
        early: period({ field: 'from', operator: 'onOrBefore', value: textOf(summer) }),
      }),
    },
    decisions: {
      d: {
        title: 'Decision',
        hitPolicy: 'FIRST',
        outcomes: Object.fromEntries([...seen.map((each) => [nameOf(each), {}]), ['OTHER', {}]]),
        rules: seen.map((each) => ({
          name: nameOf(each).toLowerCase(),
          conditions: {
            all: [
              test('short', each.short),
              test('long', each.long),
              ...(isCounted ? [test('running', each.running), test('early', each.early)] : []),
            ],
          },
          event: { type: nameOf(each) },
          ...basis,
        })),
        otherwise: { outcome: 'OTHER', ...basis },
      },
    },
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

/** Every period that a record can stand for, as days before *as at*; `null` still runs. */
function periodsOf({ from, to }: FactRecord): (readonly [from: number, to: number | null])[] {
  const ago = (day: unknown): number => asAt - numberOf(String(day))
  const days = Array.from({ length: most + 1 }, (_, day) => day)
  // One that ends after *as at* covers what one does that ends then.
  const ends = to === undefined ? [...days, null] : [to === 'NONE' ? null : ago(to)]
  return (from === undefined ? days : [ago(from)]).flatMap((begun) =>
    ends.filter((end) => end === null || end <= begun).map((end) => [begun, end] as const),
  )
}

/** What periods come to: 1 for each day before *as at* that lies in one, and what they are counted as. */
interface Custody {
  readonly inside: readonly number[]
  readonly running: boolean
  readonly early: boolean
}

const outside: readonly number[] = Array.from({ length: most + 1 }, () => 0)

function* custodyOf(
  left: readonly FactRecord[],
  so: Custody = { inside: outside, running: false, early: false },
): Generator<Custody> {
  const [next, ...rest] = left
  if (next === undefined) yield so
  else
    for (const [from, to] of periodsOf(next))
      yield* custodyOf(rest, {
        inside: so.inside.map((day, at) => (at <= from && at > (to ?? 0) ? 1 : day)),
        running: so.running || to === null,
        early: so.early || asAt - from <= summer,
      })
}

/** Any periods at all: of the days between two offences any number can lie in one. */
function* anyCustody(offences: readonly number[]): Generator<Custody> {
  const edges = [0, ...new Set(offences)].sort((one, other) => one - other)
  const fill = function* (
    at: number,
    inside: readonly number[],
    latest: number,
  ): Generator<readonly number[]> {
    const [from, to] = [edges[at] as number, edges[at + 1]]
    if (to === undefined) yield inside
    else
      for (let days = 0; days <= Math.max(0, Math.min(to, latest) - from); days += 1)
        yield* fill(
          at + 1,
          inside.map((day, ago) => (ago > from && ago <= from + days ? 1 : day)),
          latest,
        )
  }
  for (const early of both)
    for (const inside of fill(0, outside, early ? most : asAt - summer - 1))
      for (const running of both) yield { inside, running, early }
}

/** How many of the offences count in each window. */
function countsOf(offences: readonly number[], { inside }: Custody): readonly (readonly [number, number])[] {
  const count = (start: number) =>
    offences.filter(
      (ago) => ago - inside.reduce((sum, day, at) => (at >= 1 && at <= ago ? sum + day : sum), 0) <= start,
    ).length
  const [short = 0, long = 0] = starts.map(count)
  return [[short, long]]
}

const starts = [1, 2].map((months) => asAt - numberOf(monthsAfter(asAtText, -months)))
/** Of offences of which nothing is known: whatever counts in the short window counts in the long one. */
const anyCounts = many.flatMap((short) =>
  many.filter((long) => long >= short).map((long) => [short, long] as const),
)

/**
 * Every outcome that can come of it.
 *
 * @param offences days before *as at*; `null` where nothing is known of them, and `custody` alike
 */
export function expected(
  offences: readonly number[] | null,
  custody: readonly FactRecord[] | null,
  isCounted: boolean,
): string[] {
  const found = new Set<string>(offences === null ? ['OTHER'] : [])
  for (const each of custody === null ? anyCustody(offences ?? []) : custodyOf(custody))
    for (const [short, long] of offences === null ? anyCounts : countsOf(offences, each))
      found.add(nameOf({ short, long, running: isCounted && each.running, early: isCounted && each.early }))
  return [...found].sort()
}

const ago = fc.nat({ max: most })
const text = (days: number) => textOf(asAt - days)
const whole = fc
  .tuple(ago, ago)
  .map(([one, other]) => ({ from: text(Math.max(one, other)), to: text(Math.min(one, other)) }))
const begun = ago.map((days) => ({ from: text(days) }))
const ended = fc.oneof(
  { arbitrary: fc.integer({ min: -20, max: most }).map((days) => ({ to: text(days) })), weight: 3 },
  { arbitrary: fc.constant({ to: 'NONE' }), weight: 1 },
)
const half: fc.Arbitrary<FactRecord> = fc.oneof(begun, ended)
const custody: fc.Arbitrary<readonly FactRecord[]> = fc
  .tuple(
    fc.array(whole, { maxLength: 1 }),
    fc.oneof(
      { arbitrary: fc.constant<FactRecord[]>([{}]), weight: 2 },
      { arbitrary: fc.tuple(half), weight: 3 },
      { arbitrary: fc.tuple(half, half), weight: 6 },
      { arbitrary: fc.tuple(half, half, half), weight: 1 },
      { arbitrary: fc.tuple(half, fc.constant<FactRecord>({})), weight: 1 },
    ),
  )
  .map(([known, open]) => [...known, ...open])

/** Days of offences before *as at*, `null` where nothing is known of them, and what is known of custody. */
export const known = fc.tuple(
  fc.option(fc.array(ago, { minLength: 1, maxLength: 3 }), { freq: 8 }),
  fc.option(custody, { freq: 8 }),
)

/** Those of which few others tell a change of the code; offences in days before *as at*. */
export const telling: readonly (readonly [readonly number[], readonly FactRecord[] | null])[] = [
  // What one period can matter by hangs on the other.
  [
    [62, 73],
    [{ from: '2026-11-18' }, { from: '2026-09-13' }],
  ],
  // What is known stays as it is known.
  [
    [68, 71],
    [{ from: '2026-09-25', to: '2026-10-11' }, { from: '2026-09-11' }, { from: '2026-11-08' }],
  ],
  [
    [6, 18, 68],
    [{ from: '2026-09-28', to: '2026-10-23' }, { from: '2026-10-25' }],
  ],
  [[32, 64, 72], null],
  // It ends where a window begins.
  [[40, 50], [{ to: '2026-10-22' }]],
  // The open period covers the known one, or comes after what it would have to move.
  [
    [74, 75],
    [{ from: '2026-09-23', to: '2026-10-03' }, { from: '2026-09-13' }],
  ],
  [
    [74, 75],
    [{ from: '2026-10-23', to: '2026-11-03' }, { from: '2026-09-13' }],
  ],
  [
    [20, 40],
    [{ from: '2026-09-13', to: '2026-09-23' }, { to: '2026-09-18' }],
  ],
]

export function nominalOf(
  offences: readonly number[] | null,
  custody: readonly FactRecord[] | null,
): Nominal {
  return { ref: 'A', facts: { offences: offences?.map((days) => ({ day: text(days) })) ?? null, custody } }
}
