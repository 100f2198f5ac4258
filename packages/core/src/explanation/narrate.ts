import { IomRulesError } from '../vocabulary/issue.ts'
import type { Citation, Decision, Otherwise, Policy } from '../policy/policy.ts'
import { own } from '../policy/references.ts'
import type {
  Assessment,
  CollectResult,
  RuleTrace,
  SingleResult,
  TestTrace,
  Trace,
} from '../decision/assessment.ts'
import { basisWords, quoted, requirement } from './phrase.ts'
import {
  capital,
  factTitle,
  foundWords,
  inSentence,
  listed,
  outcomeWords,
  subject,
  yesNoWords,
} from './words.ts'

/**
 * An answer in plain English that a panel member would accept: the outcome and how sure it is, what
 * it rests on with the values found, what is not known, and the passages relied on. Paragraphs are
 * separated by line breaks.
 *
 * @throws IomRulesError `UNKNOWN_DECISION` when the assessment has no such decision;
 * `OTHER_POLICY` when it was made under another policy.
 * @example
 * narrate(policy, assess(policy, nominal, { asAt: '2026-11-22' }), 'cohort')
 */
export function narrate(policy: Policy, assessment: Assessment, decision: string): string {
  const result = own(assessment.decisions, decision)
  if (result === undefined)
    throw new IomRulesError('UNKNOWN_DECISION', `The assessment has no decision \`${decision}\`.`)
  if (assessment.policy.hash !== policy.hash) {
    throw new IomRulesError(
      'OTHER_POLICY',
      `The assessment was made under ${assessment.policy.id} ${assessment.policy.version}, whose content differs from the policy given.`,
    )
  }
  const paragraphs =
    result.hitPolicy === 'COLLECT'
      ? collectParagraphs(policy, decision, result)
      : singleParagraphs(policy, decision, result)
  const notes = assessment.conflicts.map(
    (conflict) => `The facts contradict what the policy takes to be always true: ${conflict.reason}`,
  )
  const assumed = Object.keys(assessment.assumed)
  if (assumed.length > 0)
    notes.push(
      `Taken as given, not recorded: ${listed(assumed.map((fact) => inSentence(factTitle(policy, fact))))}.`,
    )
  return [...paragraphs, ...notes].join('\n')
}

/** How many unknown facts are still worth going through rule by rule. */
const fewUnknown = 4

function singleParagraphs(policy: Policy, decision: string, result: SingleResult): string[] {
  const giver = result.because.find((trace) => trace.rule === result.rule)
  const said = new Set<string>()
  const parts = [headline(policy, decision, result)]
  if (giver !== undefined) parts.push(giverWords(policy, giver, said))
  parts.push(...others(policy, decision, result, giver, said))
  if (giver !== undefined) parts.push(...sourceWords(policy, giver))
  else if (result.rule === 'otherwise')
    parts.push(...sourceWords(policy, (policy.decisions[decision] as Decision).otherwise as Otherwise))
  return parts.filter((part) => part !== '')
}

function headline(policy: Policy, decision: string, result: SingleResult): string {
  const name = (outcome: string) => outcomeWords(policy, decision, outcome)
  const known = knownWords(policy, result.missing)
  switch (result.certainty) {
    case 'settled':
      return `${name(result.outcome as string)}.`
    case 'provisional': {
      const others = listed(result.possible.filter((outcome) => outcome !== result.outcome).map(name), 'or')
      return `${name(result.outcome as string)}, provisionally: could become ${others}${known === '' ? '' : ` once ${known}`}.`
    }
    case 'undetermined':
      return `Not yet determined: ${listed(result.possible.map(name), 'or')} is still possible.${toFindOut(policy, result.missing)}`
    case 'conflict':
      return `The rules conflict: ${listed(result.conflicting as readonly string[])} are met at once, and the policy allows only one.`
    case 'silent':
      return 'The policy does not say: none of its rules is met.'
  }
}

