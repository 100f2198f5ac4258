// The long runs themselves: a small shard of each does its work, a planted fault is found, and results add up.
// That of SQL starts databases; what it does is run by tests/interop/sql/answers.test.ts.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decide, type Decided } from '@iom-rules/core'
import { track } from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { names } from '../../scripts/campaign/campaigns.mjs'
import { pagesOf, readRecords } from '../../scripts/campaign/page.mjs'
import {
  addShard,
  furthest,
  noResults,
  takeSeed,
  total,
  within,
  type Results,
} from '../../scripts/campaign/results.mjs'
import * as differential from '../properties/differential-campaign.ts'
import * as importFuzz from '../properties/import-fuzz-campaign.ts'
import * as machines from '../properties/machines-campaign.ts'
import * as policyMutation from '../properties/policy-mutation-campaign.ts'
import { note, type Shard } from '../properties/shard.ts'
import * as verification from '../properties/verification-campaign.ts'

const seed = 1_000_000
/** The larger shipped policies take seconds, and have tests of their own. */
const small = machines.sources.filter(({ share, kind }) => share > 6 || kind === 'navigate')

test.each([
  ['differential', () => differential.shard(seed, 100)],
  ['machines', () => machines.shard(seed, 100, machines.ours, small)],
  ['import-fuzz', () => importFuzz.shard(seed, 60)],
  ['verification', () => verification.shard(seed, 4)],
  ['policy-mutation', () => policyMutation.shard(seed)],
])('%s finds nothing wrong in a small shard, and says what it did', async (name, run) => {
  const { cases, tally, failures } = await run()
  expect(names).toContain(name)
  expect(failures).toEqual([])
  expect(total(cases)).toBeGreaterThan(0)
  expect(total(tally)).toBeGreaterThan(0)
})

describe('a planted fault is found', () => {
  const otherwise = (answer: Decided): Decided => ('rule' in answer ? { ...answer, rule: 'another' } : answer)
  const wrongly: typeof decide = (...given) =>
    Object.fromEntries(Object.entries(decide(...given)).map(([id, answer]) => [id, otherwise(answer)]))

  test('in the bare evaluator, with what shows it again', async () => {
    const shard = await differential.shard(seed, 10, { ...differential.ours, decide: wrongly })
    const results = noResults('code', '2026-11-22')
    addShard(results, takeSeed(results, new Set()), shard, 1)
    expect(results.failed).toBeGreaterThan(0)
    expect(results.failures[0]).toMatch(/^seed 1000000: .*assess and decide.*"nominal"/)
  })

  test('in the engine', async () => {
    const contradictions = () => Promise.resolve(['first: known'])
    const { failures } = await differential.shard(seed, 10, { ...differential.ours, contradictions })
    expect(failures[0]).toContain('json-rules-engine')
  })

  test('in the machines', async () => {
    const stuck: typeof track = (...given) => track(...given).map((_, __, all) => all[0] ?? {})
    const { failures } = await machines.shard(seed, 50, { ...machines.ours, track: stuck }, small)
    expect(failures[0]).toMatch(/track gives .*"journey"/)
  })

  test('in a reader', async () => {
    const broken = {
      what: 'a thing',
      share: 1_000,
      make: () => new Uint8Array([1]),
      read: (input: unknown) => {
        ;(input as Uint8Array)[0] = 2
        throw new TypeError('No such thing.')
      },
    }
    const { failures } = await importFuzz.shard(seed, 1, [broken])
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatch(/TypeError: No such thing.*the input was changed/)
  })
})

describe('results', () => {
  const shard: Shard = { cases: { a: 5 }, tally: { b: 1 }, times: { c: { 2: 3 } }, failures: ['d'] }

  test('add up, and a seed that did not come back is given out again', () => {
    const results = noResults('code', '2026-11-22')
    const given = new Set([takeSeed(results, new Set())])
    given.add(takeSeed(results, given))
    expect([...given]).toEqual([1_000_000, 1_000_001])
    addShard(results, 1_000_001, shard, 1)
    addShard(results, takeSeed(results, new Set()), shard, 1)
    expect(results).toMatchObject({ next: 1_000_002, left: [], shards: 2, minutes: 2, failed: 2 })
    expect(results).toMatchObject({ cases: { a: 10 }, tally: { b: 2 }, times: { c: { 2: 6 } } })
  })

  test('go on from what is kept here or was recorded elsewhere, whichever got further with this code', () => {
    const [kept, recorded, other] = ['this', 'this', 'another'].map((code) =>
      noResults(code, '2026-11-22'),
    ) as [Results, Results, Results]
    for (const each of [recorded, other]) addShard(each, takeSeed(each, new Set()), shard, 1)
    expect(furthest(kept, recorded)).toBe(recorded)
    expect(furthest(recorded, kept)).toBe(recorded)
    expect(furthest(kept, other)).toBe(kept)
    expect(furthest(kept, undefined)).toBe(kept)
  })

  test('know how long all but a share took', () => {
    const times: Record<string, Record<string, number>> = {}
    for (let milliseconds = 1; milliseconds <= 100; milliseconds += 1) note(times, 'a', milliseconds)
    expect(within(times['a'] ?? {}, 0.5)).toBe(50)
    expect(within(times['a'] ?? {}, 0.99)).toBe(99)
    note(times, 'b', 0.1234)
    expect(times['b']).toEqual({ 0.13: 1 })
  })

  test('are what the pages say', async () => {
    // Tables are laid out when they are written.
    const words = (text: string) => text.replaceAll(/[\s|:-]+/g, ' ').trim()
    for (const [file, text] of Object.entries(pagesOf(readRecords())))
      expect(words(await readFile(join('docs', 'assurance', file), 'utf8'))).toBe(words(text))
  })
})
