// The stock json-rules-engine: the same answer where all that matters is known, and no contradiction where it is not.
import { isDeepStrictEqual } from 'node:util'
import { toRulesEngine, type EngineDecision, type RulesRunner } from '@iom-rules/core/interop'
import { expect, test } from 'vitest'
import type { PortableAnswer } from './case.ts'
import { casesOf, everything, everyNth, policyOf } from './committed.ts'

/** In the gate every so manyth case: an engine is made afresh for each of them. */
const part = 8

test('json-rules-engine contradicts no case', { timeout: 600_000 }, async () => {
  const all = casesOf('assessment')
  const cases = everything ? all : everyNth(all, part)
  const runners = new Map<string, RulesRunner>()
  const wrong: string[] = []
  let [known, same] = [0, 0]
  for (const each of cases) {
    const runner = runners.get(each.policy) ?? toRulesEngine(policyOf(each.policy))
    runners.set(each.policy, runner)
    const { decisions } = await runner.assess(each.nominal, { asAt: each.asAt })
    for (const id of each.decisions) {
      const [wanted, found] = [
        each.assessment.decisions[id] as PortableAnswer,
        decisions[id] as EngineDecision,
      ]
      const contradicted = contradictions(wanted, found)
      if (contradicted.length > 0) wrong.push(`${each.id}: ${contradicted.join(', ')}`)
      if (wanted.missing.length > 0) continue
      known += 1
      if (isDeepStrictEqual(found.possible, wanted.possible)) same += 1
    }
  }
  expect(wrong.slice(0, 3)).toEqual([])
  // It may leave open what is sure in every completion, but seldom where nothing is unknown that matters.
  expect(same / known).toBeGreaterThan(0.9)
})

/** What the engine says that cannot be so: it may leave more open than there is, and nothing less. */
function contradictions(wanted: PortableAnswer, found: EngineDecision): string[] {
  const within = (few: readonly string[], many: readonly string[]) => few.every((one) => many.includes(one))
  if ('outcomes' in found) {
    const outcomes = wanted.outcomes ?? []
    return [
      ...(within(found.outcomes, outcomes) ? [] : ['outcomes']),
      ...(within(outcomes, [...found.outcomes, ...found.possible]) ? [] : ['outcomes left out']),
      ...(within(wanted.possible, found.possible) ? [] : ['possible']),
    ]
  }
  if (!within(wanted.possible, found.possible)) return ['possible']
  if (found.possible.length > 1) return []
  const of = ({ outcome, certainty, rule, details }: Omit<PortableAnswer, 'missing'>) =>
    JSON.stringify({ outcome, certainty, rule, details })
  return of(found) === of(wanted) ? [] : [`${of(found)}, not ${of(wanted)}`]
}
