// Periods of which an end is not known, in small pieces, for `npm run mutation`: the property takes too long to be asked
// once for each change of the code.
import { decide, type FactRecord } from '@iom-rules/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asAtText, expected, known, nominalOf, policyFor } from '../properties/open-periods.ts'

const both = [false, true]

/** Those of which few others tell a change of the code; offences in days before *as at*. */
const telling: readonly (readonly [readonly number[], readonly FactRecord[] | null])[] = [
  // What one period can matter by hangs on the other.
  [
    [62, 73],
    [{ from: '2026-11-18' }, { from: '2026-09-13' }],
  ],
  // What is known stays as it is known.
  [
    [68, 71],
    [{ from: '2026-09-25', to: '2026-10-11' }, { from: '2026-09-11' }, { from: '2026-11-08' }],
  ],
  [
    [6, 18, 68],
    [{ from: '2026-09-28', to: '2026-10-23' }, { from: '2026-10-25' }],
  ],
  [[32, 64, 72], null],
  // It ends where a window begins.
  [[40, 50], [{ to: '2026-10-22' }]],
  // The open period covers the known one, or comes after what it would have to move.
  [
    [74, 75],
    [{ from: '2026-09-23', to: '2026-10-03' }, { from: '2026-09-13' }],
  ],
  [
    [74, 75],
    [{ from: '2026-10-23', to: '2026-11-03' }, { from: '2026-09-13' }],
  ],
  [
    [20, 40],
    [{ from: '2026-09-13', to: '2026-09-23' }, { to: '2026-09-18' }],
  ],
]

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
