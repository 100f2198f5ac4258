// What somebody would put in to see what happens: real documents with bytes, texts, keys and values changed, made by dice.
import type { Dice } from './dice.ts'

const encoder = new TextEncoder()

/** Tokens that JSON, CSV or a careless reader trips over. */
const tokens = [
  '"__proto__":{"polluted":true},',
  '"constructor":{"prototype":{"polluted":true}},',
  '"toString":1,',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  ',',
  ';',
  ':',
  '\\ud800',
  '\\',
  '\n',
  '\r',
  '\t',
  '\u0000',
  '\uFEFF',
  '\u2028',
  '1e999',
  '-0',
  'null',
  'NaN',
  '9007199254740993',
  '/* */',
  '=HYPERLINK("x")',
  '['.repeat(200),
  '{"a":'.repeat(100),
  '""'.repeat(50),
] as const

const names = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '',
  ' ',
  'a/b~c',
  '0',
  'decision.cohort',
  'parameter.x',
  'asAt',
  '\ud800',
  'n'.repeat(81),
  'n'.repeat(5_000),
] as const

function deep(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { all: value }
  return value
}

const values: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => '',
  () => 0,
  () => -1,
  () => 1.5,
  () => 1e300,
  () => Number.MAX_SAFE_INTEGER + 1,
  () => [],
  () => ({}),
  () => [[]],
  () => '2026-02-30',
  () => '9999-12-31',
  () => '2026-11-22T00:00:00Z',
  () => 'NONE',
  () => '\ud800',
  () => '\u0000',
  () => 'x'.repeat(10_000),
  () => deep(20),
  () => deep(40),
  () => Array.from({ length: 2_000 }, (_, at) => at),
  () => Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`k${at}`, at])),
  () => ({ fact: 'asAt' }),
  () => ({ condition: 'one' }),
  () => ({ all: [], any: [] }),
]

/** Values that no JSON text comes to, for what takes values as well. */
const strange: readonly (() => unknown)[] = [
  () => undefined,
  () => Number.NaN,
  () => Infinity,
  () => -0,
  () => 10n,
  () => Symbol('x'),
  () => () => 1,
  () => new Date(0),
  () => new Map([[1, 2]]),
  () => Object.create(null) as unknown,
  () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    return circle
  },
  () => Object.assign([], { length: 3 }),
  () => Object('boxed') as unknown,
]

/** Bytes changed, cut, put in, taken out or said twice. */
export function changedBytes(good: Uint8Array, dice: Dice): Uint8Array {
  let bytes: Uint8Array = good.slice()
  for (let left = 1 + dice.below(3); left > 0; left -= 1) {
    const at = dice.below(bytes.length + 1)
    const length = dice.below(dice.chance(0.5) ? 4 : 200)
    const before = bytes.subarray(0, at)
    const stretch = bytes.subarray(at, at + length)
    const after = bytes.subarray(at + length)
    switch (dice.below(6)) {
      case 0:
        if (at < bytes.length) bytes[at] = (bytes[at] as number) ^ (1 + dice.below(255))
        break
      case 1:
        bytes = joined(before, after)
        break
      case 2:
        bytes = joined(before, stretch, stretch, after)
        break
      case 3:
        bytes = joined(before, encoder.encode(dice.oneOf(tokens)), stretch, after)
        break
      case 4:
        bytes = joined(before, randomBytes(length, dice), after)
        break
      default:
        bytes = bytes.slice(0, at)
    }
  }
  return bytes
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function randomBytes(length: number, dice: Dice): Uint8Array {
  return Uint8Array.from({ length }, () => dice.below(256))
}

type Parent = Record<string, unknown> | unknown[]

/** Every place in a document. */
function placesIn(document: unknown): { readonly parent: Parent; readonly key: string }[] {
  const places: { parent: Parent; key: string }[] = []
  const open: unknown[] = [document]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue
    for (const [key, member] of Object.entries(value)) {
      places.push({ parent: value as Parent, key })
      if (typeof member === 'object' && member !== null) open.push(member)
    }
  }
  return places
}

/** A document with one to three of its parts changed; `isStrange` puts in values that are not JSON too. */
export function changedValue(good: unknown, dice: Dice, isStrange = false): unknown {
  const document = structuredClone(good)
  for (let left = 1 + dice.below(3); left > 0; left -= 1) {
    const places = placesIn(document)
    if (places.length === 0) return dice.oneOf(values)()
    const { parent, key } = dice.oneOf(places)
    const holder = parent as Record<string, unknown>
    const made = () => (isStrange && dice.chance(0.4) ? dice.oneOf(strange)() : dice.oneOf(values)())
    switch (dice.below(6)) {
      case 0:
        put(holder, key, made())
        break
      case 1:
        if (Array.isArray(parent)) parent.splice(Number(key), 1)
        else delete holder[key]
        break
      case 2:
        // A list has no names.
        if (Array.isArray(parent)) parent.push(made())
        else put(holder, dice.oneOf(names), holder[key])
        break
      case 3: {
        const other = dice.oneOf(places)
        put(holder, key, structuredClone((other.parent as Record<string, unknown>)[other.key]))
        break
      }
      case 4:
        if (Array.isArray(parent)) parent.push(...Array.from({ length: 30 }, () => parent[Number(key)]))
        else put(holder, `${key}2`, holder[key])
        break
      default:
        put(holder, key, near(holder[key], dice))
    }
    // What is strange need not be a thing that can be walked or copied any more.
    if (isStrange) return document
  }
  return document
}

/** As `JSON.parse` does: `__proto__` is a key like any other. */
function put(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true })
}

/** A value of the same kind that is a little other. */
function near(value: unknown, dice: Dice): unknown {
  if (typeof value === 'number') return dice.oneOf([value + 1, value - 1, -value, value / 3, value * 1e9])
  if (typeof value === 'boolean') return !value
  if (typeof value !== 'string') return [value]
  return dice.oneOf([`${value} `, value.toLowerCase(), value.slice(1), value + value, `${value}\u200b`])
}

/** JSON text of a document, with now and then a key given twice. */
export function writtenText(document: unknown, dice: Dice): string {
  const text = JSON.stringify(document, null, dice.below(2)) ?? 'null'
  if (!dice.chance(0.2)) return text
  const opening = [...text.matchAll(/\{\s*("(?:[^"\\]|\\.)*")\s*:/g)]
  if (opening.length === 0) return text
  const { index, 1: key = '""' } = dice.oneOf(opening)
  return `${text.slice(0, index + 1)}${key}:${dice.oneOf(['1', 'null', '{}', '[]'])},${text.slice(index + 1)}`
}

/** A hostile text made from a document: now by its bytes, now by what it says, now by neither. */
export function hostileBytes(document: unknown, dice: Dice): Uint8Array {
  const kind = dice.below(10)
  if (kind === 0) return randomBytes(dice.below(400), dice)
  if (kind === 1)
    return encoder.encode(Array.from({ length: dice.below(30) }, () => dice.oneOf(tokens)).join(''))
  const text = encoder.encode(writtenText(kind < 8 ? changedValue(document, dice) : document, dice))
  return kind < 6 ? text : changedBytes(text, dice)
}
