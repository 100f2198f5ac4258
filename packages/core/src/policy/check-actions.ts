import type { Issue } from '../vocabulary/issue.ts'
import type { FlatDocument } from './policy.ts'
import type { Action, Carried, EventDeclaration } from './process.ts'
import { own, parameterOf } from './references.ts'
import { wrong } from './check-values.ts'
import { shown } from './shape.ts'
import { unknownId } from './unknown-id.ts'

type Path = readonly (string | number)[]

/** Ids of everything an action can name. */
function namedBy(document: FlatDocument): Record<'duty' | 'item' | 'team', string[]> {
  return {
    duty: Object.keys(document.decisions['obligations']?.outcomes ?? {}),
    item: [
      ...Object.keys(document.decisions['panelItems']?.outcomes ?? {}),
      ...(document.review?.triggers ?? []).map((trigger) => trigger.id),
    ],
    team: Object.keys(document.liaison ?? {}),
  }
}

/** Faults of actions; `event` carries the payload they may speak of. */
export function actionIssues(
  document: FlatDocument,
  actions: readonly Action[],
  event: EventDeclaration | null,
  path: Path,
): Issue[] {
  const known = namedBy(document)
  const carried = (value: Carried, noun: 'duty' | 'item' | 'team' | null, place: Path): Issue[] => {
    if (typeof value === 'string')
      return noun === null || known[noun].includes(value) ? [] : [unknownId(place, noun, value, known[noun])]
    const field = own(event?.payload, value.payload)
    if (field === undefined)
      return [
        unknownId([...place, 'payload'], 'payload field', value.payload, Object.keys(event?.payload ?? {})),
      ]
    const wanted = { duty: 'duty', team: 'liaison', item: null }
    const isText = 'type' in field && field.type === 'text'
    const fits =
      noun === null
        ? isText || ('type' in field && field.type === 'id')
        : 'type' in field && field.type === 'id' && field.of === wanted[noun]
    if (fits && noun !== null && field.optional === true)
      return [
        wrong(
          [...place, 'payload'],
          `\`${value.payload}\` may be left out, and then the action would name no ${noun}.`,
          'Take `optional` out of the payload field.',
        ),
      ]
    if (fits) return []
    const help =
      noun === null
        ? 'Give the payload field the type `text`.'
        : wanted[noun] === null
          ? 'Name the item itself.'
          : `Give the payload field \`{ "type": "id", "of": "${wanted[noun]}" }\`.`
    return [
      wrong(
        [...place, 'payload'],
        `\`${value.payload}\` does not carry ${noun === null ? 'a reason' : noun === 'item' ? 'an item' : `a ${noun}`}.`,
        help,
      ),
    ]
  }
  return actions.flatMap((action, at): Issue[] => {
    if (action.type === 'set') return []
    const place = [...path, at, 'params']
    const { params } = action
    const issues: Issue[] = []
    for (const noun of ['duty', 'item', 'team'] as const) {
      const value = (params as { readonly [key: string]: Carried })[noun]
      if (value !== undefined) issues.push(...carried(value, noun, [...place, noun]))
    }
    if ('reason' in params && params.reason !== undefined)
      issues.push(...carried(params.reason, null, [...place, 'reason']))
    if ('dueWithinDays' in params && params.dueWithinDays !== undefined) {
      const at = [...place, 'dueWithinDays']
      issues.push(...numberIssues(document, params.dueWithinDays, at))
      const parameter = parameterOf(params.dueWithinDays)
      const days = parameter === null ? params.dueWithinDays : own(document.parameters, parameter)?.value
      if (typeof days === 'number') issues.push(...dayCountIssues(days, at))
    }
    return issues
  })
}

/** A number, or a parameter that is one. */
export function numberIssues(document: FlatDocument, value: unknown, path: Path): Issue[] {
  if (typeof value === 'number') return []
  const parameter = parameterOf(value)
  if (parameter !== null && typeof own(document.parameters, parameter)?.value === 'number') return []
  return [wrong(path, 'Give a number, or a parameter that is one.')]
}

/** A deadline is a whole number of days, and at most a hundred years. */
export function dayCountIssues(days: unknown, path: Path): Issue[] {
  if (typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= 36_525) return []
  return [wrong(path, `${shown(days)} is not a number of days.`, 'Give a whole number from 0 to 36525.')]
}
