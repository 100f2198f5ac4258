import { dayLiteral } from './constants.ts'
import { allowance, daysFrom, passedOver, startSql, stretches } from './periods.ts'
import { fieldsOf, fieldSubject, readPeriods, readRecords, type Reader } from './records.ts'
import type { OpenGroup, PeriodList } from './scope.ts'
import { fieldTestsIn } from '../../policy/references.ts'
import { staticDays } from './kinds.ts'
import type { Part, Writing } from './statement.ts'

/**
 * Where the windows can begin that leave a list of periods out: `id`, `exact` and `t<list>_<window>`. Known periods
 * leave one way. Of one period whose end or beginning is not known, every length counts at which a known day comes
 * within a window; periods of which nothing is known can move a window to any earlier day, and two windows at least as
 * far apart as they were. Anything in between is taken as if nothing were known, and said not to be exact.
 */
export function choiceParts(
  writing: Writing,
  open: OpenGroup,
  at: number,
  reader: Reader,
  name: (what: string) => string,
): Part[] {
  const { inputs, dialect, constants } = writing
  const period = open.periods[at] as PeriodList
  const { list, windows } = period
  const starts = windows.map(({ test }) => startSql(constants, test))
  const spans = starts.map((start) => allowance(start, constants))
  const columns = windows.map((_, window) => `t${at}_${window}`)
  const periods = name(`periods${at}`)
  const parts = name(`stretch${at}`)
  const unclear = name(`unclear${at}`)
  const days = name(`day${at}`)
  const known = `g.${reader.known(list)} AND NOT EXISTS (SELECT 1 FROM ${periods} AS p WHERE p.key = g.id AND p.hole = 1)`
  const moved = columns.map(
    (column, window) => `, ${starts[window]} - ${passedOver(spans[window] as string, 's.')} AS ${column}`,
  )
  const settled = `SELECT g.id, TRUE AS exact${moved.join('')}\nFROM ${name('row')} AS g LEFT JOIN ${parts} AS s ON s.key = g.id\nWHERE ${known} GROUP BY g.id`
  return [
    {
      name: periods,
      body: `SELECT * FROM ${readPeriods(inputs.list(list), reader, inputs, dialect, constants)} AS p`,
      kept: true,
      note: `${list} of those looked at closer`,
    },
    {
      name: parts,
      body: `SELECT key, a2, days, outside FROM (${stretches(periods, constants)}) AS s WHERE days > 0`,
      kept: true,
    },
    {
      name: unclear,
      body: unclearSql(open, reader.known(list), name('row'), periods),
      kept: true,
    },
    { name: days, body: daysSql(writing, open, period, reader, unclear, starts), kept: true },
    ...lengthParts(writing, { unclear, days, parts, spans, starts, columns, at, name }),
    {
      name: name(`choice${at}`),
      body: [
        settled,
        chain({ unclear, days, starts, columns }),
        `SELECT id, TRUE AS exact, ${columns.join(', ')} FROM ${name(`length${at}`)}`,
      ].join('\nUNION ALL\n'),
      note: `where the windows can begin that leave ${list} out`,
    },
  ]
}

/** Nominals whose periods are not known in full: `one` where a single day is missing, else nothing is taken as known. */
function unclearSql(open: OpenGroup, known: string, rows: string, periods: string): string {
  const only = open.periods.length === 1 ? 'TRUE' : 'FALSE'
  const holes = `SELECT key, SUM(hole) AS holes, MAX(CASE WHEN hole = 1 THEN a END) AS a, MAX(CASE WHEN hole = 1 THEN b END) AS b FROM ${periods} AS p GROUP BY key`
  return (
    `SELECT g.id, ${only} AND NOT g.${known} AS exact, h.a, h.b, ` +
    `g.${known} AND h.holes = 1 AND (h.a IS NOT NULL OR h.b IS NOT NULL) AND ${only} AS one\n` +
    `FROM ${rows} AS g LEFT JOIN (${holes}) AS h ON h.key = g.id\nWHERE NOT g.${known} OR h.holes > 0`
  )
}

/** Days between which it makes no difference where a window begins, each with the one before. */
function daysSql(
  writing: Writing,
  open: OpenGroup,
  { list, windows }: PeriodList,
  reader: Reader,
  unclear: string,
  starts: readonly string[],
): string {
  const { inputs, dialect } = writing
  const latest = starts[0] as string
  const latestStart = (windows[0] as PeriodList['windows'][number]).start
  const fixed = new Set<string>(starts)
  const recorded = open.lists.flatMap((counted) => {
    const fields = fieldsOf(counted, open.members)
    const dated = new Set(
      open.members.flatMap((member) =>
        member.list === counted
          ? [...fieldTestsIn(member.derived.where)].flatMap((test) =>
              test.notCounting === list ? [test.field] : [],
            )
          : [],
      ),
    )
    return [...dated].map((field) => {
      for (const day of staticDays(open, counted, field, inputs.list(counted).record[field]))
        if (day <= latestStart) fixed.add(dayLiteral(day)).add(dayLiteral(day - 1))
      const { value } = fieldSubject(inputs.list(counted), fields, field, 'r.')
      return `SELECT r.key AS id, ${value} AS d FROM ${readRecords(inputs.list(counted), fields, reader, inputs, dialect)} AS r JOIN ${unclear} AS u ON u.id = r.key WHERE ${value} <= ${latest}`
    })
  })
  const always = [...fixed].map((day) => `SELECT u.id, ${day} AS d FROM ${unclear} AS u`)
  const all = [...recorded, ...always].join('\n  UNION ')
  return `SELECT id, d, LAG(d) OVER (PARTITION BY id ORDER BY d) AS prev FROM (${all}) AS q`
}

