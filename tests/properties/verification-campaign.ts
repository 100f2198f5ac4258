// The laws of verification in shards, for the long run: npm run campaign -- verification
import * as fc from 'fast-check'
import { laws } from './verification-laws.ts'
import type { Shard } from './shard.ts'
import type { Tally } from './verification-reference.ts'

/** Runs every law on its share of so many cases, from a seed of its own. */
export async function shard(seed: number, size: number): Promise<Shard> {
  const tally: Tally = {}
  const cases: Record<string, number> = {}
  const failures: string[] = []
  for (const [name, law] of Object.entries(laws)) {
    const numRuns = Math.round((size * law.share) / 100)
    const property = fc.asyncProperty(law.cases, async (complaints) => {
      const found = await complaints(tally)
      if (found.length > 0) throw new Error(found.join('\n'))
    })
    const run = await fc.check(property, { numRuns, seed, endOnFailure: true })
    cases[name] = run.numRuns
    if (run.failed)
      failures.push(
        JSON.stringify({ law: name, seed, path: run.counterexamplePath, error: String(run.errorInstance) }) +
          `\n${String(run.counterexample?.[0])}`,
      )
  }
  return { cases, tally, failures }
}
