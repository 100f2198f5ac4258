import { refusalIn } from '../../vocabulary/refusal.ts'
import { worldsOf } from '../../diagram/completions.ts'
import type { Member } from '../../diagram/group.ts'
import type { FieldTest, SumFact } from '../../policy/policy.ts'
import { fieldTestsIn } from '../../policy/references.ts'
import { completion, isMixed } from './kinds.ts'
import { bitsOf } from './masks.ts'
import type { ListInput } from './inputs.ts'
import { fieldsOf, fieldSubject, readRecords, recordSql, weightSql, type Reader } from './records.ts'
import type { OpenGroup, PeriodList } from './scope.ts'
import { stateBits, stateColumns, type Placed } from './states.ts'
import { layered, type Column, type Part, type Writing } from './statement.ts'
import { latestColumns } from './tallies.ts'

/** One list of a group, and where to find what is known of it. */
export interface Listed {
  readonly open: OpenGroup
  readonly list: string
  readonly at: number
  readonly reader: Reader
  readonly name: (what: string) => string
  readonly starts: readonly string[]
}

/** The combinations that one list can come to, for each choice of where the windows begin. */
export function listParts(
  writing: Writing,
  listed: Listed,
): { readonly parts: Part[]; readonly notes: string[] } {
  const { scope, inputs, dialect, constants, policy } = writing
  const { open, list, at, reader, name, starts } = listed
  const placed = scope.members.flatMap((member, position): Placed[] =>
    open.members.includes(member) && member.list === list ? [{ member, at: position }] : [],
  )
  const input = inputs.list(list)
  const relevant = fieldsOf(
    list,
    placed.map(({ member }) => member),
  )
  const fields = withOtherDay(input.record, relevant)
  const subjectOf = (field: string) => fieldSubject(input, fields, field, 'q.')
  const columnOf = (test: FieldTest, relation = 'q.') => `${relation}${startColumn(writing, open, test)}`
  const period = open.periods.findIndex((each) => each.list === list)
  // A list whose records are periods too, with a day missing, is taken as not known at all.
  const isKnown = `g.${reader.known(list)}${period < 0 ? '' : ` AND NOT EXISTS (SELECT 1 FROM ${name(`unclear${period}`)} AS u WHERE u.id = g.id)`}`
  const judged = placed.flatMap(({ member, at: position }): Column[] => {
    const weight = weightSql(policy, member.derived, subjectOf)
    return [
      { name: `c${position}`, expression: recordSql(member.derived.where, subjectOf, columnOf, constants) },
      ...(weight === null
        ? []
        : [
            { name: `w${position}`, expression: weight },
            {
              name: `v${position}`,
              expression: `(${subjectOf((member.derived as SumFact).of.by).value} IS NULL)`,
            },
          ]),
      ...('latest' in member.derived ? latestColumns(subjectOf(member.derived.of), position) : []),
    ]
  })
  const records = `(SELECT c.choice, ${starts.map((column) => `c.${column}, `).join('')}n.* FROM ${name('choice')} AS c JOIN ${readRecords(input, fields, reader, inputs, dialect)} AS n ON n.key = c.id)`
  const unsure = placed.map((each) => unsureSql(each)).join(' OR ')
  const record = name(`record${at}`)
  const base = name(`base${at}`)
  const kind = name(`kind${at}`)
  const sum = name(`sum${at}`)
  const states = placed.flatMap((each) => stateColumns(writing, each))
  const windowsOf = (field: string) => [
    ...new Set(
      placed.flatMap(({ member }) =>
        [...fieldTestsIn(member.derived.where)].flatMap((test) =>
          test.field === field && test.notCounting !== undefined ? [columnOf(test, '')] : [],
        ),
      ),
    ),
  ]
  // Of a period, the day that bounds it too.
  const movingDays = (field: string) => [
    ...windowsOf(field).flatMap((column) => [`r.${column}`, `r.${column} - 1`]),
    ...fields
      .filter(
        (other) =>
          isPeriod(input.record) &&
          periodDays.includes(field) &&
          periodDays.includes(other) &&
          other !== field,
      )
      .map((other) => `COALESCE(${fieldSubject(input, fields, other, 'r.').value}, ${constants.asAt})`),
  ]
  const completions = relevant.map((field) =>
    completion(writing, open, list, fields, field, movingDays(field)),
  )
  // The other day of a period: it is not completed, but where it is known the one that is must fit it.
  const others = fields
    .filter((field) => !relevant.includes(field))
    .map((field) => fieldSubject(input, fields, field, 'r.').value)
  const ordered = periodOrder(input.record, fields)
  const completed = `(SELECT ${['r.choice', 'r.place', ...starts.map((column) => `r.${column}`), ...completions.flatMap(({ columns }) => columns.map(({ name, expression }) => `${expression} AS ${name}`)), ...others].join(', ')} FROM (SELECT q.*, ROW_NUMBER() OVER (PARTITION BY choice) AS place FROM ${record} AS q WHERE unsure) AS r ${completions.map(({ join }) => join).join(' ')})`
  const kinds = layered(completed, [judged], dialect)
  const constantsOf = constantWorlds(open, placed)
  const allUnknown = [...open.lists, ...open.periods.map(({ list }) => list)]
    .map((each) => `NOT g.${reader.known(each)}`)
    .join(' AND ')
  const sure = !constantsOf.exact || period >= 0 ? 'FALSE' : isMixed(open, list) ? allUnknown : 'TRUE'
  const bits = placed.map((each) => `${stateBits(writing, each)} AS q${each.at}`)
  const parts: Part[] = [
    {
      name: record,
      body: `SELECT j.*, ${unsure} AS unsure FROM (${layered(records, [judged], dialect)}${dialect.fence}) AS j`,
      kept: true,
      note: `the records of ${list}, and whether each is sure to count`,
    },
    {
      name: base,
      body: `SELECT c.choice, CAST(COALESCE(SUM(CASE WHEN r.unsure THEN 1 ELSE 0 END), 0) AS BIGINT) AS more${states.map(({ name, start }) => `, ${start} AS ${name}`).join('')}\nFROM ${name('choice')} AS c JOIN ${name('row')} AS g ON g.id = c.id LEFT JOIN ${record} AS r ON r.choice = c.choice\nWHERE ${isKnown} GROUP BY c.choice`,
    },
    {
      name: kind,
      body: `SELECT DISTINCT choice, place${states.map(({ name, one }) => `, ${one} AS ${name}`).join('')}\nFROM (${kinds}${dialect.fence}) AS r${ordered}`,
      kept: true,
      note: 'what each of the others can come to',
    },
    {
      name: `${sum}(choice, place, more${states.map(({ name }) => `, ${name}`).join('')})`,
      body: `SELECT choice, CAST(0 AS BIGINT), more${states.map(({ name }) => `, ${name}`).join('')} FROM ${base} AS b\nUNION\nSELECT s.choice, s.place + 1, s.more${states.map(({ both }) => `, ${both}`).join('')} FROM ${sum} AS s JOIN ${kind} AS k ON k.choice = s.choice AND k.place = s.place + 1`,
      note: 'and all of them together',
    },
    {
      name: name(`list${at}`),
      body:
        `SELECT DISTINCT choice, TRUE AS sure, ${bits.join(', ')} FROM ${sum} AS s WHERE place = more\n` +
        `UNION ALL\nSELECT c.choice, ${sure} AS sure, ${placed.map(({ at: position }) => `CAST(v.q${position} AS BIGINT) AS q${position}`).join(', ')} FROM ${name('choice')} AS c JOIN ${name('row')} AS g ON g.id = c.id CROSS JOIN (VALUES ${constantsOf.rows.map((row) => `(${row.join(', ')})`).join(', ')}) AS v(${placed.map(({ at: position }) => `q${position}`).join(', ')})\nWHERE NOT (${isKnown})`,
    },
  ]
  return { parts, notes: notesOn(open, list, constantsOf.exact, period >= 0) }
}

