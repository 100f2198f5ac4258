import { dayNumber, isDay, type Day } from '../vocabulary/day.ts'
import { NONE, type Nominal } from '../vocabulary/fact.ts'
import { didYouMean, fault, pointer, type Issue, type Result } from '../vocabulary/issue.ts'
import { inspect } from './limits.ts'
import type { ListFact, Policy, PolicyDocument, RecordField } from './policy.ts'
import { nominalSchema } from './schema.ts'
import { shapeIssues, shown } from './shape.ts'

type Path = readonly (string | number)[]

/** Reads a nominal strictly: every fault is reported, nothing is coerced. */
export function parseNominal(policy: Policy, value: unknown, options: { readonly asAt: Day }): Result<Nominal> {
  const refused = inspect(value)
  if (refused.length > 0) return { ok: false, issues: refused }
  const issues = nominalIssues(policy, value, options.asAt)
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: value as Nominal, issues }
}

/** Everything wrong with a nominal under a policy on a day. */
export function nominalIssues(document: PolicyDocument, value: unknown, asAt: Day): Issue[] {
  const shape = quickly(value) ? [] : shapeIssues(nominalSchema, value)
  if (shape.length > 0) return shape
  const nominal = value as Nominal
  const issues: Issue[] = []
  const areas = Object.keys(document.areas ?? {})
  if (nominal.area !== undefined && areas.length > 0 && !areas.includes(nominal.area)) {
    const help = didYouMean(nominal.area, areas) ?? `Areas: ${areas.join(', ')}.`
    issues.push(fault('unknown-area', '/area', `There is no area \`${nominal.area}\`.`, help))
  }
  for (const [id, found] of Object.entries(nominal.facts)) {
    const declared = document.facts !== undefined && Object.hasOwn(document.facts, id) ? document.facts[id] : undefined
    if (declared === undefined) issues.push(unknownFact(document, id))
    else if (found === null || found === undefined) continue
    else if (declared.type === 'list') issues.push(...listIssues(id, declared, found, asAt, ['facts', id]))
    else issues.push(...valueIssues(id, declared, found, asAt, ['facts', id]))
  }
  for (const id of Object.keys(nominal.evidence ?? {})) {
    if (document.facts?.[id] === undefined) issues.push({ ...unknownFact(document, id), path: pointer(['evidence', id]) })
  }
  return issues
}

/** The common case without the schema library: nothing but a good reference and facts. */
function quickly(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  for (const key of Object.keys(value)) if (key !== 'ref' && key !== 'area' && key !== 'facts') return false
  const { ref, area, facts } = value as Record<string, unknown>
  return (
    typeof ref === 'string' &&
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(ref) &&
    (area === undefined || (typeof area === 'string' && /^[A-Za-z][A-Za-z0-9_-]{0,79}$/.test(area))) &&
    typeof facts === 'object' &&
    facts !== null &&
    !Array.isArray(facts)
  )
}

function unknownFact(document: PolicyDocument, id: string): Issue {
  const place = pointer(['facts', id])
  if (document.derived !== undefined && Object.hasOwn(document.derived, id)) {
    const help = 'Leave it out, and supply the list it comes from.'
    return fault('derived-fact', place, `\`${id}\` is worked out by the policy and cannot be supplied.`, help)
  }
  const known = Object.keys(document.facts ?? {})
  return fault('unknown-fact', place, `The policy has no fact \`${id}\`.`, didYouMean(id, known))
}

function listIssues(id: string, list: ListFact, found: unknown, asAt: Day, path: Path): Issue[] {
  const place = pointer(path)
  if (!Array.isArray(found)) {
    const help = 'Send `[]` for none, and leave the fact out when it is not known.'
    return [fault('wrong-type', place, `\`${id}\` must be a list, not ${shown(found)}.`, help)]
  }
  if (list.values !== undefined) {
    const allowed = list.values
    return found.flatMap((value, at) =>
      allowed.includes(value as string)
        ? []
        : [fault('unknown-value', pointer([...path, at]), `\`${id}\` cannot hold ${shown(value)}.`, didYouMean(String(value), allowed))],
    )
  }
  const fields = list.record ?? {}
  return found.flatMap((record: unknown, at) => {
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      return [fault('wrong-type', pointer([...path, at]), `Each record of \`${id}\` is an object, not ${shown(record)}.`)]
    }
    const issues: Issue[] = []
    for (const [field, value] of Object.entries(record)) {
      const declared = Object.hasOwn(fields, field) ? fields[field] : undefined
      const where = [...path, at, field]
      if (declared === undefined) {
        issues.push(fault('unknown-field', pointer(where), `A record of \`${id}\` has no field \`${field}\`.`, didYouMean(field, Object.keys(fields))))
      } else if (value !== null && value !== undefined) issues.push(...valueIssues(field, declared, value, asAt, where))
    }
    return [...issues, ...periodIssues(record as Record<string, unknown>, fields, [...path, at])]
  })
}

/** A period that ends before it begins. */
function periodIssues(record: Record<string, unknown>, fields: Record<string, RecordField>, path: Path): Issue[] {
  if (fields['from']?.type !== 'day' || fields['to']?.type !== 'day') return []
  const { from, to } = record
  if (!isDay(from) || !isDay(to) || from <= to) return []
  return [fault('wrong-order', pointer([...path, 'to']), `The period ends on ${to}, before it begins on ${from}.`)]
}

function valueIssues(id: string, fact: RecordField, found: unknown, asAt: Day, path: Path): Issue[] {
  const place = pointer(path)
  const wrong = (wanted: string, help?: string) => [
    fault('wrong-type', place, `\`${id}\` must be ${wanted}, not ${shown(found)}.`, help),
  ]
  if (found === NONE && 'mayBeNone' in fact && fact.mayBeNone === true) return []
  switch (fact.type) {
    case 'boolean':
      return typeof found === 'boolean' ? [] : wrong('true or false', 'Leave it out when it is not known.')
    case 'number': {
      if (typeof found !== 'number' || !Number.isFinite(found)) return wrong('a number', 'Write numbers without quotes; leave it out when it is not known.')
      if (found < fact.minimum || found > fact.maximum) {
        return [fault('out-of-domain', place, `\`${id}\` must be between ${fact.minimum} and ${fact.maximum} ${fact.unit}; it is ${found}.`)]
      }
      return fact.whole === true && !Number.isInteger(found) ? wrong('a whole number') : []
    }
    case 'choice':
      return typeof found === 'string' && fact.values.includes(found)
        ? []
        : [fault('unknown-value', place, `\`${id}\` cannot be ${shown(found)}.`, didYouMean(String(found), fact.values) ?? `Values: ${fact.values.join(', ')}.`)]
    case 'code':
      return typeof found === 'string' && /^[0-9A-Z][0-9A-Z/.-]{0,11}$/.test(found) ? [] : wrong('a short code of capital letters and digits')
    case 'day': {
      if (typeof found !== 'string') return wrong('a day such as `2026-11-22`')
      const number = dayNumber(found)
      if (number === null) return [fault('wrong-day', place, `\`${id}\` is not a day that exists: ${shown(found)}.`, 'Write a day as `2026-11-22`.')]
      if (fact.past === true && number > (dayNumber(asAt) ?? number)) {
        return [fault('future-day', place, `\`${id}\` is ${found}, after the day of the assessment, ${asAt}.`, 'Check the day, or assess as at a later day.')]
      }
      return []
    }
  }
}
