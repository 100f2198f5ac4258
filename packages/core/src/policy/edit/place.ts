type Json = unknown
export type Container = { readonly [key: string]: Json } | readonly Json[]

/** The parts of a JSON Pointer (RFC 6901). */
export function partsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

export function isContainer(value: Json): value is Container {
  return typeof value === 'object' && value !== null
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** What a member of a list is called in a path, if it has a name that no position can be taken for. */
export function memberName(member: Json): string | undefined {
  if (!isContainer(member)) return undefined
  const name = read(member, 'id') ?? read(member, 'name') ?? read(member, 'silence') ?? read(member, 'policy')
  return typeof name === 'string' && !isPosition(name) && name !== '-' ? name : undefined
}

function isPosition(key: string): boolean {
  return /^(0|[1-9]\d*)$/.test(key)
}

/** The position that a part of a path names in a list; `-1` where there is none. */
function positionOf(list: readonly Json[], key: string): number {
  return isPosition(key) ? Number(key) : list.findIndex((member) => memberName(member) === key)
}

/** The key of an object, or the position in a list; `null` where a list has no such member. */
export function keyIn(container: Container, part: string): string | number | null {
  if (!isList(container)) return part
  if (part === '-') return container.length
  const at = positionOf(container, part)
  return at < 0 || at > container.length ? null : at
}

/** What stands there; `undefined` where nothing does. */
export function read(container: Container, key: string | number): Json {
  if (isList(container)) return container[Number(key)]
  return Object.hasOwn(container, key) ? container[key] : undefined
}

/** Where a path leads, with positions in place of names, as far as there is a way; `null` where there is none. */
export function keysTo(document: Json, path: string): (string | number)[] | null {
  if (path !== '' && !path.startsWith('/')) return null
  const keys: (string | number)[] = []
  let here = document
  for (const part of partsOf(path)) {
    if (!isContainer(here)) return null
    const key = keyIn(here, part)
    if (key === null) return null
    keys.push(key)
    here = read(here, key)
  }
  return keys
}

/** What stands where a path leads. */
export function valueAt(document: Json, keys: readonly (string | number)[]): Json {
  return keys.reduce<Json>((here, key) => read(here as Container, key), document)
}
