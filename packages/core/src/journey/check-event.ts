import type { Day } from '../vocabulary/day.ts'
import { didYouMean, fault, pointer, type Issue } from '../vocabulary/issue.ts'
import type { FactDeclaration, Policy, RecordField } from '../policy/policy.ts'
import { factIssues } from '../policy/nominal.ts'
import { payloadType, type PayloadType } from '../policy/payload.ts'
import type { PayloadField } from '../policy/process.ts'
import { dayIssues } from '../policy/read.ts'
import { own } from '../policy/references.ts'
import { shown } from '../policy/shape.ts'
import { membershipFact } from './roles.ts'
import type { JourneyEvent } from './timeline.ts'

type Path = readonly (string | number)[]

/** What is wrong with an event under a policy, wherever a journey stands: its name, day and payload. */
export function eventFaults(policy: Policy, event: JourneyEvent, path: Path = []): Issue[] {
  const declared = own(policy.events, event.type)
  if (declared === undefined) {
    const known = Object.keys(policy.events)
    // Callers without types may leave it out.
    const type: unknown = event.type
    const help =
      (typeof type === 'string' ? didYouMean(type, known) : undefined) ??
      (known.length === 0
        ? `The policy ${policy.id} has no events, so nothing can happen under it.`
        : `Events: ${known.join(', ')}.`)
    const message = `The policy ${policy.id} has no event ${shown(event.type)}.`
    return [fault('unknown-event', pointer([...path, 'type']), message, help)]
  }
  const issues = dayIssues(event.day, pointer([...path, 'day']))
  const fields = declared.payload ?? {}
  const payload = event.payload ?? {}
  for (const field of Object.keys(payload)) {
    if (own(fields, field) !== undefined) continue
    const known = Object.keys(fields)
    const help =
      didYouMean(field, known) ??
      (known.length === 0 ? 'Leave the payload out.' : `It carries: ${known.join(', ')}.`)
    const message = `\`${event.type}\` does not carry \`${field}\`.`
    issues.push(fault('unknown-field', pointer([...path, 'payload', field]), message, help))
  }
  for (const [field, declaration] of Object.entries(fields)) {
    const value = own(payload, field)
    const place = [...path, 'payload', field]
    if (value === undefined || value === null) {
      if (declaration.optional === true) continue
      const type = payloadType(policy, declaration)
      if (type.kind === 'matrix' && type.items.length === 0) continue
      const message = `\`${event.type}\` needs \`${field}\`.`
      issues.push(fault('missing-field', pointer(place), message, wanted(type)))
    } else issues.push(...valueFaults(policy, declaration, field, value, event.day, place))
  }
  return issues
}

/** What a payload field may hold, in a sentence. */
function wanted(type: PayloadType): string {
  if (type.kind === 'id' && type.values.length === 0)
    return 'The policy lists none, so the event cannot happen under it.'
  if (type.kind === 'id') return `One of: ${type.values.map(({ id }) => id).join(', ')}.`
  if (type.kind === 'matrix') return `Give a score for each of: ${type.items.map(({ id }) => id).join(', ')}.`
  if (type.kind === 'scalar') {
    const { fact, or } = type
    if (fact.type === 'choice') return `One of: ${[...fact.values, ...or].join(', ')}.`
    return `${scalarWords(fact)}${or.length === 0 ? '' : `, or ${or.join(', ')}`}.`
  }
  return type.kind === 'text' ? 'A short text.' : 'Give it as the policy declares it.'
}

function scalarWords(fact: Exclude<RecordField, { readonly type: 'choice' }>): string {
  switch (fact.type) {
    case 'boolean':
      return 'True or false'
    case 'code':
      return 'A code in quotes'
    case 'number':
      return `A number from ${fact.minimum} to ${fact.maximum}`
    case 'day':
      return 'A day such as `2026-11-22`'
  }
}

function valueFaults(
  policy: Policy,
  declaration: PayloadField,
  field: string,
  value: unknown,
  day: Day,
  path: Path,
): Issue[] {
  const type = payloadType(policy, declaration)
  switch (type.kind) {
    case 'scalar':
      if (typeof value === 'string' && type.or.includes(value)) return []
      return factIssues(field, type.fact, value, day, path).map((issue) =>
        type.or.length === 0 ? issue : { ...issue, help: wanted(type) },
      )
    case 'list':
      return factIssues(field, type.list, value, day, path)
    case 'text':
      if (typeof value === 'string' && value.trim() !== '' && value.length <= 400) return []
      return [fault('wrong-type', pointer(path), `\`${field}\` must be a text of up to 400 characters.`)]
    case 'id': {
      const known = type.values.map(({ id }) => id)
      if (typeof value === 'string' && known.includes(value)) return []
      const help = (typeof value === 'string' ? didYouMean(value, known) : undefined) ?? wanted(type)
      return [fault('unknown-value', pointer(path), `\`${field}\` cannot be ${shown(value)}.`, help)]
    }
    case 'matrix':
      return matrixFaults(type.items, value, path)
    case 'facts':
      return learntFaults(policy, value, day, path)
  }
}

function matrixFaults(
  items: Extract<PayloadType, { readonly kind: 'matrix' }>['items'],
  value: unknown,
  path: Path,
): Issue[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [
      fault(
        'wrong-type',
        pointer(path),
        'The scores of the matrix are an object, item by item.',
        wanted({ kind: 'matrix', items }),
      ),
    ]
  const scores = value as Readonly<Record<string, unknown>>
  const known = items.map(({ id }) => id)
  const issues = Object.keys(scores).flatMap((id) =>
    known.includes(id)
      ? []
      : [
          fault(
            'unknown-field',
            pointer([...path, id]),
            `The matrix has no item \`${id}\`.`,
            didYouMean(id, known) ?? (known.length === 0 ? 'The policy has no matrix.' : undefined),
          ),
        ],
  )
  for (const { id, maximum } of items) {
    const score = own(scores, id)
    if (score === undefined) {
      const message = `The matrix needs a score for \`${id}\`.`
      issues.push(fault('missing-field', pointer([...path, id]), message, `A number from 0 to ${maximum}.`))
    } else if (typeof score !== 'number' || !(score >= 0 && score <= maximum)) {
      const message = `The score for \`${id}\` must be a number from 0 to ${maximum}, not ${shown(score)}.`
      issues.push(fault('out-of-domain', pointer([...path, id]), message))
    }
  }
  return issues
}

function learntFaults(policy: Policy, value: unknown, day: Day, path: Path): Issue[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [fault('wrong-type', pointer(path), 'The facts learnt are an object, fact by fact.')]
  return Object.entries(value).flatMap(([id, each]): Issue[] => {
    const place = [...path, id]
    const fact: FactDeclaration | undefined = own(policy.facts, id)
    if (fact === undefined) {
      const help = didYouMean(id, Object.keys(policy.facts))
      return [fault('unknown-fact', pointer(place), `The policy has no fact \`${id}\`.`, help)]
    }
    if (id === membershipFact) {
      const help = 'Membership changes by a decision of the panel; at the start of a journey it is a fact.'
      return [fault('not-learnt', pointer(place), 'Membership is decided, not learnt.', help)]
    }
    return factIssues(id, fact, each, day, place)
  })
}
