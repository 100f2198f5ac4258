// What it means for json-rules-engine never to contradict the exact evaluator.
import { isDeepStrictEqual } from 'node:util'
import {
  assess,
  type Assessment,
  type CollectResult,
  type Facts,
  type Nominal,
  type Policy,
  type RuleTrace,
  type SingleResult,
  type Trace,
} from '@iom-rules/core'
import {
  toRulesEngine,
  type EngineCollected,
  type EngineDecision,
  type EngineSingle,
  type RulesRunner,
} from '@iom-rules/core/interop'
import { bearable } from '../bearable.ts'

const runners = new WeakMap<Policy, { runner: RulesRunner; passed: Map<string, Set<string>> }>()

/** One runner for each policy, and the rules that passed by nominal. */
function runnerOf(policy: Policy) {
  let known = runners.get(policy)
  if (known === undefined) {
    const runner = toRulesEngine(policy)
    const passed = new Map<string, Set<string>>()
    runner.on('success', ({ nominal, decision, rule, sense }) => {
      passed.set(nominal, (passed.get(nominal) ?? new Set()).add(`${decision}.${rule}.${sense}`))
    })
    runners.set(policy, (known = { runner, passed }))
  }
  return known
}

/** Runs both on a nominal, and gives every way in which they differ that they must not. */
export async function disagreements(
  policy: Policy,
  facts: Facts,
  asAt: string,
  ref = 'CASE',
): Promise<string[]> {
  const nominal: Nominal = { ref, facts }
  const exact = bearable(() => assess(policy, nominal, { asAt }))
  return exact === null ? [] : contradictions(policy, nominal, exact)
}

/** Runs the engine on a nominal, and gives every way in which it differs from its assessment that it must not. */
export async function contradictions(policy: Policy, nominal: Nominal, exact: Assessment): Promise<string[]> {
  const { runner, passed } = runnerOf(policy)
  const { ref } = nominal
  passed.delete(ref)
  const stock = await runner.assess(nominal, { asAt: exact.asAt })
  const differences: string[] = []
  for (const [id, result] of Object.entries(exact.decisions)) {
    const answer = stock.decisions[id] as EngineDecision
    const wrong = [
      ...(result.hitPolicy === 'COLLECT'
        ? collectDiffers(result, answer as EngineCollected)
        : singleDiffers(result, answer as EngineSingle)),
      ...result.because.flatMap((trace) => ruleDiffers(id, trace, passed.get(ref) ?? new Set())),
    ]
    if (wrong.length > 0)
      differences.push(`${id}: ${wrong.join(', ')}\n${JSON.stringify({ result, answer })}`)
  }
  if (!isDeepStrictEqual(Object.keys(exact.decisions), Object.keys(stock.decisions)))
    differences.push('decisions')
  passed.delete(ref)
  return differences
}

function singleDiffers(exact: SingleResult, stock: EngineSingle): string[] {
  const wrong: string[] = []
  if (!within(exact.possible, stock.possible)) wrong.push('possible')
  if (stock.possible.length === 1 && !same(['outcome', 'certainty', 'possible'], exact, stock))
    wrong.push('settled')
  const determined = exact.because.every(({ truth }) => truth !== 'undetermined')
  const everything = ['outcome', 'certainty', 'possible', 'rule', 'conflicting', 'details'] as const
  if (determined && !usesDecision(exact) && !same(everything, exact, stock)) wrong.push('known')
  return wrong
}

function collectDiffers(exact: CollectResult, stock: EngineCollected): string[] {
  const wrong: string[] = []
  if (!within(stock.outcomes, exact.outcomes)) wrong.push('outcomes')
  if (!within(exact.outcomes, [...stock.outcomes, ...stock.possible])) wrong.push('possible outcomes')
  if (!within(exact.possible, stock.possible)) wrong.push('possible')
  const determined = exact.because.every(({ truth }) => truth !== 'undetermined')
  if (determined && !usesDecision(exact) && !same(['outcomes', 'possible'], exact, stock)) wrong.push('known')
  return wrong
}

/** Rule by rule: the engine reads conditions as the trace does, but for the exact answers of tested decisions. */
function ruleDiffers(decision: string, trace: RuleTrace, passed: ReadonlySet<string>): string[] {
  const must = passed.has(`${decision}.${trace.rule}.must`)
  const may = passed.has(`${decision}.${trace.rule}.may`)
  const truth = must ? 'met' : may ? 'undetermined' : 'not-met'
  if (must && !may) return [`${trace.rule} must, but may not`]
  if (truth === trace.truth || (truth === 'undetermined' && testsDecision(trace.conditions))) return []
  return [`${trace.rule} is ${truth}, not ${trace.truth}`]
}

function usesDecision(exact: SingleResult | CollectResult): boolean {
  return exact.because.some(({ conditions }) => testsDecision(conditions))
}

function testsDecision(trace: Trace): boolean {
  switch (trace.kind) {
    case 'test':
      return trace.fact.startsWith('decision.')
    case 'all':
    case 'any':
      return trace.parts.some(testsDecision)
    default:
      return testsDecision(trace.part)
  }
}

function within(few: readonly string[], many: readonly string[]): boolean {
  return few.every((each) => many.includes(each))
}

function same<Key extends string>(
  keys: readonly Key[],
  exact: { readonly [key in Key]?: unknown },
  stock: { readonly [key in Key]?: unknown },
): boolean {
  return keys.every((key) => isDeepStrictEqual(exact[key], stock[key]))
}