/** Rows of which the list leaves more open than there may be. */
function notesOn(open: OpenGroup, list: string, exact: boolean, isPeriods: boolean): string[] {
  const rest = 'an answer that could hang on it is “not-decided-here”.'
  const periods = open.periods.map((each) => each.list).join(' and ')
  return [
    ...(exact ? [] : [`Where ${list} is not known, ${rest}`]),
    ...(isPeriods
      ? [`Where ${list} is not known in full, and is both counted and left out of a window, ${rest}`]
      : []),
    ...(isMixed(open, list)
      ? [`Where nothing is known of ${list} but something of ${periods}, ${rest}`]
      : []),
  ]
}

function startColumn({ startOf }: Writing, open: OpenGroup, test: FieldTest): string {
  const at = open.periods.findIndex(({ list }) => list === test.notCounting)
  const { windows } = open.periods[at] as PeriodList
  const window = windows.findIndex(({ start }) => start === startOf(test))
  return `t${at}_${window}`
}

/** Could what is not known of a record change what it adds? */
function unsureSql({ member, at }: Placed): string {
  const counts = `COALESCE(c${at}, TRUE)`
  if ('sum' in member.derived) return `c${at} IS NULL OR (${counts} AND v${at})`
  return 'latest' in member.derived ? `c${at} IS NULL OR (${counts} AND u${at})` : `c${at} IS NULL`
}

type Fields = ListInput['record']

const periodDays = ['from', 'to']

function isPeriod(record: Fields): boolean {
  return record['from']?.type === 'day' && record['to']?.type === 'day'
}

/** The fields that are looked at; of periods both days, where one of them is. */
function withOtherDay(record: Fields, relevant: readonly string[]): string[] {
  if (!isPeriod(record) || !relevant.some((field) => periodDays.includes(field))) return [...relevant]
  return [...new Set([...relevant, ...periodDays])].sort()
}

/** No completion of a period ends before it begins. */
function periodOrder(record: Fields, fields: readonly string[]): string {
  const [from, to] = [fields.indexOf('from'), fields.indexOf('to')]
  return from < 0 || to < 0 || !isPeriod(record) ? '' : ` WHERE (g${from} <= g${to}) IS NOT FALSE`
}

/** What a list of which nothing is known can come to. */
function constantWorlds(
  { group }: OpenGroup,
  placed: readonly Placed[],
): { readonly rows: readonly (readonly string[])[]; readonly exact: boolean } {
  const members = placed.map(({ member }) => group.members.find(({ id }) => id === member.id) as Member)
  try {
    const worlds = worldsOf(group, members, {})
    const rows = new Map<string, readonly string[]>()
    const visit = (choice: readonly number[]): void => {
      const carrier = worlds.carriers[choice.length]
      if (carrier !== undefined) {
        for (let at = 0; at < carrier.size; at += 1) visit([...choice, at])
        return
      }
      const row = worlds.classes(choice).map((classes) => bitsOf(classes))
      rows.set(row.join(), row)
    }
    visit([])
    return { rows: [...rows.values()], exact: true }
  } catch (error) {
    refusalIn(error, 'TOO_COMPLEX')
    // Any class with any: more than there can be, and said to be so.
    return { rows: [members.map(({ classes }) => bitsOf(Array(classes.count).keys()))], exact: false }
  }
}
