// Property 6: a second opinion on `compare`, by brute force over everybody under a random policy and a change of it.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { laws } from './verification-laws.ts'
import { runs } from '../thorough.ts'
import type { Tally } from './verification-reference.ts'

/** More than this is for `npm run campaign`: with one seed, the gate sees the same ones every time. */
const changes = runs(200)

const compared = Object.entries(laws).filter(([law]) => law.startsWith('what compare finds'))

test.each(compared)(
  'a policy compared with itself is the same, undoing a change moves everybody back, and every witness moves: %s',
  { timeout: 300_000 },
  async (_, { share, cases }) => {
    const tally: Tally = {}
    await fc.assert(
      fc.asyncProperty(cases, async (complaints) => {
        expect(await complaints(tally)).toEqual([])
      }),
      { numRuns: (changes * share) / 100 },
    )
    // A law that never looks would hold too.
    expect(tally['people tried']).toBeGreaterThan(changes / 10)
    expect(tally['examples']).toBeGreaterThan(0)
    expect(tally['same']).toBeGreaterThan(0)
  },
)
