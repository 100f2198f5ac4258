import type { Day } from '../vocabulary/day.ts'
import type { Facts, Nominal } from '../vocabulary/fact.ts'
import { IomRulesError } from '../vocabulary/issue.ts'
import type { Policy } from '../policy/policy.ts'
import type { Caseload, CaseloadOptions } from './caseload.ts'
import { patchPeople } from './columns/patch.ts'
import { nominalAt, readPeople, type People } from './columns/people.ts'
import { evaluate, type Evaluation } from './evaluation.ts'

/**
 * What does the policy answer for everybody? The same as `decide` one by one, for a whole caseload at once.
 * Nominals are read into typed columns here; each decision is worked out when it is first asked for, and kept.
 *
 * @throws IomRulesError `INVALID_NOMINAL` for the first that does not fit, with its row in the paths of the
 * issues; `INVALID_DAY`; `TOO_COMPLEX` as `assess`, and where the facts derived from the same lists can come out in
 * more ways together than whole numbers go, then or when a decision is asked for.
 * @example
 * const caseload = openCaseload(policy, nominals, { asAt: '2026-11-22' })
 * countsOf(caseload, 'cohort') // how many are FIXED, FLEX, … by area
 */
export function openCaseload(
  policy: Policy,
  nominals: Iterable<Nominal>,
  options: CaseloadOptions,
): Caseload {
  const { asAt, assume = {} } = options
  const people = readPeople(policy, nominals, asAt, assume)
  return caseloadOf(evaluate(policy, people, asAt), asAt, assume)
}

/**
 * The same people under another policy, on the same day. Facts, columns and cells that are the same are not worked
 * out again. A fact that it does not declare is left out; one that only it declares is not known.
 *
 * @throws IomRulesError `INVALID_NOMINAL` when somebody does not fit it; `TOO_COMPLEX`
 */
export function underPolicy(caseload: Caseload, policy: Policy): Caseload {
  const { people, evaluation, asAt, assume } = inside(caseload)
  if (domains(policy) === domains(caseload.policy))
    return caseloadOf(evaluate(policy, people, asAt, { evaluation }), asAt, assume)
  return openCaseload(policy, fitted(people, policy), { asAt, assume: declaredOf(assume, policy) })
}

/**
 * The same caseload with other nominals in some rows: only they are read and worked out again. What was taken as given
 * is so of them too.
 *
 * @throws IomRulesError `INVALID_NOMINAL` with its row; `OUT_OF_RANGE` for a row that there is not
 */
export function withNominals(caseload: Caseload, changed: ReadonlyMap<number, Nominal>): Caseload {
  const { people, evaluation, asAt, assume } = inside(caseload)
  const rows = [...changed.keys()].sort((a, b) => a - b)
  const wrong = rows.find((row) => !Number.isInteger(row) || row < 0 || row >= people.size)
  if (wrong !== undefined)
    throw new IomRulesError('OUT_OF_RANGE', `Rows go from 0 to ${people.size - 1}; there is no row ${wrong}.`)
  const nominals = rows.map((row) => changed.get(row) as Nominal)
  const others = readPeople(caseload.policy, nominals, asAt, assume, rows)
  const patched = patchPeople(people, rows, others)
  const known = { evaluation, changed: { rows, others } }
  return caseloadOf(evaluate(caseload.policy, patched, asAt, known), asAt, assume)
}

interface Inside {
  readonly people: People
  readonly evaluation: Evaluation
  readonly asAt: Day
  /** What is taken as given of whoever carries none. */
  readonly assume: Facts
}

const insides = new WeakMap<Caseload, Inside>()

/** What a caseload is made of. */
export function inside(caseload: Caseload): Inside {
  const found = insides.get(caseload)
  if (found === undefined)
    throw new IomRulesError('NOT_A_CASELOAD', 'This is not a caseload that `openCaseload` gave.')
  return found
}

function caseloadOf(evaluation: Evaluation, asAt: Day, assume: Facts): Caseload {
  const { policy, people } = evaluation
  const places = new Map<string, Uint32Array>()
  const caseload: Caseload = {
    policy,
    asAt,
    size: people.size,
    areas: people.areas,
    decisions: Object.keys(policy.decisions).sort(),
    refOf: (row) => people.refs[row] as string,
    areaOf: (row) => people.area[row] as number,
    nominalOf: (row) => nominalAt(people, row),
    answersOf: (decision) => evaluation.decisive(decision).answers,
    placesOf(decision) {
      let found = places.get(decision)
      if (found === undefined) {
        const { cells, answerOf } = evaluation.decisive(decision)
        places.set(decision, (found = cells.rows.map((cell) => answerOf[cell] as number)))
      }
      return found
    },
  }
  insides.set(caseload, { people, evaluation, asAt, assume })
  return caseload
}

/** What a policy can be asked about: facts with their domains, and areas. */
function domains({ facts, areas }: Policy): string {
  return JSON.stringify([domainOf(facts), Object.keys(areas)])
}

const words = new Set(['title', 'hint', 'suppliedBy', 'changeable', 'labels', 'yes', 'no', 'unit'])

function domainOf(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  // The keys of a declaration lie one below the facts, and those of a record's fields three.
  return Object.entries(value)
    .filter(([key]) => depth % 2 === 0 || !words.has(key))
    .map(([key, part]: [string, unknown]) => [key, domainOf(part, depth + 1)])
}

function* fitted(people: People, policy: Policy): Generator<Nominal> {
  for (let row = 0; row < people.size; row += 1) {
    const nominal = nominalAt(people, row)
    yield { ...nominal, facts: declaredOf(nominal.facts, policy) }
  }
}

/** The facts that a policy declares. */
function declaredOf(facts: Facts, policy: Policy): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([id]) => Object.hasOwn(policy.facts, id)))
}
