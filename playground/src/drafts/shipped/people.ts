import { parseNominal, type Nominal, type Policy } from '@iom-rules/core'

/**
 * The sample people as another policy can know them: what it has no word for, or could not make sense of, is not
 * known of them.
 */
export function peopleFor(policy: Policy, sample: readonly Nominal[], asAt: string): readonly Nominal[] {
  const areas = Object.keys(policy.areas)
  return sample.flatMap(({ area, evidence, facts, ...rest }): Nominal[] => {
    const known: Nominal = {
      ...rest,
      ...(area === undefined || (areas.length > 0 && !areas.includes(area)) ? {} : { area }),
      facts: within(facts, (fact) => Object.hasOwn(policy.facts, fact)),
      ...(evidence === undefined
        ? {}
        : { evidence: within(evidence, (fact) => Object.hasOwn(policy.facts, fact)) }),
    }
    const parsed = parseNominal(policy, known, { asAt })
    if (parsed.ok) return [parsed.value]
    const senseless = new Set(parsed.issues.map(({ path }) => path.split('/')[2]))
    const less = { ...known, facts: within(known.facts, (fact) => !senseless.has(fact)) }
    const again = parseNominal(policy, less, { asAt })
    return again.ok ? [again.value] : []
  })
}

function within<Value>(
  values: { readonly [fact: string]: Value },
  includes: (fact: string) => boolean,
): { readonly [fact: string]: Value } {
  return Object.fromEntries(Object.entries(values).filter(([fact]) => includes(fact)))
}
