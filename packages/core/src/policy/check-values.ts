import { isDay } from '../vocabulary/day.ts'
import { NONE, type Scalar } from '../vocabulary/fact.ts'
import { didYouMean, fault, pointer, type Issue } from '../vocabulary/issue.ts'
import { payloadType, type PayloadType } from './payload.ts'
import type { DayFact, FlatDocument, NumberFact, RecordField } from './policy.ts'
import type { EventDeclaration, EventLiteral, EventValue, PayloadField } from './process.ts'
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
    const given = { type: payloadType(document, field), called: calledOf(value.payload, field) }
    return [...issues, ...fitIssues(given, value, fact, [...path, 'payload'])]
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
  if (own(document.facts, value.fact) === undefined)
    return [unknownId(path, 'fact', value.fact, Object.keys(document.facts))]
  const type = copiedType(document, value.fact)
  if (type === undefined) return [misfit('list', fact, path)]
  return fitIssues({ type, called: `\`${value.fact}\`` }, value, fact, path)
}

/** The type of a fact that is copied; undefined for a list, and for what is no fact. */
function copiedType(document: FlatDocument, id: string): PayloadType | undefined {
  const copied = own(document.facts, id)
  if (copied === undefined || copied.type === 'list') return undefined
  return { kind: 'scalar', fact: copied, or: [] }
}

/** What says of a payload field what it may be: itself, or what it is typed as. */
function calledOf(name: string, field: PayloadField): string {
  if (!('fact' in field)) return `\`${name}\``
  return field.field === undefined ? `\`${field.fact}\`` : `\`${field.field}\` of \`${field.fact}\``
}

/** Where a value comes from: what that may be, and what it is called. */
interface Given {
  readonly type: PayloadType
  readonly called: string
}

function fitIssues(
  { type, called }: Given,
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
    ...('mayBeNone' in type.fact && type.fact.mayBeNone ? [NONE] : []),
  ].filter((each) => !cases.includes(each))
  return [
    ...through.flatMap((each) => literalIssues(each, fact, path)),
    ...narrowerIssues(type.fact, called, fact, path),
  ]
}

/** What a fact asks of its values beside their type, and what is given, of the same type, does not. */
function narrowerIssues(given: RecordField, called: string, fact: RecordField, path: Path): Issue[] {
  switch (fact.type) {
    case 'number':
      return narrowerNumberIssues(given as NumberFact, called, fact, path)
    case 'day':
      return fact.past === true && (given as DayFact).past !== true
        ? [
            wrong(
              path,
              `The fact is never a day to come, and ${called} may be one.`,
              `Add \`"past": true\` to ${called}.`,
            ),
          ]
        : []
    default:
      return []
  }
}

function narrowerNumberIssues(given: NumberFact, called: string, fact: NumberFact, path: Path): Issue[] {
  const issues: Issue[] = []
  if (fact.whole === true && given.whole !== true)
    issues.push(
      wrong(
        path,
        `The fact is a whole number, and ${called} need not be one.`,
        `Add \`"whole": true\` to ${called}.`,
      ),
    )
  if (given.minimum < fact.minimum || given.maximum > fact.maximum)
    issues.push(
      wrong(
        path,
        `${called} may be outside the bounds of the fact.`,
        `Keep it from ${fact.minimum} to ${fact.maximum}.`,
      ),
    )
  return issues
}

/** Values that `cases` lists and that can never come. */
function caseIssues(
  document: FlatDocument,
  event: EventDeclaration,
  value: Exclude<EventValue, EventLiteral>,
  path: Path,
): Issue[] {
  const source = 'fact' in value ? copiedType(document, value.fact) : sourceType(document, event, value)
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
  if (value === null || isOf(fact, value)) return []
  const near =
    fact.type === 'choice' && typeof value === 'string' ? didYouMean(value, fact.values) : undefined
  const message = `${shown(value)} is not a value of this ${kindOf(fact)}.`
  return [fault('wrong-value', pointer(path), message, near ?? wantedBy(fact))]
}

function isOf(fact: RecordField, value: Scalar): boolean {
  if (value === NONE && 'mayBeNone' in fact && fact.mayBeNone) return true
  switch (fact.type) {
    case 'boolean':
      return typeof value === 'boolean'
    case 'number':
      return (
        typeof value === 'number' &&
        value >= fact.minimum &&
        value <= fact.maximum &&
        (fact.whole !== true || Number.isInteger(value))
      )
    case 'choice':
      return fact.values.includes(value as string)
    case 'code':
      return isCode(value)
    case 'day':
      return isDay(value)
  }
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
    return `Give a ${fact.whole === true ? 'whole ' : ''}number from ${fact.minimum} to ${fact.maximum}${or}, or \`null\` for unknown.`
  if (fact.type === 'choice') return `Give one of: ${fact.values.join(', ')}.`
  return fact.type === 'day'
    ? `Give a day such as \`"2026-11-22"\`${or}, or { "event": "day" }.`
    : 'Give a short code.'
}
