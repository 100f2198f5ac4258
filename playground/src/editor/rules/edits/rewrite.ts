import type { PolicyDocument, Step } from '@iom-rules/core'
import { memberName, partsOf, pathTo, valueAt } from '../../place.ts'
import { isMembers, type Members } from '../members.ts'

/** A way into a document, with names in place of positions. */
export type Way = readonly string[]

/** How a name is followed through a document. */
export interface Rewriting {
  /** What a part of the document becomes; the parts inside it have been rewritten already. */
  readonly part: (value: unknown, way: Way) => unknown
  /** What a way becomes that is itself written in the document, as in the edits of readings. */
  readonly way: (way: Way) => Way
}

/**
 * Rewrites a document, with the edits that other readings would make: they lead into it, and hold parts of it.
 * What does not change stays the same object.
 */
export function rewrite(document: PolicyDocument, rewriting: Rewriting): PolicyDocument {
  return inside(document, [], { ...rewriting, document }) as PolicyDocument
}

interface Within extends Rewriting {
  readonly document: PolicyDocument
}

function inside(value: unknown, way: Way, within: Within): unknown {
  if (isEditOfReading(way) && isMembers(value)) return inStep(value as unknown as Step, within)
  if (Array.isArray(value)) {
    const members: readonly unknown[] = value
    const list = members.map((member, at) => inside(member, [...way, memberName(member) ?? String(at)], within))
    return within.part(list.every((member, at) => member === members[at]) ? value : list, way)
  }
  if (!isMembers(value)) return within.part(value, way)
  const entries = Object.entries(value).map(([key, member]) => [key, inside(member, [...way, key], within)] as const)
  const isSame = entries.every(([key, member]) => member === value[key])
  return within.part(isSame ? value : Object.fromEntries(entries), way)
}

// `/readings/A10/options/other/edit/0`
function isEditOfReading(way: Way): boolean {
  return way.length === 6 && way[0] === 'readings' && way[2] === 'options' && way[4] === 'edit'
}

function inStep(step: Step, within: Within): Step {
  const path = followed(step.path, within)
  if ('from' in step) {
    const from = followed(step.from, within)
    return path === step.path && from === step.from ? step : { ...step, from, path }
  }
  if (!('value' in step)) return path === step.path ? step : { ...step, path }
  const value = inPlace(step.value, partsOf(step.path), within)
  return path === step.path && value === step.value ? step : { ...step, path, value }
}

function followed(path: string, { way }: Within): string {
  const parts = partsOf(path)
  const changed = way(parts)
  return changed === parts ? path : pathTo(...changed)
}

/** A value is what it is by what stands round it, such as a test: that is rewritten with the value in it. */
function inPlace(value: unknown, way: Way, within: Within): unknown {
  const inner = inside(value, way, within)
  const holder = valueAt(within.document, pathTo(...way.slice(0, -1)))
  const key = way.at(-1)
  if (!isMembers(holder) || key === undefined) return inner
  const held: Members = { ...holder, [key]: inner }
  const rewritten = within.part(held, way.slice(0, -1))
  const keyNow = within.way(way).at(-1) ?? key
  return isMembers(rewritten) && rewritten !== held ? (rewritten[keyNow] ?? inner) : inner
}
