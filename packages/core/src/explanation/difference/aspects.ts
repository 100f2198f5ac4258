import type { Policy } from '../../policy/policy.ts'
import { scalarWords } from '../declaration-words.ts'
import { listed } from '../words.ts'

/** What the keys of a document are called by people who do not read it. */
const aspects: { readonly [key: string]: string } = {
  alias: 'also called',
  append: 'what it adds to',
  asAt: 'day of the assessment',
  basis: 'basis',
  by: 'by',
  cannot: 'how a refusal begins',
  changeable: 'can still change',
  chosen: 'reading taken',
  cite: 'sources',
  close: 'what it closes',
  decidedBy: 'decided by',
  decidedOn: 'decided on',
  decision: 'decision',
  does: 'what it does',
  dueWithinDays: 'days until it is due',
  edit: 'edit that would switch to it',
  entry: 'done on entering it',
  every: 'how often',
  fallback: 'fallback',
  file: 'file',
  from: 'changes from',
  follows: 'what it follows',
  formerly: 'formerly',
  grade: 'how well it is known',
  hint: 'hint',
  hitPolicy: 'how its rules decide',
  inForce: 'in force',
  initial: 'where it starts',
  is: 'what is so in it',
  kind: 'kind',
  language: 'language',
  learn: 'what is learnt',
  maximum: 'largest value allowed',
  mayBeNone: 'may be none',
  mayBeProvisional: 'what it may provisionally stand against',
  meaning: 'meaning',
  meets: 'when it meets',
  minimum: 'smallest value allowed',
  mirrors: 'decision it must agree with',
  no: 'words for no',
  notYet: 'what is not yet so before it',
  on: 'day',
  optional: 'may be left out',
  past: 'never after the day of the assessment',
  payload: 'what it carries',
  permittedBy: 'part of the process that must permit it',
  published: 'day of publication',
  question: 'question',
  record: 'fields of a record',
  set: 'what it sets',
  suppliedBy: 'supplied by',
  tags: 'marks',
  to: 'changes to',
  unlessSupplied: 'may be supplied instead',
  values: 'values allowed',
  when: 'only while',
  whole: 'whole numbers only',
  yes: 'words for yes',
}

/** The last of a way of keys in words: `note`, `detail “owner”`, `word for “BURGLARY”`. */
export function aspectOf(way: readonly string[]): string {
  const [key = '', ...rest] = way
  if (key === 'params' && rest.length > 0) return `detail “${rest.join(', ')}”`
  if (key === 'labels' && rest.length > 0) return `word for “${rest.join(', ')}”`
  if (key === 'names' && rest.length > 0) return `state for “${rest.join(', ')}”`
  if (key === 'meta') return rest.length === 0 ? 'words' : aspectOf(rest)
  return [aspects[key] ?? key, ...rest.map((each) => aspects[each] ?? `“${each}”`)].join(', ')
}

/** Text in quotes; quotes within are single ones. */
export function quoted(text: string): string {
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`
}

/** A value as it can be shown without knowing more: text in quotes, lists as lists, and each part by what it is called. */
export function textWords(policy: Policy, value: unknown): string {
  if (typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? scalarWords(policy, value) : quoted(value)
  if (typeof value === 'number' || typeof value === 'boolean') return scalarWords(policy, value)
  const parts = Array.isArray(value)
    ? value.map((each: unknown) => textWords(policy, each))
    : Object.entries(value as object).map(([key, each]) => `${aspectOf([key])} ${textWords(policy, each)}`)
  return parts.length === 0 ? 'none' : listed(parts)
}
