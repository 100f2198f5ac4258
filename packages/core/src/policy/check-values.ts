import { isDay } from '../vocabulary/day.ts'
import { didYouMean, fault, pointer, type Issue } from '../vocabulary/issue.ts'
import { payloadType, type PayloadType } from './payload.ts'
import type { FlatDocument, RecordField } from './policy.ts'
import type { EventDeclaration, EventLiteral, EventValue } from './process.ts'
import { isCode } from './nominal.ts'
import { own } from './references.ts'
import { shown } from './shape.ts'
import { unknownId } from './unknown-id.ts'

type Path = readonly (string | number)[]

/** The type of what a value takes from the payload; undefined for anything else. */
export function sourceType(
  document: FlatDocument,
  event: EventDeclaration,
  value: EventValue,
): PayloadType | undefined {
  if (typeof value !== 'object' || value === null || !('payload' in value)) return undefined
  const field = own(event.payload, value.payload)
  return field === undefined ? undefined : payloadType(document, field)
}

export function valueIssues(
  document: FlatDocument,
  event: EventDeclaration,
  value: EventValue,
  fact: RecordField,
  path: Path,
): Issue[] {
  if (typeof value !== 'object' || value === null) return literalIssues(value, fact, path)
  const issues = [
    ...caseIssues(document, event, value, path),
    ...Object.entries(value.cases ?? {}).flatMap(([given, literal]) =>
      literalIssues(literal, fact, [...path, 'cases', given]),
    ),
    ...otherwiseIssues(document, value, fact, [...path, 'otherwise']),
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
  if ('fact' in value) return [...issues, ...copyIssues(document, value, fact, [...path, 'fact'])]
  if (fact.type !== 'day') issues.push(misfit('day', fact, path))
  return issues
}

function otherwiseIssues(
  document: FlatDocument,
  { otherwise }: Exclude<EventValue, EventLiteral>,
  fact: RecordField,
  path: Path,
): Issue[] {
  if (otherwise === undefined) return []
  if (typeof otherwise !== 'object' || otherwise === null) return literalIssues(otherwise, fact, path)
  if ('fact' in otherwise) return copyIssues(document, otherwise, fact, [...path, 'fact'])
  return fact.type === 'day' ? [] : [misfit('day', fact, path)]
}

/** Faults of taking over what another fact was. */
function copyIssues(
  document: FlatDocument,
  value: Extract<EventValue, { readonly fact: string }>,
  fact: RecordField,
  path: Path,
): Issue[] {
  const copied = own(document.facts, value.fact)
  if (copied === undefined) return [unknownId(path, 'fact', value.fact, Object.keys(document.facts))]
  if (copied.type === 'list') return [misfit('list', fact, path)]
  return fitIssues({ kind: 'scalar', fact: copied, or: [] }, value, fact, path)
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
    return [misfit(type.kind === 'scalar' ? kindOf(type.fact) : type.kind, fact, path)]
  const through = [
    ...(type.fact.type === 'choice' ? type.fact.values : []),
    ...type.or,
    ...('mayBeNone' in type.fact && type.fact.mayBeNone ? ['NONE'] : []),
  ].filter((each) => !cases.includes(each))
  const issues = through.flatMap((each) => literalIssues(each, fact, path))
  if (
    fact.type === 'number' &&
    fact.whole === true &&
    (type.fact.type !== 'number' || type.fact.whole !== true)
  )
    issues.push(
      wrong(
        path,
        'The fact is a whole number, and the payload need not be one.',
        'Add `"whole": true` to the payload.',
      ),
    )
  if (fact.type === 'day' && fact.past === true && (type.fact.type !== 'day' || type.fact.past !== true))
    issues.push(
      wrong(
        path,
        'The fact is never a day to come, and the payload may be one.',
        'Add `"past": true` to the payload.',
      ),
    )
  if (type.fact.type !== 'number' || fact.type !== 'number') return issues
  return type.fact.minimum < fact.minimum || type.fact.maximum > fact.maximum
    ? [
        ...issues,
        wrong(
          path,
          'The payload may be outside the bounds of the fact.',
          `Keep it from ${fact.minimum} to ${fact.maximum}.`,
        ),
      ]
    : issues
}

/** Values that `cases` lists and that can never come. */
function caseIssues(
  document: FlatDocument,
  event: EventDeclaration,
  value: Exclude<EventValue, EventLiteral>,
  path: Path,
): Issue[] {
  const copied = 'fact' in value ? own(document.facts, value.fact) : undefined
  const source: PayloadType | undefined =
    copied === undefined || copied.type === 'list'
      ? sourceType(document, event, value)
      : { kind: 'scalar', fact: copied, or: [] }
  if (source?.kind !== 'scalar' || source.fact.type !== 'choice') return []
  const known = [...source.fact.values, ...source.or]
  return Object.keys(value.cases ?? {}).flatMap((given) =>
    known.includes(given) ? [] : [unknownId([...path, 'cases', given], 'value', given, known)],
  )
}

const irregular = { id: 'An id', facts: 'A set of facts' }

export function misfit(given: string, fact: RecordField, path: Path): Issue {
  const message = `${own(irregular, given) ?? `A ${given}`} does not fit a ${kindOf(fact)}.`
  return fault('wrong-value', pointer(path), message, wantedBy(fact))
}

export function wrong(path: Path, message: string, help?: string): Issue {
  return fault('wrong-value', pointer(path), message, help)
}

function literalIssues(value: EventLiteral, fact: RecordField, path: Path): Issue[] {
  if (value === null) return []
  const none = value === 'NONE' && 'mayBeNone' in fact && fact.mayBeNone
  const fits =
    none ||
    (fact.type === 'boolean' && typeof value === 'boolean') ||
    (fact.type === 'number' &&
      typeof value === 'number' &&
      value >= fact.minimum &&
      value <= fact.maximum &&
      (fact.whole !== true || Number.isInteger(value))) ||
    (fact.type === 'choice' && typeof value === 'string' && fact.values.includes(value)) ||
    (fact.type === 'code' && isCode(value)) ||
    (fact.type === 'day' && isDay(value))
  if (fits) return []
  const near =
    fact.type === 'choice' && typeof value === 'string' ? didYouMean(value, fact.values) : undefined
  const message = `${shown(value)} is not a value of this ${kindOf(fact)}.`
  return [fault('wrong-value', pointer(path), message, near ?? wantedBy(fact))]
}

/** A type in the words of the policy language. */
function kindOf(fact: RecordField): string {
  return fact.type === 'boolean' ? 'yes-or-no fact' : fact.type
}

/** What to give to a fact. */
function wantedBy(fact: RecordField): string {
  const or = 'mayBeNone' in fact && fact.mayBeNone ? ', `"NONE"`' : ''
  if (fact.type === 'boolean') return 'Write `true` or `false` without quotes, or `null` for unknown.'
  if (fact.type === 'number')
    return `Give a number from ${fact.minimum} to ${fact.maximum}${or}, or \`null\` for unknown.`
  if (fact.type === 'choice') return `Give one of: ${fact.values.join(', ')}.`
  return fact.type === 'day'
    ? `Give a day such as \`"2026-11-22"\`${or}, or { "event": "day" }.`
    : 'Give a short code.'
}
