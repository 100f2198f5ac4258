import { createHash } from 'node:crypto'
import { parseNominal, type FactRecord, type Nominal } from '@iom-rules/core'
import { generate, type GenerateOptions } from '@iom-rules/core/caseload'
import { describe, expect, test } from 'vitest'
import { asAt, cheshire, policyWith, shipped } from './policies.ts'

function people(options: Partial<GenerateOptions> = {}, policy = cheshire): Nominal[] {
  return [...generate(policy, { count: 300, seed: 1, asAt, ...options })]
}

describe('the same people', () => {
  test('from the same seed, byte for byte; and on any machine', () => {
    const text = JSON.stringify(people({ count: 2_000 }))
    expect(JSON.stringify(people({ count: 2_000 }))).toBe(text)
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '57628b4c2ee9af8333bbe5a17b2e18dfb39543bcfea56d7f8a0cb6541d108b3a',
    )
  })

  test('and others from another seed', () => {
    expect(people({ seed: 2 })).not.toEqual(people())
    expect(people({ seed: 4_294_967_295 })).toHaveLength(300)
  })

  test('whatever the count', () => {
    expect(people({ count: 40 })).toEqual(people().slice(0, 40))
  })

  test('with more gaps at a higher rate, and no other values', () => {
    const fuller = people({ unknownRate: 0.05 })
    const emptier = people({ unknownRate: 0.4 })
    // Records may lack a field at one rate and not at another, so lists are left out.
    const scalars = Object.keys(cheshire.facts).filter((id) => cheshire.facts[id]?.type !== 'list')
    const known = emptier.flatMap(({ facts }, at) =>
      scalars.filter((id) => facts[id] !== undefined).map((id) => [facts[id], fuller[at]?.facts[id]]),
    )
    expect(known.length).toBeGreaterThan(2_000)
    expect(known.filter(([value, before]) => before !== undefined && before !== value)).toEqual([])
  })

  test('whatever else the policy asks', () => {
    const facts = { ...cheshire.facts, newFact: { type: 'boolean', title: 'A new fact' } as const }
    const more = people({}, policyWith({ areas: cheshire.areas, facts }))
    const { newFact, ...before } = more[0]?.facts ?? {}
    expect(typeof newFact).toBe('boolean')
    expect(before).toEqual(people()[0]?.facts)
    for (const [at, { facts }] of people().entries()) expect(more[at]?.facts).toMatchObject(facts)
  })
})

describe('how many', () => {
  test.each([0, 1, 20_000])('%i', (count) => {
    const refs = new Set<string>()
    for (const { ref } of generate(cheshire, { count, seed: 3, asAt })) refs.add(ref)
    expect(refs.size).toBe(count)
  })

  test('one at a time: nothing is made before it is asked for', () => {
    const most = generate(cheshire, { count: 4_294_967_295, seed: 1, asAt })
    expect(most.next().value).toEqual(people({ count: 1 })[0])
  })
})

describe('unknown facts', () => {
  test.each(shipped.map((policy) => [policy.id, policy] as const))(
    '%s: a rate of 0 leaves none',
    (_, policy) => {
      for (const { facts } of people({ unknownRate: 0 }, policy)) {
        expect(Object.keys(facts)).toEqual(Object.keys(policy.facts))
        for (const record of (facts['offences'] ?? []) as readonly FactRecord[]) {
          expect(Object.keys(record)).toEqual(['type', 'day', 'proof'])
        }
      }
    },
  )

  test('a rate of 1 leaves nothing known', () => {
    for (const { facts } of people({ unknownRate: 1 })) expect(facts).toEqual({})
  })

  test.each([0.02, 0.08, 0.3, 0.7])('a rate of %d is met on average', (unknownRate) => {
    const told = ['intelligenceOfOffending', 'supervisionCompliance', 'engagingWithAllAgencies', 'maracRole']
    const many = people({ count: 4_000, unknownRate })
    const unknown = many.reduce(
      (sum, { facts }) => sum + told.filter((id) => facts[id] === undefined).length,
      0,
    )
    const rate = unknown / many.length / told.length
    expect(Math.abs(rate / unknownRate - 1)).toBeLessThan(0.15)
  })
})

