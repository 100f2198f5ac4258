import type { Facts, Nominal } from '@iom-rules/core'
import { byHand, dayByDigits, deriveByHand } from '../handwritten.ts'
import { decisions, invented, lineOf, policy, today } from '../people.ts'
import { stockEngine } from '../stock.ts'
import type { Open } from './contender.ts'

/** json-rules-engine, with what lists come to and the decisions that others test handed over ready. */
export const open: Open = (most) => {
  const people = [...invented(Math.min(most, 1_000))]
  const ready = people.map(({ facts }): Facts => {
    const { recentListed, onRecord, severity } = deriveByHand(facts, today, dayByDigits)
    const { cohort, lead } = byHand(facts, today, dayByDigits)
    return {
      recentListedOffence: recentListed,
      listedOffenceOnRecord: onRecord,
      cssScore: severity,
      'decision.cohort': cohort,
      'decision.lead': lead,
    }
  })
  const run = stockEngine(policy, decisions)
  return {
    answers: async (count) => {
      const lines: string[] = []
      for (const [at, { facts }] of people.slice(0, count).entries()) {
        const met = await run(facts, ready[at] as Facts)
        lines.push(
          lineOf((id) => {
            const { rules = [], hitPolicy, otherwise } = policy.decisions[id] ?? {}
            const given = rules.flatMap(({ name, event }) =>
              met.get(id)?.includes(name) === true ? [event.type] : [],
            )
            return hitPolicy === 'COLLECT' ? given : (given[0] ?? otherwise?.outcome ?? null)
          }),
        )
      }
      return lines
    },
    jobs: {
      'json-rules-engine': {
        most: 200,
        run: async (size) => {
          for (let at = 0; at < size; at += 1) await run((people[at] as Nominal).facts, ready[at] as Facts)
        },
      },
    },
  }
}
