// Where two documents differ, also where they are not of the shape of a policy yet.
import { differencesBetween, type PolicyDocument } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { document } from './build.ts'

const between = (before: object, after: object) =>
  differencesBetween(
    document(before) as unknown as PolicyDocument,
    document(after) as unknown as PolicyDocument,
  )

describe('the difference', () => {
  test.each<[string, object, object, object[]]>([
    [
      'of a list that is there, though empty',
      {},
      { assumptions: [] },
      [{ kind: 'added', path: ['assumptions'], way: ['assumptions'], after: [] }],
    ],
    [
      'of a map that was there, though empty',
      { conditions: {} },
      {},
      [{ kind: 'removed', path: ['conditions'], way: ['conditions'], before: {} }],
    ],
    [
      'of members without a name',
      { readings: ['x', 'z'] },
      { readings: ['z', 'y'] },
      [
        { kind: 'added', path: ['readings', 1], way: ['readings', '"y"'], after: 'y' },
        { kind: 'removed', path: ['readings', 0], way: ['readings', '"x"'], before: 'x' },
      ],
    ],
    [
      'of the same in another order of keys',
      { inForce: { from: 'a', until: 'b' } },
      { inForce: { until: 'b', from: 'a' } },
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(between(before, after)).toEqual(expected)
  })
})

/** Between two documents that are nothing but these parts. */
const told = (before: object, after: object) =>
  differencesBetween(before as PolicyDocument, after as PolicyDocument)

describe('what is held together', () => {
  const [one, two] = [{ title: 'One' }, { title: 'Two' }]
  const rule = (more: object = {}) => ({ name: 'r', title: 'R', ...more })
  const cited = (...lines: number[]) => ({
    cite: lines.map((line) => ({ source: 's', line, quote: `q${line}` })),
  })
  test.each<[string, string, object, object]>([
    ['an area', 'areas/a/title', { a: one }, { a: two }],
    ['a source', 'sources/s/title', { s: one }, { s: two }],
    ['a fact', 'facts/f/title', { f: { type: 'day', ...one } }, { f: { type: 'day', ...two } }],
    [
      'the labels of a fact',
      'facts/f/labels/A',
      { f: { labels: { A: 'a' } } },
      { f: { labels: { A: 'b' } } },
    ],
    [
      'a field of a record',
      'facts/f/record/g/title',
      { f: { record: { g: one } } },
      { f: { record: { g: two } } },
    ],
    [
      'the labels of a field',
      'facts/f/record/g/labels/A',
      { f: { record: { g: { labels: { A: 'a' } } } } },
      { f: { record: { g: { labels: { A: 'b' } } } } },
    ],
    [
      'a row of a table',
      'tables/t/rows/X/value',
      { t: { rows: { X: { value: 1 } } } },
      { t: { rows: { X: { value: 2 } } } },
    ],
    ['a derived fact', 'derived/n/title', { n: { count: 'f', ...one } }, { n: { count: 'f', ...two } }],
    ['a parameter', 'parameters/p/value', { p: { value: 1 } }, { p: { value: 2 } }],
    ['a condition, whole', 'conditions/c', { c: { all: [1] } }, { c: { all: [2] } }],
    [
      'an outcome',
      'decisions/d/outcomes/A/title',
      { d: { outcomes: { A: one } } },
      { d: { outcomes: { A: two } } },
    ],
    ['a rule', 'decisions/d/rules/r/title', { d: { rules: [rule()] } }, { d: { rules: [rule(two)] } }],
    [
      'what a rule gives',
      'decisions/d/rules/r/event/params/p',
      { d: { rules: [rule({ event: { params: { p: 1 } } })] } },
      { d: { rules: [rule({ event: { params: { p: 2 } } })] } },
    ],
    [
      'what is given otherwise',
      'decisions/d/otherwise/params/p',
      { d: { otherwise: { params: { p: 1 } } } },
      { d: { otherwise: { params: { p: 2 } } } },
    ],
    [
      'a field of an event',
      'events/E/payload/p/title',
      { E: { payload: { p: one } } },
      { E: { payload: { p: two } } },
    ],
    ['what an event sets', 'events/E/set/f', { E: { set: { f: 1 } } }, { E: { set: { f: 2 } } }],
    ['what an event appends', 'events/E/append/f', { E: { append: { f: 1 } } }, { E: { append: { f: 2 } } }],
    ['what an event closes', 'events/E/close/f', { E: { close: { f: 1 } } }, { E: { close: { f: 2 } } }],
    [
      'a state inside another',
      'machines/m/states/a/states/b/meta/title',
      { m: { states: { a: { states: { b: { meta: one } } } } } },
      { m: { states: { a: { states: { b: { meta: two } } } } } },
    ],
    ['a transition', 'machines/m/on/GO', { m: { on: { GO: 'a' } } }, { m: { on: { GO: 'b' } } }],
    ['a name of a state', 'machines/m/names/A', { m: { names: { A: 'a' } } }, { m: { names: { A: 'b' } } }],
    [
      'a trigger',
      'review/triggers/t/title',
      { triggers: [{ id: 't', ...one }] },
      { triggers: [{ id: 't', ...two }] },
    ],
    ['a liaison', 'liaison/l/title', { l: one }, { l: two }],
    [
      'an item of the matrix',
      'matrix/items/i/title',
      { items: [{ id: 'i', ...one }] },
      { items: [{ id: 'i', ...two }] },
    ],
    ['a minimum', 'resources/minimum/A', { minimum: { A: 1 } }, { minimum: { A: 2 } }],
    ['a pathway', 'pathways/p/title', { p: one }, { p: two }],
    ['a forum', 'forums/f/title', { f: one }, { f: two }],
    ['how often somebody is seen, whole', 'contact/A', { A: { every: 1 } }, { A: { every: 2 } }],
    [
      'a reason to deselect',
      'deselection/reasons/r/title',
      { reasons: [{ id: 'r', ...one }] },
      { reasons: [{ id: 'r', ...two }] },
    ],
    [
      'a suggestion to deselect',
      'deselection/suggestions/s/title',
      { suggestions: [{ id: 's', ...one }] },
      { suggestions: [{ id: 's', ...two }] },
    ],
    ['a reading', 'readings/s/title', [{ silence: 's', ...one }], [{ silence: 's', ...two }]],
    [
      'an option of a reading',
      'readings/s/options/o/text',
      [{ silence: 's', options: [{ id: 'o', text: 'a' }] }],
      [{ silence: 's', options: [{ id: 'o', text: 'b' }] }],
    ],
    ['an assumption', 'assumptions/a/reason', [{ id: 'a', reason: 'x' }], [{ id: 'a', reason: 'y' }]],
    ['an example, whole', 'examples/E', [{ title: 'E', note: 'x' }], [{ title: 'E', note: 'y' }]],
    ['a change', 'changes/1.0.0/text', [{ version: '1.0.0', text: 'x' }], [{ version: '1.0.0', text: 'y' }]],
    [
      'a citation that is quoted otherwise',
      'parameters/p/cite/s|1|other',
      { p: cited(1) },
      { p: { cite: [{ source: 's', line: 1, quote: 'other' }] } },
    ],
    [
      'a citation on another line',
      'derived/n/cite/s|2|q',
      {
        n: {
          cite: [
            { source: 's', line: 1, quote: 'q' },
            { source: 's', line: 5, quote: 'r' },
          ],
        },
      },
      {
        n: {
          cite: [
            { source: 's', line: 2, quote: 'q' },
            { source: 's', line: 5, quote: 'r' },
          ],
        },
      },
    ],
    [
      'a citation of a state',
      'machines/m/cite/s|1|other',
      { m: cited(1) },
      { m: { cite: [{ source: 's', line: 1, quote: 'other' }] } },
    ],
    [
      'a fact of another type, whole',
      'facts/f',
      { f: { type: 'day', ...one } },
      { f: { type: 'list', ...two } },
    ],
    [
      'a field of another type, whole',
      'facts/f/record/g',
      { f: { record: { g: { type: 'day' } } } },
      { f: { record: { g: { type: 'code' } } } },
    ],
    [
      'a payload of another type, whole',
      'events/E/payload/p',
      { E: { payload: { p: { type: 'day' } } } },
      { E: { payload: { p: { type: 'text' } } } },
    ],
    ...(['exists', 'count', 'sum', 'latest'] as const).map((kind): [string, string, object, object] => [
      `a fact derived otherwise than by ${kind}, whole`,
      'derived/n',
      { n: { [kind]: 'f', ...one } },
      { n: { ...two } },
    ]),
    ['a thing that is no object by now', 'decisions/d', { d: one }, { d: 5 }],
    ['things that are a list by now', 'facts', { f: one }, [one]],
    ['things that were a list', 'facts', [one], { f: one }],
    ['a list that is none by now', 'readings', [{ silence: 's' }], { s: {} }],
    ['a list that was none', 'readings', { s: {} }, [{ silence: 's' }]],
    ['what nobody knows', 'other', { a: 1 }, { a: 2 }],
  ])('%s: %s', (_, way, before, after) => {
    const key = way.split('/', 1)[0] as string
    const found = told({ [key]: before }, { [key]: after })
    expect(found.map((each) => [each.kind, each.way.join('/').replaceAll('\u0000', '|')])).toEqual([
      ['changed', way],
    ])
  })
})

describe('what is not the same', () => {
  const proto: unknown = JSON.parse('{"__proto__": {}}')
  test.each<[unknown, unknown]>([
    [['a', 'b'], 'ab'],
    ['ab', ['a', 'b']],
    [[], {}],
    [{ 0: 'a' }, ['a']],
    [['a'], { 0: 'a' }],
    [['a'], ['a', 'b']],
    [['a', 'b'], ['a']],
    [
      ['a', 'b'],
      ['a', 'c'],
    ],
    [{}, 5],
    [5, {}],
    [{}, null],
    [null, {}],
    [null, []],
    [[], null],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1, b: 2 }, { a: 1 }],
    [
      { a: 1, b: 1 },
      { a: 1, b: 2 },
    ],
    [{ a: 1 }, { b: 1 }],
    [proto, { a: 1 }],
  ])('%j and %j', (before, after) => {
    const changed = { kind: 'changed', path: ['title'], way: ['title'], before, after }
    expect(told({ title: before }, { title: after })).toEqual([changed])
    expect(told({ title: before }, { title: structuredClone(before) })).toEqual([])
  })
})

