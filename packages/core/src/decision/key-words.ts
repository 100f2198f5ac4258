/**
 * What each key of a document says. A key is found by the longest end of its way that is listed, so that the `cite`
 * of a rule needs no words of its own.
 */
export type KeyWords = { readonly [way: string]: string }

type Schema = { readonly [key: string]: unknown }

/** The schema of a document with a sentence on every key that has one. */
export function withKeyWords(schema: Schema, words: KeyWords): Schema {
  return described(schema, [], words)
}

function described(schema: unknown, way: readonly string[], words: KeyWords): Schema {
  const parts = Object.entries(schema as Schema).map(([key, value]): [string, unknown] => {
    if (key === 'properties') return [key, properties(value, way, words)]
    if (key === '$defs') return [key, mapped(value, (each) => described(each, [], words))]
    if (key === 'items' || key === 'additionalProperties')
      return [key, typeof value === 'object' ? described(value, [...way, '*'], words) : value]
    if (key === 'anyOf' || key === 'oneOf')
      return [key, (value as unknown[]).map((each) => described(each, way, words))]
    return [key, value]
  })
  return Object.fromEntries(parts)
}

function properties(value: unknown, above: readonly string[], words: KeyWords): Schema {
  return mapped(value, (each, key) => {
    const way = [...above, key]
    const said = wordsFor(way, words)
    const inner = described(each, way, words)
    return said === undefined ? inner : { ...inner, description: said }
  })
}

function mapped(value: unknown, make: (each: unknown, key: string) => Schema): Schema {
  return Object.fromEntries(Object.entries(value as Schema).map(([key, each]) => [key, make(each, key)]))
}

function wordsFor(way: readonly string[], words: KeyWords): string | undefined {
  for (let from = 0; from < way.length; from++) {
    const end = way.slice(from).join('/')
    if (Object.hasOwn(words, end)) return words[end]
  }
  return undefined
}
