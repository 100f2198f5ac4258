// Compares an answer with the one a case asks for. Keys may come in any order; lists may not.

/** @typedef {import('./case.ts').Case} Case */

/**
 * Where an answer differs, at most five places of it, each in a line; none when it is right.
 *
 * @param {Case} each
 * @param {unknown} answer `{ assessment }`, `{ whole }`, `{ timeline }` or `{ issues }`, as the kind of the case asks
 * @returns {string[]}
 */
export function differencesFrom(each, answer) {
  const given = /** @type {Record<string, unknown>} */ (answer ?? {})
  switch (each.kind) {
    case 'assessment':
      return assessmentDiffers(each.assessment, given['assessment']).slice(0, 5)
    case 'explanation':
      return placesOf(each.whole, given['whole'], '').slice(0, 5)
    case 'journey':
      return placesOf(each.timeline, given['timeline'], '').slice(0, 5)
    case 'refusal':
      return placesOf(sorted(each.issues), sorted(given['issues']), '').slice(0, 5)
  }
}

/**
 * Only what the case names is compared: further decisions, derived facts and reasons may be there.
 *
 * @param {Extract<Case, { kind: 'assessment' }>['assessment']} wanted
 * @param {unknown} found
 */
function assessmentDiffers(wanted, found) {
  const assessment = /** @type {Record<string, any>} */ (found ?? {})
  const conflicts = (assessment['conflicts'] ?? []).map((/** @type {unknown} */ each) =>
    typeof each === 'object' && each !== null && 'assumption' in each ? each.assumption : each,
  )
  return [
    ...Object.entries(wanted.decisions).flatMap(([id, answer]) => {
      const given = assessment['decisions']?.[id]
      if (given === undefined) return [`decisions/${id}: nothing, not an answer`]
      const { because: _, hitPolicy: __, ...rest } = given
      return placesOf(answer, rest, `decisions/${id}`)
    }),
    ...Object.entries(wanted.derived ?? {}).flatMap(([id, value]) =>
      placesOf(value, assessment['derived']?.[id], `derived/${id}`),
    ),
    ...placesOf(wanted.conflicts ?? [], conflicts, 'conflicts'),
  ]
}

/**
 * @param {unknown} wanted
 * @param {unknown} found
 * @param {string} path
 * @returns {string[]}
 */
function placesOf(wanted, found, path) {
  if (Object.is(wanted, found) || (wanted === 0 && found === 0)) return []
  const [a, b] = [wanted, found].map((value) => (typeof value === 'object' && value !== null ? value : null))
  if (a === null || b === null || a === undefined || b === undefined || Array.isArray(a) !== Array.isArray(b))
    return [`${path || 'answer'}: ${shown(found)}, not ${shown(wanted)}`]
  const [before, after] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    placesOf(before.get(key), after.get(key), path === '' ? key : `${path}/${key}`),
  )
}

/** @param {unknown} value */
const shown = (value) => (value === undefined ? 'nothing' : JSON.stringify(value))

/**
 * Faults in any order.
 * @param {unknown} issues
 */
function sorted(issues) {
  const all = Array.isArray(issues) ? issues : []
  return all.map(({ code, path }) => `${path} ${code}`).sort()
}
