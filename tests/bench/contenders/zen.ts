import { invented, lineOf, policy, today } from '../people.ts'
import { zenContext, zenEngine } from '../zen.ts'
import type { Open } from './contender.ts'

export const open: Open = (most) => {
  const contexts = [...invented(Math.min(most, 1_000))].map(({ facts }) => zenContext(facts, today))
  const { one, all } = zenEngine(policy)
  return {
    answers: async (count) => {
      const together = await all(contexts.slice(0, count))
      const lines: string[] = []
      for (const [at, context] of contexts.slice(0, count).entries()) {
        const answers = await one(context)
        const line = lineOf((id) => answers[id] ?? [])
        if (line !== lineOf((id) => together[at]?.[id] ?? []))
          throw new Error(`zen-engine disagrees with itself on ${at}`)
        lines.push(line)
      }
      return lines
    },
    jobs: {
      'zen-engine, one call each, one core': {
        most: 200,
        run: async (size) => {
          for (let at = 0; at < size; at += 1) await one(contexts[at] as object)
        },
      },
      'zen-engine, one call for all, one core': {
        most: 1_000,
        run: (size) => all(contexts.slice(0, size)),
      },
    },
  }
}
