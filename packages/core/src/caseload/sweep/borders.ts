import type { Policy } from '../../policy/policy.ts'
import { parameterOf, resolve } from '../../policy/references.ts'
import { domainOf } from '../../diagram/declared.ts'
import { writtenTests } from '../../diagram/tested.ts'
import type { Interval } from '../sweep-steps.ts'
import { isWhole } from './uses.ts'

/**
 * The values of a parameter at which rules can begin to divide a fact in another way: the other figures it is
 * compared with, and the ends of its domain; of whole numbers their neighbours too. With the ends of the range.
 */
export function bordersOf(policy: Policy, parameter: string, fact: string, range: Interval): number[] {
  const domain = domainOf(policy, fact)
  const figures = (writtenTests(policy).get(fact) ?? []).flatMap(({ value }) => {
    const required = parameterOf(value) === parameter ? null : resolve(policy, value, '')
    return typeof required === 'number' ? [required] : []
  })
  const ends = [domain.minimum, domain.maximum].filter((end) => end !== undefined)
  const all = [...figures, ...ends].flatMap((each) =>
    isWhole(policy, fact)
      ? [Math.floor(each) - 1, Math.floor(each), Math.ceil(each), Math.ceil(each) + 1]
      : [each],
  )
  const inside = all.filter((each) => each > range.from && each < range.to)
  return [...new Set([range.from, ...inside, range.to])].sort((a, b) => a - b)
}
