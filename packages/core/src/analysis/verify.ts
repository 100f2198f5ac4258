import type { Day } from '../vocabulary/day.ts'
import { pointer } from '../vocabulary/issue.ts'
import { and, NO, nodeBudget } from '../diagram/diagram.ts'
import { wantedDecisions } from '../decision/assess.ts'
import type { Condition, Decision, Parameter, Policy } from '../policy/policy.ts'
import { figure } from '../explanation/words.ts'
import { verifyMachines } from '../journey/verification/verify.ts'
import type { Progress } from './family.ts'
import type { DecisionFinding, VerifyFinding } from './finding.ts'
import { refusalIn } from '../vocabulary/refusal.ts'
import { scopeOf, withExample, type DecisionScope } from './scope.ts'
import { figuresFor, withFigure, type Figure } from './verification/alternatives.ts'
import { assumptionsIn } from './verification/assumptions.ts'
import { gapsIn } from './verification/gaps.ts'
import { overlapsIn } from './verification/overlaps.ts'
import { vacuousIn } from './verification/parameters.ts'
import { parametersIn, redundanciesIn, type Redundant } from './verification/redundancy.ts'
import { unreachableIn } from './verification/rules.ts'

/** Settings of {@link verify}. */
export interface VerifyOptions {
  /** The day it is looked at; the first day the policy is in force when left out. */
  readonly asAt?: Day
  /** Nodes that the diagrams of one decision may take, and as many again what shows it; 1,000,000 when left out. */
  readonly budget?: number
  /** Only these decisions, and nothing else. */
  readonly decisions?: readonly string[]
  /** Whether the machines are looked at too; they are when left out, unless `decisions` are named. */
  readonly machines?: boolean
  /** Called before each part of the work, and once at the end. What it throws ends the work. */
  readonly onProgress?: (progress: Progress) => void
}
/**
 * What is wrong with a policy, proved: where it says nothing or two things at once, what can never
 * apply or changes nothing, and whether its machines agree with its decisions. Over everybody there
 * can be, and with an example person that `assess` confirms.
 *
 * Errors first, then warnings, then what is only worth knowing; within these in the order of the
 * decisions' ids. A decision that is too complex to verify is a finding itself.
 *
 * @throws IomRulesError `INVALID_DAY`; `UNKNOWN_DECISION`
 * @example
 * const gaps = verify(policy).filter(({ code }) => code === 'gap')
 */
export function verify(policy: Policy, options: VerifyOptions = {}): VerifyFinding[] {
  const { asAt = policy.inForce.from, budget = nodeBudget, onProgress } = options
  const decisions = wantedDecisions(policy, { asAt, ...options })
  const isWhole = options.decisions === undefined
  const machines = options.machines ?? isWhole
  const steps: Step[] = [
    {
      what: 'Assumptions',
      // Whatever is asked, nothing is proved of nobody.
      run: () =>
        assumptionsIn(policy, asAt, budget).filter(
          ({ code }) => isWhole || code === 'contradictory-assumptions',
        ),
    },
    ...decisions.map((id) => ({
      what: (policy.decisions[id] as Decision).title,
      run: (looked: Set<string>) => decisionFindings(policy, id, asAt, budget, looked),
      decision: id,
      path: pointer(['decisions', id]),
    })),
    ...(isWhole ? Object.keys(policy.parameters).sort() : []).map((id) => ({
      what: (policy.parameters[id] as Parameter).title,
      run: () => vacuousIn(policy, id, asAt, budget),
      path: pointer(['parameters', id]),
    })),
    ...(machines ? [{ what: 'Machines', run: () => verifyMachines(policy, { asAt }) }] : []),
  ]
  const looked = new Set<string>()
  const findings: VerifyFinding[] = []
  for (const [done, step] of steps.entries()) {
    onProgress?.({ done, total: steps.length, what: step.what })
    findings.push(...guarded(step, looked))
    // Where nobody can exist, everything else is true of nobody.
    if (findings.some(({ code }) => code === 'contradictory-assumptions')) break
  }
  onProgress?.({ done: steps.length, total: steps.length, what: '' })
  return findings.sort((a, b) => gravity[a.severity] - gravity[b.severity])
}

const gravity = { error: 0, warning: 1, info: 2 } as const

interface Step {
  readonly what: string
  readonly run: (looked: Set<string>) => readonly VerifyFinding[]
  readonly decision?: string
  /** Where the document says what is looked at; the whole of it when left out. */
  readonly path?: string
}

/** The findings, or that there was too much to look at. */
function guarded({ what, run, decision, path = '' }: Step, looked: Set<string>): readonly VerifyFinding[] {
  try {
    return run(looked)
  } catch (error) {
    const refusal = refusalIn(error, 'TOO_COMPLEX')
    return [
      {
        code: 'too-complex',
        severity: 'warning',
        ...(decision === undefined ? {} : { decision }),
        path,
        message: `“${what}” is too complex to verify: ${refusal.message}`,
        help: 'Nothing is proved about it, in either direction. Split it into decisions that rest on each other, or test fewer facts in one.',
      },
    ]
  }
}

function decisionFindings(
  policy: Policy,
  decision: string,
  asAt: Day,
  budget: number,
  looked: Set<string>,
): DecisionFinding[] {
  const scope = scopeOf(policy, decision, asAt, budget)
  const { diagrams } = scope
  // Every rule of a COLLECT decision gives its own outcome: none is in another’s way.
  const single =
    diagrams.hitPolicy === 'COLLECT' ? [] : [...gapsIn(scope, diagrams), ...overlapsIn(scope, diagrams)]
  const redundant = redundanciesIn(scope, looked).map((each) => {
    const finding = atPresent(policy, scope, each, budget)
    return each.witness === undefined ? finding : withExample(finding, each.witness)
  })
  return [...single, ...unreachableIn(scope), ...redundant]
}

/** A part that counts at another value of a parameter is no mistake: it changes nothing at present. */
function atPresent(
  policy: Policy,
  { decision, asAt }: DecisionScope,
  { part, whole, without, finding }: Redundant,
  budget: number,
): DecisionFinding {
  const counts = (condition: Condition, other: Condition, parameter: string, value: Figure) => {
    const scope = scopeOf(withFigure(policy, parameter, value), decision, asAt, budget)
    const { compiled, universe } = scope
    const differs = compiled.store.combine(
      'differ',
      compiled.nodeOf(condition),
      compiled.nodeOf(other),
      (a, b) => (a === b ? 0 : 1),
    )
    return and(compiled.store, differs, universe.node) !== NO
  }
  for (const parameter of new Set(parametersIn(part))) {
    const declared = policy.parameters[parameter] as Parameter
    const value = figuresFor(policy, parameter, asAt).find((each) => counts(whole, without, parameter, each))
    if (value === undefined) continue
    return {
      ...finding,
      severity: 'info',
      parameter,
      message: `${finding.message.replace(/\.$/, '')} while “${declared.title}” is ${figureWords(declared.value)}. At ${figureWords(value)} it would count.`,
      help: 'Nothing need be done: it starts to count when the figure is changed.',
    }
  }
  return finding
}

function figureWords(value: Figure): string {
  return typeof value === 'number' ? figure(value) : Array.isArray(value) ? value.join(', ') : String(value)
}
