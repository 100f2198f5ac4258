import type { Scalar } from '../../vocabulary/fact.ts'
import type { DecisionDiagrams } from '../../diagram/outcomes.ts'
import type { Policy } from '../../policy/policy.ts'
import { listed, outcomeWords, subject, valueWords, yesNoWords } from '../../explanation/words.ts'
import type { Wanted } from './goal.ts'
import type { Told } from './tell.ts'

/** `Would be FIXED if the OGRS score were 75 percent or more: it is 72 percent, 3 points short.` */
export function sentence(
  policy: Policy,
  decision: string,
  diagrams: DecisionDiagrams,
  wanted: Wanted,
  told: readonly Told[],
  contradicts: readonly string[],
): string {
  const isOnly = told.length === 1
  const clauses = (kind: Told['kind'], before: string) =>
    told
      .filter((each) => each.kind === kind)
      .map(({ clause, remark }) => `${before}${clause}${isOnly || remark === '' ? '' : ` (${remark})`}`)
  const supposed = clauses('change', '')
  const learnt = clauses('learn', '')
  const parts = [
    ...(supposed.length === 0 ? [] : [` if ${listed(supposed)}`]),
    ...(learnt.length === 0 ? [] : [` once it is known that ${listed(learnt)}`]),
  ]
  const [first] = told as readonly [Told, ...Told[]]
  const only = isOnly && first.remark !== '' ? `: ${first.remark}` : ''
  const check = contradicts.length === 0 ? '' : ` Facts to check then: ${contradicts.join(' ')}`
  return `${wouldBe(policy, decision, diagrams, wanted)}${parts.join(',')}${only}.${check}`
}

/** `Would be FIXED`, `Would not be FIXED`, `“To be told” would apply`. */
function wouldBe(policy: Policy, decision: string, diagrams: DecisionDiagrams, wanted: Wanted): string {
  const outcome = typeof wanted === 'string' ? wanted : wanted.not
  const not = typeof wanted === 'string' ? '' : ' not'
  if (diagrams.hitPolicy === 'COLLECT')
    return `“${outcomeWords(policy, decision, outcome)}” would${not} apply`
  if (outcome === 'SILENT') return `The policy would${not} be silent`
  if (outcome === 'CONFLICT') return `The rules would${not} conflict`
  return `Would${not} be ${outcomeWords(policy, decision, outcome)}`
}

/** `Nothing that can change would give FIXED, because no listed offence was committed recently.` */
export function cannot(
  policy: Policy,
  decision: string,
  diagrams: DecisionDiagrams,
  wanted: Wanted,
  why: string,
): string {
  return `Nothing that can change would ${give(policy, decision, diagrams, wanted)}, because ${why}.`
}

function give(policy: Policy, decision: string, diagrams: DecisionDiagrams, wanted: Wanted): string {
  const isWanted = typeof wanted === 'string'
  const outcome = isWanted ? wanted : wanted.not
  const words = outcomeWords(policy, decision, outcome)
  if (diagrams.hitPolicy === 'COLLECT') return `make “${words}” ${isWanted ? 'apply' : 'not apply'}`
  if (outcome === 'SILENT') return isWanted ? 'make the policy silent' : 'make the policy say something'
  if (outcome === 'CONFLICT') return isWanted ? 'make the rules conflict' : 'end the conflict of the rules'
  return `give ${isWanted ? '' : 'anything but '}${words}`
}

/** What a fact is known to be, as a clause: `no listed offence was committed recently`. */
export function knownWords(policy: Policy, fact: string, value: Scalar): string {
  const words = yesNoWords(policy, fact)
  if (words !== null) return value === true ? words.yes : words.no
  const declared = policy.facts[fact]
  const said = valueWords(policy, fact, value)
  return `${subject(policy, fact)} is ${declared?.type === 'choice' ? `“${said}”` : said}`
}
