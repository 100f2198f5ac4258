import { assess } from '../decision/assess.ts'
import type { Assessment, DecisionResult, RuleTrace, SingleResult } from '../decision/assessment.ts'
import type { Policy, Rule } from '../policy/policy.ts'
import type { Day } from '../vocabulary/day.ts'
import type { Truth } from '../vocabulary/truth.ts'
import { dueDay, dutyTitle, isOwed } from './case.ts'
import { membershipFact, roles } from './roles.ts'
import { isWaivable } from './permit.ts'
import type { Answer, Case, JourneyStart, OpenDuty, PanelItem, Position, Standing } from './timeline.ts'

/** What the policy says at this point of a journey, with its reasons. */
export function standingOf(
  policy: Policy,
  position: Position,
  who: Pick<JourneyStart, 'ref' | 'area'>,
): Standing {
  const { context, states } = position
  const { facts, asAt } = context
  const nominal = who.area === undefined ? { ref: who.ref, facts } : { ref: who.ref, area: who.area, facts }
  const assessment = assess(policy, nominal, { asAt })
  const answer = (decision: string): Answer | null => answerIn(assessment, context, decision)
  const lead = answer(roles.lead)
  const membership = facts[membershipFact]
  const owner = assessment.decisions[roles.lead]
  return {
    asAt,
    states,
    membership: typeof membership === 'string' ? membership : null,
    colour: answer(roles.colour),
    eligibility: answer(roles.eligibility),
    lead,
    riskOwner: owner === undefined || owner.hitPolicy === 'COLLECT' ? null : textIn(owner, 'riskOwner'),
    obligations: dutiesOf(policy, context, assessment),
    possibleObligations: collected(assessment, roles.duties).possible,
    discharged: context.closed,
    panelItems: itemsOf(policy, context, assessment),
    flags: collected(assessment, roles.flags).outcomes,
    liaison: context.liaison,
    matrix: context.matrix,
    facts,
    assessment,
  }
}

function answerIn(assessment: Assessment, context: Case, decision: string): Answer | null {
  const result = assessment.decisions[decision]
  if (result === undefined || result.hitPolicy === 'COLLECT') return null
  const { outcome, certainty, possible, missing, rule } = result
  const since = outcome === null ? null : (context.since[decision]?.[outcome] ?? null)
  return { outcome, certainty, possible, missing, rule, since }
}

function textIn(result: SingleResult, key: string): string | null {
  const value = result.details[key]
  return typeof value === 'string' ? value : null
}

function collected(
  assessment: Assessment,
  decision: string,
): { readonly outcomes: readonly string[]; readonly possible: readonly string[] } {
  const result = assessment.decisions[decision]
  return result?.hitPolicy === 'COLLECT' ? result : { outcomes: [], possible: [] }
}

/**
 * The rule that gives an outcome of a decision that collects: the first that is met, else the first
 * that may be (of several one can be certain, though none of them is), else the first written.
 */
export function giverOf({ because }: DecisionResult, outcome: string): string {
  const giving = because.filter((trace) => trace.outcome === outcome)
  const isSo = (truth: Truth) => giving.find((trace) => (trace.exactly ?? trace.truth) === truth)
  // A decision that collects has no `otherwise`: every outcome is that of a rule.
  const { rule } = (isSo('met') ?? isSo('undetermined') ?? giving[0]) as RuleTrace
  return rule
}

/** The rule that gives one of the outcomes that were collected. */
function ruleFor(assessment: Assessment, decision: string, outcome: string): string {
  return giverOf(assessment.decisions[decision] as DecisionResult, outcome)
}

function dutiesOf(policy: Policy, context: Case, assessment: Assessment): OpenDuty[] {
  const byRule = collected(assessment, roles.duties)
    .outcomes.filter((duty) => isOwed({ ...context, owed: [] }, duty))
    .map((duty): OpenDuty => {
      const named = ruleFor(assessment, roles.duties, duty)
      const rule = policy.decisions[roles.duties]?.rules.find(({ name }) => name === named) as Rule
      // What is owed has been owed since some day.
      const since = context.since[roles.duties]?.[duty] as Day
      const days = rule.event.params?.['dueWithinDays']
      return {
        duty,
        title: dutyTitle(policy, duty),
        since,
        due: dueDay(since, days),
        from: { rule: named },
        waivable: isWaivable(policy, context, duty),
      }
    })
  const bySteps = context.owed.map(({ duty, since, due, event }): OpenDuty => ({
    duty,
    title: dutyTitle(policy, duty),
    since,
    due,
    from: { event },
    waivable: false,
  }))
  return [...byRule, ...bySteps]
}

function itemsOf(policy: Policy, context: Case, assessment: Assessment): PanelItem[] {
  const byRule = collected(assessment, roles.items).outcomes.map((item): PanelItem => ({
    item,
    title: policy.decisions[roles.items]?.outcomes[item]?.title ?? item,
    since: context.since[roles.items]?.[item] ?? context.asAt,
    from: { rule: ruleFor(assessment, roles.items, item) },
  }))
  return [...byRule, ...context.raised]
}
