import { applyEdit, joinPolicy, parsePolicy, type Policy, type Step } from '@iom-rules/core'
import cheshire from '@iom-rules/core/policies/cheshire.json' with { type: 'json' }
import navigate from '@iom-rules/core/policies/navigate.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import {
  custody,
  decision,
  document,
  offences,
  refused,
  rule,
  silence,
  test,
  weights,
  yesNo,
} from './build.ts'
import { process } from './process.ts'

const all = (fact: string, value: boolean) => ({ all: [test(fact, 'equal', value)] })
const number = { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'Number' }
const figure = {
  title: 'Figure',
  value: 5,
  unit: 'points',
  minimum: 0,
  maximum: 10,
  basis: 'assumption',
  note: 'Nobody decided.',
}
const national = document({
  id: 'national',
  facts: {
    yes: yesNo,
    other: yesNo,
    score: { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'Score' },
  },
  parameters: { figure, unused: figure },
  conditions: {
    high: { all: [test('score', 'greaterThan', { fact: 'parameter.figure' })] },
    spare: all('other', true),
  },
  assumptions: [
    {
      id: 'held',
      condition: { any: [test('yes', 'equal', true), test('other', 'equal', false)] },
      reason: 'For the test.',
    },
  ],
  decisions: {
    d: decision([
      rule('first', 'A', { condition: 'high' }),
      rule('second', 'B', all('yes', true), { note: 'A note.' }),
    ]),
    e: decision([rule('only', 'A', all('other', true))]),
  },
})

function local(more: object): Record<string, unknown> {
  return {
    language: '1.0',
    id: 'local',
    version: '1.0.0',
    title: 'Local',
    inForce: { from: '2022-01-01' },
    extends: [{ policy: 'national@1.0.0' }],
    ...more,
  }
}

