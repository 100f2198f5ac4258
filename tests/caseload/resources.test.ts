// Hours by cohort against the least share: a warning, never a block, and never worked out from people.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countsOf, generate, openCaseload, resources, type HoursGiven } from '@iom-rules/core/caseload'
import { asAt, cheshire, policyWith } from './policies.ts'

const halton = 'HALTON'

function fixedOf(given: HoursGiven) {
  const found = resources(cheshire, { areas: { [halton]: given } })
  const area = found?.areas.find((each) => each.area === halton)
  return { area, fixed: area?.cohorts.find(({ outcome }) => outcome === 'FIXED') }
}

describe('hours of an area', () => {
  test('short of the least share: by how much, in hours and in words', () => {
    const { area, fixed } = fixedOf({ hours: { FIXED: 100, FLEX: 120, FREE: 30 } })
    expect(fixed).toMatchObject({ hours: 100, share: 40, minimum: 60, shortfall: 50, state: 'short' })
    expect(area?.warnings).toEqual([
      'In Halton, FIXED has 100 of 250 hours: 40 percent. The policy asks for at least 60 percent, so it is 50 hours short. This is a warning: it stops nothing.',
    ])
  })

  test('just enough is enough, a little less is not, and does not read as if it were', () => {
    expect(fixedOf({ hours: { FIXED: 60, FLEX: 30, FREE: 10 } }).fixed).toMatchObject({
      state: 'met',
      shortfall: 0,
    })
    const { area } = fixedOf({ hours: { FIXED: 59.99, FLEX: 40.01, FREE: 0 } })
    expect(area?.warnings[0]).toContain('59.9 percent')
  })

  test('of all the hours there are, where some are for no cohort', () => {
    const given = { hours: { FIXED: 100, FLEX: 20, FREE: 30 }, capacity: 200 }
    expect(fixedOf(given).fixed).toMatchObject({ share: 50, state: 'short', shortfall: 20 })
    // Then the other cohorts need not be known.
    expect(fixedOf({ hours: { FIXED: 130 }, capacity: 200 }).fixed).toMatchObject({ share: 65, state: 'met' })
  })

  test.each([
    ['no hours', { hours: {} }],
    ['hours for FIXED alone', { hours: { FIXED: 100 } }],
    ['no hours for FIXED', { hours: { FLEX: 100, FREE: 20 } }],
    ['no capacity at all', { hours: { FIXED: 0, FLEX: 0, FREE: 0 } }],
  ])('%s: not known, and no warning', (_, given) => {
    const { area, fixed } = fixedOf(given)
    expect([fixed?.state, fixed?.share, fixed?.shortfall, area?.warnings]).toEqual([
      'not-known',
      null,
      null,
      [],
    ])
  })

  test('agree with arithmetic for any hours', () => {
    const hours = fc.integer({ min: 0, max: 500 })
    fc.assert(
      fc.property(hours, hours, hours, (FIXED, FLEX, FREE) => {
        const { fixed } = fixedOf({ hours: { FIXED, FLEX, FREE } })
        const total = FIXED + FLEX + FREE
        fc.pre(total > 0)
        expect(fixed?.state).toBe(FIXED * 100 >= 60 * total ? 'met' : 'short')
        expect(FIXED + (fixed?.shortfall ?? NaN)).toBeCloseTo(Math.max(FIXED, 0.6 * total), 5)
      }),
      { numRuns: 100 },
    )
  })

  test('parts of hours add up as on paper', () => {
    const hours = { FIXED: 7.4, FLEX: 7.4, FREE: 7.4 }
    expect(fixedOf({ hours, capacity: 22.2 }).area).toMatchObject({ capacity: 22.2 })
    expect(fixedOf({ hours }).area).toMatchObject({ capacity: 22.2 })
    expect(() => fixedOf({ hours, capacity: 22.1 })).toThrow(
      'Halton has 22.2 hours for its cohorts, more than the 22.1 that there are.',
    )
  })

  test.each([Infinity, NaN])('a capacity of %s is refused for what it is', (capacity) => {
    expect(() => fixedOf({ hours: { FIXED: 1 }, capacity })).toThrow(
      `The hours that there are must be a number from 0; Halton has ${capacity}.`,
    )
  })

  test.each([
    ['below 0', { hours: { FIXED: -1 } }, 'OUT_OF_RANGE'],
    ['that are no number', { hours: { FIXED: NaN } }, 'OUT_OF_RANGE'],
    ['beyond the capacity', { hours: { FIXED: 10 }, capacity: 9 }, 'OUT_OF_RANGE'],
    ['for a cohort that there is not', { hours: { FIXDE: 10 } }, 'UNKNOWN_OUTCOME'],
  ])('refused: hours %s', (_, given, code) => {
    expect(() => fixedOf(given)).toThrow(expect.objectContaining({ code }))
  })
})

