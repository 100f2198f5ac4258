/** An object of JSON, and no list. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The members of an object as JSON writes them: what is undefined is not there. */
export function membersOf(value: { readonly [key: string]: unknown }): [key: string, member: unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined)
}

/** Do both say the same? The order of keys says nothing. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((member, at) => sameJson(member, other[at]))
  if (!isObject(one) || !isObject(other)) return false
  const members = membersOf(one)
  return (
    members.length === membersOf(other).length &&
    members.every(([key, member]) => Object.hasOwn(other, key) && sameJson(member, other[key]))
  )
}
