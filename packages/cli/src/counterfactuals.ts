import { didYouMean, type AssessOptions, type Nominal, type Policy } from '@iom-rules/core'
import type { Wanted } from '@iom-rules/core/analysis'
import type { Answer } from './answer.ts'
import { all, one, type Given, type Option } from './arguments.ts'
import type { Assessor } from './engines.ts'
import { usage } from './exit.ts'

export const counterfactual: Option = {
  value: 'OUTCOME',
  help: 'What would have to be otherwise for this outcome; `any` tries every other one. Needs one --decision.',
}

/** What is asked with `--counterfactual`: one decision, and the outcome wanted of it. */
export interface Asked {
  readonly decision: string
  readonly outcome: string
}

const anyOther = 'any'
/** Answers of a decision that are not outcomes it lists. */
const besides = ['SILENT', 'CONFLICT']

/** Reads `--counterfactual`; `null` when it is not given. */
export function readCounterfactual(given: Given, policy: Policy): Asked | null {
  const outcome = one(given, 'counterfactual')
  if (outcome === undefined) return null
  if (one(given, 'engine') === 'json-rules-engine')
    throw usage('--counterfactual is for the exact engine: json-rules-engine cannot say what would be.')
  const [decision, ...others] = all(given, 'decision')
  if (decision === undefined || others.length > 0)
    throw usage('--counterfactual asks about one decision: give exactly one --decision.')
  const outcomes = Object.keys(policy.decisions[decision]?.outcomes ?? {})
  const isKnown = [...outcomes, ...besides, anyOther].includes(outcome)
  if (isKnown) return { decision, outcome }
  const near =
    didYouMean(outcome, [...outcomes, anyOther]) ?? `Outcomes: ${outcomes.join(', ')}; or ${anyOther}.`
  throw usage(`The decision \`${decision}\` has no outcome \`${outcome}\`.`, near)
}

/** Adds to each answer what would have to be otherwise. */
export async function withCounterfactuals(
  assessor: Assessor,
  policy: Policy,
  { decision, outcome }: Asked,
  { asAt, assume = {} }: AssessOptions,
): Promise<Assessor> {
  // Loaded only where it is asked for.
  const { counterfactuals } = await import('@iom-rules/core/analysis')
  return async (nominal: Nominal) => {
    const answer = await assessor(nominal)
    const wanted = outcome === anyOther ? others(policy, decision, answer) : [outcome]
    const found = wanted.map((each) => counterfactuals(policy, nominal, decision, each, { asAt, assume }))
    return { ...answer, counterfactuals: found, json: { ...(answer.json as object), counterfactuals: found } }
  }
}

/** Every outcome but the one there is; of a decision that collects, those that apply are asked to go. */
function others(policy: Policy, decision: string, { decisions }: Answer): Wanted[] {
  const { outcome, outcomes } = decisions[decision] ?? {}
  const all = Object.keys(policy.decisions[decision]?.outcomes ?? {}).sort()
  if (outcomes === undefined) return all.filter((each) => each !== outcome)
  return all.map((each) => (outcomes.includes(each) ? { not: each } : each))
}
