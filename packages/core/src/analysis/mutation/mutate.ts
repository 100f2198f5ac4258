import { pointer } from '../../vocabulary/issue.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Cone } from './cone.ts'
import { conditionMutations, said } from './conditions.ts'
import { parameterMutations, tableMutations } from './figures.ts'
import type { Mutant, Mutation } from './mutant.ts'
import { personReader, recordReader } from './reader.ts'
import { decisionMutations } from './rules.ts'

/** A mutant, and whether it can bear on which assumptions a nominal contradicts. */
export interface Candidate {
  readonly mutant: Mutant
  readonly conflicts: boolean
}

/**
 * Every small change of what a policy decides, in the order of the document. Some may not be valid
 * policies; those that bear on no decision are left out.
 *
 * @param cones what each decision depends on
 * @param assumed what the assumptions depend on
 */
export function mutantsOf(policy: Policy, cones: ReadonlyMap<string, Cone>, assumed: Cone): Candidate[] {
  const mutants: Candidate[] = []
  for (const { kind, place, edit, variant, change } of mutations(policy)) {
    const decisions = [...cones].filter(([, cone]) => cone.uses(place.part)).map(([id]) => id)
    if (decisions.length === 0) continue
    const mutant = {
      id: `${kind} ${pointer(place.named)} ${variant}`,
      kind,
      edit,
      path: pointer(place.path),
      change,
      words: `${change}: ${place.words}.`,
      decisions,
    }
    mutants.push({ mutant, conflicts: assumed.uses(place.part) })
  }
  return mutants
}

function* mutations(policy: Policy): Generator<Mutation> {
  yield* parameterMutations(policy)
  yield* tableMutations(policy)
  for (const [id, derived] of Object.entries(policy.derived)) {
    if (derived.where === undefined) continue
    const path = ['derived', id, 'where']
    const place = { path, named: path, part: { kind: 'derived', id } as const, words: derived.title }
    const reader = recordReader(policy, derived)
    const isSingle = !('all' in derived.where || 'any' in derived.where)
    if (isSingle)
      yield {
        kind: 'dropped',
        place,
        edit: [{ op: 'remove', path: pointer(path) }],
        variant: 'left out',
        change: `${said(reader, derived.where)} was left out`,
      }
    yield* conditionMutations(policy, derived.where, place, reader)
  }
  for (const [id, condition] of Object.entries(policy.conditions)) {
    const path = ['conditions', id]
    const place = {
      path,
      named: path,
      part: { kind: 'conditions', id } as const,
      words: `the condition “${id}”`,
    }
    yield* conditionMutations(policy, condition, place, personReader(policy))
  }
  yield* decisionMutations(policy)
}
