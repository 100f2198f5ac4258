/** The first of these keys that an object has. */
export function keyOf(value: unknown, keys: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return keys.find((key) => Object.hasOwn(value, key))
}

/** The text under a key of an object; empty where there is none. */
export function textAt(value: unknown, key: string): string {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return ''
  const text: unknown = Reflect.get(value, key)
  return typeof text === 'string' ? text : ''
}
