export type GroupKind = 'all' | 'any'

/** A test as it stands in a document, finished or not. */
export interface Test {
  /** The fact, or the field of a record. */
  readonly subject: string
  readonly operator: string
  /** `undefined` where nothing has been entered. */
  readonly value: unknown
  readonly notCounting: string | undefined
}

/** What a part of a condition is. A document in the making may have anything in it: `odd` is what no part can be. */
export type Shape =
  | { readonly kind: 'group'; readonly of: GroupKind; readonly parts: readonly unknown[] }
  | { readonly kind: 'not'; readonly part: unknown }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'test'; readonly test: Test }
  | { readonly kind: 'odd' }

const kinds = ['all', 'any', 'not', 'condition', 'fact', 'field'] as const

/** What does this part of a condition say? */
export function shapeOf(part: unknown): Shape {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return { kind: 'odd' }
  const found = kinds.filter((key) => Object.hasOwn(part, key))
  const [kind] = found
  if (kind === undefined || found.length > 1) return { kind: 'odd' }
  const body = part as { readonly [key: string]: unknown }
  const content = body[kind]
  switch (kind) {
    case 'all':
    case 'any':
      return Array.isArray(content) ? { kind: 'group', of: kind, parts: content } : { kind: 'odd' }
    case 'not':
      return { kind: 'not', part: content }
    case 'condition':
      return { kind: 'named', name: textOf(content) }
    default:
      return { kind: 'test', test: testOf(textOf(content), body) }
  }
}

function testOf(subject: string, body: { readonly [key: string]: unknown }): Test {
  const { operator, value, notCounting } = body
  return {
    subject,
    operator: textOf(operator),
    value,
    notCounting: typeof notCounting === 'string' ? notCounting : undefined,
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** A part and the “not”s in front of it. */
export interface Item {
  /** Where the whole stands, its “not”s included. */
  readonly path: string
  /** Where the part itself stands. */
  readonly inner: string
  readonly nots: number
  readonly shape: Exclude<Shape, { kind: 'not' }>
}

/** What stands at a path, taken out of its “not”s. */
export function itemOf(part: unknown, path: string): Item {
  let nots = 0
  let shape = shapeOf(part)
  while (shape.kind === 'not') {
    nots++
    shape = shapeOf(shape.part)
  }
  return { path, inner: path + '/not'.repeat(nots), nots, shape }
}

/** Every test and name in a condition, as written: names are not opened. */
export function* leavesIn(part: unknown): Generator<Extract<Shape, { kind: 'named' | 'test' }>> {
  const shape = shapeOf(part)
  if (shape.kind === 'group') for (const each of shape.parts) yield* leavesIn(each)
  else if (shape.kind === 'not') yield* leavesIn(shape.part)
  else if (shape.kind !== 'odd') yield shape
}
