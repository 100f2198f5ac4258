// Property 10: whatever comes in, what comes out is a policy, a journey, people — or words about what is wrong.
// How long it takes is measured by `npm run campaign -- import-fuzz`, on many more; nothing here looks at a clock.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isIomRulesError, type Issue } from '@iom-rules/core'
import { Stop } from '../../packages/cli/src/exit.ts'
import { untouched } from '../../playground/src/draft/draft.ts'
import { openStore } from '../../playground/src/draft/store.ts'
import { asAt, smallCaseload, smallDocument } from '../playground/small-policy.ts'
import { diceOf } from './dice.ts'
import { smallPolicy } from './import-samples.ts'
import { importsFor, type Import } from './imports.ts'

const prototypes = [Object, Array, String, Number, Boolean, Function, Map, Set, Date, RegExp, Error, Promise]

/** Everything that hangs on the prototypes. */
function inherited(): unknown[] {
  return prototypes.flatMap(({ prototype }) =>
    Reflect.ownKeys(prototype).map((key) => [
      key,
      Reflect.getOwnPropertyDescriptor(prototype, key)?.value as unknown,
    ]),
  )
}

const draft = openStore(untouched({ document: smallDocument, caseload: smallCaseload, asAt }))

/** What stays as it is: the prototypes, the draft somebody is at, and the policy that things are read against. */
function surroundings(): unknown {
  return [inherited(), JSON.stringify([draft.get().context, smallPolicy])]
}

/** An issue of ours has a code, a place that is a JSON Pointer, and words. */
function isTold({ code, path, message, severity }: Issue): boolean {
  const isWords = message.length > 10 && !/\[object|undefined is|zod|Invalid input/.test(message)
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) && /^(\/|$)/.test(path) && severity === 'error' && isWords
}

/** Everything in which an import does with an input what it must not. */
async function faultsOf({ read }: Import, input: unknown): Promise<unknown[]> {
  try {
    const answer = await read(input)
    if (answer.ok) return [...(await answer.check())]
    return answer.issues.length === 0 ? ['no issue'] : answer.issues.filter((issue) => !isTold(issue))
  } catch (error) {
    // The command line stops with words of its own, and the exit code for what came in.
    return isIomRulesError(error) || (error instanceof Stop && error.code === 4) ? [] : [error]
  }
}

describe('any byte string into any import gives a typed error or a valid value, and nothing else is changed', () => {
  it.each(importsFor(1).map((each) => [each.what, each] as const))('%s', async (_, each) => {
    const before = surroundings()
    const seeds = fc.nat({ max: 1_000_000_000 })
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const input = each.make(diceOf(seed))
        const kept = input instanceof Uint8Array ? input.slice() : input
        expect(await faultsOf(each, input)).toEqual([])
        expect(kept instanceof Uint8Array ? Buffer.compare(kept, input as Uint8Array) : 0).toBe(0)
      }),
      { numRuns: each.share === 330 ? 100 : 40 },
    )
    expect(surroundings()).toEqual(before)
    expect('polluted' in {}).toBe(false)
  })
})
