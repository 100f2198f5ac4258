/** The parts of a JSON Pointer. */
export function partsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** A JSON Pointer from its parts. */
export function pathTo(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** What a member of a list is called in a path; `undefined` where only its position tells it from others. */
export function memberName(member: unknown): string | undefined {
  for (const key of ['id', 'name', 'silence', 'policy']) {
    const name = memberAt(member, key)
    if (typeof name === 'string') return /^(0|[1-9]\d*|-)$/.test(name) ? undefined : name
  }
  return undefined
}

/** What stands at a path, whether it says names or positions; `undefined` where nothing does. */
export function valueAt(document: unknown, path: string): unknown {
  return partsOf(path).reduce(memberAt, document)
}

function memberAt(value: unknown, part: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value)) return Object.hasOwn(value, part) ? Reflect.get(value, part) : undefined
  const list: readonly unknown[] = value
  return /^(0|[1-9]\d*)$/.test(part) ? list[Number(part)] : list.find((member) => memberName(member) === part)
}

/** The same path with names in place of positions, which stays right when something is put in front. */
export function namedPath(document: unknown, path: string): string {
  let here = document
  const parts = partsOf(path).map((part) => {
    const member = memberAt(here, part)
    const name = Array.isArray(here) ? memberName(member) : undefined
    here = member
    return name ?? part
  })
  return pathTo(...parts)
}

/** The same path with positions in place of names; `-` is the position after the last. */
export function positionedPath(document: unknown, path: string): string {
  let here = document
  const parts = partsOf(path).map((part) => {
    const list: readonly unknown[] | null = Array.isArray(here) ? here : null
    here = memberAt(here, part)
    if (list === null || /^(0|[1-9]\d*)$/.test(part)) return part
    const at = list.findIndex((member) => memberName(member) === part)
    return part === '-' ? String(list.length) : at < 0 ? part : String(at)
  })
  return pathTo(...parts)
}

/** Does a path lead to a place, or to something inside it? */
export function isWithin(path: string, place: string): boolean {
  return `${path}/`.startsWith(`${place}/`)
}
