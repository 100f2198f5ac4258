import { didYouMean, fault, IomRulesError, pointer, whichOf, type Issue } from '../vocabulary/issue.ts'
import type { Policy } from './policy.ts'

type Path = readonly (string | number)[]

/** An issue about an id that is not among the known ones. */
export function unknownId(path: Path, noun: string, id: string, known: readonly string[]): Issue {
  const code = `unknown-${noun.replaceAll(' ', '-')}`
  return fault(code, pointer(path), `There is no ${noun} \`${id}\`.`, whichOf(id, known))
}

/** What a call is refused with that asks for a decision the policy has not. */
export function unknownDecision(policy: Policy, id: string): IomRulesError {
  const known = Object.keys(policy.decisions).sort()
  const help = didYouMean(id, known) ?? `Decisions: ${known.join(', ') || 'none'}.`
  return new IomRulesError('UNKNOWN_DECISION', `The policy ${policy.id} has no decision \`${id}\`. ${help}`)
}
