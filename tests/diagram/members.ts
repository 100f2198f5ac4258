// Facts derived from a list, made small: what conditions test of them, and what records come to.
import type { Day } from '@iom-rules/core'
import { divide, type Domain } from '../../packages/core/src/diagram/domain.ts'
import type { Member } from '../../packages/core/src/diagram/group.ts'
import { emptyTally, type Tally } from '../../packages/core/src/policy/derive.ts'
import type { DerivedFact } from '../../packages/core/src/policy/policy.ts'

export const asAt = 20_000

type Kind = 'exists' | 'count' | 'sum' | 'latest'
export type Tested = readonly (readonly [operator: string, value: number | Day])[]

const domains: Readonly<Record<Kind, Domain>> = {
  exists: { type: 'boolean' },
  count: { type: 'number', minimum: 0, whole: true },
  sum: { type: 'number', minimum: 0, whole: false },
  latest: { type: 'day', mayBeNone: true, past: true },
}

/** A fact that conditions test so; whether there is any is either way. */
export function member(kind: Kind, tests: Tested = [], id: string = kind): Member {
  const made = kind === 'exists' ? [['equal', true] as const] : tests
  return {
    id,
    derived: { [kind]: 'offences' } as unknown as DerivedFact,
    list: 'offences',
    variable: 0,
    classes: divide(
      domains[kind],
      made.map(([operator, required]) => ({ operator, required })),
      asAt,
    ),
    tally: () => emptyTally,
  }
}

export const one = (more: Partial<Tally> = {}): Tally => ({ ...emptyTally, count: 1, ...more })
export const none = emptyTally