/** `the OGRS score is known`, `it is known whether the IOM team agrees`. */
function knownWords(policy: Policy, missing: readonly string[]): string {
  if (missing.length === 0) return ''
  const subjects = missing.map((fact) => subject(policy, fact))
  if (subjects.some((words) => words.startsWith('whether ')))
    return `it is known: ${listed(subjects)}`.replace('known: whether', 'known whether')
  const [first = ''] = missing
  return `${listed(subjects)} ${missing.length === 1 && policy.facts[first]?.type !== 'list' ? 'is' : 'are'} known`
}

function toFindOut(policy: Policy, missing: readonly string[]): string {
  return missing.length === 0
    ? ''
    : ` To be found out: ${listed(missing.map((fact) => subject(policy, fact)))}.`
}

/**
 * Why the other rules that have a say did not give the outcome, each in a sentence: those that come first, and
 * under UNIQUE those that come after too, as two that are met would be a conflict.
 */
function others(
  policy: Policy,
  decision: string,
  result: SingleResult,
  giver: RuleTrace | undefined,
  said: Set<string>,
): string[] {
  const isUnique = result.hitPolicy === 'UNIQUE'
  const withSay =
    giver === undefined || isUnique ? result.because : result.because.slice(0, result.because.indexOf(giver))
  const standing = new Set(
    result.certainty === 'conflict' ? outcomesOf(result, result.conflicting) : result.possible,
  )
  return withSay.flatMap((trace) => {
    const truth = trace.exactly ?? trace.truth
    const isOfGiver = trace.outcome === giver?.outcome
    if (trace === giver || truth === 'met' || (isOfGiver && !(isUnique && truth === 'not-met'))) return []
    const name = outcomeWords(policy, decision, trace.outcome)
    if (truth === 'undetermined') {
      if (result.missing.length > fewUnknown) return []
      const open = fresh(
        policy,
        [...decisive(trace.conditions, 'met'), ...decisive(trace.conditions, 'undetermined')],
        said,
      )
      return open.length === 0 ? [] : [`${name} is open: ${open.join('; ')}.`]
    }
    // An outcome that another rule gives, or still can, is not ruled out.
    const out = standing.has(trace.outcome)
      ? `The rule “${ruleTitle(policy, decision, trace)}” is not met`
      : `${name} is ruled out`
    if (trace.exactly !== undefined) return [`${out}, whatever is still to be found out.`]
    const against = fresh(policy, decisive(trace.conditions, 'not-met'), said)
    if (against.length > 0) return [`${out}: ${against.join('; ')}.`]
    return isUnique && result.outcome !== null ? [`${out} for the same reason.`] : []
  })
}

function outcomesOf(result: SingleResult, rules: readonly string[] = []): string[] {
  return result.because.filter((trace) => rules.includes(trace.rule)).map((trace) => trace.outcome)
}

function ruleTitle(policy: Policy, decision: string, trace: RuleTrace): string {
  const rule = policy.decisions[decision]?.rules.find(({ name }) => name === trace.rule)
  return rule?.title ?? trace.rule
}

/** What the rule that gives the outcome rests on; what is unknown is told with the rules it keeps open. */
function giverWords(policy: Policy, trace: RuleTrace, said: Set<string>): string {
  if (trace.exactly === 'met') return 'Its conditions are met, whatever is still to be found out.'
  return fresh(policy, decisive(trace.conditions, 'met'), said)
    .map((sentence) => `${capital(sentence)}.`)
    .join(' ')
}

/** The sentences of these tests that have not been said before. */
function fresh(policy: Policy, tests: readonly TestTrace[], said: Set<string>): string[] {
  const sentences = tests.map((test) => testSentence(policy, test))
  return sentences.filter((sentence) => {
    if (said.has(sentence)) return false
    said.add(sentence)
    return true
  })
}

