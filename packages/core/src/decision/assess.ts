import type { FactList, Facts, Nominal, Scalar } from '../vocabulary/fact.ts'
import { IomRulesError } from '../vocabulary/issue.ts'
import { compareText } from '../vocabulary/order.ts'
import { inspect } from '../policy/limits.ts'
import { nominalIssues } from '../policy/nominal.ts'
import type { Assumption, Citation, Condition, Policy, Rule } from '../policy/policy.ts'
import { unknownDecision } from '../policy/unknown-id.ts'
import { compile, type Compiled } from '../diagram/compile.ts'
import type { CollectDiagrams, DecisionDiagrams, SingleDiagrams } from '../diagram/outcomes.ts'
import type { Node } from '../diagram/diagram.ts'
import { answerSingle, missingFor, sureOf, type SingleAnswer } from './answer.ts'
import type {
  Assessment,
  AssessOptions,
  CollectResult,
  Conflict,
  DecisionResult,
  Found,
  RuleTrace,
  SingleResult,
} from './assessment.ts'
import { situate, type Situation } from './situation.ts'
import { tracerOf, type OutcomesOf } from './trace.ts'

/**
 * What does the policy say of this nominal on this day, how sure is that, and why?
 *
 * @throws IomRulesError `INVALID_NOMINAL` with every issue, when the facts do not fit the policy;
 * `INVALID_DAY` when `asAt` is not a day; `UNKNOWN_DECISION`; `TOO_COMPLEX` past the node budget.
 * @example
 * const assessment = assess(policy, { ref: 'HAL-004', area: 'HALTON', facts: { cssScore: 5000 } }, { asAt: '2026-11-22' })
 * assessment.decisions.cohort.missing // the facts that can still matter
 */
export function assess(policy: Policy, nominal: Nominal, options: AssessOptions): Assessment {
  const { compiled, situation, assumed } = begin(policy, nominal, options)
  const singles = new Map<string, SingleAnswer>()
  const outcomesOf: OutcomesOf = (id) => answerOf(situation, compiled, id, singles).possible
  const decisions: Record<string, DecisionResult> = {}
  for (const id of wantedDecisions(policy, options)) {
    const diagrams = compiled.decisions.get(id) as DecisionDiagrams
    const because = diagrams.decision.rules.map((rule, at) =>
      traceRule(situation, rule, diagrams.rules[at] as Node, outcomesOf),
    )
    decisions[id] =
      diagrams.hitPolicy === 'COLLECT'
        ? collectResult(situation, diagrams, because)
        : singleResult(situation, diagrams, answerOf(situation, compiled, id, singles), because)
  }
  compiled.store.trim()
  return {
    policy: { id: policy.id, version: policy.version, hash: policy.hash },
    nominal: nominal.area === undefined ? { ref: nominal.ref } : { ref: nominal.ref, area: nominal.area },
    asAt: options.asAt,
    inForce:
      options.asAt >= policy.inForce.from &&
      (policy.inForce.until === undefined || options.asAt <= policy.inForce.until),
    decisions,
    derived: derivedHere(policy, situation),
    conflicts: situation.contradicted.map((at) => conflictAt(policy, at)),
    assumed,
  }
}

/** The outcome of one decision, without its reasons. */
export type Decided =
  | Pick<SingleAnswer, 'outcome' | 'certainty' | 'possible' | 'rule'>
  | { readonly outcomes: readonly string[]; readonly possible: readonly string[] }

/**
 * The outcome of every decision and how sure it is, without reasons: what `assess` says, faster.
 *
 * @throws as `assess` does.
 */
