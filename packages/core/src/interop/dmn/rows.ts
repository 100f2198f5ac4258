import type { Condition } from '../../policy/policy.ts'
import { isTest } from '../../policy/references.ts'
import type { Reading, Subject } from './reading.ts'
import { joinSayings, sayTest, type Saying } from './saying.ts'

/** What one row of a table asks: of each subject one thing, and all of them. */
export type Row = ReadonlyMap<string, Asked>

interface Asked {
  readonly subject: Subject
  readonly saying: Saying
}

/** A condition as rows any of which is met, or `null` where that takes more rows than `most`. */
export function rowsOf(condition: Condition, reading: Reading, most: number, positive = true): Row[] | null {
  if (isTest(condition)) {
    const subject = reading.subject(condition.fact)
    return [row(subject, sayTest(subject, condition.operator, condition.value, positive, reading))]
  }
  if ('condition' in condition) {
    const subject = reading.condition(condition.condition)
    return [row(subject, { cell: String(positive), of: (text) => `${text} = ${positive}`, plain: false })]
  }
  if ('not' in condition) return rowsOf(condition.not, reading, most, !positive)
  const parts = ('all' in condition ? condition.all : condition.any).map((part) =>
    rowsOf(part, reading, most, positive),
  )
  const known = parts.flatMap((part) => (part === null ? [] : [part]))
  if (known.length < parts.length) return null
  return 'all' in condition === positive ? every(known, most) : some(known.flat(), most)
}

function row(subject: Subject, saying: Saying): Row {
  return new Map([[subject.key, { subject, saying }]])
}

/** All of several: what is asked of one subject goes into one cell. */
function every(parts: readonly (readonly Row[])[], most: number): Row[] | null {
  let rows: Row[] = [new Map()]
  for (const part of parts) {
    rows = rows.flatMap((before) => part.map((next) => joined(before, next)))
    if (rows.length > most) return null
  }
  return rows
}

function joined(before: Row, next: Row): Row {
  const both = new Map(before)
  for (const [key, { subject, saying }] of next) {
    const other = both.get(key)
    both.set(key, {
      subject,
      saying: other === undefined ? saying : joinSayings([other.saying, saying], 'and'),
    })
  }
  return both
}

/** Any of several: rows of their own, or one cell where all speak of the same subject alone. */
function some(rows: readonly Row[], most: number): Row[] | null {
  const asked = rows.flatMap((each) => [...each.values()])
  const [first] = asked
  const alike = first !== undefined && asked.every(({ subject }) => subject.key === first.subject.key)
  if (alike && asked.length === rows.length)
    return [
      row(
        first.subject,
        joinSayings(
          asked.map(({ saying }) => saying),
          'or',
        ),
      ),
    ]
  return rows.length > most ? null : [...rows]
}