describe('hours in all', () => {
  const each = { hours: { FIXED: 10, FLEX: 10, FREE: 0 } }
  const everywhere = Object.fromEntries(Object.keys(cheshire.areas).map((area) => [area, each]))

  test('are those of every area, and not known while one is not', () => {
    const areas = Object.keys(cheshire.areas).length
    const all = resources(cheshire, { areas: everywhere })?.inAll
    expect(all?.capacity).toBe(20 * areas)
    expect(all?.warnings[0]).toContain(`In all, FIXED has ${10 * areas} of ${20 * areas} hours: 50 percent.`)
    const { [halton]: _, ...others } = everywhere
    expect(resources(cheshire, { areas: others })?.inAll).toMatchObject({ capacity: null, warnings: [] })
  })

  test('may be entered as they are', () => {
    const all = resources(cheshire, { inAll: { hours: { FIXED: 65, FLEX: 35, FREE: 0 } } })?.inAll
    expect(all?.cohorts[0]).toMatchObject({ share: 65, state: 'met' })
  })
})

describe('people beside the hours', () => {
  const people = [...generate(cheshire, { count: 300, seed: 3, asAt, unknownRate: 0.2 })]
  const caseload = openCaseload(cheshire, people, { asAt })
  const counts = countsOf(caseload, 'cohort')
  const headcount = { areas: caseload.areas, counts }

  test('change nothing about them', () => {
    const given = { areas: { [halton]: { hours: { FIXED: 1, FLEX: 2 } } } }
    const strip = (found: ReturnType<typeof resources>) =>
      JSON.stringify(found, (key, value: unknown) => (key === 'people' ? undefined : value))
    expect(strip(resources(cheshire, given, headcount))).toBe(strip(resources(cheshire, given)))
  })

  test('are counted settled, provisional and undetermined apart', () => {
    const found = resources(cheshire, {}, headcount)
    const flex = found?.inAll.cohorts.find(({ outcome }) => outcome === 'FLEX')?.people
    const total = (text: string) => counts.find((line) => line.text === text)?.total ?? 0
    expect(flex).toEqual({ settled: total('FLEX'), provisional: total('FLEX?') })
    expect(flex?.provisional).toBeGreaterThan(0)
    expect(found?.inAll.people).toEqual({ total: 300, undetermined: total('UNDETERMINED') })
    expect(found?.areas.reduce((sum, area) => sum + (area.people?.total ?? 0), 0)).toBe(300)
  })
})

describe('a policy of few words', () => {
  const basis = { assumption: 'For the test.' }
  const small = policyWith({
    facts: { high: { type: 'boolean', title: 'High' } },
    decisions: {
      d: {
        title: 'Decision',
        hitPolicy: 'FIRST',
        outcomes: { HIGH: {}, LOW: { title: 'Low' } },
        rules: [
          {
            name: 'high',
            conditions: { all: [{ fact: 'high', operator: 'equal', value: true }] },
            event: { type: 'HIGH' },
            ...basis,
          },
        ],
        otherwise: { outcome: 'LOW', ...basis },
      },
    },
    resources: { decision: 'd', unit: 'hours', minimum: { HIGH: 50 } },
  })

  test('without areas has hours in all alone, and its outcomes go by their ids', () => {
    const found = resources(small, {})
    expect(found).toMatchObject({ note: null, areas: [], inAll: { capacity: null, warnings: [] } })
    expect(found?.inAll.cohorts).toMatchObject([{ title: 'HIGH', state: 'not-known' }])
    const given = resources(small, { inAll: { hours: { HIGH: 1, LOW: 1_999 } } })
    expect(given?.inAll.warnings[0]).toContain('In all, HIGH has 1 of 2,000 hours: 0 percent.')
    expect(given?.inAll.cohorts.map(({ title }) => title)).toEqual(['HIGH', 'Low'])
  })

  test('hours that are not known count for nothing against the capacity', () => {
    const hours = (HIGH: number | null) => () =>
      resources(small, { inAll: { hours: { HIGH, LOW: 8 }, capacity: 10 } })
    expect(hours(null)()?.inAll).toMatchObject({ capacity: 10, cohorts: [{ state: 'not-known' }, {}] })
    expect(hours(3)).toThrow('In all has 11 hours for its cohorts, more than the 10 that there are.')
  })

  test('an area that there is not is refused, and one that the caseload lacks has nobody', () => {
    expect(() => resources(small, { areas: { NORTH: { hours: {} } } })).toThrow('has no area `NORTH`')
    const nobody = {
      areas: [halton],
      counts: [{ text: 'FIXED', outcome: 'FIXED', certainty: 'settled', total: 3, byArea: [3] }],
    } as const
    const found = resources(cheshire, {}, nobody)
    expect(found?.areas.map(({ people }) => people?.total)).toEqual(
      Object.keys(cheshire.areas).map((area) => (area === halton ? 3 : 0)),
    )
  })
})

test('a policy that asks for no share has none', () => {
  expect(resources(policyWith({}), {})).toBeNull()
})