/** The tests that make a condition come out as it does: enough of them, and no more than needed. */
export function decisive(trace: Trace, wanted: 'met' | 'not-met' | 'undetermined'): TestTrace[] {
  if (trace.kind === 'test') return trace.truth === wanted ? [trace] : []
  if (trace.kind === 'condition') return decisive(trace.part, wanted)
  if (trace.kind === 'not') {
    const opposite = wanted === 'met' ? 'not-met' : wanted === 'not-met' ? 'met' : wanted
    return decisive(trace.part, opposite)
  }
  if (wanted === 'undetermined') {
    return trace.parts.flatMap((part) => (part.truth === 'undetermined' ? decisive(part, wanted) : []))
  }
  const fitting = trace.parts.filter((part) => part.truth === wanted || part.truth === 'undetermined')
  // One part is enough to meet an `any` or to fail an `all`.
  if ((trace.kind === 'any') === (wanted === 'met')) {
    return fitting
      .filter((part) => part.truth === wanted)
      .slice(0, 1)
      .flatMap((part) => decisive(part, wanted))
  }
  return fitting.flatMap((part) => decisive(part, wanted))
}

/** `the Crime Severity Score 1,204 reaches the threshold of 1,000 (assumption, cheshire 1.0.0)`. */
function testSentence(policy: Policy, test: TestTrace): string {
  const basis = basisWords(policy, test)
  const yesNo = yesNoWords(policy, test.fact)
  if (yesNo !== null) {
    if (typeof test.found === 'boolean') return test.found ? yesNo.yes : yesNo.no
    return `it is not known whether ${yesNo.yes}`
  }
  const name = subject(policy, test.fact)
  const asked = requirement(policy, test.fact, test.operator, test.required)
  if (test.found === null || typeof test.found === 'object') {
    return `${name} is ${foundWords(policy, test.fact, test.found)}; what counts is whether it ${asked}${basis}`
  }
  const found = foundWords(policy, test.fact, test.found)
  if (test.operator === 'greaterThanInclusive' && typeof test.found === 'number') {
    const threshold = asked.replace(/^is /, '').replace(/ or more$/, '')
    return `${name} ${found} ${test.truth === 'met' ? 'reaches' : 'does not reach'} the threshold of ${threshold}${basis}`
  }
  const is = `is ${quoted(policy, test.fact, found)}`
  if (test.operator === 'equal' || test.operator === 'in')
    return test.truth === 'met' ? `${name} ${is}` : `${name} ${is}; what counts is that it ${asked}${basis}`
  return `${name} ${is}; what counts is that it ${asked}${basis}`
}

function sourceWords(
  policy: Policy,
  from: { readonly cite?: readonly Citation[]; readonly assumption?: string; readonly fallback?: boolean },
): string[] {
  const parts: string[] = []
  if (from.fallback === true) parts.push('This is a fallback, for a case the sources do not define.')
  for (const citation of from.cite ?? []) {
    parts.push(
      `Source: ${own(policy.sources, citation.source)?.title ?? citation.source}, line ${citation.line}: “${citation.quote}”`,
    )
  }
  if (from.assumption !== undefined) parts.push(`Assumption: ${from.assumption}`)
  return parts
}

function collectParagraphs(policy: Policy, decision: string, result: CollectResult): string[] {
  const name = (outcome: string) => outcomeWords(policy, decision, outcome)
  const parts: string[] = []
  if (result.outcomes.length === 0)
    parts.push(result.possible.length === 0 ? 'Nothing applies.' : 'Nothing applies for certain.')
  for (const outcome of result.outcomes) {
    const giver = result.because.find(
      (trace) => trace.outcome === outcome && (trace.exactly ?? trace.truth) === 'met',
    )
    parts.push(
      `${name(outcome)}: ${giver === undefined ? 'in every case that is still possible.' : giverWords(policy, giver, new Set())}`,
    )
    if (giver !== undefined) parts.push(...sourceWords(policy, giver))
  }
  if (result.possible.length > 0)
    parts.push(`May also apply: ${listed(result.possible.map(name))}.${toFindOut(policy, result.missing)}`)
  return parts
}
