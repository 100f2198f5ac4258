// The policies that the reference is written in: blocks marked `example=NAME` are the parts of one.
import { parsePolicy, type Policy } from '@iom-rules/core'
import { blocks, placeOf, type Block } from './pages.ts'

type Json = Readonly<Record<string, unknown>>

/** A policy that a page shows, put together. */
export interface Shown {
  readonly page: string
  readonly name: string
  readonly document: Json
  /** Where its last part stands. */
  readonly place: string
}

/** What every document needs and no page repeats. */
function frame(id: string): Json {
  return { language: '1.0', id, version: '1.0.0', title: id, inForce: { from: '2021-01-01' } }
}

export function valueOf(block: Block): unknown {
  try {
    return JSON.parse(block.text)
  } catch (error) {
    throw new Error(`${placeOf(block)} is not JSON: ${String(error)}`, { cause: error })
  }
}

/** Objects key by key, lists one after the other; anything else is the later one. */
function join(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [...(one as unknown[]), ...(other as unknown[])]
  if (!isObject(one) || !isObject(other)) return other
  return Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [
      key,
      !Object.hasOwn(one, key)
        ? other[key]
        : Object.hasOwn(other, key)
          ? join(one[key], other[key])
          : one[key],
    ]),
  )
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const parts = blocks.filter(({ info }) => info['example'] !== undefined)

export const shown: readonly Shown[] = parts
  .filter(
    ({ page, info }, at) =>
      parts.findIndex((part) => part.page === page && part.info['example'] === info['example']) === at,
  )
  .map(({ page, info }): Shown => {
    const name = info['example'] ?? ''
    const own = parts.filter((part) => part.page === page && part.info['example'] === name)
    const document = own.reduce<unknown>((sum, part) => join(sum, valueOf(part)), frame(name))
    return { page, name, document: document as Json, place: own.map(placeOf).join(', ') }
  })

/** Reads a policy of a page; it may extend the others of the same page. */
export function read({ page, name, document }: Shown): Policy {
  const bases = shown.filter((other) => other.page === page && other.name !== name)
  const parsed = parsePolicy(document, { bases: bases.map((base) => base.document) })
  if (parsed.ok) return parsed.value
  throw new Error(
    parsed.issues
      .map(({ code, path, message, help = '' }) => `${code} ${path}: ${message} ${help}`)
      .join('\n'),
  )
}
