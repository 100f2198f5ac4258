// Hostile input into everything that reads, in shards, for the long run: npm run campaign -- import-fuzz
import { diceOf } from './dice.ts'
import { importsFor } from './imports.ts'
import { inherited, tried } from './judged.ts'
import { count, note, type Shard, type Tally } from './shard.ts'

const shares = 1_000

/** So many hostile inputs, in all. A test hands over a reader that fails, to see that it is found. */
export async function shard(seed: number, size: number, imports = importsFor(seed)): Promise<Shard> {
  const sum = { cases: {} as Tally, tally: {} as Tally, failures: [] as string[] }
  const times: Record<string, Record<string, number>> = {}
  const dice = diceOf(seed)
  const before = inherited()
  for (const each of imports) {
    const many = Math.max(1, Math.round((size * each.share) / shares))
    for (let at = 0; at < many; at += 1) {
      const input = each.make(dice)
      const kept = input instanceof Uint8Array ? input.slice() : null
      const { told, milliseconds } = await tried(each, input)
      note(times, each.what, milliseconds)
      count(sum.cases, each.what)
      count(sum.tally, told.how)
      const wrong = [
        ...told.wrong,
        ...(kept !== null && Buffer.compare(kept, input as Uint8Array) !== 0
          ? ['the input was changed']
          : []),
        ...('polluted' in {} ? ['a prototype was changed'] : []),
      ]
      if (wrong.length > 0)
        sum.failures.push(JSON.stringify({ what: each.what, at, wrong, input: shown(input) }))
    }
  }
  const after = inherited()
  if (after.length !== before.length || after.some((value, at) => !Object.is(value, before[at])))
    sum.failures.push('a prototype was changed')
  return { ...sum, times }
}

function shown(input: unknown): string {
  if (input instanceof Uint8Array) return `base64 ${Buffer.from(input).toString('base64').slice(0, 4_000)}`
  try {
    return (JSON.stringify(input) ?? String(input)).slice(0, 4_000)
  } catch {
    return 'a value that is no JSON'
  }
}
