import { dayNumber, isDay, type Day, type DayNumber } from '../vocabulary/day.ts'
import { NONE, type Nominal } from '../vocabulary/fact.ts'
import { didYouMean, fault, pointer, whichOf, type Issue, type Result } from '../vocabulary/issue.ts'
import { inspect } from './limits.ts'
import type { FactDeclaration, ListFact, NumberFact, Policy, FlatDocument, RecordField } from './policy.ts'
import { nominalSchema } from './schema.ts'
import { shapeIssues, shown } from './shape.ts'

type Path = readonly (string | number)[]

/** Reads a nominal strictly: every fault is reported, nothing is coerced. */
export function parseNominal(
  policy: Policy,
  value: unknown,
  options: { readonly asAt: Day },
): Result<Nominal> {
  const refused = inspect(value)
  if (refused.length > 0) return { ok: false, issues: refused }
  const issues = nominalIssues(policy, value, options.asAt)
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: value as Nominal, issues }
}

/** Everything wrong with a nominal under a policy on a day. */
export function nominalIssues(document: FlatDocument, value: unknown, asAt: Day): Issue[] {
  const shape = quickly(value) ? [] : shapeIssues(nominalSchema, value)
  if (shape.length > 0) return shape
  const nominal = value as Nominal
  const issues: Issue[] = []
  const { facts, areas } = document
  if (nominal.area !== undefined && !Object.hasOwn(areas, nominal.area) && Object.keys(areas).length > 0) {
    const known = Object.keys(areas)
    const help = didYouMean(nominal.area, known) ?? `Areas: ${known.join(', ')}.`
    issues.push(fault('unknown-area', '/area', `There is no area \`${nominal.area}\`.`, help))
  }
  const today = dayNumber(asAt)
  for (const id in nominal.facts) {
    const found = nominal.facts[id]
    const declared = Object.hasOwn(facts, id) ? facts[id] : undefined
    if (declared === undefined) issues.push(unknownFact(document, id, ['facts', id]))
    else if (found !== null && found !== undefined)
      issues.push(...valueIssues(id, declared, found, today, ['facts', id]))
  }
  for (const [id, { on }] of Object.entries(nominal.evidence ?? {})) {
    if (!Object.hasOwn(facts, id)) issues.push(unknownFact(document, id, ['evidence', id]))
    if (on === undefined || isDay(on)) continue
    const message = `${shown(on)} is not a day that exists.`
    issues.push(fault('wrong-day', pointer(['evidence', id, 'on']), message, 'Write a day as `2026-11-22`.'))
  }
  return issues
}

const goodRef = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/
const goodArea = /^[A-Za-z][A-Za-z0-9_-]{0,79}$/

/** The common case without the schema library: nothing but a good reference, an area and facts. */
function quickly(value: unknown): boolean {
  const { ref, area, facts, ...more } = (value ?? {}) as Record<string, unknown>
  return (
    Object.keys(more).length === 0 &&
    typeof ref === 'string' &&
    goodRef.test(ref) &&
    (area === undefined || (typeof area === 'string' && goodArea.test(area))) &&
    typeof facts === 'object' &&
    facts !== null &&
    !Array.isArray(facts)
  )
}

function unknownFact(document: FlatDocument, id: string, path: Path): Issue {
  const place = pointer(path)
  if (Object.hasOwn(document.derived, id)) {
    const help = 'Leave it out, and supply the list it comes from.'
    return fault('derived-fact', place, `\`${id}\` is worked out by the policy and cannot be supplied.`, help)
  }
  const known = Object.keys(document.facts)
  return fault('unknown-fact', place, `The policy has no fact \`${id}\`.`, whichOf(id, known))
}

/** What is wrong with a value for one declared fact, at a place of the caller's. */
export function factIssues(
  id: string,
  declared: FactDeclaration | RecordField,
  value: unknown,
  asAt: Day,
  path: Path,
): Issue[] {
  return valueIssues(id, declared, value, dayNumber(asAt), path)
}

function valueIssues(
  id: string,
  declared: FactDeclaration | RecordField,
  value: unknown,
  today: DayNumber | null,
  path: Path,
): Issue[] {
  if (declared.type === 'list') return listIssues(id, declared, value, today, path)
  const wrong = valueFault(id, declared, value, today)
  return wrong === null ? [] : [placed(wrong, path)]
}

