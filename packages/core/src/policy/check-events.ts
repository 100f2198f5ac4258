import { isDay } from '../vocabulary/day.ts'
import { didYouMean, fault, pointer, type Issue } from '../vocabulary/issue.ts'
import { payloadType, type PayloadType } from './payload.ts'
import type { PolicyDocument, RecordField } from './policy.ts'
import type { Action, Carried, EventDeclaration, EventLiteral, EventValue } from './process.ts'
import { own, parameterOf } from './references.ts'
import { writtenRegions } from './regions.ts'
import { shown } from './shape.ts'

type Path = readonly (string | number)[]

/** An issue about an id that is not among the known ones. */
export function unknownId(path: Path, noun: string, id: string, known: readonly string[]): Issue {
  const help =
    didYouMean(id, known) ?? (known.length === 0 ? undefined : `There are: ${known.slice(0, 12).join(', ')}.`)
  return fault(`unknown-${noun.replaceAll(' ', '-')}`, pointer(path), `There is no ${noun} \`${id}\`.`, help)
}

/** Everything wrong with the events of a document: facts, payloads, regions, and their fit. */
export function eventIssues(document: PolicyDocument): Issue[] {
  return Object.entries(document.events ?? {}).flatMap(([id, event]) =>
    oneEvent(document, event, ['events', id]),
  )
}

function oneEvent(document: PolicyDocument, event: EventDeclaration, path: Path): Issue[] {
  const issues = Object.entries(event.payload ?? {}).flatMap(([field, declared]) =>
    payloadIssues(document, declared, [...path, 'payload', field]),
  )
  if (issues.length > 0) return issues
  const facts = Object.keys(document.facts ?? {})
  for (const [id, value] of Object.entries(event.set ?? {})) {
    const place = [...path, 'set', id]
    const fact = own(document.facts, id)
    if (fact === undefined) issues.push(unknownId(place, 'fact', id, facts))
    else if (fact.type === 'list') {
      const given = sourceType(document, event, value)
      if (given?.kind !== 'list' || given.fact !== id)
        issues.push(
          fault(
            'wrong-value',
            pointer(place),
            `The list \`${id}\` can only be set to a payload typed as it.`,
          ),
        )
    } else issues.push(...valueIssues(document, event, value, fact, place))
  }
  for (const [id, value] of Object.entries(event.append ?? {})) {
    issues.push(...appendIssues(document, event, id, value, [...path, 'append', id]))
  }
  for (const [id, field] of Object.entries(event.close ?? {})) {
    const place = [...path, 'close', id]
    const list = own(document.facts, id)
    const declared = list?.type === 'list' ? own(list.record, field) : undefined
    if (list?.type !== 'list') issues.push(unknownId(place, 'list', id, listsOf(document)))
    else if (declared?.type !== 'day' || declared.mayBeNone !== true)
      issues.push(
        fault(
          'wrong-value',
          pointer(place),
          `\`${field}\` is not a day of \`${id}\` that may be none, so nothing can be closed.`,
        ),
      )
  }
  if (event.learn !== undefined && own(event.payload, event.learn) === undefined)
    issues.push(unknownId([...path, 'learn'], 'payload field', event.learn, Object.keys(event.payload ?? {})))
  const regions = [...writtenRegions(document.machines)].flatMap(({ id, region }) =>
    'initial' in region ? [id] : [],
  )
  if (event.permittedBy !== undefined && !regions.includes(event.permittedBy))
    issues.push(unknownId([...path, 'permittedBy'], 'region', event.permittedBy, regions))
  return [...issues, ...actionIssues(document, event.actions ?? [], event, [...path, 'actions'])]
}

function listsOf(document: PolicyDocument): string[] {
  return Object.entries(document.facts ?? {}).flatMap(([id, fact]) => (fact.type === 'list' ? [id] : []))
}

