// Parameters that change nothing, by brute force over their values.
import type { Condition, Parameter, PolicyDocument } from '@iom-rules/core'
import type { PolicyCase } from '../arbitraries.ts'
import { anybodyMoves, both } from './both.ts'
import { dayAfter } from './calendar.ts'
import { closure, rulesOf } from './everybody.ts'
import { listOf } from './reference.ts'

type Figure = Parameter['value']

export function withValue(document: PolicyDocument, id: string, value: Figure): PolicyDocument {
  const declared = document.parameters?.[id] as Parameter
  return { ...document, parameters: { ...document.parameters, [id]: { ...declared, value } } }
}

/** Every other value that the bounds admit, one of each kind that anything could tell apart. */
export function otherValues({ document, asAt }: PolicyCase, id: string): Figure[] {
  const parameter = (document.parameters ?? {})[id] as Parameter
  const { value, minimum = -Infinity, maximum = Infinity } = parameter
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'string') {
    const away = [-1000, -81, -80, -79, -63, -62, -61, -32, -31, -30, -2, -1, 0, 1, 2, 27, 28, 29, 30, 31, 32]
    const further = [33, 58, 59, 60, 61, 62, 63, 1000]
    const days = [...away, ...further].map((each) => dayAfter(asAt, each))
    const all = /^\d{4}-/.test(value) ? days : wordsFor(document, id)
    return all.filter((each) => each !== value)
  }
  if (typeof value !== 'number') return listsOf(wordsFor(document, id))
  // The figures of random policies are halves at the finest, and months are whole.
  const step = isMonths(document, id) ? 1 : 1 / 4
  const all = Array.from({ length: (maximum - minimum) / step + 1 }, (_, at) => minimum + at * step)
  const far = (each: number) => Math.abs(each - value)
  return all.filter((each) => each !== value && (each >= 0 || step < 1)).sort((a, b) => far(b) - far(a))
}

/** What a parameter of words may be, so that the policy stays one: what all it is compared with can be. */
function wordsFor(document: PolicyDocument, id: string): string[] {
  const found: (readonly string[])[] = []
  const walk = (value: unknown, list: string): void => {
    if (typeof value !== 'object' || value === null) return
    if ('operator' in value && references(value).includes(id)) {
      const { fact = '', field = '' } = value as { fact?: string; field?: string }
      const declared = document.facts?.[fact]
      const source = document.facts?.[list]
      const recorded = source?.type === 'list' ? source.record?.[field] : undefined
      if (declared?.type === 'choice') found.push(declared.values)
      if (recorded?.type === 'choice') found.push(recorded.values)
      if (fact.startsWith('decision.'))
        found.push(Object.keys(document.decisions?.[fact.slice('decision.'.length)]?.outcomes ?? {}))
    }
    Object.values(value).forEach((each) => walk(each, list))
  }
  walk([document.conditions, document.assumptions, document.decisions], '')
  for (const derived of Object.values(document.derived ?? {})) walk(derived.where, listOf(derived))
  const [first = [], ...others] = found
  return first.filter((word) => others.every((each) => each.includes(word)))
}

function listsOf(all: readonly string[]): (readonly string[])[] {
  const lists = all.reduce<string[][]>(
    (some, each) => [...some, ...some.map((list) => [...list, each])],
    [[]],
  )
  return lists.slice(1)
}

function isMonths(document: PolicyDocument, id: string): boolean {
  const walk = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false
    if ('operator' in value && String(value.operator).endsWith('Months') && references(value).includes(id))
      return true
    return Object.values(value).some(walk)
  }
  return walk(document)
}

/** Other values of the parameters that a part compares with itself. */
export function worthTrying(made: PolicyCase, part: Condition): [string, Figure][] {
  return [...new Set(comparedWith(part))].flatMap((id) =>
    otherValues(made, id).map((value): [string, Figure] => [id, value]),
  )
}

function comparedWith(part: Condition): string[] {
  if ('all' in part) return part.all.flatMap(comparedWith)
  if ('any' in part) return part.any.flatMap(comparedWith)
  if ('not' in part) return comparedWith(part.not)
  return 'condition' in part ? [] : references(part)
}

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('fact' in value && typeof value.fact === 'string' && value.fact.startsWith('parameter.'))
    return [value.fact.slice('parameter.'.length)]
  return Object.values(value).flatMap(references)
}

/** Does no value change any decision? `null` where no decision reads it, or it could not be tried. */
export function parameterFaults(made: PolicyCase, id: string): boolean | null {
  const { document, asAt } = made
  const decisions = Object.keys(document.decisions ?? {}).filter((each) => reads(document, each, id))
  if (decisions.length === 0) return null
  let whole = true
  for (const value of otherValues(made, id)) {
    const other = withValue(document, id, value)
    for (const decision of decisions) {
      const found = both(document, other, decision, asAt)
      if (found !== null && anybodyMoves(found, decision)) return false
      whole &&= found?.whole === true
    }
  }
  return whole ? true : null
}

/** Does a decision compare with the parameter, in its conditions or in the lists behind the facts they test? */
function reads(document: PolicyDocument, decision: string, id: string): boolean {
  const found = new Set<string>()
  const walk = (condition: Condition): void => {
    if ('all' in condition) condition.all.forEach(walk)
    else if ('any' in condition) condition.any.forEach(walk)
    else if ('not' in condition) walk(condition.not)
    else if ('condition' in condition) walk(document.conditions?.[condition.condition] as Condition)
    else
      [...references(condition), ...references(document.derived?.[condition.fact])].forEach((each) =>
        found.add(each),
      )
  }
  rulesOf(document, closure(document, [decision])).forEach(walk)
  return found.has(id)
}
