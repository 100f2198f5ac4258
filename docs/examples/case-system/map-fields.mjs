// Facts for a policy out of the records of a case system, by a map that is data.
// What is missing, null or not recognised stays unknown: it is left out, and never becomes false or zero.

/**
 * @param {{ readonly facts: Readonly<Record<string, Rule>> }} map field-map.json
 * @param {unknown} sources the answers of the case systems, by system: `{ delius, oasys, nomis }`
 * @returns {{ facts: Record<string, unknown>, left: Left[] }} the facts known, and what was not understood
 *
 * @typedef {{ from?: string, when?: string, as?: string, value?: unknown, codes?: Record<string, unknown>,
 *   begins?: Record<string, unknown>, unknown?: unknown[], fields?: Record<string, Rule> }} Rule
 * @typedef {{ fact: string, from: string, value: unknown }} Left
 */
export function mapFields(map, sources) {
  /** @type {Record<string, unknown>} */
  const facts = {}
  /** @type {Left[]} */
  const left = []
  for (const [fact, rule] of Object.entries(map.facts)) {
    const value = read(fact, rule, sources, left)
    if (value !== undefined) facts[fact] = value
  }
  return { facts, left }
}

/**
 * @param {string} fact @param {Rule} rule @param {unknown} source @param {Left[]} left
 * @returns {unknown} undefined where it is unknown
 */
function read(fact, rule, source, left) {
  const { from, when, as, value, codes, begins, unknown = [], fields = {} } = rule
  if (value !== undefined) return when !== undefined && missing(at(source, when)) ? undefined : value
  const found = at(source, from ?? '')
  if (missing(found)) return undefined
  const known = (/** @type {unknown} */ each) => {
    if (missing(each) || unknown.includes(each)) return undefined
    const result = translated(each, as, codes, begins)
    if (result === undefined) left.push({ fact, from: from ?? '', value: each })
    return result
  }
  if (as === 'records' && Array.isArray(found))
    return found.map((record) =>
      Object.fromEntries(
        Object.entries(fields).flatMap(([field, inner]) => {
          const one = read(`${fact}.${field}`, inner, record, left)
          return one === undefined ? [] : [[field, one]]
        }),
      ),
    )
  if (as !== 'any' || !Array.isArray(found)) return known(found)
  const each = found.map(known)
  if (each.includes(true)) return true
  // One that is not known could be the one that is true. No records at all say nothing either.
  return each.length === 0 || each.includes(undefined) ? undefined : false
}

/**
 * @param {unknown} value @param {string | undefined} as
 * @param {Record<string, unknown> | undefined} codes @param {Record<string, unknown> | undefined} begins
 */
function translated(value, as, codes, begins) {
  if (codes !== undefined) return Object.hasOwn(codes, String(value)) ? codes[String(value)] : undefined
  if (begins !== undefined)
    return Object.entries(begins).find(([start]) => String(value).startsWith(start))?.[1]
  // Some systems send figures as text. A text that is no figure is not zero.
  if (as === 'number') {
    const isFigure = typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value))
    return isFigure ? Number(value) : undefined
  }
  if (as === 'day') return /^\d{4}-\d{2}-\d{2}/.exec(String(value))?.[0]
  return value
}

const missing = (/** @type {unknown} */ value) => value === undefined || value === null

/** @param {unknown} source @param {string} path `delius.convictions[].date`: `[]` takes every member. @returns {unknown} */
function at(source, path) {
  const [first = '', ...rest] = path.split('.')
  if (typeof source !== 'object' || source === null) return undefined
  const inside = /** @type {Record<string, unknown>} */ (source)[first.replace('[]', '')]
  if (rest.length === 0) return inside
  if (!first.endsWith('[]')) return at(inside, rest.join('.'))
  return Array.isArray(inside) ? inside.map((member) => at(member, rest.join('.'))) : undefined
}