export function decide(
  policy: Policy,
  nominal: Nominal,
  options: AssessOptions,
): { readonly [decision: string]: Decided } {
  const { compiled, situation } = begin(policy, nominal, options)
  const decided: Record<string, Decided> = {}
  for (const id of wantedDecisions(policy, options)) {
    const diagrams = compiled.decisions.get(id) as DecisionDiagrams
    if (diagrams.hitPolicy === 'COLLECT') {
      const { outcomes, possible } = collected(situation, diagrams)
      decided[id] = { outcomes, possible }
    } else {
      const { outcome, certainty, possible, rule } = answerSingle(situation, diagrams)
      decided[id] = { outcome, certainty, possible, rule }
    }
  }
  compiled.store.trim()
  return decided
}

/**
 * Is a condition of the policy, or an outcome of one of its decisions, certain here? `null` when
 * some completions of the unknown facts say yes and some no.
 *
 * @param asked a named condition or an outcome that the policy has, or a condition written in the policy itself
 * @throws as `assess` does.
 */
export function sure(
  policy: Policy,
  asked: { readonly condition: string | Condition } | { readonly decision: string; readonly outcome: string },
  nominal: Nominal,
  options: AssessOptions,
): boolean | null {
  const { compiled, situation } = begin(policy, nominal, options)
  if ('condition' in asked) {
    const { condition } = asked
    return sureOf(situation, compiled.nodeOf(typeof condition === 'string' ? { condition } : condition))
  }
  const diagrams = compiled.decisions.get(asked.decision) as DecisionDiagrams
  if (diagrams.hitPolicy === 'COLLECT')
    return sureOf(situation, diagrams.collected[diagrams.outcomes.indexOf(asked.outcome)] as Node)
  const { possible } = answerSingle(situation, diagrams)
  return possible.includes(asked.outcome) ? (possible.length === 1 ? true : null) : false
}

/** Checks what was handed over and reads it into classes. */
export function begin(
  policy: Policy,
  nominal: Nominal,
  options: AssessOptions,
): { compiled: Compiled; situation: Situation; assumed: Record<string, Scalar | FactList> } {
  const compiled = compile(policy, options.asAt)
  const assumed: Record<string, Scalar | FactList> = {}
  let facts: Facts = nominal.facts
  for (const [id, value] of Object.entries(options.assume ?? {}).sort(([a], [b]) => compareText(a, b))) {
    if (value === null || value === undefined || (facts[id] !== undefined && facts[id] !== null)) continue
    assumed[id] = value
    facts = { ...facts, [id]: value }
  }
  const given = facts === nominal.facts ? nominal : { ...nominal, facts }
  const issues = nominalIssues(policy, given, options.asAt)
  if (issues.length > 0) {
    // Hostile depth or size is only worth naming once the nominal is refused anyway.
    const all = [...inspect(given), ...issues]
    const list = all.map((issue) => `${issue.path || '/'}: ${issue.message}`).join('\n')
    throw new IomRulesError(
      'INVALID_NOMINAL',
      `The nominal does not fit the policy ${policy.id}.\n${list}`,
      all,
    )
  }
  return { compiled, situation: situate(compiled, facts), assumed }
}

const sortedIds = new WeakMap<Policy, readonly string[]>()

export function wantedDecisions(policy: Policy, options: AssessOptions): readonly string[] {
  let all = sortedIds.get(policy)
  if (all === undefined) sortedIds.set(policy, (all = Object.keys(policy.decisions).sort()))
  const { decisions } = options
  if (decisions === undefined) return all
  const unknown = decisions.find((id) => !all.includes(id))
  if (unknown !== undefined) throw unknownDecision(policy, unknown)
  return all.filter((id) => decisions.includes(id))
}

function answerOf(
  situation: Situation,
  compiled: Compiled,
  id: string,
  done: Map<string, SingleAnswer>,
): SingleAnswer {
  let answer = done.get(id)
  if (answer === undefined)
    done.set(id, (answer = answerSingle(situation, compiled.decisions.get(id) as SingleDiagrams)))
  return answer
}