describe('unknown facts, one by one', () => {
  const missing = (id: string, many: readonly Nominal[]) =>
    many.filter(({ facts }) => facts[id] === undefined).length / many.length

  test('a fact is unknown as often as asked, and the others are as they were', () => {
    const before = people({ count: 4_000 })
    const many = people({ count: 4_000, unknownRates: { maracRole: 0.3, under18: 0, needs: 1 } })
    expect(Math.abs(missing('maracRole', many) - 0.3)).toBeLessThan(0.03)
    expect([missing('under18', many), missing('needs', many)]).toEqual([0, 1])
    const asked = new Set(['maracRole', 'under18', 'needs'])
    const rest = ({ facts }: Nominal) => Object.entries(facts).filter(([id]) => !asked.has(id))
    expect(many.map(rest)).toEqual(before.map(rest))
  })

  test('it is known at 0 though nobody would say it, and unknown with what it would give away', () => {
    const none = { mappaLevel: 0, inPrison: 0.5, custodyKind: 0 }
    for (const { facts } of people({ unknownRate: 0, unknownRates: none })) {
      expect(facts['mappaLevel']).toBeDefined()
      expect(facts['custodyKind'] === undefined).toBe(facts['inPrison'] === undefined)
    }
  })

  test('records of a list lack fields by the rate of the list', () => {
    const partial = (offences: number) =>
      people({ unknownRate: 0, unknownRates: { offences } }).filter(({ facts }) =>
        ((facts['offences'] ?? []) as readonly FactRecord[]).some((record) => Object.keys(record).length < 3),
      )
    expect(partial(0)).toEqual([])
    expect(partial(0.5).length).toBeGreaterThan(10)
  })
})

describe('areas', () => {
  test('all of them, evenly, and each with references of its own', () => {
    const starts = people({ count: 2_000 }).map(({ ref, area }) => `${area} ${ref.slice(0, 4)}`)
    expect([...new Set(starts)].sort()).toEqual(['CEAST CEA-', 'CWAC CWA-', 'HALTON HAL-', 'WARRINGTON WAR-'])
    expect(starts.filter((start) => start.startsWith('HALTON')).length).toBeGreaterThan(400)
  })

  test('only some', () => {
    expect(new Set(people({ areas: ['HALTON'] }).map(({ area }) => area))).toEqual(new Set(['HALTON']))
  })

  test('none where the policy has none, and longer references where three letters would not do', () => {
    const facts = { agrees: { type: 'boolean', title: 'Agrees' } } as const
    expect(people({ count: 1 }, policyWith({ facts }))[0]).toMatchObject({ ref: 'NOM-001' })
    const areas = { NORTH_EAST: { title: 'North East' }, NORTH_WEST: { title: 'North West' } }
    const refs = people({ count: 50 }, policyWith({ facts, areas })).map(({ ref }) =>
      ref.replace(/-\d+$/, ''),
    )
    expect([...new Set(refs)].sort()).toEqual(['NORTH_E', 'NORTH_W'])
  })
})

describe('mistakes of the caller are thrown at once', () => {
  test.each([
    ['INVALID_DAY', { asAt: '2026-02-30' }],
    ['OUT_OF_RANGE', { count: -1 }],
    ['OUT_OF_RANGE', { count: 1.5 }],
    ['OUT_OF_RANGE', { seed: Number.NaN }],
    ['OUT_OF_RANGE', { unknownRate: 1.1 }],
    ['UNKNOWN_AREA', { areas: ['HALTN'] }],
    ['UNKNOWN_FACT', { unknownRates: { ogrScore: 0.3 } }],
    ['OUT_OF_RANGE', { unknownRates: { ogrsScore: 1.5 } }],
  ])('%s', (code, options) => {
    expect(() => generate(cheshire, { count: 1, seed: 1, asAt, ...options })).toThrow(
      expect.objectContaining({ code }),
    )
  })
})

