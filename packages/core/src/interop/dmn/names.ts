import type { Decision, Policy } from '../../policy/policy.ts'

/** What has a name in FEEL: elements of the model share one space, parameters and the fields of a list have their own. */
export type Named =
  | 'fact'
  | 'decision'
  | 'derived'
  | 'condition'
  | 'table'
  | 'known'
  | 'missing'
  | 'rule'
  | 'parameter'
  | 'field'
  | 'detail'

/** The name in FEEL of everything in a policy that needs one. */
export interface Names {
  readonly of: (kind: Named, ...id: readonly string[]) => string
}

/** The day of the assessment, the figures of the policy, and what the model knows how to work out. */
export const asAtName = 'asAt'
export const parametersName = 'parameter'
export const functionNames = ['monthsBefore', 'monthsAfter', 'daysAfter', 'daysInPeriods'] as const
export const outcomeName = 'outcome'

/** Words of FEEL itself, and of the functions that the exported expressions call. */
const reserved = new Set(
  (
    'a b i edges period record after all and any before between cached concatenate contains context count date day days decimal default ' +
    'defined distinct duration during else every external false floor for from function get hour if in includes ' +
    'instance item list matches max mean median meets min minute mode modulo month name not now null number of ' +
    'only or partial product range return satisfies second some sort split starts ends string substring sum then ' +
    'time today true values week weekday with year years'
  ).split(' '),
)

/**
 * Names every part of a policy so that FEEL can read it: its own id wherever that is a plain word that
 * nothing else has taken, facts first, for they are what a caller supplies.
 */
export function namesOf(policy: Policy): Names {
  const names = new Map<string, string>()
  const elements = new Set<string>([asAtName, parametersName, ...functionNames])
  const add = (space: Set<string>, kind: Named, id: readonly string[], wanted: string, instead: string) => {
    const name = freeName(space, wanted, instead)
    space.add(name)
    names.set(keyOf(kind, id), name)
  }
  for (const id of Object.keys(policy.facts)) add(elements, 'fact', [id], id, `fact_${id}`)
  for (const id of Object.keys(policy.decisions)) add(elements, 'decision', [id], id, `decision_${id}`)
  for (const id of Object.keys(policy.conditions)) add(elements, 'condition', [id], id, `condition_${id}`)
  for (const id of Object.keys(policy.derived)) add(elements, 'derived', [id], id, `${id}InUse`)
  for (const id of Object.keys(policy.tables)) add(elements, 'table', [id], id, `table_${id}`)
  for (const [id, decision] of Object.entries(policy.decisions)) {
    add(elements, 'missing', [id], `${id}Missing`, `missing_${id}`)
    for (const { name } of [...decision.rules, { name: 'otherwise' }])
      add(elements, 'rule', [id, name], `${id}_${name}`, `rule_${id}_${name}`)
    const details = new Set([outcomeName])
    for (const detail of detailsOf(policy, id))
      add(details, 'detail', [id, detail], detail, `detail_${detail}`)
  }
  for (const [id, fact] of Object.entries(policy.facts)) {
    if (fact.type !== 'list') continue
    add(elements, 'known', [id], `${id}Known`, `known_${id}`)
    const fields = new Set<string>()
    for (const field of Object.keys(fact.record ?? {}))
      add(fields, 'field', [id, field], field, `field_${field}`)
  }
  const parameters = new Set<string>()
  for (const id of Object.keys(policy.parameters)) add(parameters, 'parameter', [id], id, `parameter_${id}`)
  // Everything there is has been named above.
  return { of: (kind, ...id) => names.get(keyOf(kind, id)) as string }
}

/** The keys of further data that the rules of a decision give, in order of first use. */
export function detailsOf(policy: Policy, decision: string): string[] {
  const { rules, otherwise } = policy.decisions[decision] as Decision
  const given = [...rules.map(({ event }) => event.params), otherwise?.params]
  return [...new Set(given.flatMap((params) => Object.keys(params ?? {})))]
}

function keyOf(kind: Named, id: readonly string[]): string {
  return [kind, ...id].join(' ')
}

function freeName(taken: ReadonlySet<string>, wanted: string, instead: string): string {
  for (const name of [wanted, instead].map(plainWord))
    if (!taken.has(name) && !reserved.has(name)) return name
  for (let number = 2; ; number += 1) {
    const name = `${plainWord(instead)}_${number}`
    if (!taken.has(name)) return name
  }
}

/** A hyphen is a minus in FEEL. Ids begin with a letter. */
function plainWord(id: string): string {
  return id.replace(/[^A-Za-z0-9_]/g, '_')
}
