import type { Issue } from '../vocabulary/issue.ts'
import type { FlatDocument, Value } from './policy.ts'
import type { Action, Carried, EventDeclaration } from './process.ts'
import { own, parameterOf, resolve } from './references.ts'
import { wrong } from './check-values.ts'
import { shown } from './shape.ts'
import { unknownId } from './unknown-id.ts'

type Path = readonly (string | number)[]

/** What any kind of action may say. */
interface Params {
  readonly duty?: Carried
  readonly item?: Carried
  readonly team?: Carried
  readonly reason?: Carried
  readonly dueWithinDays?: Value
}

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
    const of = 'of' in field ? field.of : undefined
    const fits = noun === null ? isText || of !== undefined : of === wanted[noun]
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
    const { reason, dueWithinDays, ...named } = action.params as Params
    const issues: Issue[] = []
    for (const noun of ['duty', 'item', 'team'] as const) {
      const value = named[noun]
      if (value !== undefined) issues.push(...carried(value, noun, [...place, noun]))
    }
    if (reason !== undefined) issues.push(...carried(reason, null, [...place, 'reason']))
    if (dueWithinDays !== undefined)
      issues.push(...deadlineIssues(document, dueWithinDays, [...place, 'dueWithinDays']))
    return issues
  })
}

function deadlineIssues(document: FlatDocument, value: Value, path: Path): Issue[] {
  const issues = numberIssues(document, value, path)
  return issues.length > 0 ? issues : dayCountIssues(resolve(document, value, document.inForce.from), path)
}

/** A number, or a parameter that is one. */
export function numberIssues(document: FlatDocument, value: unknown, path: Path): Issue[] {
  const parameter = parameterOf(value)
  const given = parameter === null ? value : own(document.parameters, parameter)?.value
  return typeof given === 'number' ? [] : [wrong(path, 'Give a number, or a parameter that is one.')]
}

/** A deadline is a whole number of days, and at most a hundred years. */
export function dayCountIssues(days: unknown, path: Path): Issue[] {
  if (Number.isInteger(days) && Number(days) >= 0 && Number(days) <= 36_525) return []
  return [wrong(path, `${shown(days)} is not a number of days.`, 'Give a whole number from 0 to 36525.')]
}
