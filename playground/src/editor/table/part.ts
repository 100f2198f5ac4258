import type { Condition, FactTest } from '@iom-rules/core'
import { pathTo } from '../place.ts'
import { isMembers } from '../rules/members.ts'

/** One of the things that must all be so, at its place. */
export type Part =
  | {
      readonly kind: 'test'
      /** JSON Pointer to it, the “not” around it included. */
      readonly path: string
      readonly isNegated: boolean
      readonly test: FactTest
    }
  | { readonly kind: 'named'; readonly path: string; readonly isNegated: boolean; readonly condition: string }
  /** A choice between several, or the opposite of several: what no cell of a table can hold. */
  | { readonly kind: 'group'; readonly path: string; readonly condition: unknown }

/**
 * The parts of a condition that must all be so, each at its place. Groups of “all” inside one another are one; what
 * is not of that shape is a part of its own. The document may be anybody’s, so nothing is taken for granted of it.
 */
export function partsOf(condition: unknown, path: string): readonly Part[] {
  const all = membersOfAll(condition)
  if (all !== null) return all.flatMap((part, at) => partsOf(part, path + pathTo('all', at)))
  if (isMembers(condition) && 'not' in condition) return [named(condition['not'], path, true, condition)]
  return [named(condition, path, false, condition)]
}

function named(inner: unknown, path: string, isNegated: boolean, condition: unknown): Part {
  if (isFactTest(inner)) return { kind: 'test', path, isNegated, test: inner }
  if (isMembers(inner) && typeof inner['condition'] === 'string' && inner['condition'] !== '')
    return { kind: 'named', path, isNegated, condition: inner['condition'] }
  return { kind: 'group', path, condition }
}

/** The members of a group of which all must be so; `null` when it is no such group. */
export function membersOfAll(condition: unknown): readonly unknown[] | null {
  const all = isMembers(condition) ? condition['all'] : undefined
  return Array.isArray(all) ? (all as readonly unknown[]) : null
}

/** The condition that a part is, with or without a “not” around it. */
export function conditionOf(part: Exclude<Part, { readonly kind: 'group' }>, isNegated: boolean): Condition {
  const condition: Condition = part.kind === 'test' ? part.test : { condition: part.condition }
  return isNegated ? { not: condition } : condition
}

// Of a test that is still being filled in, what is there counts: it stands in the column of its fact from the first.
function isFactTest(value: unknown): value is FactTest {
  return isMembers(value) && typeof value['fact'] === 'string' && value['fact'] !== ''
}
