// Periods of which an end is not known, held against every day that it can be: what is possible is exactly what one of
// them gives.
import { decide } from '@iom-rules/core'
import { openCaseload } from '@iom-rules/core/caseload'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bearable } from '../bearable.ts'
import { runs } from '../thorough.ts'
import { asAtText, expected, known, nominalOf, policyFor, telling } from './open-periods.ts'

test.each([false, true])(
  'what is possible is exactly what a day gives; the periods are counted: %s',
  (isCounted) => {
    const policy = policyFor(isCounted)
    fc.assert(
      fc.property(known, ([offences, periods]) => {
        const nominal = nominalOf(offences, periods)
        const possible = expected(offences, periods, isCounted)
        const [together] = openCaseload(policy, [nominal], { asAt: asAtText }).answersOf('d')
        expect([...(together?.possible ?? [])].sort()).toEqual(possible)
        const alone = bearable(() => decide(policy, nominal, { asAt: asAtText })['d'])
        // Which list matters asks for more than what is possible, and may be refused.
        expect(alone === null ? offences : null).toBeNull()
        expect(alone ?? together).toEqual(together)
      }),
      { numRuns: runs(15), examples: telling.map(([offences, periods]) => [[[...offences], periods]]) },
    )
  },
)
