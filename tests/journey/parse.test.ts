// Reading a journey: whatever a file holds, every fault is told with its place and what to do, and nothing is thrown.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { limits } from '@iom-rules/core'
import { parseJourney, replay, type Journey } from '@iom-rules/core/journey'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policyOf, rules } from '../rules/shipped.ts'

const policy = policyOf('cheshire')

const good = {
  id: 'first-steps',
  title: 'First steps',
  policy: { id: 'cheshire', version: '1.0.0', hash: policy.hash },
  start: {
    ref: 'HAL-004',
    area: 'HALTON',
    asAt: '2026-01-05',
    facts: {
      ogrsScore: 80,
      offences: [{ type: 'BURGLARY', day: '2025-12-01', proof: 'CONVICTED' }],
      custodyPeriods: [{ from: '2025-01-01', to: '2025-06-01' }],
      releaseDate: 'NONE',
      needs: ['ACCOMMODATION'],
      membership: 'NONE',
    },
  },
  events: [
    { type: 'FINAL_NOMINATION_SENT', day: '2026-01-07', by: 'referrer', note: 'By hand.' },
    {
      type: 'MATRIX_SCORED',
      day: '2026-01-10',
      payload: {
        items: { FREQUENCY: 5, SEVERITY: 5, COMMUNITY_IMPACT: 4, INTELLIGENCE: 2, NEEDS: 3 },
      },
    },
    { type: 'MAPPA_MANAGED', day: '2026-01-10', payload: { level: 1 } },
    { type: 'OFFENCE_RECORDED', day: '2026-01-11', payload: { type: 'ROBBERY', proof: 'CHARGED' } },
    { type: 'NEEDS_ASSESSED', day: '2026-01-12', payload: { needs: ['ACCOMMODATION'] } },
    { type: 'DUTY_WAIVED', day: '2026-01-12', payload: { duty: 'IOM_PRESENT_AT_MAPPA', reason: 'Seen.' } },
    { type: 'SENTENCED', day: '2026-01-13', payload: { months: 'INDETERMINATE' } },
    { type: 'FACTS_LEARNED', day: '2026-01-14', payload: { facts: { statutory: true } } },
    { type: 'RELEASE_DATE_SET', day: '2026-01-15', payload: { date: '2027-01-01' } },
  ],
  scenario: { aim: 'To begin.', notes: 'Ask.', questions: [{ step: 9, ask: 'colour', text: 'Which?' }] },
}

/** The good journey with the value at a JSON Pointer put in, or taken out. */
function withAt(path: string, value: unknown): unknown {
  const copy = structuredClone(good) as unknown as Record<string, unknown>
  const parts = path.split('/').slice(1)
  const last = parts.pop() as string
  const inside = parts.reduce((each, part) => each[part] as Record<string, unknown>, copy)
  if (value === undefined) delete inside[last]
  else inside[last] = value
  return copy
}

function issuesOf(input: unknown) {
  const parsed = parseJourney(policy, input)
  expect(parsed.ok).toBe(parsed.issues.length === 0)
  return parsed.issues
}

describe('a good journey', () => {
  it('is read as it is, as a value and as text', () => {
    expect(issuesOf(good)).toEqual([])
    const read = parseJourney(policy, JSON.stringify(good))
    expect(read.ok && read.value).toEqual(good)
    expect(replay(policy, good as unknown as Journey).steps).toHaveLength(10)
  })
  it('may be one of those that ship', () => {
    const folder = join(rules, 'journeys')
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.json')))
      expect([name, issuesOf(readFileSync(join(folder, name), 'utf8'))]).toEqual([name, []])
  })
  it('may have no events, unknown facts and optional parts left out', () => {
    const { id, title, start } = good
    const bare = { id, title, policy: { id: 'cheshire' }, start: { ref: 'A', asAt: '2026-01-05', facts: {} } }
    expect(issuesOf({ ...bare, events: [] })).toEqual([])
    expect(issuesOf({ ...bare, start: { ...start, facts: { ogrsScore: null } }, events: [] })).toEqual([])
  })
})

