import type { Table } from '../../policy/policy.ts'
import { feelNumber, feelText } from './feel.ts'
import { elementId, type KnowledgeModel } from './model.ts'
import type { functionNames, Names } from './names.ts'

type FunctionName = (typeof functionNames)[number]

const date = { type: 'date' }
const number = { type: 'number' }

const models: Readonly<Record<FunctionName, Omit<KnowledgeModel, 'id' | 'kind' | 'name'>>> = {
  monthsBefore: {
    label: 'Calendar months before a day',
    description: 'The same day of an earlier month, or the last of a shorter month.',
    parameters: [
      { name: 'start', ...date },
      { name: 'months', ...number },
    ],
    type: 'date',
    logic: { kind: 'literal', text: 'start - duration("P" + string(months) + "M")' },
  },
  monthsAfter: {
    label: 'Calendar months after a day',
    description: 'The same day of a later month, or the last of a shorter month.',
    parameters: [
      { name: 'start', ...date },
      { name: 'months', ...number },
    ],
    type: 'date',
    logic: { kind: 'literal', text: 'start + duration("P" + string(months) + "M")' },
  },
  daysAfter: {
    label: 'Days after a day',
    parameters: [
      { name: 'start', ...date },
      { name: 'days', ...number },
    ],
    type: 'date',
    logic: { kind: 'literal', text: 'start + duration("P" + string(days) + "D")' },
  },
  daysInPeriods: {
    label: 'Days that lie in a period',
    description:
      'How many of the days from one day up to, not including, another lie in a period. A period ends before its last day; one without an end still runs. Days in two periods count once.',
    parameters: [
      { name: 'periods', type: 'Any' },
      { name: 'start', ...date },
      { name: 'finish', ...date },
    ],
    type: 'number',
    logic: {
      kind: 'context',
      entries: [
        {
          name: 'edges',
          type: 'Any',
          description: 'The days on which a period begins or ends, in order.',
          text:
            'sort(distinct values(concatenate([start, finish],\n' +
            '  for period in periods return period.first,\n' +
            '  for period in periods return if period.end = null then finish else period.end\n' +
            '))[item >= start and item <= finish], function(a, b) a < b)',
        },
        {
          type: 'number',
          description: 'From each of them to the next, where a period runs.',
          text:
            'if start >= finish then 0 else sum(for i in 1..(count(edges) - 1) return\n' +
            '  if some period in periods satisfies\n' +
            '    period.first <= edges[i] and (period.end = null or period.end > edges[i])\n' +
            '  then (edges[i + 1] - edges[i]).days else 0)',
        },
      ],
    },
  },
}

/** A function that expressions of the model call, as business knowledge. */
export function functionModel(name: FunctionName): KnowledgeModel {
  return { kind: 'knowledge', id: elementId('table', name, 'function'), name, ...models[name] }
}

/** A table of figures, as business knowledge: the figure for a value, and none where it has no row. */
export function tableModel(names: Names, id: string, table: Table): KnowledgeModel {
  return {
    kind: 'knowledge',
    id: elementId('table', id),
    name: names.of('table', id),
    label: `${table.title} (edition ${table.edition})`,
    ...(table.note === undefined ? {} : { description: table.note }),
    parameters: [{ name: 'value', type: 'string' }],
    type: 'number',
    logic: {
      kind: 'table',
      hitPolicy: 'UNIQUE',
      inputs: [{ label: 'Value', text: 'value', type: 'string' }],
      outputs: [{ label: 'Figure', type: 'number' }],
      annotations: ['How well it is known', 'Note'],
      rows: Object.entries(table.rows).map(([value, row], at) => ({
        id: `${elementId('table', id)}.row.${at + 1}`,
        cells: [feelText(value)],
        results: [feelNumber(row.value)],
        annotations: [row.grade, row.note ?? ''],
      })),
    },
  }
}