function payloadIssues(
  document: PolicyDocument,
  field: NonNullable<EventDeclaration['payload']>[string],
  path: Path,
): Issue[] {
  if (!('fact' in field)) {
    if (field.type === 'number' && field.minimum >= field.maximum)
      return [fault('empty-domain', pointer(path), 'The minimum must be below the maximum.')]
    return []
  }
  const fact = own(document.facts, field.fact)
  if (fact === undefined)
    return [unknownId([...path, 'fact'], 'fact', field.fact, Object.keys(document.facts ?? {}))]
  const record = fact.type === 'list' ? fact.record : undefined
  if (field.field !== undefined && own(record, field.field) === undefined)
    return [unknownId([...path, 'field'], 'field', field.field, Object.keys(record ?? {}))]
  const type = payloadType(document, field)
  if (field.values === undefined) return []
  const known = type.kind === 'scalar' && type.fact.type === 'choice' ? ownValues(document, field) : []
  return field.values.flatMap((value, at) =>
    known.includes(value) ? [] : [unknownId([...path, 'values', at], 'value', value, known)],
  )
}

function ownValues(
  document: PolicyDocument,
  field: { readonly fact: string; readonly field?: string },
): readonly string[] {
  const fact = own(document.facts, field.fact)
  const declared = fact?.type === 'list' && field.field !== undefined ? own(fact.record, field.field) : fact
  return declared?.type === 'choice' ? declared.values : []
}

/** The type of what a value takes from the payload; undefined for anything else. */
function sourceType(
  document: PolicyDocument,
  event: EventDeclaration,
  value: EventValue,
): PayloadType | undefined {
  if (typeof value !== 'object' || value === null || !('payload' in value)) return undefined
  const field = own(event.payload, value.payload)
  return field === undefined ? undefined : payloadType(document, field)
}

function valueIssues(
  document: PolicyDocument,
  event: EventDeclaration,
  value: EventValue,
  fact: RecordField,
  path: Path,
): Issue[] {
  if (typeof value !== 'object' || value === null) return literalIssues(value, fact, path)
  const issues = [
    ...Object.entries(value.cases ?? {}).flatMap(([given, literal]) =>
      literalIssues(literal, fact, [...path, 'cases', given]),
    ),
    ...(value.otherwise === undefined || (typeof value.otherwise === 'object' && value.otherwise !== null)
      ? []
      : literalIssues(value.otherwise, fact, [...path, 'otherwise'])),
  ]
  if ('payload' in value) {
    const field = own(event.payload, value.payload)
    if (field === undefined)
      return [
        ...issues,
        unknownId([...path, 'payload'], 'payload field', value.payload, Object.keys(event.payload ?? {})),
      ]
    return [...issues, ...fitIssues(payloadType(document, field), value, fact, [...path, 'payload'])]
  }
  if ('fact' in value && own(document.facts, value.fact) === undefined)
    return [...issues, unknownId([...path, 'fact'], 'fact', value.fact, Object.keys(document.facts ?? {}))]
  const day = 'event' in value && fact.type !== 'day'
  return day ? [...issues, wrong(path, 'The day of the event does not fit here.')] : issues
}

function fitIssues(
  type: PayloadType,
  value: Exclude<EventValue, EventLiteral>,
  fact: RecordField,
  path: Path,
): Issue[] {
  const cases = Object.keys(value.cases ?? {})
  // With `cases` and `otherwise` no value of the payload gets through as it is.
  if (value.cases !== undefined && value.otherwise !== undefined) return []
  if (type.kind !== 'scalar' || type.fact.type !== fact.type)
    return [wrong(path, `A ${type.kind === 'scalar' ? type.fact.type : type.kind} does not fit here.`)]
  const through = [
    ...(type.fact.type === 'choice' ? type.fact.values : []),
    ...type.or,
    ...('mayBeNone' in type.fact && type.fact.mayBeNone ? ['NONE'] : []),
  ].filter((each) => !cases.includes(each))
  const issues = through.flatMap((each) => literalIssues(each, fact, path))
  if (type.fact.type !== 'number' || fact.type !== 'number') return issues
  return type.fact.minimum < fact.minimum || type.fact.maximum > fact.maximum
    ? [...issues, wrong(path, 'The payload may be outside the bounds of the fact.')]
    : issues
}

