// The built packages give the same bytes in every time zone, locale and module system. On other versions of Node, in
// every combination of zone and locale, and with all the work: `npm run check -- runtimes`.
import { expect, test, vi } from 'vitest'
import { differing, fewPlaces, locales, workAt, zones } from './places.mjs'

// Every place is a program of its own, which on a busy machine takes a while to start.
vi.setConfig({ testTimeout: 120_000 })

test('assessments, proofs, timelines and exports do not depend on the time zone, the locale or the module system', async () => {
  const runs = await Promise.all(fewPlaces.map((place) => workAt(place, { quick: true })))
  const [first] = runs
  if (first === undefined) throw new Error('There are no places')
  expect(Object.keys(first.digests).length).toBeGreaterThan(10)
  expect(runs.flatMap((run) => differing(first, run))).toEqual([])
  // The places really differ: programs that ask for the zone and the locale are told other things in each.
  const seen = runs.map(({ surroundings }) => surroundings)
  expect(new Set(seen.map(({ offset }) => offset)).size).toBe(zones.length - 1) // London is on UTC in November
  expect(new Set(seen.map(({ locale }) => locale)).size).toBe(locales.length)
  expect(new Set(seen.map(({ number }) => number)).size).toBeGreaterThan(2)
})
