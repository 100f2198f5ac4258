import { fault, pointer, type Issue } from '../vocabulary/issue.ts'
import { actionIssues } from './check-actions.ts'
import { sourceType, valueIssues, wrong } from './check-values.ts'
import type { FactDeclaration, FlatDocument, RecordField } from './policy.ts'
import type { EventDeclaration, EventValue } from './process.ts'
import { own } from './references.ts'
import { eventsIn, writtenRegions } from './regions.ts'
import { unknownId } from './unknown-id.ts'

type Path = readonly (string | number)[]

/** Everything wrong with the events of a document: facts, payloads, regions, and their fit. */
export function eventIssues(document: FlatDocument): Issue[] {
  return Object.entries(document.events).flatMap(([id, event]) => oneEvent(document, id, event))
}

function oneEvent(document: FlatDocument, name: string, event: EventDeclaration): Issue[] {
  const path = ['events', name]
  const issues = Object.entries(event.payload ?? {}).flatMap(([field, declared]) =>
    payloadIssues(document, declared, [...path, 'payload', field]),
  )
  if (issues.length > 0) return issues
  const facts = Object.keys(document.facts)
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
  if (event.learn !== undefined) issues.push(...learnIssues(event.payload, event.learn, [...path, 'learn']))
  if (event.permittedBy !== undefined)
    issues.push(...permitIssues(document, name, event.permittedBy, [...path, 'permittedBy']))
  return [...issues, ...actionIssues(document, event.actions ?? [], event, [...path, 'actions'])]
}

function learnIssues(payload: EventDeclaration['payload'], learn: string, path: Path): Issue[] {
  const learnt = own(payload, learn)
  if (learnt === undefined) return [unknownId(path, 'payload field', learn, Object.keys(payload ?? {}))]
  if ('type' in learnt && learnt.type === 'facts') return []
  const message = `\`${learn}\` does not carry facts, so nothing can be learnt from it.`
  return [wrong(path, message, 'Give the payload field the type `facts`.')]
}

function permitIssues(document: FlatDocument, event: string, permittedBy: string, path: Path): Issue[] {
  const takenBy = new Map<string, readonly string[]>()
  for (const { id, region } of writtenRegions(document.machines))
    if ('initial' in region) takenBy.set(id, eventsIn(region))
  const taken = takenBy.get(permittedBy)
  if (taken === undefined) return [unknownId(path, 'region', permittedBy, [...takenBy.keys()])]
  if (taken.includes(event)) return []
  const message = `No state of \`${permittedBy}\` takes the event, so it could never happen.`
  const help = 'List it in the `on` of a state, or take `permittedBy` out.'
  return [fault('untaken-event', pointer(path), message, help)]
}

function listsOf(document: FlatDocument): string[] {
  return Object.entries(document.facts).flatMap(([id, fact]) => (fact.type === 'list' ? [id] : []))
}

function payloadIssues(
  document: FlatDocument,
  field: NonNullable<EventDeclaration['payload']>[string],
  path: Path,
): Issue[] {
  if (!('fact' in field))
    return 'minimum' in field && field.minimum >= field.maximum
      ? [fault('empty-domain', pointer(path), 'The minimum must be below the maximum.')]
      : []
  const fact = own(document.facts, field.fact)
  if (fact === undefined)
    return [unknownId([...path, 'fact'], 'fact', field.fact, Object.keys(document.facts))]
  let type: FactDeclaration | RecordField = fact
  if (field.field !== undefined) {
    const place = [...path, 'field']
    const record = 'record' in fact ? fact.record : undefined
    if (record === undefined) {
      const message = `\`${field.fact}\` is not a list of records, so it has no fields.`
      return [wrong(place, message, 'Take `field` out.')]
    }
    const inside = own(record, field.field)
    if (inside === undefined) return [unknownId(place, 'field', field.field, Object.keys(record))]
    type = inside
  }
  if (field.values === undefined) return []
  if (type.type !== 'choice')
    return [wrong([...path, 'values'], 'Only of a choice can some values be kept.', 'Take `values` out.')]
  const known = type.values
  return field.values.flatMap((value, at) =>
    known.includes(value) ? [] : [unknownId([...path, 'values', at], 'value', value, known)],
  )
}

function appendIssues(
  document: FlatDocument,
  event: EventDeclaration,
  id: string,
  value: NonNullable<EventDeclaration['append']>[string],
  path: Path,
): Issue[] {
  const list = own(document.facts, id)
  if (list?.type !== 'list') return [unknownId(path, 'list', id, listsOf(document))]
  const { values, record, title } = list
  if (values !== undefined) {
    const member: RecordField = { type: 'choice', values, title }
    return valueIssues(document, event, value as EventValue, member, path)
  }
  // A list of neither is told where it is declared.
  if (record === undefined) return []
  if (typeof value !== 'object' || value === null)
    return [wrong(path, `A record of \`${id}\` is an object of fields.`)]
  return Object.entries(value as { readonly [field: string]: EventValue }).flatMap(([name, each]) => {
    if (name === 'payload' || name === 'event' || name === 'fact')
      return [
        wrong([...path, name], `A field called \`${name}\` cannot be told from where a value comes from.`),
      ]
    const field = own(record, name)
    return field === undefined
      ? [unknownId([...path, name], 'field', name, Object.keys(record))]
      : valueIssues(document, event, each, field, [...path, name])
  })
}
