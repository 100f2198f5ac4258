// A second opinion: verify and compare against brute force, on random policies.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { laws } from './verification-laws.ts'
import type { Tally } from './verification-reference.ts'

/** More than this is for `npm run campaign`: with one seed, the gate sees the same ones every time. */
const policies = 1_000

test.each(Object.entries(laws))(
  '%s is what brute force finds',
  { timeout: 300_000 },
  async (_, { share, cases }) => {
    const tally: Tally = {}
    await fc.assert(
      fc.asyncProperty(cases, async (complaints) => {
        expect(await complaints(tally)).toEqual([])
      }),
      { numRuns: (policies * share) / 100 },
    )
    if (process.env['TALLY'] !== undefined) console.log(JSON.stringify(tally))
  },
)
