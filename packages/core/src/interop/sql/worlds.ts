import { choiceParts } from './choices.ts'
import type { FactColumns } from './facts.ts'
import { listParts } from './combinations.ts'
import type { Reader } from './records.ts'
import type { NeededMember, OpenGroup } from './scope.ts'
import type { Column, Part, Writing } from './statement.ts'

/** What the lists of a group can still come to. */
export interface GroupWorlds {
  readonly parts: readonly Part[]
  /** `id`, `exact`, and for each member `q<position in the scope>`: the classes it can have, as bits. */
  readonly relation: string
  readonly notes: readonly string[]
}

/**
 * Facts derived from the same lists are restricted together: only combinations that some completion of the lists
 * comes to. So each nominal whose lists leave something open is spread into those few combinations.
 */
export function groupWorlds(
  writing: Writing,
  facts: FactColumns,
  open: OpenGroup,
  number: number,
  from: string,
): GroupWorlds {
  const { prefix } = writing
  const name = (what: string) => `${prefix}g${number}_${what}`
  const reader: Reader = {
    relation: name('row'),
    key: 'id',
    ref: 'ref',
    json: facts.jsonOf,
    known: facts.knownOf,
  }
  const row: Part = {
    name: name('row'),
    body: `SELECT * FROM ${from} AS o WHERE in${number}`,
    kept: true,
    note: `those whose ${[...open.lists, ...open.periods.map(({ list }) => list)].join(' and ')} leave something open`,
  }
  const choices = open.periods.flatMap((_, at) => choiceParts(writing, open, at, reader, name))
  const joins = open.periods.map((_, at) => ` JOIN ${name(`choice${at}`)} AS p${at} ON p${at}.id = g.id`)
  const starts = open.periods.flatMap(({ windows }, at) => windows.map((_, window) => `t${at}_${window}`))
  const exact = open.periods.map((_, at) => `p${at}.exact`).join(' AND ') || 'TRUE'
  const choice: Part = {
    name: name('choice'),
    body: `SELECT ROW_NUMBER() OVER () AS choice, q.* FROM (SELECT DISTINCT g.id, ${exact} AS exact${starts.map((column) => `, ${column}`).join('')} FROM ${name('row')} AS g${joins.join('')}) AS q`,
    kept: true,
  }
  const lists = open.lists.map((list, at) => listParts(writing, { open, list, at, reader, name, starts }))
  const columns = writing.scope.members.flatMap((member, at) =>
    open.members.includes(member) ? [`q${at}`] : [],
  )
  const told = lists.map((_, at) => ` JOIN ${name(`list${at}`)} AS l${at} ON l${at}.choice = c.choice`)
  const sure = ['c.exact', ...lists.map((_, at) => `l${at}.sure`)].join(' AND ')
  return {
    parts: [
      row,
      ...choices,
      choice,
      ...lists.flatMap(({ parts }) => parts),
      {
        name: name('world'),
        body: `SELECT DISTINCT c.id, ${sure} AS exact${columns.map((column) => `, ${column}`).join('')} FROM ${name('choice')} AS c${told.join('')}`,
        note: 'the combinations that their lists can come to',
      },
    ],
    relation: name('world'),
    notes: [
      ...open.periods.map(({ list }) => periodNote(open, list)),
      ...lists.flatMap(({ notes }) => notes),
    ],
  }
}

/**
 * Is something open that the lists of the group bear on? A column, so that a planner takes it for every second row:
 * told what is asked, PostgreSQL expects next to none, and joins by loops.
 */
export function openColumn(writing: Writing, open: OpenGroup, number: number, asked: string): Column {
  const unsettled = open.members.map((member) => openSql(writing, member)).join(' OR ')
  return { name: `in${number}`, expression: `((${asked}) AND (${unsettled}))` }
}

/** Periods that are not taken one by one. */
function periodNote({ periods }: OpenGroup, list: string): string {
  const where = periods.length > 1 ? 'not every day' : 'more than one day'
  const what = periods.length > 1 ? `of ${list} is known` : `of the periods of ${list} is missing`
  return `Where ${where} ${what}, an answer that could hang on it is “not-decided-here”.`
}

/** Is a derived fact neither supplied nor worked out? */
function openSql({ scope }: Writing, member: NeededMember): string {
  const at = scope.members.indexOf(member)
  const hasNone = 'latest' in member.derived || canSupplyNone(scope.compiled.policy, member.id)
  const isNone = hasNone ? ` AND NOT e${at}` : ''
  return `(d${at} IS NULL${isNone})`
}

function canSupplyNone({ facts }: Writing['policy'], id: string): boolean {
  const declared = Object.hasOwn(facts, id) ? facts[id] : undefined
  return declared !== undefined && 'mayBeNone' in declared && declared.mayBeNone
}
