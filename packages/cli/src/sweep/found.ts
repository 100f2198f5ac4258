import type { Interval, Inverse, Target } from '@iom-rules/core/caseload'
import type { Policy } from '@iom-rules/core'
import type { Layout } from '../output/encode.ts'
import { figure, stretchWords } from './words.ts'

/** Values of a parameter that give a number of people: the one asked for, or the nearest there is. */
export interface FoundRow extends Interval {
  readonly parameter: string
  readonly found: 'exact' | 'below' | 'above'
  readonly count: number
}

/** The stretches of values that a target has. */
export function foundRows(parameter: string, target: Target, { values, below, above }: Inverse): FoundRow[] {
  const rows = (found: FoundRow['found'], count: number, stretches: readonly Interval[]) =>
    stretches.map((stretch): FoundRow => ({ parameter, found, count, ...stretch }))
  return [
    ...rows('exact', target.count, values),
    ...rows('below', below?.count ?? 0, below?.values ?? []),
    ...rows('above', above?.count ?? 0, above?.values ?? []),
  ]
}

export const foundLayout: Layout<FoundRow> = {
  csv: {
    header: ['parameter', 'found', 'count', 'from', 'to', 'fromInclusive', 'toInclusive'],
    cells: ({ parameter, found, count, from, to, fromInclusive, toInclusive }) => [
      parameter,
      found,
      count,
      from,
      to,
      fromInclusive,
      toInclusive,
    ],
  },
  table: { prose: (row) => `${stretchWords(row)}\n` },
}

/** What was found, in sentences. */
export function foundWords(policy: Policy, parameter: string, target: Target, found: Inverse): string {
  const { count, area, outcome } = target
  const title = policy.parameters[parameter]?.title ?? parameter
  const where = area === undefined ? '' : ` in ${policy.areas[area]?.title ?? area}`
  const people = (number: number) => `${figure(number)} ${number === 1 ? 'person' : 'people'}`
  const lines = (stretches: readonly Interval[]) => stretches.map((each) => `  ${stretchWords(each)}`)
  if (found.values.length > 0)
    return [`${outcome}${where} is ${people(count)} when “${title}” is`, ...lines(found.values), ''].join(
      '\n',
    )
  const near = [found.below, found.above].flatMap((each) =>
    each === null ? [] : [`The nearest there is: ${people(each.count)}, when it is`, ...lines(each.values)],
  )
  return [
    `No value of “${title}” that was looked at gives ${people(count)} in ${outcome}${where}.`,
    ...near,
    '',
  ].join('\n')
}
