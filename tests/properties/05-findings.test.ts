// Property 5: a second opinion on `verify`, by brute force over everybody whom a random policy can tell apart.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { laws } from './verification-laws.ts'
import { runs } from '../thorough.ts'
import type { Tally } from './verification-reference.ts'

/** More than this is for `npm run campaign`: with one seed, the gate sees the same ones every time. */
const policies = runs(200)

const verified = Object.entries(laws).filter(([law]) => law.startsWith('what verify finds'))

test.each(verified)(
  'every finding’s example re-checks under assess and the stock engine, and every “none” survives brute force: %s',
  { timeout: 300_000 },
  async (_, { share, cases }) => {
    const tally: Tally = {}
    await fc.assert(
      fc.asyncProperty(cases, async (complaints) => {
        expect(await complaints(tally)).toEqual([])
      }),
      { numRuns: (policies * share) / 100 },
    )
    // A law that never looks would hold too.
    expect(tally['people tried']).toBeGreaterThan(policies / 10)
    expect(tally['examples']).toBeGreaterThan(tally['examples on the stock engine'] ?? Infinity)
  },
)
