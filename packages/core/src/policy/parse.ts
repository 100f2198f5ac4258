import { fault, type Issue, type Result } from '../vocabulary/issue.ts'
import { documentIssues } from './check.ts'
import { flatten, type Extending } from './extend.ts'
import { filledIn } from './fill.ts'
import { policyHash } from './hash.ts'
import { inspect } from './limits.ts'
import type { Policy, PolicyDocument } from './policy.ts'
import { extendingSchema, policySchema } from './schema.ts'
import { shapeIssues } from './shape.ts'
import { readJson } from './text.ts'

/** Settings of {@link parsePolicy}. */
export interface ParseOptions {
  /** The policies a document may extend: parsed policies, documents, or JSON text. */
  readonly bases?: readonly (Policy | string | object)[]
}

/**
 * Reads a policy document and answers with a checked, flat, frozen policy, or with every issue found.
 *
 * Takes JSON text (duplicate keys are then issues) or the value of it. Size and depth are checked
 * before anything else, so a document from a stranger can be handed over as it is.
 *
 * @example
 * const parsed = parsePolicy('{"language": "1.0"}')
 * if (!parsed.ok) for (const issue of parsed.issues) report(issue.path, issue.message, issue.help)
 */
export function parsePolicy(input: unknown, options: ParseOptions = {}): Result<Policy> {
  if (isPolicy(input)) return { ok: true, value: input, issues: [] }
  const text = typeof input === 'string' ? readJson(input) : null
  if (text !== null && !text.ok) return text
  const value = text === null ? input : text.value
  const refused = inspect(value)
  if (refused.length > 0) return { ok: false, issues: refused }
  const stranger = languageIssue(value)
  if (stranger !== null) return { ok: false, issues: [stranger] }
  const bases: Policy[] = []
  const { bases: given = [] } = options
  for (const base of isExtending(value as object) ? given : []) {
    const parsed = parsePolicy(base, { bases: given.filter((other) => other !== base) })
    if (!parsed.ok) {
      if (extendsIt(value, base)) return parsed
    } else bases.push(parsed.value)
  }
  return assemble(value as PolicyDocument, bases)
}

function assemble(given: PolicyDocument, bases: readonly Policy[]): Result<Policy> {
  if (!isExtending(given)) return finish(given)
  const { extends: from, remove } = given
  const bad = shapeIssues(extendingSchema, { extends: from, remove })
  if (bad.length > 0) return { ok: false, issues: bad }
  const flat = flatten(given, bases)
  return flat.issues.length > 0 ? { ok: false, issues: flat.issues } : finish(flat.document)
}

function isExtending(document: object): document is Extending {
  return Object.hasOwn(document, 'extends')
}

/**
 * Conditions are checked by `documentIssues`, which knows what they may say; the schema only knows
 * that none of the shapes fits. So those of its issues count only where nothing better is said.
 */
function finish(document: PolicyDocument): Result<Policy> {
  const shape = shapeIssues(policySchema, document)
  const certain = shape.filter(({ code }) => code !== 'wrong-shape')
  if (certain.length > 0) return { ok: false, issues: certain }
  const issues = documentIssues(document)
  if (issues.length > 0) return { ok: false, issues }
  if (shape.length > 0) return { ok: false, issues: shape }
  return { ok: true, value: freeze(document), issues: [] }
}

/**
 * Has a value the shape of a flat policy document, whatever it says? One that has may still be no policy: it may
 * speak of facts that nobody declared. For editors, which work on documents that are not finished.
 */
export function shapeFaults(value: unknown): readonly Issue[] {
  const refused = inspect(value)
  if (refused.length > 0) return refused
  const stranger = languageIssue(value)
  return stranger === null ? shapeIssues(policySchema, value) : [stranger]
}

function languageIssue(value: unknown): Issue | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fault(
      'wrong-type',
      '',
      'A policy is a JSON object.',
      'Give a document in braces with `language`, `id`, `version` and `title`.',
    )
  }
  const language: unknown = (value as { language?: unknown }).language
  if (typeof language !== 'string' || language === '1.0') return null
  const help =
    'This version reads language 1.0. Use a newer version of iom-rules, or a policy written for 1.0.'
  return fault(
    'unsupported-language',
    '/language',
    `The policy is written in language ${language}, which is not supported.`,
    help,
  )
}

/** Does the document need this base, so that a fault in the base is worth telling? */
function extendsIt(value: unknown, base: unknown): boolean {
  if (typeof base === 'string') return true
  const list = (value as { extends?: unknown }).extends
  const id = (base as { id?: unknown } | null)?.id
  if (!Array.isArray(list) || typeof id !== 'string') return false
  // Nobody has checked the list yet: it may hold anything.
  return list.some((each: { policy?: unknown } | null) => {
    const policy = each?.policy
    return typeof policy === 'string' && policy.startsWith(`${id}@`)
  })
}

const known = new WeakSet<object>()

function isPolicy(value: unknown): value is Policy {
  return known.has(value as object)
}

function freeze(given: PolicyDocument): Policy {
  const document = deepFreeze(structuredClone(given))
  const policy = { ...filledIn(document), hash: policyHash(document), document } as unknown as Policy
  known.add(policy)
  return deepFreeze(policy)
}

function deepFreeze<T>(value: T): T {
  // What is no object counts as frozen.
  if (Object.isFrozen(value)) return value
  for (const member of Object.values(value as object)) deepFreeze(member)
  return Object.freeze(value)
}
