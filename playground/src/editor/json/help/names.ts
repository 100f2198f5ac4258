import type { PolicyDocument } from '@iom-rules/core'
import { isObject } from '../../../policy-text/json.ts'
import { operatorsFor } from './operators.ts'
import type { Way } from './schema.ts'

/** A name that can stand at a place, and what it stands for. */
export interface Named {
  readonly id: string
  readonly words: string
}

/**
 * Which names fit a place, by what the document has; `null` where no name is meant. The document may be half written,
 * and no policy.
 */
export function namesAt(written: object, way: Way): Named[] | null {
  const document: PolicyDocument = written as PolicyDocument
  const key = typeof way.at(-1) === 'number' ? way.at(-2) : way.at(-1)
  switch (key) {
    case 'fact':
      return way.at(-2) === 'value' ? valueNames(document) : testedNames(document)
    case 'operator':
      return operatorsFor(typeOf(document, way))
    case 'field':
    case 'by':
      return way[0] === 'derived' ? fieldNames(document, way) : null
    case 'condition':
    case 'when':
      return Object.keys(document.conditions ?? {}).map((id) => ({ id, words: 'Named condition' }))
    case 'exists':
    case 'count':
    case 'sum':
    case 'latest':
    case 'notCounting':
      return titled(document.facts, ({ type }) => type === 'list')
    case 'table':
      return titled(document.tables)
    case 'source':
      return titled(document.sources)
    case 'decision':
      return titled(document.decisions)
    case 'type':
      return way[0] === 'decisions' && way.at(-2) === 'event' ? outcomeNames(document, way[1]) : null
    case 'outcome':
    case 'mayBeProvisional':
      return way[0] === 'decisions' ? outcomeNames(document, way[1]) : null
    case 'chosen':
      return readingNames(document, way[1])
    default:
      return null
  }
}

interface Titled {
  readonly title?: string
}

function titled<Each extends Titled>(
  map: { readonly [id: string]: Each } | undefined,
  only: (each: Each) => boolean = () => true,
): Named[] {
  return Object.entries(map ?? {})
    .filter(([, each]) => isObject(each) && only(each))
    .map(([id, { title }]) => ({ id, words: typeof title === 'string' ? title : id }))
}

function prefixed(prefix: string, names: readonly Named[]): Named[] {
  return names.map(({ id, words }) => ({ id: `${prefix}.${id}`, words }))
}

function testedNames({ facts, derived, decisions }: PolicyDocument): Named[] {
  const own = [...titled(facts, ({ type }) => type !== 'list'), ...titled(derived)]
  const once = new Map(own.map((name) => [name.id, name]))
  return [...once.values(), ...prefixed('decision', titled(decisions))]
}

function valueNames({ parameters }: PolicyDocument): Named[] {
  const day = { id: 'asAt', words: 'The day that people are judged on' }
  return [...prefixed('parameter', titled(parameters)), day]
}

function outcomeNames({ decisions }: PolicyDocument, decision: string | number | undefined): Named[] {
  return titled(decisions?.[String(decision)]?.outcomes)
}

function readingNames({ readings }: PolicyDocument, at: string | number | undefined): Named[] {
  const options = readings?.[Number(at)]?.options
  return (Array.isArray(options) ? options : []).map(({ id, text }) => ({ id, words: text }))
}

function fieldNames(document: PolicyDocument, way: Way): Named[] {
  return titled(recordOf(document, way))
}

function recordOf({ facts, derived }: PolicyDocument, way: Way) {
  const declared: object = derived?.[String(way[1])] ?? {}
  const list = ['exists', 'count', 'sum', 'latest']
    .map((key) => stringAt(declared, key))
    .find((id) => id !== null)
  const fact = facts?.[list ?? '']
  return fact?.type === 'list' ? fact.record : undefined
}

/** The type of what a test compares, as far as it is written. */
function typeOf(document: PolicyDocument, way: Way): string | undefined {
  const test = way.slice(0, -1).reduce<unknown>(memberAt, document)
  const field = stringAt(test, 'field')
  if (field !== null) return recordOf(document, way)?.[field]?.type
  const fact = stringAt(test, 'fact')
  if (fact === null) return undefined
  if (fact.startsWith('decision.')) return 'choice'
  return (document.facts?.[fact] ?? document.derived?.[fact])?.type
}

function stringAt(value: unknown, key: string): string | null {
  const found = memberAt(value, key)
  return typeof found === 'string' ? found : null
}

function memberAt(value: unknown, part: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
  return Reflect.get(value, part)
}
