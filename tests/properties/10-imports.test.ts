// Property 10: whatever comes in, what comes out is a policy, a journey, people — or words about what is wrong.
// How long it takes is measured by `npm run campaign -- import-fuzz`, on many more; nothing here looks at a clock.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { untouched } from '../../playground/src/draft/draft.ts'
import { openStore } from '../../playground/src/draft/store.ts'
import { asAt, smallCaseload, smallDocument } from '../playground/small-policy.ts'
import { diceOf } from './dice.ts'
import { smallPolicy } from './import-samples.ts'
import { importsFor } from './imports.ts'
import { inherited, tried } from './judged.ts'

const draft = openStore(untouched({ document: smallDocument, caseload: smallCaseload, asAt }))

/** What stays as it is: the prototypes, the draft somebody is at, and the policy that things are read against. */
function surroundings(): unknown {
  return [inherited(), JSON.stringify([draft.get().context, smallPolicy])]
}

describe('any byte string into any import gives a typed error or a valid value, and nothing else is changed', () => {
  it.each(importsFor(1).map((each) => [each.what, each] as const))('%s', async (_, each) => {
    const before = surroundings()
    const seeds = fc.nat({ max: 1_000_000_000 })
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const input = each.make(diceOf(seed))
        const kept = input instanceof Uint8Array ? input.slice() : input
        expect((await tried(each, input)).told.wrong).toEqual([])
        expect(kept instanceof Uint8Array ? Buffer.compare(kept, input as Uint8Array) : 0).toBe(0)
      }),
      { numRuns: each.share === 330 ? 100 : 40 },
    )
    expect(surroundings()).toEqual(before)
    expect('polluted' in {}).toBe(false)
  })
})
