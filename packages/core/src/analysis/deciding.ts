import type { Day } from '../vocabulary/day.ts'
import type { Facts, Nominal } from '../vocabulary/fact.ts'
import { IomRulesError } from '../vocabulary/issue.ts'
import { decisionOf, own, testsIn } from '../policy/references.ts'
import type { Policy } from '../policy/policy.ts'
import { answerText } from '../decision/answer-text.ts'
import { assess } from '../decision/assess.ts'
import type {
  Assessment,
  DecisionResult,
  RuleTrace,
  SingleResult,
  TestTrace,
} from '../decision/assessment.ts'
import { factTitle } from '../explanation/words.ts'
import { elsewhere } from './deciding/elsewhere.ts'
import type { Deciding, DecidingReason, TestSide } from './deciding/reason.ts'
import { changedRules, type RuleChange } from './deciding/rules.ts'
import { changedTests, type TestPair } from './deciding/tests.ts'
import { pairWords, resultWords, ruleWords, workedOutWith, type Both } from './deciding/words.ts'

/** Settings of {@link deciding}. */
export interface DecidingOptions {
  /** The day both policies are asked about. */
  readonly asAt: Day
  /** Whole inputs taken as given where the nominal carries none. */
  readonly assume?: Facts
}

/**
 * Why does this person get another answer under the policy after than under the one before? The fewest tests
 * that come out otherwise and decide it, or the rule that is new, gone or elsewhere, with a sentence for each.
 *
 * @throws IomRulesError `UNKNOWN_DECISION` where one of the policies does not have it; and as `assess` does.
 * @example
 * deciding(published, draft, nominal, 'cohort', { asAt: '2026-11-22' }).words
 * // 'Crime Severity Score: 1,204. Asked for before: that it is 1,000 or more …; after: that it is 1,300 or more ….'
 */
export function deciding(
  before: Policy,
  after: Policy,
  nominal: Nominal,
  decision: string,
  options: DecidingOptions,
): Deciding {
  const both = { before, after }
  const assessed = (policy: Policy) =>
    assess(policy, nominal, { ...options, decisions: [...withTested(policy, decision)] })
  return decidingIn(both, assessed(before), assessed(after), decision)
}

/** A decision and those it tests. */
function withTested(policy: Policy, decision: string, found = new Set<string>()): Set<string> {
  const declared = own(policy.decisions, decision)
  if (declared === undefined)
    throw new IomRulesError('UNKNOWN_DECISION', `The policy ${policy.id} has no decision \`${decision}\`.`)
  found.add(decision)
  for (const { conditions } of declared.rules)
    for (const { fact } of testsIn(conditions, policy.conditions)) {
      const tested = decisionOf(fact)
      if (tested !== null && !found.has(tested)) withTested(policy, tested, found)
    }
  return found
}

function decidingIn(both: Both, before: Assessment, after: Assessment, decision: string): Deciding {
  const [one, other] = [resultIn(before, decision), resultIn(after, decision)]
  const [from, to] = [answerText(one), answerText(other)]
  if (from === to) return { from, to, moved: false, reasons: [], words: 'The answer is the same.' }
  const found = changedRules(one, other).flatMap((change) => reasonsOf(change, both, before, after, decision))
  const keys = found.map(sameness)
  const distinct = found.filter((_, at) => keys.indexOf(keys[at] as string) === at)
  const reasons = distinct.length > 0 ? distinct : elsewhere(both, decision, one, other)
  return { from, to, moved: true, reasons, words: reasons.map(({ words }) => words).join(' ') }
}

/** What makes two reasons one: the same test, though one rule asks for the opposite of the other, or else the same words. */
function sameness(reason: DecidingReason): string {
  return reason.kind === 'test' ? JSON.stringify([reason.fact, reason.before, reason.after]) : reason.words
}

/** What an assessment says of a decision that was asked for, or that one asked for tests. */
function resultIn(assessment: Assessment, decision: string): DecisionResult {
  return assessment.decisions[decision] as DecisionResult
}

function reasonsOf(
  change: RuleChange,
  both: Both,
  before: Assessment,
  after: Assessment,
  decision: string,
): DecidingReason[] {
  const { rule } = change
  const whole = {
    kind: 'rule' as const,
    rule,
    change: change.change,
    words: ruleWords(both, decision, change),
  }
  if (change.change !== 'truth') return [whole]
  // What comes out otherwise is in both.
  const [one, other] = [change.before as RuleTrace, change.after as RuleTrace]
  const tests = changedTests(one.conditions, other.conditions)
  if (tests.length === 0) return [whole]
  return tests.map((pair): DecidingReason => {
    const { fact } = (pair.after ?? pair.before) as TestTrace
    const nested = nestedDeciding(pair, fact, both, before, after)
    if (nested !== null) return { kind: 'decision', rule, ...nested }
    return {
      kind: 'test',
      rule,
      fact,
      before: sideOf(pair.before),
      after: sideOf(pair.after),
      parameters: workedOutWith(both, fact).map(({ id }) => id),
      words: pairWords(both, pair),
    }
  })
}

/** A test of another decision that comes out otherwise is told by what makes that one do so. */
function nestedDeciding(pair: TestPair, fact: string, both: Both, before: Assessment, after: Assessment) {
  const decision = decisionOf(fact)
  if (decision === null || pair.before === null || pair.after === null) return null
  const inner = decidingIn(both, before, after, decision)
  if (!inner.moved) return null
  // No test is made on a decision that collects outcomes.
  const from = resultWords(both.before, decision, resultIn(before, decision) as SingleResult)
  const to = resultWords(both.after, decision, resultIn(after, decision) as SingleResult)
  const words = `${factTitle(both.after, fact)}: ${from} before, ${to} after. ${inner.words}`
  return { decision, deciding: inner, words }
}

function sideOf(test: TestTrace | null): TestSide | null {
  if (test === null) return null
  const { truth, found, operator, required, from } = test
  return { truth, found, operator, required, ...(from === undefined ? {} : { from }) }
}