/** Where, what is put there, the code, words of what is wrong, and words of what to do. */
const bad: [string, unknown, string, RegExp, RegExp][] = [
  ['/id', undefined, 'missing-key', /`id` is missing/, /Give text/],
  ['/id', 'with spaces', 'wrong-form', /`id` has the wrong form/, /letters, digits/],
  ['/title', 5, 'wrong-type', /`title` must be text/, /./],
  ['/policy', undefined, 'missing-key', /`policy` is missing/, /./],
  ['/policy/hash', 'ABC', 'wrong-form', /`hash` has the wrong form/, /hexadecimal/],
  ['/policy/hash', policy.hash.toUpperCase(), 'wrong-form', /`hash` has the wrong form/, /hexadecimal/],
  ['/policy/version', '1', 'wrong-form', /`version` has the wrong form/, /1\.0\.0/],
  ['/start/ref', 'Mr John Smith', 'wrong-form', /`ref` has the wrong form/, /./],
  ['/start/asAt', '2026-02-30', 'wrong-day', /2026-02-30.*not a day/, /2026-11-22/],
  ['/start/asAt', '5 January', 'wrong-form', /`asAt` has the wrong form/, /2026-11-22/],
  ['/start/area', 'MANCHESTER', 'unknown-area', /no area `MANCHESTER`/, /HALTON/],
  ['/start/facts/ogrsscore', 80, 'unknown-fact', /no fact `ogrsscore`/, /Did you mean `ogrsScore`/],
  ['/start/facts/ogrsScore', '80', 'wrong-type', /must be a number/, /without quotes/],
  ['/start/facts/ogrsScore', 101, 'out-of-domain', /between 0 and 100/, /Check/],
  ['/start/facts/recentListedOffence', true, 'derived-fact', /worked out/, /list/],
  ['/start/facts/offences/0/day', '2026-01-06', 'future-day', /after the day/, /Check the day/],
  ['/start/facts/offences/0/type', 'BURGLERY', 'unknown-value', /cannot be/, /Did you mean `BURGLARY`/],
  ['/start/facts/offences/0/where', 'x', 'unknown-field', /no field `where`/, /./],
  ['/start/facts/custodyPeriods/0/to', '2024-12-31', 'wrong-order', /ends on 2024-12-31, before/, /Check/],
  ['/start/facts/needs/1', 'ACCOMMODATION', 'duplicate-value', /twice/, /Keep one/],
  ['/start/name', 'John', 'unknown-key', /no key `name`/, /Known keys/],
  [
    '/events/0/type',
    'FINAL_NOMINATION_SEND',
    'unknown-event',
    /no event/,
    /Did you mean `FINAL_NOMINATION_SENT`/,
  ],
  ['/events/0/type', 'QQQ', 'unknown-event', /no event `"QQQ"`/, /Events: .*DAY_PASSED/],
  ['/events/0/type', undefined, 'missing-key', /`type` is missing/, /./],
  ['/events/0/day', undefined, 'missing-key', /`day` is missing/, /./],
  ['/events/0/day', '2026-02-29', 'wrong-day', /not a day/, /2026-11-22/],
  [
    '/events/0/day',
    '2026-01-04',
    'wrong-order',
    /2026-01-04, before the one above it \(2026-01-05\)/,
    /order of their days/,
  ],
  [
    '/events/3/day',
    '2026-01-09',
    'wrong-order',
    /2026-01-09, before the one above it \(2026-01-10\)/,
    /order/,
  ],
  ['/events/0/payload', { to: 'A' }, 'unknown-field', /does not carry `to`/, /Leave the payload out/],
  ['/events/0/payload', 'A', 'wrong-type', /`payload` must be an object/, /./],
  ['/events/0/Day', '2026-01-07', 'unknown-key', /no key `Day`/, /Did you mean `day`/],
  ['/events/0/by', '', 'too-small', /`by` must not be empty/, /./],
  ['/events/1/payload', undefined, 'missing-field', /needs `items`/, /FREQUENCY/],
  ['/events/1/payload/items/FREQUENCY', undefined, 'missing-field', /score for `FREQUENCY`/, /from 0 to/],
  ['/events/1/payload/items/FREQUENCY', 11, 'out-of-domain', /from 0 to/, /./],
  ['/events/1/payload/items/FREQUENCY', '5', 'out-of-domain', /must be a number/, /./],
  [
    '/events/1/payload/items/FREQUENCEY',
    5,
    'unknown-field',
    /no item `FREQUENCEY`/,
    /Did you mean `FREQUENCY`/,
  ],
  ['/events/1/payload/items', [5], 'wrong-type', /item by item/, /FREQUENCY/],
  ['/events/2/payload/level', undefined, 'missing-field', /needs `level`/, /from 1 to 3/],
  ['/events/2/payload/level', null, 'missing-field', /needs `level`/, /from 1 to 3/],
  ['/events/2/payload/level', 4, 'out-of-domain', /between 1 and 3/, /Check/],
  ['/events/2/payload/level', 1.5, 'wrong-type', /whole number/, /./],
  ['/events/2/payload/levl', 1, 'unknown-field', /does not carry `levl`/, /Did you mean `level`/],
  ['/events/3/payload/type', 'ROBERY', 'unknown-value', /cannot be `"ROBERY"`/, /Did you mean `ROBBERY`/],
  ['/events/3/payload/day', '2026-01-12', 'future-day', /after the day/, /./],
  ['/events/3/payload/day', '2026-13-01', 'wrong-day', /not a day/, /2026-11-22/],
  ['/events/3/payload/day', 20260101, 'wrong-type', /must be a day/, /./],
  ['/events/4/payload/needs', 'ACCOMMODATION', 'wrong-type', /must be a list/, /\[\]/],
  ['/events/4/payload/needs/1', 'NOTHING', 'unknown-value', /cannot hold/, /./],
  ['/events/4/payload/needs/1', 'ACCOMMODATION', 'duplicate-value', /twice/, /Keep one/],
  [
    '/events/5/payload/duty',
    'IOM_PRESENT_AT_MAPA',
    'unknown-value',
    /cannot be/,
    /Did you mean `IOM_PRESENT_AT_MAPPA`/,
  ],
  ['/events/5/payload/duty', 'NOTIFY_REFERRER', 'unknown-value', /cannot be/, /One of|Did you mean/],
  ['/events/5/payload/duty', { id: 'X' }, 'unknown-value', /cannot be an object/, /One of/],
  ['/events/5/payload/reason', undefined, 'missing-field', /needs `reason`/, /short text/],
  ['/events/5/payload/reason', '', 'wrong-type', /text of up to 400/, /./],
  ['/events/5/payload/reason', 'x'.repeat(401), 'wrong-type', /text of up to 400/, /./],
  ['/events/6/payload/months', 'FOREVER', 'wrong-type', /must be a number/, /INDETERMINATE/],
  ['/events/6/payload/months', 1201, 'out-of-domain', /between 0 and 1200/, /./],
  ['/events/7/payload/facts', [], 'wrong-type', /fact by fact/, /./],
  [
    '/events/7/payload/facts/statutry',
    true,
    'unknown-fact',
    /no fact `statutry`/,
    /Did you mean `statutory`/,
  ],
  ['/events/7/payload/facts/statutory', 'yes', 'wrong-type', /true or false/, /./],
  ['/events/7/payload/facts/membership', 'FIXED', 'not-learnt', /decided, not learnt/, /panel/],
  ['/events/7/payload/facts/recentListedOffence', true, 'unknown-fact', /recentListedOffence/, /./],
  ['/events/7/payload/facts/offences', [{ day: '2026-01-15' }], 'future-day', /after the day/, /./],
  ['/events/8/payload/date', 'never', 'wrong-day', /not a day/, /NONE|2026-11-22/],
  ['/scenario/questions/0/step', 10, 'unknown-step', /no step 10.*9 events/, /./],
  ['/scenario/questions/0/step', -1, 'too-small', /`step`/, /./],
  ['/scenario/questions/0/ask', 'color', 'wrong-value', /`ask` cannot be/, /Did you mean `colour`/],
  ['/events', {}, 'wrong-type', /`events` must be a list/, /./],
  ['/start/facts', [], 'wrong-type', /`facts` must be an object/, /./],
]

