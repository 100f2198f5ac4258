// Which keys a JSON Schema knows, and which of them a document uses. A key is told apart by the kind of object it
// stands in: `number: whole`, `rule: before`.
type Json = Readonly<Record<string, unknown>>

/** Keys that mean the same wherever they stand, so that one place shows them. */
const anywhere = new Set(
  'title hint suppliedBy changeable note description meta cite assumption unit type optional or yes no'.split(
    ' ',
  ),
)

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Facts, fields of records and payloads of one type are one kind; other objects are known by their keys. */
function kindOf(schema: Json): string {
  const keys = Object.keys(schema['properties'] as Json)
  if (keys.includes('unlessSupplied')) return 'derived'
  if (keys.includes('language')) return 'document'
  const type = (schema['properties'] as Json)['type']
  const named = isObject(type) ? type['const'] : undefined
  const scalar = ['boolean', 'number', 'choice', 'day', 'code']
  return typeof named === 'string' && scalar.includes(named) ? named : keys.toSorted().join(',')
}

function keyOf(schema: Json, key: string): string {
  return anywhere.has(key) ? key : `${kindOf(schema)}: ${key}`
}

/** Every key there is. */
export function keysOf(root: Json): Set<string> {
  const keys = new Set<string>()
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit)
    if (!isObject(node)) return
    if (isObject(node['properties']))
      for (const key of Object.keys(node['properties'])) keys.add(keyOf(node, key))
    Object.values(node).forEach(visit)
  }
  visit(root)
  keys.delete(keyOf(root, '$schema'))
  return keys
}

/** Every key of the schema that the document uses. */
export function keysShown(root: Json, document: unknown): Set<string> {
  const keys = new Set<string>()
  const follow = (node: Json): Json => {
    const reference = node['$ref']
    if (typeof reference !== 'string') return node
    return (root['$defs'] as Record<string, Json>)[reference.split('/').at(-1) ?? ''] as Json
  }
  const options = (node: Json): readonly Json[] => {
    const one = follow(node)
    const several = (one['anyOf'] ?? one['oneOf']) as readonly Json[] | undefined
    return several === undefined ? [one] : several.flatMap(options)
  }
  /** Could the value be of this kind? Enough to tell the kinds of this schema apart. */
  const fits = (node: Json, value: unknown): boolean => {
    if (node['const'] !== undefined) return node['const'] === value
    if (Array.isArray(node['enum'])) return node['enum'].includes(value)
    if (node['type'] === undefined && node['properties'] === undefined) return true
    const type = node['type'] === 'integer' ? 'number' : node['type']
    if (!isObject(value)) return type === (Array.isArray(value) ? 'array' : typeof value)
    const properties = node['properties']
    if (!isObject(properties)) return type === 'object'
    return (
      ((node['required'] ?? []) as readonly string[]).every((key) => Object.hasOwn(value, key)) &&
      Object.entries(value).every(
        ([key, member]) =>
          isObject(properties[key]) && options(properties[key]).some((option) => fits(option, member)),
      )
    )
  }
  const visit = (node: Json, value: unknown): void => {
    for (const option of options(node)) {
      if (Array.isArray(value) && isObject(option['items'])) {
        for (const member of value) visit(option['items'], member)
      } else if (isObject(value) && (option === follow(root) || fits(option, value))) {
        for (const [key, member] of Object.entries(value)) {
          const declared = (option['properties'] as Json | undefined)?.[key] ?? option['additionalProperties']
          if (option['properties'] !== undefined) keys.add(keyOf(option, key))
          if (isObject(declared)) visit(declared, member)
        }
      }
    }
  }
  visit(root, document)
  return keys
}