describe('options that name what there is not', () => {
  const facts = { agrees: { type: 'boolean', title: 'Agrees' } } as const
  const few = policyWith({ facts, areas: { NORTH: { title: 'North' } } })

  test.each([
    [few, { areas: ['NORT'] }, 'has no area `NORT`. Did you mean `NORTH`?'],
    [few, { areas: ['elsewhere'] }, 'has no area `elsewhere`. Areas: NORTH.'],
    [policyWith({ facts }), { areas: ['NORTH'] }, 'has no area `NORTH`. Areas: none.'],
    [few, { unknownRates: { agree: 0.5 } }, 'declares no fact `agree`. Did you mean `agrees`?'],
    [few, { unknownRates: { score: 0.5 } }, 'declares no fact `score`. Facts: agrees.'],
  ])('%#: the message says what there is', (policy, options, message) => {
    expect(() => people(options, policy)).toThrow(message)
  })
})

describe('declarations that leave nothing to say', () => {
  const number = { type: 'number', title: 'Number', unit: 'points' } as const
  const none = { ...number, minimum: 0.2, maximum: 0.8, whole: true } as const
  const day = { type: 'day', past: true, title: 'Day' } as const

  test('a field of records that can have no value is left out', () => {
    const policy = policyWith({
      facts: {
        visits: { type: 'list', title: 'Visits', record: { none, day } },
        stays: { type: 'list', title: 'Stays', record: { from: day, to: day, none } },
      },
    })
    const made = people({ unknownRate: 0 }, policy).flatMap(({ facts }) => [
      ...((facts['visits'] ?? []) as readonly FactRecord[]),
      ...((facts['stays'] ?? []) as readonly FactRecord[]),
    ])
    const keys = new Set(made.map((record) => Object.keys(record).join()))
    expect(keys).toEqual(new Set(['day', 'from,to']))
  })

  test('ids of IOM that are declared as something else are told from their declaration alone', () => {
    const record = { day }
    const policy = policyWith({
      facts: {
        needs: { type: 'list', title: 'Needs', record },
        ogrsScore: { type: 'list', title: 'Scores', values: ['LOW', 'HIGH'] },
        offences: { type: 'list', title: 'Offences', values: ['THEFT', 'OTHER'] },
        membership: { type: 'list', title: 'Membership', record },
      },
    })
    const made = people({ unknownRate: 0 }, policy)
    for (const nominal of made) expect(parseNominal(policy, nominal, { asAt }).issues).toEqual([])
    const lengths = (id: string) => new Set(made.map(({ facts }) => (facts[id] as readonly unknown[]).length))
    for (const id of Object.keys(policy.facts)) expect(lengths(id).size, id).toBeGreaterThan(2)
  })

  test('what there is not in real life stays unknown where the declaration has no word for it', () => {
    const facts = {
      inPrison: { type: 'boolean', title: 'In prison' },
      sentenceMonths: { ...number, minimum: 0, maximum: 600, whole: true },
      ogrsScore: { ...number, minimum: 0, maximum: 1 },
    } as const
    const made = people({ unknownRate: 0.08 }, policyWith({ facts }))
    const free = made.filter(({ facts }) => facts['inPrison'] === false)
    const without = free.filter(({ facts }) => facts['sentenceMonths'] === undefined)
    expect(without.length).toBeGreaterThan(free.length / 2)
    // A score that nobody has can only be invented.
    for (const { facts } of made) expect(Number(facts['ogrsScore'] ?? 0)).toBeLessThanOrEqual(1)
  })
})

test('the first and the last days there are', () => {
  for (const day of ['0000-01-01', '0000-06-30', '9999-12-31']) {
    for (const nominal of people({ asAt: day })) {
      expect(parseNominal(cheshire, nominal, { asAt: day }).issues).toEqual([])
    }
  }
})