describe('a bad journey', () => {
  const named = bad.map((each) => [`${each[0]}: ${JSON.stringify(each[1])}`.slice(0, 80), ...each] as const)

  it.each(named)('is refused at %s', (_, path, value, code, words, help) => {
    const issues = issuesOf(withAt(path, value))
    const found = issues.find((issue) => issue.path.startsWith(path) && issue.code === code)
    expect(issues.map((issue) => [issue.path, issue.code])).toContainEqual([found?.path ?? path, code])
    expect(found?.message).toMatch(words)
    // Some messages say themselves what it must be.
    expect(`${found?.message} ${found?.help}`).toMatch(help)
    // As text the same is said.
    expect(issuesOf(JSON.stringify(withAt(path, value)))).toEqual(issues)
  })
  it('has all of its faults told at once', () => {
    const events = [
      { type: 'NEVER', day: '2026-01-01' },
      { type: 'MAPPA_MANAGED', day: '2026-01-06', payload: { level: 9, more: 1 } },
      { type: 'DAY_PASSED', day: '2026-01-05' },
    ]
    const { scenario: _, ...rest } = good
    const paths = issuesOf({ ...rest, events }).map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining([
        '/events/0/type',
        '/events/0/day',
        '/events/1/payload/more',
        '/events/1/payload/level',
        '/events/2/day',
      ]),
    )
  })
  it('may not be data at all', () => {
    for (const value of [
      null,
      5,
      true,
      [],
      'journey',
      '',
      '   ',
      '{',
      '[1,]',
      '{"a":1}}',
      '\u0000',
      undefined,
      () => 1,
      Symbol('x'),
      5n,
      NaN,
    ]) {
      const issues = issuesOf(value)
      expect(issues.length).toBeGreaterThan(0)
      for (const issue of issues) expect(issue.message).toMatch(/\S/)
    }
  })
  it('may give a key twice, which is told with its lines', () => {
    const text = JSON.stringify(good, null, 1).replace(
      '"ogrsScore": 80,',
      '"ogrsScore": 80,\n"ogrsScore": 81,',
    )
    const [issue] = issuesOf(text)
    expect(issue).toMatchObject({ code: 'duplicate-key', path: '/start/facts/ogrsScore' })
    expect(issue?.message).toMatch(/on lines \d+ and \d+/)
    expect(issue?.help).toMatch(/Keep one/)
  })
  it('may use the names of every object', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'prototype', 'hasOwnProperty']) {
      const places: [string, string][] = [
        ['"facts":{', `"facts":{${JSON.stringify(key)}:true,`],
        ['"payload":{"level"', `"payload":{${JSON.stringify(key)}:1,"level"`],
        ['"items":{', `"items":{${JSON.stringify(key)}:1,`],
        ['{"id":"first-steps"', `{${JSON.stringify(key)}:{},"id":"first-steps"`],
      ]
      for (const [from, to] of places) {
        const text = JSON.stringify(good).replace(from, to)
        expect(text).not.toBe(JSON.stringify(good))
        expect(issuesOf(text).some(({ path }) => path.endsWith(`/${key}`))).toBe(true)
      }
      const typed = withAt('/events/0/type', key)
      expect(issuesOf(typed).map(({ path }) => path)).toContain('/events/0/type')
    }
  })
  it('may be huge or deep, or contain itself', () => {
    const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) })
    expect(issuesOf(withAt('/events/7/payload/facts', deep(60)))[0]?.code).toBe('too-deep')
    expect(issuesOf('['.repeat(100_000))[0]?.code).toBe('too-deep')
    expect(issuesOf(withAt('/scenario/notes', 'x'.repeat(limits.bytes)))[0]?.code).toBe('too-large')
    expect(issuesOf(' '.repeat(limits.bytes + 1))[0]?.code).toBe('too-large')
    const many = Array.from({ length: 10_001 }, () => ({ type: 'DAY_PASSED', day: '2026-01-06' }))
    expect(issuesOf({ ...good, events: many }).map(({ path }) => path)).toContain('/events')
    const circle: Record<string, unknown> = { ...good }
    circle['start'] = circle
    expect(issuesOf(circle).length).toBeGreaterThan(0)
  })
})

