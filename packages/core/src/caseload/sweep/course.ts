import { answerText } from '../../decision/answer-text.ts'
import type { Decided } from '../../decision/assess.ts'
import type { Policy } from '../../policy/policy.ts'
import { growing } from '../columns/column.ts'
import type { People } from '../columns/people.ts'
import { inPolicyOrder, linesOf } from '../counts.ts'
import type { Interval, Sweep, SweepChanges, SweepLine } from '../sweep-steps.ts'

/** Answers by number, each text once: a change that does not show in the text is none. */
export interface Texts {
  readonly numberOf: (answer: Decided) => number
  readonly all: readonly { readonly text: string; readonly lines: readonly SweepLine[] }[]
}

export function openTexts(): Texts {
  const numbers = new Map<Decided, number>()
  const byText = new Map<string, number>()
  const all: { text: string; lines: SweepLine[] }[] = []
  return {
    all,
    numberOf(answer) {
      const known = numbers.get(answer)
      if (known !== undefined) return known
      const text = answerText(answer)
      const number = byText.get(text) ?? all.push({ text, lines: linesOf(answer) }) - 1
      byText.set(text, number)
      numbers.set(answer, number)
      return number
    },
  }
}

/** How the answers of one decision run as the parameter rises. */
export interface Course {
  readonly decision: string
  readonly texts: Texts
  /** The text of each row at the beginning of the range. */
  readonly first: Uint32Array
  /** From `value` on (`after` 0) or just after it (1), a row has another text. In order for each row by itself. */
  readonly add: (value: number, after: 0 | 1, row: number, text: number) => void
  readonly events: () => Events
}

interface Events {
  readonly value: Float64Array
  readonly after: Uint8Array
  readonly row: Uint32Array
  readonly text: Uint32Array
}

export function openCourse(decision: string, size: number): Course {
  const value = growing((many) => new Float64Array(many))
  const after = growing((many) => new Uint8Array(many))
  const row = growing((many) => new Uint32Array(many))
  const text = growing((many) => new Uint32Array(many))
  return {
    decision,
    texts: openTexts(),
    first: new Uint32Array(size),
    add(at, isAfter, of, to) {
      value.add(at)
      after.add(isAfter)
      row.add(of)
      text.add(to)
    },
    events: () => ({ value: value.done(), after: after.done(), row: row.done(), text: text.done() }),
  }
}

/** Where steps can begin, in order: each value, and just after each. */
interface Positions {
  readonly values: readonly number[]
  readonly after: readonly (0 | 1)[]
  readonly of: (value: number, after: number) => number
}

function positionsOf(range: Interval, courses: readonly Events[]): Positions {
  const at = new Set<number>()
  const later = new Set<number>()
  for (const { value, after } of courses)
    for (let event = 0; event < value.length; event += 1)
      (after[event] === 1 ? later : at).add(value[event] as number)
  at.add(range.from)
  const values = [...new Set([...at, ...later])].sort((a, b) => a - b)
  const starts: number[] = []
  const isAfter: (0 | 1)[] = []
  const places = [new Map<number, number>(), new Map<number, number>()] as const
  for (const value of values) {
    if (at.has(value)) {
      places[0].set(value, starts.length)
      starts.push(value)
      isAfter.push(0)
    }
    if (later.has(value)) {
      places[1].set(value, starts.length)
      starts.push(value)
      isAfter.push(1)
    }
  }
  return {
    values: starts,
    after: isAfter,
    of: (value, after) => places[after as 0 | 1].get(value) as number,
  }
}

/** Puts the courses of decisions together: how many are where in each step. */
export function assemble(
  policy: Policy,
  people: People,
  parameter: {
    readonly id: string
    readonly current: number
    readonly whole: boolean
    readonly range: Interval
  },
  courses: readonly Course[],
  currentTexts: readonly Uint32Array[],
): Sweep {
  const events = courses.map((course) => course.events())
  const positions = positionsOf(parameter.range, events)
  const size = positions.values.length
  const areas = people.areas.length
  const lines: Record<string, readonly SweepLine[]> = {}
  const counts: Record<string, Uint32Array> = {}
  const moved: Record<string, Uint32Array> = {}
  const changes: Record<string, SweepChanges> = {}
  courses.forEach((course, at) => {
    const { decision, texts, first } = course
    const shown = linesInOrder(policy, decision, texts)
    const places = texts.all.map((text) =>
      text.lines.map((line) => shown.findIndex((each) => each.text === line.text)),
    )
    const running = new Uint32Array(shown.length * areas)
    const current = currentTexts[at] as Uint32Array
    const now = Uint32Array.from(first)
    let away = 0
    const put = (row: number, text: number, by: 1 | -1) => {
      for (const place of places[text] as readonly number[]) {
        const cell = place * areas + (people.area[row] as number)
        running[cell] = (running[cell] as number) + by
      }
      if (text !== current[row]) away += by
    }
    for (let row = 0; row < now.length; row += 1) put(row, now[row] as number, 1)
    const { value, after, row, text } = events[at] as Events
    const order = byPosition(value, after, positions, size)
    const snapshots = new Uint32Array(size * running.length)
    const awayAt = new Uint32Array(size)
    const step = new Uint32Array(row.length)
    const rows = new Uint32Array(row.length)
    const from = new Uint16Array(row.length)
    const to = new Uint16Array(row.length)
    for (let at = 0; at < size; at += 1) {
      const end = order.starts[at + 1] as number
      for (let place = order.starts[at] as number; place < end; place += 1) {
        const event = order.events[place] as number
        const of = row[event] as number
        step[place] = at
        rows[place] = of
        from[place] = now[of] as number
        to[place] = text[event] as number
        put(of, now[of] as number, -1)
        now[of] = text[event] as number
        put(of, now[of], 1)
      }
      snapshots.set(running, at * running.length)
      awayAt[at] = away
    }
    changes[decision] = { texts: texts.all.map(({ text }) => text), step, row: rows, from, to }
    lines[decision] = shown
    counts[decision] = snapshots
    moved[decision] = awayAt
  })
  return {
    parameter: parameter.id,
    range: parameter.range,
    current: parameter.current,
    whole: parameter.whole,
    areas: people.areas,
    decisions: courses.map(({ decision }) => decision),
    size,
    from: Float64Array.from(positions.values),
    fromInclusive: Uint8Array.from(positions.after, (after) => 1 - after),
    lines,
    counts,
    moved,
    changes,
  }
}

/** The events sorted by where they happen; those of one place stay in order. */
function byPosition(
  value: Float64Array,
  after: Uint8Array,
  positions: Positions,
  size: number,
): { readonly starts: Uint32Array; readonly events: Uint32Array } {
  const starts = new Uint32Array(size + 1)
  const places = new Uint32Array(value.length)
  for (let event = 0; event < value.length; event += 1) {
    const place = positions.of(value[event] as number, after[event] as number)
    places[event] = place
    starts[place + 1] = (starts[place + 1] as number) + 1
  }
  for (let place = 0; place < size; place += 1)
    starts[place + 1] = (starts[place + 1] as number) + (starts[place] as number)
  const next = starts.slice()
  const events = new Uint32Array(value.length)
  for (let event = 0; event < value.length; event += 1) {
    const place = places[event] as number
    events[next[place] as number] = event
    next[place] = (next[place] as number) + 1
  }
  return { starts, events }
}

function linesInOrder(policy: Policy, decision: string, texts: Texts): SweepLine[] {
  const lines = new Map(texts.all.flatMap(({ lines }) => lines.map((line) => [line.text, line] as const)))
  return [...lines.values()].sort(inPolicyOrder(policy, decision))
}