function wrong(path: Path, message: string): Issue {
  return fault('wrong-value', pointer(path), message)
}

function literalIssues(value: EventLiteral, fact: RecordField, path: Path): Issue[] {
  if (value === null) return []
  const none = value === 'NONE' && 'mayBeNone' in fact && fact.mayBeNone
  const fits =
    none ||
    (fact.type === 'boolean' && typeof value === 'boolean') ||
    (fact.type === 'number' && typeof value === 'number' && value >= fact.minimum && value <= fact.maximum) ||
    (fact.type === 'choice' && typeof value === 'string' && fact.values.includes(value)) ||
    (fact.type === 'day' && isDay(value))
  if (fits) return []
  const help = fact.type === 'choice' ? didYouMean(String(value), fact.values) : undefined
  return [fault('wrong-value', pointer(path), `${shown(value)} is not a value of this ${fact.type}.`, help)]
}

function appendIssues(
  document: PolicyDocument,
  event: EventDeclaration,
  id: string,
  value: NonNullable<EventDeclaration['append']>[string],
  path: Path,
): Issue[] {
  const list = own(document.facts, id)
  if (list?.type !== 'list') return [unknownId(path, 'list', id, listsOf(document))]
  if (list.record === undefined) {
    const title = 'member'
    const member: RecordField = { type: 'choice', values: list.values ?? [], title }
    return valueIssues(document, event, value as EventValue, member, path)
  }
  if (typeof value !== 'object' || value === null)
    return [wrong(path, `A record of \`${id}\` is an object of fields.`)]
  return Object.entries(value as { readonly [field: string]: EventValue }).flatMap(([name, each]) => {
    const field = own(list.record, name)
    return field === undefined
      ? [unknownId([...path, name], 'field', name, Object.keys(list.record ?? {}))]
      : valueIssues(document, event, each, field, [...path, name])
  })
}

/** Ids of everything an action can name. */
function namedBy(document: PolicyDocument): Record<'duty' | 'item' | 'team', string[]> {
  return {
    duty: Object.keys(document.decisions?.['obligations']?.outcomes ?? {}),
    item: [
      ...Object.keys(document.decisions?.['panelItems']?.outcomes ?? {}),
      ...(document.review?.triggers ?? []).map((trigger) => trigger.id),
    ],
    team: Object.keys(document.liaison ?? {}),
  }
}

/** Faults of actions; `event` carries the payload they may speak of. */
export function actionIssues(
  document: PolicyDocument,
  actions: readonly Action[],
  event: EventDeclaration | null,
  path: Path,
): Issue[] {
  const known = namedBy(document)
  const carried = (value: Carried, noun: 'duty' | 'item' | 'team' | null, place: Path): Issue[] => {
    if (typeof value === 'string')
      return noun === null || known[noun].includes(value) ? [] : [unknownId(place, noun, value, known[noun])]
    return own(event?.payload, value.payload) === undefined
      ? [unknownId([...place, 'payload'], 'payload field', value.payload, Object.keys(event?.payload ?? {}))]
      : []
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
    if ('dueWithinDays' in params && params.dueWithinDays !== undefined)
      issues.push(...numberIssues(document, params.dueWithinDays, [...place, 'dueWithinDays']))
    return issues
  })
}

/** A number, or a parameter that is one. */
export function numberIssues(document: PolicyDocument, value: unknown, path: Path): Issue[] {
  if (typeof value === 'number') return []
  const parameter =
    typeof value === 'object' && value !== null ? parameterOf(value as { fact: string }) : null
  if (parameter !== null && typeof own(document.parameters, parameter)?.value === 'number') return []
  return [wrong(path, 'Give a number, or a parameter that is one.')]
}
