import type { RecordField } from '../../policy/policy.ts'
import { fieldsOf, type Reader } from './records.ts'
import { typedSubject } from './inputs.ts'
import { fieldsOf as recordOf } from '../../policy/references.ts'
import { periodsOf } from './scope.ts'
import { selected, type Column, type Part, type Writing } from './statement.ts'
import type { Subject } from './comparison.ts'
import { derivedColumns, tallyPart, windowPart } from './tallies.ts'

/** The nominals with their facts, those derived from lists among them. */
export interface FactColumns {
  readonly parts: readonly Part[]
  /** The relation that has them. */
  readonly relation: string
  /** Fact → what conditions test; of a derived one as far as its lists are known in full. */
  readonly subjects: ReadonlyMap<string, Subject>
  /** Facts that were supplied in place of derived ones. */
  readonly supplied: ReadonlyMap<string, Subject>
  /** Lists that anything is derived from. */
  readonly lists: readonly string[]
  readonly jsonOf: (list: string) => string
  readonly knownOf: (list: string) => string
  /** Columns that are read, table by table, with what of the policy they stand for. */
  readonly names: readonly (readonly { readonly name: string; readonly path: readonly string[] }[])[]
  /** Columns that later parts need besides `ref` and `area`. */
  readonly carried: readonly string[]
}

export function factColumns(writing: Writing): FactColumns {
  const { scope, inputs, prefix } = writing
  const windows = periodsOf(scope.members, writing.startOf)
  const lists = [
    ...new Set([...scope.members.map(({ list }) => list), ...windows.map(({ list }) => list)]),
  ].sort()
  const isJson = (list: string) => inputs.list(list).source === 'json'
  const jsonOf = (list: string) => `j${lists.indexOf(list)}`
  const knownOf = (list: string) => `k${lists.indexOf(list)}`
  const own = new Map(scope.facts.map((fact, at) => [fact, ownSubject(writing, fact, at)] as const))
  const nominal = `${prefix}nominal`
  const needsKey = lists.some(isJson)
  const columns: Column[] = [
    ...(needsKey ? [{ name: 'key', expression: 'ROW_NUMBER() OVER ()' }] : []),
    { name: 'ref', expression: `n.${inputs.column('ref')}` },
    { name: 'area', expression: `n.${inputs.column('area')}` },
    ...[...own.values()].flatMap(({ columns }) => columns),
    ...lists.map((list) => ({ name: knownOf(list), expression: inputs.list(list).known })),
    ...lists.filter(isJson).map((list) => ({ name: jsonOf(list), expression: `n.${inputs.column(list)}` })),
  ]
  const key = needsKey ? 'key' : 'ref'
  const reader: Reader = {
    relation: nominal,
    key,
    ref: needsKey ? 'ref' : null,
    json: jsonOf,
    known: knownOf,
  }
  const tallied = lists.filter((list) => scope.members.some((member) => member.list === list))
  const parts: Part[] = [
    { name: nominal, body: `SELECT${selected(columns)}\nFROM ${inputs.table} AS n`, kept: needsKey },
    ...windows.map(({ list, windows }) => windowPart(writing, lists, list, windows, reader)),
    ...tallied.map((list) => tallyPart(writing, lists, list, reader)),
  ]
  const derived = scope.members.map((member, at) => derivedColumns(member, at, lists, own, knownOf))
  const joins = tallied.map((list) => {
    const at = lists.indexOf(list)
    return `\nLEFT JOIN ${prefix}tally${at} AS a${at} ON a${at}.key = n.${key}`
  })
  const facts = `SELECT n.*${derived.flatMap(({ columns }) => columns.map(({ name, expression }) => `,\n  ${expression} AS ${name}`)).join('')}\nFROM ${nominal} AS n${joins.join('')}`
  const subjects = new Map([...own].map(([fact, { subject }]) => [fact, subject] as const))
  scope.members.forEach(({ id }, at) => subjects.set(id, (derived[at] as { subject: Subject }).subject))
  return {
    parts: [...parts, { name: `${prefix}fact`, body: facts }],
    relation: `${prefix}fact`,
    subjects,
    supplied: new Map([...own].map(([fact, { subject }]) => [fact, subject])),
    lists,
    jsonOf,
    knownOf,
    names: columnNames(writing, own, lists),
    carried: [
      ...columns.slice(needsKey ? 3 : 2).map(({ name }) => name),
      ...derived.flatMap(({ columns }) => columns.map(({ name }) => name)),
    ],
  }
}

/** What the columns are called that are read: of the nominals, then of each table of records. */
function columnNames(
  { policy, scope, inputs }: Writing,
  own: ReadonlyMap<string, { readonly subject: Subject }>,
  lists: readonly string[],
): FactColumns['names'] {
  const { nameOf, none } = inputs
  const facts = scope.facts.flatMap((fact) => {
    const apart = none === 'column' && own.get(fact)?.subject.none !== undefined ? [`${fact}.none`] : []
    return [fact, ...apart].map((name) => ({ name: nameOf(name), path: ['facts', fact] }))
  })
  const carried = lists.flatMap((list) => {
    const name = inputs.list(list).carriedBy
    return name === null ? [] : [{ name, path: ['facts', list] }]
  })
  const records = lists.map((list) => {
    const { record, source, fieldName } = inputs.list(list)
    const used = new Set([...fieldsOf(list, scope.members), ...periodFields(policy, list)])
    return [...used].flatMap((field) => {
      const declared = record[field]
      const canHaveNone = declared !== undefined && 'mayBeNone' in declared && declared.mayBeNone
      const apart = canHaveNone && none === 'column' && source === 'joined' ? [`${field}.none`] : []
      return [field, ...apart].map((name) => ({
        name: fieldName(name),
        path: ['facts', list, 'record', field],
      }))
    })
  })
  const always = ['ref', 'area'].map((name) => ({ name: nameOf(name), path: [] }))
  return [[...always, ...facts, ...carried], ...records]
}

/** The days of a list of periods. */
function periodFields({ facts }: Writing['policy'], list: string): string[] {
  const record = recordOf({ facts }, list)
  return ['from', 'to'].filter((field) => record[field]?.type === 'day')
}

function ownSubject(
  { policy, inputs, dialect }: Writing,
  fact: string,
  at: number,
): { readonly subject: Subject; readonly columns: readonly Column[] } {
  const declared = policy.facts[fact] as RecordField & { mayBeNone?: boolean }
  const none = inputs.none === 'text' ? null : `n.${inputs.column(`${fact}.none`)}`
  const typed = typedSubject(declared, `n.${inputs.column(fact)}`, none, dialect)
  const value = { name: `f${at}`, expression: typed.value }
  if (typed.none === undefined) return { subject: { type: typed.type, value: value.name }, columns: [value] }
  return {
    subject: { type: typed.type, value: value.name, none: `o${at}` },
    columns: [value, { name: `o${at}`, expression: typed.none }],
  }
}
