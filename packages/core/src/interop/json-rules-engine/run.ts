import { Engine, type Almanac, type Event, type RuleResult } from 'json-rules-engine'
import { dayNumber, type Day, type DayNumber } from '../../vocabulary/day.ts'
import type { Nominal } from '../../vocabulary/fact.ts'
import { IomRulesError } from '../../vocabulary/issue.ts'
import type { Truth } from '../../vocabulary/truth.ts'
import { notADay } from '../../vocabulary/refusal.ts'
import type { Decision, Policy } from '../../policy/policy.ts'
import { decisionPrefix, listsOf } from '../../policy/references.ts'
import { answer, possibleOutcomes, type EngineDecision } from './answer.ts'
import { derivationsOf } from './derived.ts'
import { equipmentAt } from './equip.ts'
import { eventType, rulesOf, type EngineRule, type RuleParams } from './rules.ts'
import { checkNominal, checkedProviders, readerOf, supply, type FactProviders } from './supply.ts'

/** Settings of {@link toRulesEngine}. */
export interface RulesEngineOptions {
  /** Fetch facts and lists that nominals do not carry, by fact. */
  readonly facts?: FactProviders
}

/** What happened to one of the engine's rules, for one nominal. */
export interface RuleEvent extends Readonly<RuleParams> {
  /** The nominal's reference. */
  readonly nominal: string
  /** The day the facts were judged on. */
  readonly asAt: Day
}

/** Told of a rule that passed or failed, with the engine's own almanac and result. The run waits for it. */
export type RuleListener = (event: RuleEvent, almanac: Almanac, result: RuleResult) => void | Promise<void>

/** Every decision for one nominal on one day, as a stock json-rules-engine judges it. */
export interface EngineAssessment {
  /** The day the facts were judged on. */
  readonly asAt: Day
  /** Every decision's answer, by id. */
  readonly decisions: { readonly [decision: string]: EngineDecision }
}

/** The day the facts are judged on, `YYYY-MM-DD`. */
export interface RunOptions {
  /** The day; the engine has no clock to ask. */
  readonly asAt: Day
}

/** A policy on stock json-rules-engine. */
export interface RulesRunner {
  /** Judges a nominal on an engine of its own. Runs may overlap. */
  assess(nominal: Nominal, options: RunOptions): Promise<EngineAssessment>
  /** The rules as plain JSON, in json-rules-engine's format. */
  rules(): EngineRule[]
  /** An engine with rules, operators and this nominal's facts, for one run of your own. */
  engine(nominal: Nominal, options: RunOptions): Engine
  /** Listens to the rules of every run; the answer stops listening. */
  on(happening: 'success' | 'failure', listener: RuleListener): () => void
}

/**
 * What does a stock json-rules-engine make of this policy?
 *
 * Each rule becomes two: *must* passes when it is met for certain, *may* when it could be met, so the
 * engine answers three-valued (strong Kleene). Its `possible` holds everything that of `assess` holds,
 * and what it settles, `assess` settles alike.
 *
 * @throws IomRulesError `UNKNOWN_FACT` for a provider of a fact that is not declared; `TOO_COMPLEX` for
 * conditions too deep for the engine. `assess` and `engine` throw `INVALID_NOMINAL` and `INVALID_DAY`.
 * @example
 * const runner = toRulesEngine(policy, { facts: { offences: (nominal) => fetchOffences(nominal.ref) } })
 * const { decisions } = await runner.assess({ ref: 'HAL-004', facts: { ogrsScore: 82 } }, { asAt: '2026-11-22' })
 */
export function toRulesEngine(policy: Policy, options: RulesEngineOptions = {}): RulesRunner {
  const providers = checkedProviders(policy, options.facts ?? {})
  const rules = rulesOf({ policy, fetched: (fact) => fetches(policy, providers, fact) })
  const listeners = { success: new Set<RuleListener>(), failure: new Set<RuleListener>() }
  const planAt = rememberedByDay((asAt, asAtNumber) => ({
    equip: equipmentAt(asAtNumber),
    derivations: derivationsOf(policy, asAt, asAtNumber),
  }))

  function open(nominal: Nominal, { asAt }: RunOptions) {
    const { equip, derivations } = planAt(asAt)
    checkNominal(policy, nominal, asAt)
    const engine = new Engine(rules, {
      allowUndefinedFacts: true,
      pathResolver() {
        throw new IomRulesError('PATH_REFUSED', 'A policy has no `path`, and none is ever resolved.')
      },
    })
    equip(engine)
    supply(engine, policy, asAt, readerOf(policy, nominal, asAt, providers), derivations)
    const passed = new Set<string>()
    engine.on('success', ({ type }) => void passed.add(type))
    const truthsOf = (id: string, decision: Decision): Truth[] =>
      decision.rules.map(({ name }) => {
        if (passed.has(eventType(id, name, 'must'))) return 'met'
        return passed.has(eventType(id, name, 'may')) ? 'undetermined' : 'not-met'
      })
    for (const [id, decision] of Object.entries(policy.decisions)) {
      if (decision.hitPolicy === 'COLLECT') continue
      // Asked only by rules of a lower priority, once this decision's own rules have been judged.
      let possible: string[] | undefined
      const judged = () => (possible ??= possibleOutcomes(decision, truthsOf(id, decision)))
      engine.addFact(decisionPrefix + id, judged, { cache: false })
    }
    for (const happening of ['success', 'failure'] as const) {
      for (const listener of listeners[happening]) {
        // The engine waits for what a listener gives back, although its types do not say so.
        const tell = (event: Event, almanac: Almanac, result: RuleResult): unknown =>
          listener({ ...(event.params as RuleParams), nominal: nominal.ref, asAt }, almanac, result)
        engine.on(happening, tell)
      }
    }
    return { engine, truthsOf }
  }

  return {
    async assess(nominal, runOptions) {
      const { engine, truthsOf } = open(nominal, runOptions)
      await engine.run()
      const decisions = Object.keys(policy.decisions)
        .sort()
        .map((id): [string, EngineDecision] => {
          const decision = policy.decisions[id] as Decision
          return [id, answer(decision, truthsOf(id, decision))]
        })
      return { asAt: runOptions.asAt, decisions: Object.fromEntries(decisions) }
    },
    rules: () => structuredClone(rules),
    engine: (nominal, runOptions) => open(nominal, runOptions).engine,
    on(happening, listener) {
      listeners[happening].add(listener)
      return () => void listeners[happening].delete(listener)
    },
  }
}

function fetches(policy: Policy, providers: FactProviders, fact: string): boolean {
  const derived = Object.hasOwn(policy.derived, fact) ? policy.derived[fact] : undefined
  const sources = derived === undefined ? [fact] : [fact, ...listsOf(derived)]
  return sources.some((source) => Object.hasOwn(providers, source))
}

function numberOf(asAt: Day): DayNumber {
  const number = dayNumber(asAt)
  if (number !== null) return number
  throw notADay('asAt', asAt)
}

const daysRemembered = 8

function rememberedByDay<Plan>(make: (asAt: Day, number: DayNumber) => Plan): (asAt: Day) => Plan {
  const days = new Map<Day, Plan>()
  return (asAt) => {
    const known = days.get(asAt)
    if (known !== undefined) return known
    const plan = make(asAt, numberOf(asAt))
    if (days.size >= daysRemembered) days.delete(days.keys().next().value as Day)
    days.set(asAt, plan)
    return plan
  }
}
