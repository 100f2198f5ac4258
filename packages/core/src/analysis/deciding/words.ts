import type { Decision, Policy, Rule } from '../../policy/policy.ts'
import { decisionOf, fieldTestsIn, own, parameterOf } from '../../policy/references.ts'
import type { RuleTrace, SingleResult, TestTrace } from '../../decision/assessment.ts'
import { basisWords, requirement } from '../../explanation/phrase.ts'
import { factTitle, foundWords, listed, measure, outcomeWords, valueWords } from '../../explanation/words.ts'
import type { RuleChange } from './rules.ts'
import type { TestPair } from './tests.ts'

/** The two policies. */
export interface Both {
  readonly before: Policy
  readonly after: Policy
}

/** What a test found and asked for, before and after. */
export function pairWords(both: Both, { before, after, isNegated }: TestPair): string {
  if (before === null || after === null) {
    const [policy, when] = after === null ? [both.before, 'before'] : [both.after, 'after']
    const test = (after ?? before) as TestTrace
    return `${factTitle(policy, test.fact)}: ${shortFound(policy, test)}. Asked for only ${when}: ${askedWords(policy, test, isNegated)}${basisWords(policy, test)}.`
  }
  const [found, foundAfter] = [shortFound(both.before, before), shortFound(both.after, after)]
  const figures = workedOutWith(both, after.fact).map(({ words }) => words)
  const from = figures.length === 0 ? '' : ` (${listed(figures)})`
  const finds = found === foundAfter ? found : `${found} before, ${foundAfter} after${from}`
  const [asked, askedAfter] = [
    askedWords(both.before, before, isNegated),
    askedWords(both.after, after, isNegated),
  ]
  const [basis, basisAfter] = [basisWords(both.before, before), basisWords(both.after, after)]
  const asks =
    asked === askedAfter
      ? `: ${askedAfter}`
      : ` before: ${asked}${basis === basisAfter ? '' : basis}; after: ${askedAfter}`
  return `${factTitle(both.after, after.fact)}: ${finds}. Asked for${asks}${basisAfter}.`
}

/** What was found, without the examples of what a fact could be that is not known. */
function shortFound(policy: Policy, { fact, found }: TestTrace): string {
  if (found === null || typeof found !== 'object') {
    const isDerived = Object.hasOwn(policy.derived, fact)
    return found === null && isDerived ? 'not known for certain' : foundWords(policy, fact, found)
  }
  if (decisionOf(fact) === null) return 'not known for certain'
  return `${listed(
    found.oneOf.map((outcome) => valueWords(policy, fact, outcome)),
    'or',
  )} possible`
}

function askedWords(policy: Policy, test: TestTrace, isNegated: boolean): string {
  const { fact, operator, required } = test
  if (typeof required === 'boolean' && (operator === 'equal' || operator === 'notEqual'))
    return (required === (operator === 'equal')) !== isNegated ? 'yes' : 'no'
  return `that it ${requirement(policy, fact, operator, required, !isNegated)}`
}

/** The changed parameters that a fact is worked out with, before and after. */
export function workedOutWith(both: Both, fact: string): { readonly id: string; readonly words: string }[] {
  const ids = [both.before, both.after].flatMap((policy) =>
    [...fieldTestsIn(own(policy.derived, fact)?.where)].flatMap(({ value }) => parameterOf(value) ?? []),
  )
  return [...new Set(ids)].flatMap((id) => {
    const [before, after] = [own(both.before.parameters, id), own(both.after.parameters, id)]
    if (before === undefined || after === undefined) return []
    if (JSON.stringify(before.value) === JSON.stringify(after.value)) return []
    const said = ({ value, unit }: typeof before) =>
      typeof value === 'number'
        ? measure(value, unit)
        : typeof value === 'object'
          ? listed(value)
          : String(value)
    return [{ id, words: `${after.title}: ${said(before)} before, ${said(after)} after` }]
  })
}

/** What became of a rule. */
export function ruleWords(
  both: Both,
  decision: string,
  { rule, change, before, after, ahead }: RuleChange,
): string {
  const title = (policy: Policy, name: string) =>
    ((policy.decisions[decision] as Decision).rules.find((each) => each.name === name) as Rule).title ?? name
  const gives = (policy: Policy, trace: RuleTrace | null) =>
    outcomeWords(policy, decision, (trace as RuleTrace).outcome)
  const name = `The rule “${title(after === null ? both.before : both.after, rule)}”`
  switch (change) {
    case 'new':
      return `${name} is new, and gives ${gives(both.after, after)}.`
    case 'gone':
      return `${name} is gone; it gave ${gives(both.before, before)}.`
    case 'order':
      return `${name} now comes before “${title(both.after, ahead as string)}”.`
    case 'outcome':
      return `${name} gave ${gives(both.before, before)}, and now gives ${gives(both.after, after)}.`
    case 'truth':
      return `${name} is ${truthWords(before)} before, and ${truthWords(after)} after.`
  }
}

function truthWords(trace: RuleChange['after']): string {
  const { exactly, truth: read } = trace as RuleTrace
  const truth = exactly ?? read
  if (truth === 'undetermined') return 'not determined'
  return truth === 'met' ? 'met' : 'not met'
}

/** An answer in words: `FLEX (provisionally)`, `not determined`. */
export function resultWords(policy: Policy, decision: string, result: SingleResult): string {
  const name = (outcome: string) => outcomeWords(policy, decision, outcome)
  if (result.certainty === 'provisional') return `${name(result.outcome as string)} (provisionally)`
  if (result.certainty === 'undetermined') return 'not determined'
  return name(result.outcome ?? result.certainty.toUpperCase())
}
