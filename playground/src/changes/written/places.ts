import type { PolicyDocument } from '@iom-rules/core'
import type { Comparison } from '@iom-rules/core/analysis'
import { withRenamed } from './renamed.ts'

type WrittenChange = Comparison['written'][number]

/** What changes at one place of the policy, for which there is one reason. */
export interface ChangedPlace {
  /** Where, with names instead of positions: `/parameters/cssThreshold`, `/decisions/status/rules/custody-gap`. */
  readonly place: string
  readonly changes: readonly WrittenChange[]
}

/** The written changes, those of one parameter, rule or other thing together, in the order they come. */
export function changedPlaces(
  written: readonly WrittenChange[],
  before: PolicyDocument,
  after: PolicyDocument,
): ChangedPlace[] {
  const places = new Map<string, WrittenChange[]>()
  for (const change of withRenamed(written)) {
    const document = change.kind === 'removed' ? before : after
    const place = placeOf(document, change.path)
    places.set(place, [...(places.get(place) ?? []), change])
  }
  return [...places].map(([place, changes]) => {
    return { place, changes: changes.toSorted((one, other) => rankOf(one) - rankOf(other)) }
  })
}

/** What something says goes before what it rests on. */
const basis = /\/(basis|note|assumption|cite|decidedBy|decidedOn)(\/|$)/

function rankOf({ path }: WrittenChange): number {
  return basis.test(path) ? 1 : 0
}

/** The thing that a path leads into: names stay the same when something is put in front of it. */
function placeOf(document: PolicyDocument, path: string): string {
  const parts = path.split('/').slice(1)
  const named: string[] = []
  let value: unknown = document
  for (const part of parts.slice(0, depthOf(parts))) {
    const member: unknown = memberOf(value, part)
    named.push(Array.isArray(value) ? nameOf(member, part) : part)
    value = member
  }
  return `/${named.join('/')}`
}

function depthOf([first, , third]: readonly string[]): number {
  if (first !== 'decisions') return 2
  if (third === 'rules' || third === 'outcomes') return 4
  return third === 'otherwise' ? 3 : 2
}

function memberOf(value: unknown, part: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
}

function nameOf(member: unknown, position: string): string {
  for (const key of ['id', 'name', 'silence']) {
    const name = memberOf(member, key)
    if (typeof name === 'string') return name
  }
  return position
}
