import { didYouMean, IomRulesError } from '../vocabulary/issue.ts'
import { policyHash } from './hash.ts'
import type { Parameter, Policy } from './policy.ts'
import { own } from './references.ts'

/** The policy whose rules a tried one has. */
const origins = new WeakMap<Policy, Policy>()

/**
 * The policy with another value of one numeric parameter, without reading it again; for use within, where neither
 * its hash nor its document is asked for.
 */
export function tried(policy: Policy, parameter: string, value: number): Policy {
  const declared = policy.parameters[parameter] as Parameter
  const other = { ...policy, parameters: { ...policy.parameters, [parameter]: { ...declared, value } } }
  origins.set(other, originOf(policy))
  return other
}

/** The policy that a tried one was made from: it has the same rules. */
export function originOf(policy: Policy): Policy {
  return origins.get(policy) ?? policy
}

/**
 * The policy with other values of numeric parameters, as `parsePolicy` would read it, without reading all of it again.
 *
 * @throws IomRulesError `UNKNOWN_PARAMETER`, `NOT_NUMERIC`, `OUT_OF_RANGE`
 * @example
 * withParameters(policy, { cssThreshold: 1200 })
 */
export function withParameters(policy: Policy, values: { readonly [parameter: string]: number }): Policy {
  const changed = Object.entries(values).map(([id, value]) => {
    const declared = numericParameter(policy, id)
    mustLieWithin(id, declared, value)
    return [id, { ...declared, value }] as const
  })
  const parameters = { ...policy.parameters, ...Object.fromEntries(changed) }
  const document = { ...policy.document, parameters }
  const other = { ...policy, parameters, document, hash: policyHash(document) }
  origins.set(other, originOf(policy))
  return other
}

/** @throws IomRulesError `UNKNOWN_PARAMETER`, `NOT_NUMERIC` */
export function numericParameter(policy: Policy, id: string): Parameter & { readonly value: number } {
  const declared = own(policy.parameters, id)
  const numeric = Object.entries(policy.parameters)
    .filter(([, { value }]) => typeof value === 'number')
    .map(([each]) => each)
  const others = numeric.length === 0 ? 'It has none.' : `Numeric parameters: ${numeric.sort().join(', ')}.`
  if (declared === undefined)
    throw new IomRulesError(
      'UNKNOWN_PARAMETER',
      `The policy ${policy.id} has no parameter \`${id}\`. ${didYouMean(id, numeric) ?? others}`,
    )
  if (typeof declared.value !== 'number')
    throw new IomRulesError('NOT_NUMERIC', `The parameter \`${id}\` is not a number. ${others}`)
  return declared as Parameter & { readonly value: number }
}

/** @throws IomRulesError `OUT_OF_RANGE` */
export function mustLieWithin(id: string, { minimum, maximum }: Parameter, value: number): void {
  // A figure has bounds: a policy is not read without.
  const [least, most] = [minimum as number, maximum as number]
  if (value >= least && value <= most) return
  throw new IomRulesError('OUT_OF_RANGE', `\`${id}\` must lie between ${least} and ${most}; it is ${value}.`)
}
