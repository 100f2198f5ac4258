import { assess, decide, type Nominal } from '@iom-rules/core'
import { asAt, invented, lineOf, policy } from '../people.ts'
import type { Open } from './contender.ts'

/** This product, one nominal at a time. */
export const open: Open = (most) => {
  const known = [...invented(Math.min(most, 10_000))]
  const gaps = [...invented(Math.min(most, 10_000), 'unknowns')]
  const each = (nominals: readonly Nominal[], job: (nominal: Nominal) => unknown) => (size: number) => {
    for (let at = 0; at < size; at += 1) job(nominals[at] as Nominal)
  }
  const assessIt = (nominal: Nominal) => assess(policy, nominal, { asAt })
  const decideIt = (nominal: Nominal) => decide(policy, nominal, { asAt })
  return {
    answers: (count) =>
      known.slice(0, count).map((nominal) => {
        const answers = decideIt(nominal)
        return lineOf((id) => {
          const answer = answers[id]
          return answer === undefined ? null : 'outcomes' in answer ? answer.outcomes : answer.outcome
        })
      }),
    jobs: {
      'assess, with reasons': { most: 1_000, run: each(known, assessIt) },
      'assess, with reasons, unknowns': { most: 1_000, run: each(gaps, assessIt) },
      decide: { most: 10_000, run: each(known, decideIt) },
      'decide, unknowns': { most: 10_000, run: each(gaps, decideIt) },
    },
  }
}
