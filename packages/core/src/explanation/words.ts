import type { Scalar } from '../vocabulary/fact.ts'
import { NONE } from '../vocabulary/fact.ts'
import type { FactDeclaration, Policy } from '../policy/policy.ts'
import { decisionOf, own } from '../policy/references.ts'
import type { Found } from '../decision/assessment.ts'

/** Units that name the measure itself; saying them after every figure would only be noise. */
const silentUnits = new Set(['score', 'level', 'category'])
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** What a fact, derived fact or tested decision is called. */
export function factTitle(policy: Policy, fact: string): string {
  const decision = decisionOf(fact)
  if (decision !== null) return policy.decisions[decision]?.title ?? decision
  return policy.facts[fact]?.title ?? policy.derived[fact]?.title ?? fact
}

/** A title as it stands inside a sentence: `In prison` → `in prison`; names stay as they are. */
export function inSentence(title: string): string {
  return /^[A-Z][a-z’'-]*( [^A-Z]|$)/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title
}

/** The same at the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `the OGRS score`, `MAPPA`, `whether the IOM team agrees`: a fact as something to be known. */
export function subject(policy: Policy, fact: string): string {
  const words = yesNoWords(policy, fact)
  if (words !== null) return `whether ${words.yes}`
  const title = inSentence(factTitle(policy, fact))
  const bare = /^(the|a|an|how|which|why|where) /i.test(title) || /^[A-Z]+$/.test(title)
  return bare ? title : `the ${title}`
}

/** How a yes-or-no fact reads in a sentence, either way; `null` for facts of other types. */
export function yesNoWords(
  policy: Policy,
  fact: string,
): { readonly yes: string; readonly no: string } | null {
  const carried = policy.facts[fact]
  const derived = policy.derived[fact]
  const declared = carried?.type === 'boolean' ? carried : derived?.type === 'boolean' ? derived : null
  if (declared === null) return null
  const title = inSentence(declared.title)
  return { yes: declared.yes ?? `it is so that: ${title}`, no: declared.no ?? `it is not so that: ${title}` }
}

/** `1,204`, whatever the machine's locale. */
export function figure(value: number): string {
  const [whole = '', fraction] = String(value).split('.')
  const grouped = /e/.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** `22 November 2026`. */
export function dayWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const name = months[Number(month) - 1]
  return name === undefined ? day : `${Number(date)} ${name} ${year}`
}

/** A value of a fact in words, with its unit. */
export function valueWords(policy: Policy, fact: string, value: Scalar): string {
  const decision = decisionOf(fact)
  if (decision !== null) return outcomeWords(policy, decision, String(value))
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const declared = policy.facts[fact]
  if (typeof value === 'number') return measure(value, unitOf(policy, fact))
  const label = declared !== undefined && 'values' in declared ? own(declared.labels, value) : undefined
  if (label !== undefined) return label
  if (value === NONE) return 'none'
  return isDayFact(policy, fact, declared) ? dayWords(value) : value
}

/** A number with its unit: `75 percent`, `24 months`, `1,000`. */
export function measure(value: number, unit: string | undefined): string {
  if (unit === undefined || silentUnits.has(unit)) return figure(value)
  return `${figure(value)} ${value === 1 ? unit.replace(/s$/, '') : unit}`
}

/** A number with its unit; what is none, such as the id of a parameter, as it is. */
export function amount(value: Scalar | readonly string[], unit: string | undefined): string {
  return typeof value === 'number' ? measure(value, unit) : String(value)
}

export function unitOf(policy: Policy, fact: string): string | undefined {
  const declared = policy.facts[fact]
  return declared?.type === 'number' ? declared.unit : policy.derived[fact]?.unit
}

function isDayFact(policy: Policy, fact: string, declared: FactDeclaration | undefined): boolean {
  return declared?.type === 'day' || policy.derived[fact]?.type === 'day'
}

/** What was found at a test, in words. */
export function foundWords(policy: Policy, fact: string, found: Found): string {
  if (found === null) return 'not known'
  if (typeof found !== 'object') return valueWords(policy, fact, found)
  return `not known for certain: it could be, for example, ${listed(
    found.oneOf.map((value) => valueWords(policy, fact, value)),
    'or',
  )}`
}

/** The title of an outcome; `SILENT` and `CONFLICT` in words. */
export function outcomeWords(policy: Policy, decision: string, outcome: string): string {
  if (outcome === 'SILENT') return 'nothing (the policy does not say)'
  if (outcome === 'CONFLICT') return 'a conflict between rules'
  return policy.decisions[decision]?.outcomes[outcome]?.title ?? outcome
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[], joiner: 'and' | 'or' = 'and'): string {
  if (parts.length <= 1) return parts.join('')
  return [parts.slice(0, -1).join(', '), ...parts.slice(-1)].join(` ${joiner} `)
}
