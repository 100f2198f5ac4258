import { dayNumber, dayText, type DayNumber } from '../vocabulary/day.ts'
import { NONE, type Scalar } from '../vocabulary/fact.ts'
import { dayRange, holds, type TestedType } from '../policy/operators.ts'

/** A comparison with its value put in: parameters and *as at* are constants by now. */
export interface ResolvedTest {
  readonly operator: string
  readonly required: Scalar | readonly string[]
}

/** The domain of a tested fact, as far as classes need it. */
export interface Domain {
  readonly type: TestedType
  readonly values?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly whole?: boolean
  readonly mayBeNone?: boolean
  /** Days only: none after *as at*. */
  readonly past?: boolean
}

/**
 * The finitely many classes that a fact's domain falls into: values that no test of the policy can
 * tell apart are one class. A class always has at least one value of the domain.
 */
export interface Classes {
  readonly count: number
  /** A value of each class: the smallest that reads well. */
  readonly examples: readonly Scalar[]
  classOf(value: Scalar): number
  /** Numbers only: the classes of all values from this one up. */
  upwards(value: number): readonly number[]
  /** Numbers only: the constants that the tests compare with. */
  readonly cuts: readonly number[]
  /** Days only: the first days of the stretches that the tests cut the calendar into. */
  readonly starts: readonly DayNumber[]
  /**
   * Numbers: the class of each stretch between two cuts (even places) and of each cut (odd places), -1 where the
   * domain has no value there. Days: the class before the first start, and from each start on.
   */
  readonly places: readonly number[]
  /** For each class, whether the test is true of its values. */
  truths(test: ResolvedTest): readonly boolean[]
}

interface Piece {
  readonly example: Scalar
}

/** Divides a domain by the tests made on it. */
export function divide(domain: Domain, tests: readonly ResolvedTest[], asAt: DayNumber): Classes {
  const judge = (value: Scalar, test: ResolvedTest) =>
    holds(test.operator, value, test.required, asAt, domain.type)
  const classes = new Map<string, number>()
  const examples: Scalar[] = []
  const signature = (value: Scalar) => tests.map((test) => (judge(value, test) ? '1' : '0')).join('')
  const assign = (piece: Piece): number => {
    const key = signature(piece.example)
    const known = classes.get(key)
    if (known !== undefined) return known
    classes.set(key, examples.length)
    examples.push(piece.example)
    return examples.length - 1
  }
  const line = lineOf(domain, tests, asAt, assign)
  return {
    count: examples.length,
    examples,
    upwards: nothing,
    cuts: [],
    starts: [],
    places: [],
    ...line,
    truths: (test) => examples.map((example) => judge(example, test)),
  }
}

const nothing = (): readonly number[] => []

/** Where values lie. What a type of fact has no use for is left out. */
interface Line {
  readonly classOf: (value: Scalar) => number
  readonly upwards?: (value: number) => readonly number[]
  readonly cuts?: readonly number[]
  readonly starts?: readonly DayNumber[]
  readonly places?: readonly number[]
}

function lineOf(
  domain: Domain,
  tests: readonly ResolvedTest[],
  asAt: DayNumber,
  assign: (piece: Piece) => number,
): Line {
  if (domain.type === 'boolean') {
    const classes = [assign({ example: false }), assign({ example: true })]
    return { classOf: (value) => (value === true ? classes[1] : classes[0]) as number }
  }
  if (domain.type === 'choice') {
    const classes = new Map(
      (domain.values as readonly string[]).map((value): [Scalar, number] => [
        value,
        assign({ example: value }),
      ]),
    )
    return { classOf: (value) => classes.get(value) as number }
  }
  const line =
    domain.type === 'number' ? numberLine(domain, tests, assign) : dayLine(domain, tests, asAt, assign)
  const none = domain.mayBeNone === true ? assign({ example: NONE }) : 0
  return { ...line, classOf: (value) => (value === NONE ? none : line.classOf(value)) }
}

/** Cuts a number's domain at every constant compared with: below, at, between, at, … above. */
function numberLine(domain: Domain, tests: readonly ResolvedTest[], assign: (piece: Piece) => number): Line {
  const low = domain.minimum as number
  const high = domain.maximum ?? Number.MAX_SAFE_INTEGER
  const constants = tests
    .map((test) => test.required)
    .filter((value): value is number => typeof value === 'number')
  const cuts = [...new Set(constants)].filter((cut) => cut >= low && cut <= high).sort((a, b) => a - b)
  // Even places are the open stretches between cuts, odd places the cuts themselves.
  const places: number[] = []
  for (let at = 0; at <= cuts.length; at += 1) {
    const inside = between(
      at === 0 ? null : (cuts[at - 1] as number),
      at === cuts.length ? null : (cuts[at] as number),
      low,
      high,
      domain.whole === true,
    )
    places.push(inside === null ? -1 : assign({ example: inside }))
    const cut = cuts[at]
    if (cut !== undefined)
      places.push(domain.whole === true && !Number.isInteger(cut) ? -1 : assign({ example: cut }))
  }
  const placeOf = (value: number): number => {
    const number = Math.min(Math.max(value, low), high)
    let at = 0
    while (at < cuts.length && number > (cuts[at] as number)) at += 1
    return number === cuts[at] ? 2 * at + 1 : 2 * at
  }
  const above: (readonly number[])[] = []
  const upwards = (place: number): readonly number[] =>
    (above[place] ??= [...new Set(places.slice(place))].filter((each) => each >= 0))
  return {
    classOf: (value) => places[placeOf(value as number)] as number,
    upwards: (value) => upwards(placeOf(value)),
    cuts,
    places,
  }
}

/** A number strictly between two cuts (or from the domain's end), or `null` when there is none. */
function between(
  above: number | null,
  below: number | null,
  low: number,
  high: number,
  whole: boolean,
): number | null {
  if (above === null)
    return below === null || low < below ? (whole ? fits(Math.ceil(low), below, high) : low) : null
  const next = Math.floor(above) + 1
  if (fits(next, below, high) !== null) return next
  if (whole) return null
  const end = below ?? high
  return end > above ? (above + end) / 2 : null
}

function fits(value: number, below: number | null, high: number): number | null {
  return value <= high && (below === null || value < below) ? value : null
}

/** Days are written with a year of four digits: nobody has one before. */
const firstDay = dayNumber('0000-01-01') as DayNumber

/** Cuts the calendar at the first and last day that each test admits. */
function dayLine(
  domain: Domain,
  tests: readonly ResolvedTest[],
  asAt: DayNumber,
  assign: (piece: Piece) => number,
): Line {
  const last = domain.past === true ? asAt : Number.MAX_SAFE_INTEGER
  const starts = new Set<number>()
  for (const test of tests) {
    const { from, to } = dayRange(test.operator, test.required, asAt)
    if (from !== null && from <= last) starts.add(from)
    if (to !== null && to + 1 <= last) starts.add(to + 1)
  }
  const cuts = [...starts].sort((a, b) => a - b)
  const first = cuts[0] ?? asAt + 1
  const places = [
    assign({ example: dayText(Math.max(first - 1, firstDay)) }),
    ...cuts.map((cut) => assign({ example: dayText(cut) })),
  ]
  const classOf = (value: Scalar): number => {
    const number = dayNumber(value as string) as DayNumber
    let at = 0
    while (at < cuts.length && number >= (cuts[at] as number)) at += 1
    return places[at] as number
  }
  return { classOf, starts: cuts, places }
}
