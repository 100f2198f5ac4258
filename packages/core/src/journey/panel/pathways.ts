import { didYouMean } from '../../vocabulary/issue.ts'
import type { Policy } from '../../policy/policy.ts'
import { own } from '../../policy/references.ts'

/** A pathway of the policy, and the needs that fall under it. */
export interface PathwayNeeds {
  /** The pathway's id. */
  readonly pathway: string
  /** Its name, to show. */
  readonly title: string
  /** As given: its own id, or ids of an older scheme's pathways that it takes up. */
  readonly needs: readonly string[]
}

/** Needs sorted by pathway. */
export interface SortedNeeds {
  /** Every pathway of the policy, in its order, those without needs too. */
  readonly pathways: readonly PathwayNeeds[]
  /** Needs that are no pathway of the policy and of no older scheme it knows. */
  readonly unknown: readonly { readonly need: string; readonly help?: string }[]
}

/**
 * Under which of the policy's pathways do these needs fall? Needs may be the policy's own pathways,
 * or those of an older scheme, which `formerly` leads to the new ones: several old ones may be one.
 *
 * @param needs ids, such as those of the fact `needs`
 * @example
 * pathwaysFor(policy, ['DRUGS', 'ALCOHOL']).pathways.filter(({ needs }) => needs.length > 0)
 */
export function pathwaysFor(policy: Policy, needs: readonly string[]): SortedNeeds {
  const pathways = policy.pathways ?? {}
  const wanted = [...new Set(needs)]
  const under = new Map(
    Object.entries(pathways).map(([pathway, { title }]) => [
      pathway,
      { pathway, title, needs: [] as string[] },
    ]),
  )
  const unknown: { need: string; help?: string }[] = []
  for (const need of wanted) {
    const taking = own(pathways, need) === undefined ? takenUpBy(policy, need) : [need]
    for (const id of taking) under.get(id)?.needs.push(need)
    if (taking.length > 0) continue
    const help = didYouMean(need, knownNeeds(policy))
    unknown.push(help === undefined ? { need } : { need, help })
  }
  return { pathways: [...under.values()], unknown }
}

function takenUpBy(policy: Policy, need: string): string[] {
  return Object.entries(policy.pathways ?? {}).flatMap(([id, { formerly }]) =>
    formerly?.includes(need) === true ? [id] : [],
  )
}

function knownNeeds(policy: Policy): string[] {
  return Object.entries(policy.pathways ?? {}).flatMap(([id, { formerly = [] }]) => [id, ...formerly])
}