describe('any JSON', () => {
  /** What is not as it should be with the answer: a journey that cannot be replayed, an issue without words. */
  function untold(input: unknown): unknown[] {
    const parsed = parseJourney(policy, input)
    if (parsed.ok) {
      const { steps } = replay(policy, { ...parsed.value, policy: { id: 'cheshire' } })
      return steps.length === parsed.value.events.length + 1 ? [] : [...steps]
    }
    const wrong = parsed.issues.filter(
      ({ path, message, code }) =>
        (path !== '' && !path.startsWith('/')) || message.trim() === '' || !/^[a-z]+(-[a-z]+)*$/.test(code),
    )
    return parsed.issues.length === 0 ? ['no issue'] : wrong
  }

  it('is a journey or has issues, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(untold(value)).toEqual([])
      }),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(untold(text)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  /** Every place of the good journey. */
  const places: string[] = []
  const walk = (value: unknown, path: string): void => {
    if (path !== '') places.push(path)
    if (typeof value !== 'object' || value === null) return
    for (const [key, each] of Object.entries(value)) walk(each, `${path}/${key}`)
  }
  walk(good, '')

  const words = [
    'NONE',
    'FIXED',
    'BURGLARY',
    '2026-01-10',
    '2025-12-31',
    '2026-02-30',
    'HALTON',
    'INDETERMINATE',
    'WARRANT',
  ]

  it('put anywhere into a good journey is one too, or has issues', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.oneof(
          fc.jsonValue(),
          fc.constantFrom<unknown>(
            undefined,
            null,
            true,
            0,
            1,
            3,
            -1,
            1e21,
            [],
            {},
            ...words,
            ...Object.keys(policy.events),
          ),
        ),
        (path, value) => {
          expect(untold(withAt(path, value))).toEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })
  it('made of the good journey’s own parts is one too, or has issues', () => {
    const event = fc.record(
      {
        type: fc.constantFrom(...Object.keys(policy.events)),
        day: fc.constantFrom('2026-01-05', '2026-01-06', '2026-03-01'),
        payload: fc.dictionary(
          fc.constantFrom(
            'duty',
            'reason',
            'facts',
            'items',
            'level',
            'kind',
            'type',
            'day',
            'date',
            'agrees',
            'score',
          ),
          fc.oneof(
            fc.jsonValue({ maxDepth: 1 }),
            fc.constantFrom<unknown>(null, true, 1, 50, ...words, { inPrison: true }, { offences: [] }),
          ),
          { maxKeys: 3 },
        ),
      },
      { requiredKeys: ['type', 'day'] },
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 4 }), (events) => {
        const { scenario: _, ...rest } = good
        const sorted = [...events].sort((a, b) => (a.day < b.day ? -1 : 1))
        expect(untold({ ...rest, events: sorted })).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
})
