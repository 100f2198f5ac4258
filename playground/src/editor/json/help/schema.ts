import { jsonSchema } from '@iom-rules/core'

/** A part of a JSON Schema. */
export type Schema = { readonly [key: string]: unknown }
/** The way to a place of a document: keys, and positions in lists. */
export type Way = readonly (string | number)[]

let read: Schema | null = null

/** The schema of a policy; made when it is first wanted. */
export function policySchema(): Schema {
  return (read ??= jsonSchema('policy'))
}

/** What the schema says of a place: one part for each form that what stands there may take. */
export function schemasAt(root: Schema, way: Way, document: unknown): Schema[] {
  let here: unknown = document
  let forms = formsOf(root, root)
  for (const part of way) {
    forms = fitting(forms, here).flatMap((form) => {
      const next = memberSchema(form, part)
      return next === null ? [] : formsOf(root, next)
    })
    here = memberAt(here, part)
  }
  return fitting(forms, here)
}

/** The keys that an object of one of these forms may have, with what the schema says of each. */
export function keysOf(forms: readonly Schema[]): Map<string, Schema> {
  return new Map(
    forms.flatMap(({ properties }) => Object.entries(asSchema(properties)) as [string, Schema][]),
  )
}

/** The sentence that the schema has for a key of the object at a place. */
export function keyWords(way: Way, document: unknown): string | null {
  const key = way.at(-1)
  if (typeof key !== 'string') return null
  const { description } = keysOf(schemasAt(policySchema(), way.slice(0, -1), document)).get(key) ?? {}
  return typeof description === 'string' ? description : null
}

/** The values that the schema lists for a place. */
export function valuesOf(root: Schema, forms: readonly Schema[]): unknown[] {
  const values = forms
    .flatMap((form) => formsOf(root, form))
    .flatMap(({ enum: list, const: only, type }): unknown[] => {
      if (Array.isArray(list)) return list
      if (only !== undefined) return [only]
      return type === 'boolean' ? [true, false] : []
    })
  return [...new Set(values)]
}

function formsOf(root: Schema, schema: Schema): Schema[] {
  const { $ref, anyOf, oneOf } = schema
  if (typeof $ref === 'string') {
    const found: unknown = $ref.split('/').slice(1).reduce<unknown>(memberAt, root)
    return formsOf(root, asSchema(found))
  }
  const several = anyOf ?? oneOf
  return Array.isArray(several) ? several.flatMap((each) => formsOf(root, asSchema(each))) : [schema]
}

/** The forms that what is written already can still become. */
function fitting(forms: Schema[], value: unknown): Schema[] {
  if (typeof value !== 'object' || value === null) return forms
  const fit = forms.filter((form) => fits(form, value))
  const exact = fit.filter(({ properties }) =>
    Object.keys(value).every((key) => properties === undefined || Object.hasOwn(asSchema(properties), key)),
  )
  return [exact, fit].find((some) => some.length > 0) ?? forms
}

function fits({ type, properties }: Schema, value: object): boolean {
  if (type !== undefined && type !== (Array.isArray(value) ? 'array' : 'object')) return false
  return Object.entries(asSchema(properties)).every(([key, member]) => {
    const { const: only } = asSchema(member)
    const given = memberAt(value, key)
    return only === undefined || given === undefined || given === only
  })
}

function memberSchema(
  { properties, additionalProperties, items }: Schema,
  part: string | number,
): Schema | null {
  const known = asSchema(properties)
  if (typeof part === 'string' && Object.hasOwn(known, part)) return asSchema(known[part])
  const others = typeof part === 'string' ? additionalProperties : items
  return typeof others === 'object' ? asSchema(others) : null
}

function memberAt(value: unknown, part: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
  return Reflect.get(value, part)
}

function asSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? (value as Schema) : {}
}
