import type { Policy } from '@iom-rules/core'
import { regionsOf, type Goal } from '@iom-rules/core/journey'
import { outcomeInWords } from '../../words/answers.ts'
import { decisionTitle } from '../words/decisions.ts'
import { regionTitle, stateTitle } from '../words/changed.ts'

/** Somewhere a journey can be asked to lead. */
export interface NamedGoal {
  readonly id: string
  readonly title: string
  readonly goal: Goal
}

/** Every place a journey can lead to: states that are written out, and outcomes of decisions. */
export function goalsOf(policy: Policy): NamedGoal[] {
  const states = regionsOf(policy)
    .filter(({ follows }) => follows === undefined)
    .flatMap(({ id: region, states }) =>
      [...states.keys()].map((state) => ({
        id: `state ${region} ${state}`,
        title: `${regionTitle(policy, region)}: ${stateTitle(policy, region, state)}`,
        goal: { region, state },
      })),
    )
  const outcomes = Object.entries(policy.decisions)
    .filter(([, { hitPolicy }]) => hitPolicy !== 'COLLECT')
    .flatMap(([decision, { outcomes }]) =>
      Object.keys(outcomes).map((outcome) => ({
        id: `outcome ${decision} ${outcome}`,
        title: `${decisionTitle(policy, decision)}: ${outcomeInWords(policy, decision, outcome)}`,
        goal: { decision, outcome },
      })),
    )
  return [...states, ...outcomes]
}
