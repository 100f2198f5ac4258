import { parseNominal, type FactValue, type Issue, type Nominal, type Policy } from '@iom-rules/core'
import type { FieldError } from '../../design/ErrorSummary.tsx'
import { dayInWords } from '../../words/days.ts'
import { factTitle } from '../../words/facts.ts'
import { entryOf, type Entry } from './entry.ts'
import { fieldId, numberMessage, readEntry } from './read.ts'

/** A person as the form holds them; nothing typed is lost until it is saved. */
export interface NominalForm {
  readonly ref: string
  readonly area: string
  readonly facts: { readonly [fact: string]: Entry }
  /** Kept beside the facts, untouched. */
  readonly evidence: Nominal['evidence']
}

export type FormReading =
  | { readonly ok: true; readonly nominal: Nominal }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

export function formOf(policy: Policy, nominal: Nominal): NominalForm {
  const facts = Object.entries(policy.facts).map(
    ([id, fact]) => [id, entryOf(fact, nominal.facts[id])] as const,
  )
  return {
    ref: nominal.ref,
    area: nominal.area ?? '',
    facts: Object.fromEntries(facts),
    evidence: nominal.evidence,
  }
}

/** The facts that can be read, whatever else is wrong: for showing the answer so far. */
export function readableFacts(policy: Policy, form: NominalForm): { [fact: string]: FactValue } {
  return readFacts(policy, form).facts
}

function readFacts(policy: Policy, form: NominalForm) {
  const facts: { [fact: string]: FactValue } = {}
  const errors: FieldError[] = []
  for (const [id, declaration] of Object.entries(policy.facts)) {
    const entry = form.facts[id]
    if (entry === undefined) continue
    const read = readEntry(id, declaration, entry)
    errors.push(...read.errors)
    if (read.value !== null && read.errors.length === 0) facts[id] = read.value
  }
  return { facts, errors }
}

/** Screens beside those of people have these addresses. */
export const reservedRefs: ReadonlySet<string> = new Set(['new', 'import'])

/** Reads the whole form; `taken` are the references of the other people. */
export function readForm(
  policy: Policy,
  form: NominalForm,
  taken: ReadonlySet<string>,
  asAt: string,
): FormReading {
  const { facts, errors } = readFacts(policy, form)
  const ref = form.ref.trim()
  const candidate = {
    ref,
    ...(form.area === '' ? {} : { area: form.area }),
    facts,
    ...(form.evidence === undefined ? {} : { evidence: form.evidence }),
  }
  const parsed = parseNominal(policy, candidate, { asAt })
  const refErrors =
    taken.has(ref) || reservedRefs.has(ref)
      ? [{ field: 'nominal-ref', message: 'Choose a reference that nobody else has' }]
      : []
  const issueErrors = parsed.ok ? [] : parsed.issues.map((issue) => issueError(policy, issue, asAt))
  const all = [...refErrors, ...errors, ...issueErrors]
  return all.length === 0 && parsed.ok ? { ok: true, nominal: parsed.value } : { ok: false, errors: all }
}

/** An issue the core found, in the form's words and at the form's field. */
export function issueError(policy: Policy, issue: Issue, asAt: string): FieldError {
  const [part, id = '', at, name] = issue.path.split('/').slice(1)
  if (part === 'ref') {
    const message = 'Enter a reference of up to 40 letters, digits, dots and hyphens, such as HAL-004'
    return { field: 'nominal-ref', message }
  }
  if (part === 'area') return { field: 'nominal-area', message: 'Choose one of the areas' }
  const fact = policy.facts[id]
  const inRecord = fact?.type === 'list' && name !== undefined ? fact.record?.[name] : undefined
  // A member of a list of values has no control of its own.
  const field =
    at === undefined ? fieldId(id) : fieldId(id, ...(name === undefined ? ['values'] : [at, name]))
  const declared = inRecord ?? fact
  const title = inRecord?.title ?? factTitle(policy, id)
  switch (issue.code) {
    case 'future-day':
      return { field, message: `${title} must not be after ${dayInWords(asAt)}, the day of the assessment` }
    case 'wrong-order':
      return { field, message: `${title} must not be before the first day` }
    case 'out-of-domain':
      if (declared?.type === 'number') return { field, message: numberMessage(declared) }
      break
    case 'wrong-type':
      if (declared?.type === 'code') {
        return { field, message: `${title} must be a short code of capital letters and digits, such as 28A` }
      }
      if (declared?.type === 'number') return { field, message: `${title} must be a whole number` }
  }
  return { field, message: issue.message.replaceAll('`', '') }
}

/** The first free reference of the kind `NEW-001`. */
export function freeReference(taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const ref = `NEW-${String(number).padStart(3, '0')}`
    if (!taken.has(ref)) return ref
  }
}
