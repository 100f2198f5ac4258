import type { Nominal } from '@iom-rules/core'
import { dayByDigits } from '../handwritten.ts'
import { jsonLogic } from '../json-logic.ts'
import { invented, lineOf, policy, today } from '../people.ts'
import type { Open } from './contender.ts'

export const open: Open = (most) => {
  const people = [...invented(Math.min(most, 10_000))]
  const decide = jsonLogic(policy, today, dayByDigits)
  return {
    answers: (count) =>
      people.slice(0, count).map(({ facts }) => {
        const answers = decide(facts)
        return lineOf((id) => answers[id] ?? null)
      }),
    jobs: {
      'json-logic-engine, compiled': {
        most: 10_000,
        run: (size) => {
          for (let at = 0; at < size; at += 1) decide((people[at] as Nominal).facts)
        },
      },
    },
  }
}