interface Ways {
  readonly unclear: string
  readonly days: string
  readonly starts: readonly string[]
  readonly columns: readonly string[]
}

/** Nothing is known: each window begins on any day up to its start, and windows keep their distance. */
function chain({ unclear, days, starts, columns }: Ways): string {
  const begins: string[] = []
  const joins = starts.map((start, at) => {
    const day = `c${at}`
    const before = begins[at - 1]
    if (before === undefined) {
      begins.push(`${day}.d`)
      return `JOIN ${days} AS ${day} ON ${day}.id = u.id AND ${day}.d <= ${start}`
    }
    const latest = `(${before} - CAST(${starts[at - 1]} - ${start} AS INTEGER))`
    begins.push(`LEAST(${day}.d, ${latest})`)
    return `JOIN ${days} AS ${day} ON ${day}.id = u.id AND ${day}.d <= ${start} AND (${day}.prev IS NULL OR ${day}.prev < ${latest})`
  })
  const given = columns.map((column, at) => `, ${begins[at]} AS ${column}`).join('')
  return `SELECT u.id, u.exact${given}\nFROM ${unclear} AS u ${joins.join(' ')}\nWHERE NOT u.one`
}

interface Lengths extends Ways {
  readonly parts: string
  readonly spans: readonly string[]
  readonly at: number
  readonly name: (what: string) => string
}

/**
 * One day of one period is missing. The known days at which a longer period brings a day within a window are found by
 * counting days outside the other periods, and each is tried; so is the shortest there can be.
 */
function lengthParts(
  { constants }: Writing,
  { unclear, days, parts, spans, starts, columns, at, name }: Lengths,
): Part[] {
  const outside = (day: string) => `CAST(${constants.asAt} - ${day} AS INTEGER) - ${daysFrom(day, 's.')}`
  const fixed = `CASE WHEN u.a IS NULL THEN u.b WHEN u.a > c.d THEN u.a ELSE c.d END`
  const probe = `SELECT u.id, u.a, u.b, c.d, ${outside('c.d')} AS here, ${outside(`(${fixed})`)} AS there\nFROM ${unclear} AS u JOIN ${days} AS c ON c.id = u.id LEFT JOIN ${parts} AS s ON s.key = u.id\nWHERE u.one GROUP BY u.id, u.a, u.b, c.d`
  const left = spans
    .map(
      (span) =>
        `SELECT DISTINCT id, a, b, CASE WHEN b IS NULL THEN there - here + ${span} ELSE there + here - ${span} - 1 END AS allowed FROM ${name(`probe${at}`)} AS p\n` +
        `WHERE here > ${span} AND CASE WHEN b IS NULL THEN there - here + ${span} >= 0 ELSE there <= ${span} AND d < b END`,
    )
    .join('\nUNION\n')
  const reached = `SELECT p.id, p.a, p.b, ${constants.asAt} - p.allowed - ${passedOver('p.allowed', 's.')} AS d\nFROM (${left}) AS p LEFT JOIN ${parts} AS s ON s.key = p.id GROUP BY p.id, p.a, p.b, p.allowed`
  const tried = `SELECT id, a, d AS b FROM (${reached}) AS p WHERE b IS NULL AND d > a UNION SELECT id, d - 1 AS a, b FROM (${reached}) AS p WHERE a IS NULL AND d - 1 < b UNION SELECT id, COALESCE(a, b) AS a, COALESCE(b, a) AS b FROM ${unclear} AS u WHERE one`
  const all = `(SELECT t.key, s.a2 AS a, s.a2 + s.days AS b, 0 AS hole FROM ${name(`tried${at}`)} AS t JOIN ${parts} AS s ON s.key = t.id UNION ALL SELECT key, a, b, 0 AS hole FROM ${name(`tried${at}`)} AS t)`
  const moved = columns.map(
    (column, window) => `, ${starts[window]} - ${passedOver(spans[window] as string)} AS ${column}`,
  )
  return [
    { name: name(`probe${at}`), body: probe, kept: true },
    {
      name: name(`tried${at}`),
      body: `SELECT ROW_NUMBER() OVER () AS key, q.* FROM (${tried}) AS q`,
      kept: true,
    },
    {
      name: name(`length${at}`),
      body: `SELECT DISTINCT t.id, ${columns.join(', ')} FROM ${name(`tried${at}`)} AS t JOIN (SELECT key${moved.join('')} FROM (${stretches(all, constants)}) AS s GROUP BY key) AS m ON m.key = t.key`,
    },
  ]
}