function listIssues(
  id: string,
  list: ListFact,
  found: unknown,
  today: DayNumber | null,
  path: Path,
): Issue[] {
  if (!Array.isArray(found)) {
    const help = 'Send `[]` for none, and leave the fact out when it is not known.'
    return [fault('wrong-type', pointer(path), `\`${id}\` must be a list, not ${shown(found)}.`, help)]
  }
  const issues: Issue[] = []
  const fields = list.record ?? {}
  found.forEach((member: unknown, at) => {
    const place = [...path, at]
    if (list.values !== undefined) {
      if (found.indexOf(member) !== at) {
        const message = `\`${id}\` holds ${shown(member)} twice.`
        issues.push(fault('duplicate-value', pointer(place), message, 'Keep one of them.'))
        return
      }
      if (list.values.includes(member as string)) return
      const help = whichOf(typeof member === 'string' ? member : '', list.values)
      issues.push(fault('unknown-value', pointer(place), `\`${id}\` cannot hold ${shown(member)}.`, help))
    } else if (typeof member !== 'object' || member === null || Array.isArray(member)) {
      const message = `Each record of \`${id}\` is an object, not ${shown(member)}.`
      issues.push(fault('wrong-type', pointer(place), message))
    } else recordIssues(id, fields, member as Record<string, unknown>, today, place, issues)
  })
  return issues
}

function recordIssues(
  id: string,
  fields: Readonly<Record<string, RecordField>>,
  record: Readonly<Record<string, unknown>>,
  today: DayNumber | null,
  path: Path,
  issues: Issue[],
): void {
  for (const field in record) {
    const value = record[field]
    const declared = Object.hasOwn(fields, field) ? fields[field] : undefined
    if (declared === undefined) {
      const help = whichOf(field, Object.keys(fields))
      const message = `A record of \`${id}\` has no field \`${field}\`.`
      issues.push(fault('unknown-field', pointer([...path, field]), message, help))
    } else if (value !== null && value !== undefined) {
      const wrong = valueFault(field, declared, value, today)
      if (wrong !== null) issues.push(placed(wrong, [...path, field]))
    }
  }
  if (fields['from']?.type !== 'day' || fields['to']?.type !== 'day') return
  const { from, to } = record
  if (!isDay(from) || !isDay(to) || from <= to) return
  const message = `The period ends on ${to}, before it begins on ${from}.`
  issues.push(fault('wrong-order', pointer([...path, 'to']), message, 'Check both days.'))
}

interface Fault {
  readonly code: string
  readonly message: string
  readonly help?: string
}

function placed({ code, message, help }: Fault, path: Path): Issue {
  return fault(code, pointer(path), message, help)
}

/** What is wrong with one known value; `null` when nothing is. */
function valueFault(id: string, fact: RecordField, found: unknown, today: DayNumber | null): Fault | null {
  if (found === NONE && 'mayBeNone' in fact && fact.mayBeNone) return null
  switch (fact.type) {
    case 'boolean':
      return typeof found === 'boolean' ? null : wrongType(id, found, 'true or false')
    case 'number':
      return numberFault(id, fact, found)
    case 'choice':
      if (fact.values.includes(found as string)) return null
      return {
        code: 'unknown-value',
        message: `\`${id}\` cannot be ${shown(found)}.`,
        help:
          (typeof found === 'string' ? didYouMean(found, fact.values) : undefined) ??
          `Values: ${fact.values.join(', ')}.`,
      }
    case 'code':
      return isCode(found) ? null : wrongType(id, found, 'a short code of capital letters and digits')
    case 'day':
      return dayFault(id, fact.past === true, found, today)
  }
}

/** Is this a code, such as a Home Office class: at most twelve capital letters, digits and marks? */
export function isCode(found: unknown): boolean {
  return typeof found === 'string' && /^[0-9A-Z][0-9A-Z/.-]{0,11}$/.test(found)
}

function wrongType(id: string, found: unknown, wanted: string): Fault {
  const help = 'Leave it out when it is not known.'
  return { code: 'wrong-type', message: `\`${id}\` must be ${wanted}, not ${shown(found)}.`, help }
}

function numberFault(id: string, fact: NumberFact, found: unknown): Fault | null {
  if (!Number.isFinite(found)) {
    const help = 'Write numbers without quotes; leave it out when it is not known.'
    return { ...wrongType(id, found, 'a number'), help }
  }
  const number = found as number
  if (number < fact.minimum || number > fact.maximum) {
    const message = `\`${id}\` must be between ${fact.minimum} and ${fact.maximum} (${fact.unit}); it is ${number}.`
    return { code: 'out-of-domain', message, help: 'Check the figure; leave it out when it is not known.' }
  }
  return fact.whole === true && !Number.isInteger(number) ? wrongType(id, found, 'a whole number') : null
}

function dayFault(id: string, past: boolean, found: unknown, today: DayNumber | null): Fault | null {
  if (typeof found !== 'string') return wrongType(id, found, 'a day such as `2026-11-22`')
  const number = dayNumber(found)
  if (number === null) {
    const help = 'Write a day that exists as `2026-11-22`.'
    return { code: 'wrong-day', message: `\`${id}\` is not a day that exists: ${shown(found)}.`, help }
  }
  if (!past || today === null || number <= today) return null
  return {
    code: 'future-day',
    message: `\`${id}\` is ${found}, after the day of the assessment.`,
    help: 'Check the day, or assess as at a later day.',
  }
}