describe('a list', () => {
  const named = (...names: string[]) => ({ readings: names.map((silence) => ({ silence })) })
  const moves = (before: object, after: object) =>
    told(before, after).map((each) => [each.kind, ...each.path, each.way.at(-1), each.before, each.after])

  test('that was not there has each member added, and one that is gone has each removed', () => {
    const added = { path: ['readings', 0], way: ['readings', 'a'] }
    expect(told({}, named('a'))).toEqual([{ kind: 'added', ...added, after: { silence: 'a' } }])
    expect(told(named('a'), {})).toEqual([{ kind: 'removed', ...added, before: { silence: 'a' } }])
  })

  test('tells as few that moved as can be', () => {
    expect(moves(named('a', 'b', 'c', 'd'), named('d', 'a', 'b', 'c'))).toEqual([
      ['moved', 'readings', 0, 'd', 4, 1],
    ])
    expect(moves(named('a', 'b', 'c', 'd'), named('b', 'c', 'd', 'a'))).toEqual([
      ['moved', 'readings', 3, 'a', 1, 4],
    ])
    expect(moves(named('a', 'b', 'c', 'd', 'e'), named('c', 'a', 'e', 'b', 'd'))).toHaveLength(2)
    expect(moves(named('a', 'b'), named('x', 'a', 'b'))).toEqual([
      ['added', 'readings', 0, 'x', undefined, { silence: 'x' }],
    ])
  })

  test('tells of one that moved also what changed in it', () => {
    const [a, b] = [
      { silence: 'a', title: 'A' },
      { silence: 'b', title: 'B' },
    ]
    expect(told({ readings: [a, b] }, { readings: [{ ...b, title: 'C' }, a] })).toEqual([
      { kind: 'moved', path: ['readings', 0], way: ['readings', 'b'], before: 2, after: 1 },
      {
        kind: 'changed',
        path: ['readings', 0, 'title'],
        way: ['readings', 'b', 'title'],
        before: 'B',
        after: 'C',
      },
    ])
  })

  test('holds two of one name together in their order', () => {
    const before = {
      readings: [
        { silence: 'a', title: 'A' },
        { silence: 'a', title: 'B' },
      ],
    }
    const after = {
      readings: [
        { silence: 'a', title: 'A' },
        { silence: 'a', title: 'C' },
      ],
    }
    expect(told(before, after).map(({ kind, path }) => [kind, ...path])).toEqual([
      ['changed', 'readings', 1, 'title'],
    ])
  })

  test('may hold what has no name', () => {
    expect(moves({ readings: [null, ['x'], 5] }, { readings: [null, 5] })).toEqual([
      ['removed', 'readings', 1, '["x"]', ['x'], undefined],
    ])
    expect(moves({ readings: [] }, { readings: [{}, null] })).toEqual([
      ['added', 'readings', 0, '', undefined, {}],
      ['added', 'readings', 1, 'null', undefined, null],
    ])
  })

  test('of citations holds together the surest first, and keeps their order', () => {
    const quote = (line: number, words: string) => ({ source: 's', line, quote: words })
    const cites = (...cite: object[]) => ({ parameters: { p: { cite } } })
    const kinds = (before: object, after: object) =>
      told(before, after).map(({ kind, path }) => [kind, path.at(-1)])
    // One on another line, beside one that stays: neither moved.
    expect(kinds(cites(quote(1, 'a'), quote(2, 'b')), cites(quote(9, 'a'), quote(2, 'b')))).toEqual([
      ['changed', 0],
    ])
    // The same words before the same line.
    expect(kinds(cites(quote(1, 'a'), quote(2, 'b')), cites(quote(1, 'b'), quote(7, 'c')))).toEqual([
      ['changed', 0],
      ['added', 1],
      ['removed', 0],
    ])
    expect(
      kinds(cites({ source: 's', line: 1, quote: 'a' }), cites({ source: 't', line: 1, quote: 'a' })),
    ).toEqual([
      ['added', 0],
      ['removed', 0],
    ])
  })

  test('of acceptances and of sign-offs is held together by what is accepted, and by who signed', () => {
    const accepted = (more: object) => ({ acceptances: [{ code: 'gap', by: 'x', reason: 'r', ...more }] })
    const signed = (more: object) => ({ signOffs: [{ by: 'police', name: 'A', on: '2026-01-01', ...more }] })
    const kinds = (before: object, after: object) =>
      told(before, after).map(({ kind, path }) => [kind, path.at(-1)])
    expect(kinds(accepted({}), accepted({ by: 'y' }))).toEqual([['changed', 'by']])
    expect(kinds(accepted({}), accepted({ reason: 'y' }))).toEqual([['changed', 'reason']])
    for (const more of [
      { code: 'x' },
      { decision: 'd' },
      { rules: ['a'] },
      { parameter: 'p' },
      { path: '/a' },
    ])
      expect(kinds(accepted({}), accepted(more))).toEqual([
        ['added', 0],
        ['removed', 0],
      ])
    expect(kinds(accepted({ rules: ['a', 'b'] }), accepted({ rules: ['a,b'] }))).toEqual([
      ['added', 0],
      ['removed', 0],
    ])
    const by = (...names: string[]) => ({
      acceptances: names.map((by) => ({ code: 'gap', by, reason: 'r' })),
    })
    expect(kinds(by('x', 'y'), by('y'))).toEqual([['removed', 0]])
    expect(kinds(signed({}), signed({ name: 'B' }))).toEqual([['changed', 'name']])
    expect(kinds(signed({}), signed({ by: 'probation' }))).toEqual([
      ['added', 0],
      ['removed', 0],
    ])
    const two = (...names: string[]) => ({ signOffs: names.map((name) => ({ by: 'police', name, on: 'x' })) })
    expect(kinds(two('A', 'B'), two('B'))).toEqual([['removed', 0]])
    const onDays = (...days: string[]) => ({ signOffs: days.map((on) => ({ by: 'police', name: 'A', on })) })
    expect(kinds(onDays('x', 'y'), onDays('y'))).toEqual([['removed', 0]])
  })
})

describe('keys', () => {
  test('are told by name, wherever they stand', () => {
    const ways = told({ title: 1, areas: { z: 1, a: 1 } }, { title: 2, areas: { z: 2, a: 2 } }).map(
      ({ way }) => way,
    )
    expect(ways).toEqual([['areas', 'a'], ['areas', 'z'], ['title']])
  })

  test('that every object has are only there where they are written', () => {
    expect(told({ contact: { A: 1 } }, { contact: { A: 1, constructor: 5 } })).toEqual([
      { kind: 'added', path: ['contact', 'constructor'], way: ['contact', 'constructor'], after: 5 },
    ])
  })

  test('of things that were not there are each added', () => {
    expect(told({}, { areas: { a: 1 } })).toEqual([
      { kind: 'added', path: ['areas', 'a'], way: ['areas', 'a'], after: 1 },
    ])
    expect(told({ areas: { a: 1 } }, {})).toEqual([
      { kind: 'removed', path: ['areas', 'a'], way: ['areas', 'a'], before: 1 },
    ])
  })
})
