// Periods of which an end is not known, in small pieces, for `npm run mutation`: the property takes too long to be asked
// once for each change of the code.
import { decide } from '@iom-rules/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asAtText, expected, known, nominalOf, policyFor, telling } from '../properties/open-periods.ts'

const both = [false, true]

function makeCases() {
  // Where nothing is known of the offences, too much can be.
  const quick = fc.sample(
    known.filter(([offences, custody]) => offences !== null && (custody ?? []).length <= 2),
    { seed: 1, numRuns: 150 },
  )
  return both.map((isCounted) =>
    [...telling, ...quick].map(([offences, custody]) => ({
      nominal: nominalOf(offences, custody),
      possible: expected(offences, custody, isCounted),
    })),
  )
}

/** What is so is the same under every change of the code: a process works it out once. */
const kept = globalThis as { openPeriods?: ReturnType<typeof makeCases> }
const cases = (kept.openPeriods ??= makeCases())

const together = 10

describe.each(both)('what is possible of periods, which are counted: %s', (isCounted) => {
  const all = cases[Number(isCounted)] ?? []
  const starts = all.flatMap((_, at) => (at % together === 0 ? [at] : []))

  test.each(starts)('from case %i', (start) => {
    const policy = policyFor(isCounted)
    for (const { nominal, possible } of all.slice(start, start + together)) {
      const answer = decide(policy, nominal, { asAt: asAtText })['d']
      expect([...(answer?.possible ?? [])].sort()).toEqual(possible)
    }
  })
})