function extended(more: object): Policy {
  const parsed = parsePolicy(local(more), { bases: [national] })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

function told(more: object): string[] {
  return refused(local(more), { bases: [national] }).map(({ code, path }) => `${code} ${path}`)
}

const names = (policy: Policy, id = 'd') => policy.decisions[id]?.rules.map(({ name }) => name)

describe('extending a policy', () => {
  it('takes everything over but what the base says of itself', () => {
    const policy = extended({})
    expect(policy).toMatchObject({ id: 'local', title: 'Local', inForce: { from: '2022-01-01' } })
    expect(Object.keys(policy.decisions)).toEqual(['d', 'e'])
    expect(policy.document).not.toHaveProperty('extends')
    expect(extended({}).hash).toBe(policy.hash)
  })
  it('replaces rules by name, and adds others where they say', () => {
    const rules = [
      rule('second', 'A', all('other', true)),
      rule('before', 'A', all('yes', false), { before: 'first' }),
      rule('after', 'A', all('yes', false), { after: 'first' }),
      rule('last', 'A', all('yes', false)),
    ]
    const policy = extended({ decisions: { d: { rules } } })
    expect(names(policy)).toEqual(['before', 'first', 'after', 'second', 'last'])
    expect(policy.decisions['d']?.rules[3]?.event.type).toBe('A')
    expect(JSON.stringify(policy.document)).not.toMatch(/"(before|after)":/)
  })
  it('keeps added rules in the order they are written, also beside each other', () => {
    const rules = [
      rule('one', 'A', all('yes', true), { after: 'first' }),
      rule('two', 'A', all('yes', true), { after: 'one' }),
    ]
    expect(names(extended({ decisions: { d: { rules } } }))).toEqual(['first', 'one', 'two', 'second'])
    expect(names(extended({ decisions: { d: { rules: rules.toReversed() } } }))).toEqual([
      'first',
      'one',
      'two',
      'second',
    ])
  })
  it('takes ids out, and leaves the base as it was', () => {
    const before = JSON.stringify(national)
    const base = parsePolicy(national)
    if (!base.ok) throw new Error('the base')
    expect(
      names(extended({ remove: ['decisions.d.rules.first', 'conditions.high', 'assumptions.held'] })),
    ).toEqual(['second'])
    expect(
      extended({ remove: ['decisions.d.rules.second.note'] }).decisions['d']?.rules[1],
    ).not.toHaveProperty('note')
    expect(JSON.stringify(national)).toBe(before)
    expect(names(base.value)).toEqual(['first', 'second'])
  })
  it('takes parts of a base, with what they need and no more', () => {
    const policy = extended({ extends: [{ policy: 'national@1.0.0', take: ['decisions.d'] }] })
    expect(Object.keys(policy.decisions)).toEqual(['d'])
    expect(Object.keys(policy.conditions)).toEqual(['high'])
    expect(Object.keys(policy.parameters)).toEqual(['figure'])
    expect(Object.keys(policy.facts).sort()).toEqual(['score', 'yes'])
    expect(policy.assumptions).toEqual([])
  })
  it('gives a parameter another value, and the rest of it stays', () => {
    const { figure } = extended({
      parameters: { figure: { value: 7, basis: 'local', decidedBy: 'The board', decidedOn: '2026-01-01' } },
    }).parameters
    expect(figure).toEqual({
      title: 'Figure',
      value: 7,
      unit: 'points',
      minimum: 0,
      maximum: 10,
      basis: 'local',
      decidedBy: 'The board',
      decidedOn: '2026-01-01',
    })
    expect(extended({ parameters: { figure: { value: 10 } } }).parameters['figure']).toEqual({
      ...figure,
      value: 10,
      basis: 'assumption',
      note: 'Nobody decided.',
      decidedBy: undefined,
      decidedOn: undefined,
    })
  })
  it('lets later bases win', () => {
    const second = document({
      id: 'second',
      facts: { yes: yesNo, other: yesNo },
      decisions: { e: decision([rule('only', 'A', all('yes', true))]) },
    })
    const parsed = parsePolicy(
      local({ extends: [{ policy: 'national@1.0.0' }, { policy: 'second@1.0.0' }] }),
      { bases: [second, JSON.stringify(national)] },
    )
    expect(parsed.ok && parsed.value.decisions['e']?.rules[0]?.conditions).toEqual(all('yes', true))
  })
  it.each([
    [
      'a base that is not at hand',
      { extends: [{ policy: 'nation@1.0.0' }] },
      'unknown-base /extends/0/policy',
    ],
    [
      'another version of a base',
      { extends: [{ policy: 'national@1.0.1' }] },
      'unknown-base /extends/0/policy',
    ],
    [
      'a part of a kind that no base has',
      { extends: [{ policy: 'national@1.0.0', take: ['machines'] }] },
      'unknown-id /extends/0/take/0',
    ],
    [
      'a part that every object has',
      { extends: [{ policy: 'national@1.0.0', take: ['constructor'] }] },
      'unknown-id /extends/0/take/0',
    ],
    ['a removal from a text', { remove: ['decisions.d.title.first'] }, 'unknown-id /remove/0'],
    [
      'a place after a rule that is not there',
      { decisions: { d: { rules: [null, rule('new', 'A', all('yes', true), { after: 'third' })] } } },
      'unknown-rule /decisions/d/rules/1/after',
    ],
    ['a rule that is no object', { decisions: { d: { rules: ['new'] } } }, 'wrong-type /decisions/d/rules/2'],
    ['a rule without a name', { decisions: { d: { rules: [{}] } } }, 'missing-key /decisions/d/rules/2/name'],
    ['a parameter that is no object', { parameters: { figure: null } }, 'wrong-type /parameters/figure'],
    ['text for `extends`', { extends: 'national@1.0.0' }, 'wrong-type /extends'],
    [
      'a misspelt `take`',
      { extends: [{ policy: 'national@1.0.0', tkae: ['decisions.d'] }] },
      'unknown-key /extends/0/tkae',
    ],
    [
      'a part that is not there',
      { extends: [{ policy: 'national@1.0.0', take: ['decisions.x'] }] },
      'unknown-id /extends/0/take/0',
    ],
    ['a removal that is not there', { remove: ['decisions.d.rules.third'] }, 'unknown-id /remove/0'],
    ['a removal of a whole kind', { remove: ['decisions'] }, 'wrong-form /remove/0'],
    [
      'a figure above the bounds',
      { parameters: { figure: { value: 11 } } },
      'out-of-bounds /parameters/figure/value',
    ],
    [
      'bounds that are the base’s',
      { parameters: { figure: { value: 11, maximum: 20 } } },
      'fixed-by-base /parameters/figure/maximum',
    ],
    [
      'a unit that is the base’s',
      { parameters: { figure: { value: 1, unit: 'months' } } },
      'fixed-by-base /parameters/figure/unit',
    ],
    [
      'a place beside a rule that is not there',
      { decisions: { d: { rules: [rule('new', 'A', all('yes', true), { before: 'third' })] } } },
      'unknown-rule /decisions/d/rules/0/before',
    ],
    [
      'two places at once',
      {
        decisions: {
          d: { rules: [rule('new', 'A', all('yes', true), { before: 'first', after: 'second' })] },
        },
      },
      'wrong-shape /decisions/d/rules/0',
    ],
    ['a misspelt key', { decisions: { d: { ruls: [] } } }, 'unknown-key /decisions/d/ruls'],
    ['rules that are no list', { decisions: { d: { rules: 'x' } } }, 'wrong-type /decisions/d/rules'],
    [
      'a removed fact that is still tested',
      { remove: ['facts.score'] },
      'unknown-fact /conditions/high/all/0/fact',
    ],
  ])('refuses %s', (_, more, expected) => {
    expect(told(more)[0]).toBe(expected)
  })
})

describe('the bases at hand', () => {
  const wants = (policy: string) => local({ extends: [{ policy }] })
  const help = (policy: string, bases?: readonly (string | object)[]) =>
    refused(wants(policy), bases === undefined ? {} : { bases })[0]?.help

  it('are named where the one wanted is not among them', () => {
    expect(help('nation@1.0.0', [national])).toBe('Did you mean `national@1.0.0`?')
    expect(help('x@9.9.9', [national])).toBe('At hand: national@1.0.0.')
    expect(help('national@1.0.0')).toBe('Give it among the bases.')
    expect(help('national@1.0.0', [])).toBe('Give it among the bases.')
  })

  const broken = { ...national, title: 5 }
  it.each<[string, object | string, string]>([
    ['the one wanted, as a value', broken, 'wrong-type /title'],
    ['text, which may be the one wanted', '{"id": ', 'not-json '],
    ['another', { ...broken, id: 'other' }, 'unknown-base /extends/0/policy'],
    ['one without a name', { title: 5 }, 'unknown-base /extends/0/policy'],
    ['a list', [], 'unknown-base /extends/0/policy'],
    ['a number', 5 as never, 'unknown-base /extends/0/policy'],
  ])('may be wrong, which is told where it matters: %s', (_, base, expected) => {
    const [issue] = refused(local({}), { bases: [base] })
    expect(`${issue?.code} ${issue?.path}`).toBe(expected)
  })
  it('may be wrong where what is extended is no list', () => {
    expect(refused(local({ extends: 'national' }), { bases: [broken] })[0]?.path).toBe('/extends')
  })
  it('do not matter to a policy that extends none', () => {
    expect(parsePolicy(document(), { bases: [broken] }).ok).toBe(true)
  })
})

describe('a part of a base', () => {
  const taking = (base: object, ...take: string[]) => {
    const { id, version } = base as { id: string; version: string }
    return parsePolicy(local({ extends: [{ policy: `${id}@${version}`, take }] }), { bases: [base] })
  }
  const taken = (base: object, ...take: string[]): Policy => {
    const parsed = taking(base, ...take)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
    return parsed.value
  }
  const keys = (map: object) => Object.keys(map).sort()

  it.each([cheshire, navigate])('of a shipped policy stands alone: $id', (base) => {
    const shipped = parsePolicy(base)
    if (!shipped.ok) throw new Error(JSON.stringify(shipped.issues))
    const { decisions, machines } = shipped.value
    const whole = ['facts', 'tables', 'derived', 'conditions', 'decisions', 'events', 'machines', 'review']
    const parts = [
      ...whole.filter((key) => Object.hasOwn(shipped.value.document, key)),
      ...Object.keys(decisions).map((id) => `decisions.${id}`),
      ...Object.keys(machines).map((id) => `machines.${id}`),
    ]
    for (const part of parts) expect([part, taking(shipped.value, part).issues]).toEqual([part, []])
  })
  it('may be a whole kind', () => {
    expect(keys(taken(national, 'decisions').decisions)).toEqual(['d', 'e'])
    // Only what is known by id can be taken so; assumptions come with what they speak of.
    expect(taken(national, 'assumptions').document).not.toHaveProperty('assumptions')
    expect(taken(national, 'decisions').assumptions.map(({ id }) => id)).toEqual(['held'])
  })
  it('brings assumptions and readings that speak of nothing else', () => {
    const base = {
      ...national,
      assumptions: [
        { id: 'named', condition: { not: { condition: 'spare' } }, reason: 'For the test.' },
        { id: 'beyond', condition: { any: [{ not: { condition: 'high' } }] }, reason: 'For the test.' },
      ],
      readings: [
        silence('here', { op: 'remove', path: '/decisions/e/note' }),
        silence('held', { op: 'remove', path: '/assumptions/named' }),
        silence('there', { op: 'remove', path: '/decisions/d/note' }),
      ],
    }
    const policy = taken(base, 'decisions.e')
    expect(policy.assumptions.map(({ id }) => id)).toEqual(['named'])
    expect(policy.readings.map(({ silence }) => silence)).toEqual(['here', 'held'])
  })
  it('of rules and conditions brings what those test, however deep', () => {
    const base = document({
      facts: { yes: yesNo, other: yesNo, offences, custody, n: number },
      parameters: { months: { ...figure, unit: 'months' }, figure },
      derived: {
        n: {
          type: 'number',
          title: 'N',
          sum: 'offences',
          of: { table: 'weights', by: 'type' },
          unlessSupplied: true,
          where: {
            field: 'day',
            operator: 'withinLastMonths',
            value: { fact: 'parameter.months' },
            notCounting: 'custody',
          },
        },
        some: { type: 'boolean', title: 'Some', exists: 'offences' },
      },
      tables: { weights },
      conditions: {
        deep: { any: [{ not: { all: [test('decision.e', 'equal', 'A')] } }, { condition: 'heavy' }] },
        heavy: { all: [test('n', 'greaterThan', { fact: 'parameter.figure' })] },
        recent: { all: [test('some', 'equal', true)] },
      },
      decisions: {
        d: decision([rule('a', 'A', { condition: 'deep' })]),
        e: decision([rule('a', 'A', { all: [test('yes', 'equal', true)] })]),
        f: decision([rule('a', 'A', { all: [test('other', 'equal', true)] })]),
      },
    })
    const policy = taken(base, 'decisions.d')
    expect(keys(policy.decisions)).toEqual(['d', 'e'])
    expect(keys(policy.conditions)).toEqual(['deep', 'heavy'])
    expect(keys(policy.facts)).toEqual(['custody', 'n', 'offences', 'yes'])
    expect(keys(policy.derived)).toEqual(['n'])
    expect(keys(policy.parameters)).toEqual(['figure', 'months'])
    expect(keys(policy.tables)).toEqual(['weights'])
    expect(keys(taken(base, 'derived.n').facts)).toEqual(['custody', 'n', 'offences'])
    expect(keys(taken(base, 'conditions.recent').derived)).toEqual(['some'])
  })
  it('of a process brings duties, items, teams, and what events read', () => {
    const states = {
      ON: {
        entry: [{ type: 'refer', params: { team: 'YOUTH' } }],
        on: {
          SENT: [
            {
              target: 'OFF',
              guard: { type: 'rule', params: { condition: 'high' } },
              actions: [{ type: 'set' }],
            },
            { target: 'ON', guard: { type: 'rule', params: { decision: 'd', outcome: 'A' } } },
          ],
        },
      },
      OFF: {},
    }
    const base = process({
      facts: {
        ...(process()['facts'] as object),
        before: yesNo,
        spare: yesNo,
        tags: { type: 'list', title: 'Tags', values: ['P', 'Q'] },
      },
      parameters: { figure: { ...figure, unit: 'days' } },
      events: {
        SENT: {
          title: 'Sent',
          permittedBy: 'flow',
          payload: { colour: { fact: 'colour' }, why: { type: 'text' } },
          set: {
            yes: { fact: 'before', otherwise: { fact: 'spare' } },
            score: 1,
            colour: { payload: 'colour', otherwise: null },
          },
          append: { offences: { day: { event: 'day' } }, tags: 'P' },
          close: { custody: 'to' },
          actions: [
            { type: 'oblige', params: { duty: 'WRITE', dueWithinDays: { fact: 'parameter.figure' } } },
            { type: 'oblige', params: { duty: 'WRITE', dueWithinDays: 3 } },
            { type: 'refer', params: { item: 'LOOK' } },
          ],
        },
        TOLD: { title: 'Told', set: { noted: { event: 'day' } } },
        RAISED: { title: 'Raised', actions: [{ type: 'refer', params: { item: 'T' } }] },
      },
      review: {
        triggers: [
          { id: 'T', title: 'T', decision: 'd', when: 'high' },
          { id: 'U', title: 'U', fact: 'before' },
        ],
      },
      machines: {
        flow: { initial: 'ON', states, mirrors: 'd', names: { A: 'ON', NONE: 'OFF' } },
        seen: {
          follows: 'fact.colour',
          states: { RED: { entry: [{ type: 'discharge', params: { team: 'YOUTH' } }] }, BLUE: {} },
        },
        both: { type: 'parallel', states: { one: { follows: 'd' } } },
      },
    })
    const all = taken(base, 'events.SENT')
    expect(keys(all.machines)).toEqual(['flow'])
    expect(keys(all.decisions)).toEqual(['d', 'obligations', 'panelItems'])
    expect(keys(all.facts)).toEqual(
      ['before', 'colour', 'custody', 'offences', 'score', 'spare', 'tags', 'yes'].sort(),
    )
    expect(keys(all.parameters)).toEqual(['figure'])
    expect(keys(all.liaison ?? {})).toEqual(['YOUTH'])
    expect(keys(taken(base, 'machines.flow').events)).toEqual(['SENT'])
    const told = taken(base, 'events.TOLD')
    expect([keys(told.facts), keys(told.machines)]).toEqual([['noted'], []])
    const seen = taken(base, 'machines.seen')
    expect([keys(seen.facts), keys(seen.liaison ?? {}), keys(seen.events)]).toEqual([
      ['colour'],
      ['YOUTH'],
      [],
    ])
    expect(keys(taken(base, 'machines.both').decisions)).toEqual(['d'])
    const raised = taken(base, 'events.RAISED')
    expect(raised.review?.triggers.map(({ id }) => id)).toEqual(['T', 'U'])
    expect([keys(raised.decisions), keys(raised.facts), keys(raised.conditions)]).toEqual([
      ['d'],
      ['before', 'score', 'yes'],
      ['high'],
    ])
  })
})

describe('a local document', () => {
  it('may put rules of its own where it took those of a base away', () => {
    const rules = [rule('mine', 'A', all('yes', true))]
    const policy = extended({ remove: ['decisions.d.rules'], decisions: { d: { rules } } })
    expect(names(policy)).toEqual(['mine'])
  })
  it('is read, or refused with a reason, whatever stands anywhere in it', () => {
    const whole = local({
      parameters: { figure: { value: 7, basis: 'local', decidedBy: 'The board', decidedOn: '2026-01-01' } },
      decisions: {
        d: { rules: [rule('new', 'A', all('yes', true), { before: 'second' })], outcomes: { A: {} } },
      },
      remove: ['conditions.spare'],
    })
    const places = [
      'parameters',
      'parameters/figure',
      'decisions',
      'decisions/d',
      'decisions/d/rules',
      'decisions/d/rules/0',
    ]
      .concat([
        'decisions/d/rules/0/name',
        'decisions/d/rules/0/before',
        'decisions/d/outcomes',
        'extends',
        'extends/0',
      ])
      .concat(['remove', 'remove/0', 'facts', 'assumptions'])
    for (const place of places)
      for (const value of [null, 5, 'x', true, [], {}, [null], [{ name: 5, after: {} }], { d: null }]) {
        const edited = applyEdit(whole, [
          { op: place.match(/facts|assumptions/) ? 'add' : 'replace', path: `/${place}`, value },
        ])
        if (!edited.ok) throw new Error(place)
        const parsed = parsePolicy(edited.value, { bases: [national] })
        expect([place, value, parsed.ok || parsed.issues.length > 0]).toEqual([place, value, true])
      }
  })
})

describe('an edit', () => {
  const apply = (...steps: Step[]) => applyEdit(national, steps)
  const rules = '/decisions/d/rules'

  it.each([
    ['add', { op: 'add', path: '/facts/new', value: yesNo }, (done: typeof national) => done['facts'], 'new'],
    [
      'replace by name',
      { op: 'replace', path: `${rules}/second/event/type`, value: 'A' },
      (done: typeof national) => JSON.stringify(done['decisions']),
      '"name":"second","conditions":{"all":[{"fact":"yes","operator":"equal","value":true}]},"event":{"type":"A"}',
    ],
    [
      'remove by id',
      { op: 'remove', path: '/assumptions/held' },
      (done: typeof national) => JSON.stringify(done['assumptions']),
      '[]',
    ],
  ] as [string, Step, (done: typeof national) => unknown, string][])('can %s', (_, step, look, found) => {
    const before = JSON.stringify(national)
    const done = apply(step)
    if (!done.ok) throw new Error(JSON.stringify(done.issues))
    const seen = look(done.value)
    expect(typeof seen === 'string' ? seen : JSON.stringify(seen)).toContain(found)
    expect(JSON.stringify(national)).toBe(before)
  })
  it('can put a rule before another, move and copy it', () => {
    const order = (...steps: Step[]) => {
      const done = apply(...steps)
      if (!done.ok) throw new Error(JSON.stringify(done.issues))
      return (done.value as { decisions: { d: { rules: { name: string }[] } } }).decisions.d.rules.map(
        ({ name }) => name,
      )
    }
    expect(order({ op: 'add', path: `${rules}/second`, value: rule('new', 'A', {}) })).toEqual([
      'first',
      'new',
      'second',
    ])
    expect(order({ op: 'add', path: `${rules}/-`, value: rule('new', 'A', {}) })).toEqual([
      'first',
      'second',
      'new',
    ])
    expect(order({ op: 'move', from: `${rules}/second`, path: `${rules}/first` })).toEqual([
      'second',
      'first',
    ])
    expect(order({ op: 'move', from: `${rules}/first`, path: `${rules}/-` })).toEqual(['second', 'first'])
    expect(order({ op: 'copy', from: `${rules}/first`, path: `${rules}/-` })).toEqual([
      'first',
      'second',
      'first',
    ])
    expect(
      order({ op: 'test', path: `${rules}/0/name`, value: 'first' }, { op: 'remove', path: `${rules}/0` }),
    ).toEqual(['second'])
  })
  it('compares data, not the order of its keys', () => {
    const { note, ...rest } = figure
    expect(apply({ op: 'test', path: '/parameters/figure', value: { note, ...rest } }).ok).toBe(true)
  })
  it.each([
    ['a place that is not there', { op: 'replace', path: `${rules}/third/name`, value: 1 }],
    ['a value that is not there', { op: 'remove', path: '/facts/nothing' }],
    ['a position past the end', { op: 'add', path: `${rules}/9`, value: 1 }],
    ['a value that is another', { op: 'test', path: '/id', value: 'other' }],
    ['a value into itself', { op: 'move', from: '/decisions', path: '/decisions/d' }],
    ['an origin that is not there', { op: 'copy', from: '/nothing', path: '/facts/new' }],
    ['a prototype', { op: 'add', path: '/__proto__/polluted', value: true }],
    ['a method', { op: 'replace', path: '/toString', value: true }],
  ] as [string, Step][])('refuses %s, and changes nothing', (_, step) => {
    const before = JSON.stringify(national)
    const done = apply({ op: 'remove', path: '/facts/other' }, step)
    expect(done.ok).toBe(false)
    expect(done.issues[0]).toMatchObject({ code: 'edit-does-not-fit', path: '/1' })
    expect(done.issues[0]?.message).toContain(`Step 2 (${step.op} `)
    expect(JSON.stringify(national)).toBe(before)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('a policy folder', () => {
  const policy = JSON.stringify({ language: '1.0', id: 'folder' })
  it('is joined: files by key, folders by id, lists in the order of names', () => {
    const joined = joinPolicy({
      'policy.json': policy,
      'facts.json': '{"yes": {}}',
      'decisions/index.json': '["z", "a"]',
      'decisions/a.json': '{"title": "A"}',
      'decisions/z.json': '{"title": "Z"}',
      'examples/2-more.json': '[2]',
      'examples/1-some.json': '[1]',
      'README.md': 'not part of it',
    })
    if (!joined.ok) throw new Error(JSON.stringify(joined.issues))
    expect(joined.value).toEqual({
      language: '1.0',
      id: 'folder',
      facts: { yes: {} },
      decisions: { z: { title: 'Z' }, a: { title: 'A' } },
      examples: [1, 2],
    })
    expect(Object.keys(joined.value['decisions'] as object)).toEqual(['z', 'a'])
  })
  it.each([
    ['without policy.json', { 'facts.json': '{}' }, 'missing-file', 'policy.json'],
    ['with a file cut off', { 'policy.json': policy, 'facts.json': '{"yes"' }, 'not-json', 'facts.json'],
    [
      'with a key given twice',
      { 'policy.json': policy, 'facts.json': '{"a":1,"a":2}' },
      'duplicate-key',
      'facts.json',
    ],
    [
      'with a key in two files',
      { 'policy.json': '{"facts": {}}', 'facts.json': '{}' },
      'duplicate-key',
      'facts.json',
    ],
    [
      'with a file and a folder',
      { 'policy.json': policy, 'facts.json': '{}', 'facts/a.json': '{}' },
      'duplicate-key',
      'facts',
    ],
    [
      'with folders in folders',
      { 'policy.json': policy, 'decisions/a/b.json': '{}' },
      'unknown-file',
      'decisions/a/b.json',
    ],
    [
      'whose index misses a file',
      {
        'policy.json': policy,
        'decisions/index.json': '["a"]',
        'decisions/a.json': '{}',
        'decisions/b.json': '{}',
      },
      'unknown-file',
      'b',
    ],
    [
      'whose index names too much',
      { 'policy.json': policy, 'decisions/index.json': '["a", "b"]', 'decisions/a.json': '{}' },
      'unknown-file',
      'b',
    ],
    ['whose policy.json is a list', { 'policy.json': '[]' }, 'wrong-type', 'policy.json'],
    ['whose policy.json is text', { 'policy.json': '"x"' }, 'wrong-type', 'policy.json'],
  ])('is refused %s', (_, files, code, named) => {
    const joined = joinPolicy(files)
    expect(joined.ok).toBe(false)
    expect(joined.issues[0]?.code).toBe(code)
    expect(joined.issues.some(({ message }) => message.includes(named))).toBe(true)
  })
  it('cannot reach a prototype', () => {
    const joined = joinPolicy({
      'policy.json': policy,
      '__proto__.json': '{"polluted": true}',
      '__proto__/polluted.json': '{"a": 1}',
    })
    expect((joined as { value?: Record<string, unknown> }).value?.['polluted']).toBeUndefined()
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
