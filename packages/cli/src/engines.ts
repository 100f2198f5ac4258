import { assess, narrate, type AssessOptions, type Facts, type Nominal, type Policy } from '@iom-rules/core'
import type { Answer } from './answer.ts'

/** Answers for one nominal. */
export type Assessor = (nominal: Nominal) => Answer | Promise<Answer>

/** The exact evaluator: the product's own. */
export function exactly(policy: Policy, settings: AssessOptions, explain: boolean): Assessor {
  return (nominal) => {
    const assessment = assess(policy, nominal, settings)
    if (!explain) return { ...assessment, json: assessment }
    const explanation = Object.fromEntries(
      Object.keys(assessment.decisions).map((decision) => [decision, narrate(policy, assessment, decision)]),
    )
    return { ...assessment, explanation, json: { ...assessment, explanation } }
  }
}

/** A stock json-rules-engine on the same policy: Kleene answers, which are never surer than the exact ones. */
export async function openStockEngine(policy: Policy) {
  // Loaded only where it is asked for.
  const { toRulesEngine } = await import('@iom-rules/core/interop')
  return toRulesEngine(policy)
}

/** The stock engine in place of the exact one. */
export async function onStockEngine(policy: Policy, settings: AssessOptions): Promise<Assessor> {
  const stock = await openStockEngine(policy)
  const { id, version, hash } = policy
  const wanted = settings.decisions ?? Object.keys(policy.decisions)
  return async (nominal) => {
    const { ref, area } = nominal
    const { asAt } = settings
    const { decisions } = await stock.assess(withAssumed(nominal, settings.assume ?? {}), { asAt })
    const answer = {
      policy: { id, version, hash },
      nominal: { ref, ...(area === undefined ? {} : { area }) },
      asAt,
      engine: 'json-rules-engine',
      decisions: Object.fromEntries(
        Object.entries(decisions).filter(([decision]) => wanted.includes(decision)),
      ),
    }
    return { ...answer, json: answer }
  }
}

/** Fills in whole inputs that the nominal does not carry. */
export function withAssumed(nominal: Nominal, assumed: Facts): Nominal {
  const known = Object.entries(nominal.facts).filter(([, value]) => value !== null && value !== undefined)
  return { ...nominal, facts: { ...assumed, ...Object.fromEntries(known) } }
}
