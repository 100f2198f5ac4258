import type { Engine } from 'json-rules-engine'
import type { Day } from '../../vocabulary/day.ts'
import type { Facts, FactValue, Nominal, Scalar } from '../../vocabulary/fact.ts'
import { didYouMean, IomRulesError } from '../../vocabulary/issue.ts'
import { inspect } from '../../policy/limits.ts'
import { nominalIssues } from '../../policy/nominal.ts'
import type { Policy } from '../../policy/policy.ts'
import { asAtReference, own, parameterPrefix } from '../../policy/references.ts'
import type { Derivation } from './derived.ts'

/**
 * Fetches a fact that a nominal does not carry: a value or a whole list, `null` or `undefined` where
 * it is not known. Asked at most once in a run, and only while the facts at hand leave open what it decides.
 */
export type FactProvider = (nominal: Nominal) => Promise<FactValue | undefined> | FactValue | undefined

/** Where facts come from when they are first asked for, by the id of the fact. */
export type FactProviders = { readonly [fact: string]: FactProvider }

/** The providers, once they are known to be for facts of the policy. */
export function checkedProviders(policy: Policy, providers: FactProviders): FactProviders {
  const known = Object.keys(policy.facts)
  for (const id of Object.keys(providers)) {
    if (known.includes(id)) continue
    const help = didYouMean(id, known) ?? 'A derived fact is not fetched; fetch the list it comes from.'
    throw new IomRulesError('UNKNOWN_FACT', `The policy ${policy.id} has no fact \`${id}\` to fetch. ${help}`)
  }
  return providers
}

/** Throws `INVALID_NOMINAL`, as `assess` does, with everything about a nominal that does not fit the policy. */
export function checkNominal(policy: Policy, nominal: Nominal, asAt: Day): void {
  const issues = nominalIssues(policy, nominal, asAt)
  if (issues.length === 0) return
  const all = [...inspect(nominal), ...issues]
  const list = all.map((issue) => `${issue.path || '/'}: ${issue.message}`).join('\n')
  throw new IomRulesError(
    'INVALID_NOMINAL',
    `The nominal does not fit the policy ${policy.id}.\n${list}`,
    all,
  )
}

/** A fact of the nominal, or from its provider, fetched once; undefined while unknown. */
export type ReadFact = (id: string) => Promise<FactValue | undefined> | FactValue | undefined

export function readerOf(policy: Policy, nominal: Nominal, asAt: Day, providers: FactProviders): ReadFact {
  const fetching = new Map<string, Promise<FactValue | undefined>>()
  const fetchFact = async (id: string, provider: FactProvider): Promise<FactValue | undefined> => {
    const value = (await provider(nominal)) ?? undefined
    if (value !== undefined) checkNominal(policy, { ref: nominal.ref, facts: { [id]: value } }, asAt)
    return value
  }
  return (id) => {
    const carried = own(nominal.facts, id)
    const provider = own(providers, id)
    if ((carried !== undefined && carried !== null) || provider === undefined) return carried ?? undefined
    let fetched = fetching.get(id)
    if (fetched === undefined) fetching.set(id, (fetched = fetchFact(id, provider)))
    return fetched
  }
}

/**
 * Puts facts, derived facts, parameters and the day at the engine's disposal. Its cache is left off and
 * values are kept here instead: it goes by a hash of the name, which two names can share.
 */
export function supply(
  engine: Engine,
  policy: Policy,
  asAt: Day,
  read: ReadFact,
  derivations: ReadonlyMap<string, Derivation>,
): void {
  const add = (id: string, value: unknown) => engine.addFact(id, value, { cache: false })
  for (const id of Object.keys(policy.facts)) {
    if (!derivations.has(id)) add(id, () => read(id))
  }
  for (const [id, derivation] of derivations) {
    let values: Promise<readonly Scalar[]> | undefined
    add(id, () => (values ??= possible(id, derivation, read)))
  }
  for (const [id, parameter] of Object.entries(policy.parameters)) add(parameterPrefix + id, parameter.value)
  add(asAtReference, asAt)
}

async function possible(id: string, derivation: Derivation, read: ReadFact): Promise<readonly Scalar[]> {
  const supplied = await read(id)
  if (supplied !== undefined && supplied !== null && typeof supplied !== 'object') return [supplied]
  const lists = await Promise.all(derivation.lists.map(async (list) => [list, await read(list)] as const))
  const facts: Facts = Object.fromEntries(lists)
  return derivation.possible(facts)
}