function traceRule(situation: Situation, rule: Rule, node: Node, outcomesOf: OutcomesOf): RuleTrace {
  const conditions = tracerOf(situation.compiled, rule.conditions)(situation, outcomesOf)
  const sure = conditions.truth === 'undetermined' ? sureOf(situation, node) : null
  const trace: { -readonly [key in keyof RuleTrace]: RuleTrace[key] } = {
    rule: rule.name,
    outcome: rule.event.type,
    fallback: rule.fallback === true,
    truth: conditions.truth,
    conditions,
  }
  if (sure !== null) trace.exactly = sure ? 'met' : 'not-met'
  if (rule.cite !== undefined) trace.cite = inOrder(rule.cite)
  if (rule.assumption !== undefined) trace.assumption = rule.assumption
  return trace
}

function singleResult(
  situation: Situation,
  diagrams: SingleDiagrams,
  answer: SingleAnswer,
  because: readonly RuleTrace[],
): SingleResult {
  const { outcome, certainty, possible, rule, conflicting, details } = answer
  const missing = possible.length > 1 ? missingFor(situation, diagrams.byOutcome) : []
  const matches: string[] = []
  for (const definition of diagrams.definitions) {
    if (isDefined(situation, definition, because)) matches.push(definition.outcome)
  }
  const result = { hitPolicy: diagrams.hitPolicy, outcome, certainty, matches, possible, missing, rule }
  return conflicting === undefined
    ? { ...result, details, because }
    : { ...result, conflicting, details, because }
}

function isDefined(
  situation: Situation,
  definition: SingleDiagrams['definitions'][number],
  because: readonly RuleTrace[],
): boolean {
  let open = false
  for (const at of definition.rules) {
    const trace = because[at] as RuleTrace
    const truth = trace.exactly ?? trace.truth
    if (truth === 'met') return true
    if (truth === 'undetermined') open = true
  }
  return open && sureOf(situation, definition.node) === true
}

function collected(
  situation: Situation,
  diagrams: CollectDiagrams,
): { outcomes: string[]; possible: string[]; open: Node[] } {
  const outcomes: string[] = []
  const possible: string[] = []
  const open: Node[] = []
  diagrams.collected.forEach((node, at) => {
    const sure = sureOf(situation, node)
    if (sure === true) outcomes.push(diagrams.outcomes[at] as string)
    else if (sure === null) {
      possible.push(diagrams.outcomes[at] as string)
      open.push(node)
    }
  })
  return { outcomes, possible, open }
}

function collectResult(
  situation: Situation,
  diagrams: CollectDiagrams,
  because: readonly RuleTrace[],
): CollectResult {
  const { outcomes, possible, open } = collected(situation, diagrams)
  const missing = [...new Set(open.flatMap((node) => missingFor(situation, node)))].sort()
  return { hitPolicy: 'COLLECT', outcomes, possible, missing, because }
}

const citations = new WeakMap<readonly Citation[], readonly Citation[]>()

/** The same citations with their keys in one order, whatever the document's. */
function inOrder(cite: readonly Citation[]): readonly Citation[] {
  let ordered = citations.get(cite)
  if (ordered === undefined) {
    ordered = Object.freeze(cite.map(({ source, line, quote }) => Object.freeze({ source, line, quote })))
    citations.set(cite, ordered)
  }
  return ordered
}

const testedDerived = new WeakMap<Compiled, readonly string[]>()

function derivedHere(policy: Policy, situation: Situation): { [fact: string]: Found } {
  let ids = testedDerived.get(situation.compiled)
  if (ids === undefined) {
    ids = Object.keys(policy.derived)
      .sort()
      .filter((id) => situation.compiled.variable(id) !== undefined)
    testedDerived.set(situation.compiled, ids)
  }
  const derived: Record<string, Found> = {}
  for (const id of ids) derived[id] = situation.found(id)
  return derived
}

function conflictAt(policy: Policy, at: number): Conflict {
  const { id, reason } = policy.assumptions[at] as Assumption
  return { assumption: id, reason }
}
