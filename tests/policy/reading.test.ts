// Reading text and values: what is refused before anything is understood of it, and what comes of the rest.
import { joinPolicy, locate, parseAcceptances, parsePolicy, readJson } from '@iom-rules/core'
import { describe, expect, test } from 'vitest'
import { policyHash } from '../../packages/core/src/policy/hash.ts'
import { document, test as asks, yesNo } from './build.ts'
import { said } from './said.ts'

const mebibytes = 2 * 1024 * 1024
const tooLarge = [
  'too-large ',
  'The document is larger than 2 MiB.',
  'Split it, or leave out examples that are not needed.',
]
const tooDeep = (path: string) => [
  `too-deep ${path}`,
  'The document is nested more than 32 levels deep, or contains itself.',
  'Give a part of the conditions a name under `conditions`, and use the name.',
]
const cutOff = 'Check for a missing comma, quote or bracket near there; a cut-off file ends too early.'
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])

describe('text', () => {
  test.each<[string, string, string[]]>([
    ['empty', '', ['empty ', 'The document is empty.', 'Give a JSON document.']],
    [
      'blank, as large as it may be',
      ' '.repeat(mebibytes),
      ['empty ', 'The document is empty.', 'Give a JSON document.'],
    ],
    ['too large', ' '.repeat(mebibytes + 1), tooLarge],
    ['too large in bytes', `"${'é'.repeat(mebibytes / 2)}"`, tooLarge],
    [
      'with binary data',
      'PK\u0000',
      [
        'not-text ',
        'This is not a text document: it contains binary data.',
        'Save it as plain text in UTF-8, without another program’s format.',
      ],
    ],
    ['nested too deeply', `${'['.repeat(33)}${']'.repeat(33)}`, tooDeep('')],
    [
      'with a tab inside text',
      '{"title": "a\tb"}',
      [
        'not-json ',
        'A text contains a character that JSON must escape.',
        'Write tabs and line breaks inside text as `\\t` and `\\n`.',
      ],
    ],
  ])('%s is refused', (_, text, expected) => {
    expect(said(text)).toEqual([expected])
  })

  test.each(['// hello\n{}', '{"a": ', 'hello'])('%j says what the reader of JSON found', (text) => {
    const [[place, message, help] = []] = said(text)
    expect([place, help]).toEqual(['not-json ', cutOff])
    expect(message).toMatch(/^This is not valid JSON: .{10,}$/)
  })

  test.each<[string, string, unknown]>([
    ['nested as deeply as it may be', JSON.stringify(nested(32)), nested(32)],
    ['with brackets in its words', `["${'[{'.repeat(40)}"]`, ['[{'.repeat(40)]],
    ['with brackets after a quote in its words', `["\\"${'[{'.repeat(40)}"]`, [`"${'[{'.repeat(40)}`]],
    ['with a backslash at the end of its words', '["\\\\", [1]]', ['\\', [1]]],
    [
      'with many lists beside each other',
      `[${'[],{},'.repeat(40)}1]`,
      [...Array.from({ length: 40 }, () => [[], {}]).flat(), 1],
    ],
    ['after a byte order mark', '\uFEFF[1]', [1]],
  ])('%s is read', (_, text, value) => {
    expect(readJson(text)).toEqual({ ok: true, value, issues: [] })
  })

  test('counts the brackets behind words that end in a backslash', () => {
    expect(said(`["\\\\", ${'['.repeat(32)}`)).toEqual([tooDeep('')])
  })

  test('names each key given twice, wherever it stands', () => {
    expect(said('{"a": [1, {"b/c": 1,\n"b/c": 2,\n"b/c": {"d": 1, "d": 2}}]}')).toEqual([
      ['duplicate-key /a/1/b~1c', 'The key `b/c` is given twice, on lines 1 and 2.', 'Keep one of them.'],
      ['duplicate-key /a/1/b~1c', 'The key `b/c` is given twice, on lines 1 and 3.', 'Keep one of them.'],
      ['duplicate-key /a/1/b~1c/d', 'The key `d` is given twice, on line 3.', 'Keep one of them.'],
    ])
  })

  test.each([
    ['/a~1b/~0/1', { line: 2, column: 11 }],
    ['/a~1b/~0/1/deeper', { line: 2, column: 11 }],
    ['/a~1b/~0/2', { line: 2, column: 7 }],
    ['/a~1b/none', { line: 1, column: 9 }],
    ['/none', { line: 1, column: 1 }],
  ])('tells where %s stands, as far as there is a way', (path, place) => {
    expect(locate('{"a/b": {"b": 1,\n "~": [7, 5]}}', path)).toEqual(place)
  })
})

describe('a value', () => {
  test('is refused where it is larger than a text may be, keys and all', () => {
    // 2 for the object, 5 for the key, 2 for the quotes.
    const title = 'a'.repeat(mebibytes - 9)
    expect(parsePolicy({ title }).issues.map(({ code }) => code)).not.toContain('too-large')
    expect(said({ title: `${title}a` })).toEqual([tooLarge])
  })

  test('is refused where it is nested too deeply, with the beginning of the way', () => {
    expect(said({ deep: nested(32) })).toEqual([tooDeep('/deep/0/0/0/0/0/0/0')])
    expect(parsePolicy({ deep: nested(31) }).issues.map(({ code }) => code)).not.toContain('too-deep')
    const circle: Record<string, unknown> = {}
    circle['again'] = circle
    expect(said(circle)).toEqual([tooDeep('/again'.repeat(8))])
  })

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'undefined'],
    ['no number', Number.NaN, 'NaN'],
    ['a number without end', Number.NEGATIVE_INFINITY, '-Infinity'],
    ['a large number of another kind', 10n, 'bigint'],
    ['a day of another program', new Date(0), 'object'],
  ])('may not hold %s', (_, inner, word) => {
    const issue = ['not-json /a/1', `JSON cannot hold this value (${word}).`, 'Leave it out, or give null.']
    expect(said({ a: [null, inner, 'a', 1, true] })).toEqual([issue])
  })

  test('may not have keys of JavaScript', () => {
    expect(said({ a: { valueOf: 1, prototype: 2 } })).toEqual([
      ['reserved-key /a/valueOf', 'The key `valueOf` is not allowed.', 'Choose another name.'],
      ['reserved-key /a/prototype', 'The key `prototype` is not allowed.', 'Choose another name.'],
    ])
  })

  test('is not searched for more than twenty faults', () => {
    expect(said(Array.from({ length: 30 }))).toHaveLength(20)
  })

  test('of acceptances is guarded as a policy is', () => {
    const circle: unknown[] = []
    circle.push(circle)
    expect(parseAcceptances(circle).issues.map(({ code }) => code)).toEqual(['too-deep'])
  })
})

describe('a policy', () => {
  const object = 'Give a document in braces with `language`, `id`, `version` and `title`.'
  test.each([[null], [[]], ['"policy"'], [7]])('is not %j', (input) => {
    expect(said(input)).toEqual([['wrong-type ', 'A policy is a JSON object.', object]])
  })

  test('of another language is told so, and nothing else', () => {
    expect(said({ language: '2.0', more: 1 })).toEqual([
      [
        'unsupported-language /language',
        'The policy is written in language 2.0, which is not supported.',
        'This version reads language 1.0. Use a newer version of iom-rules, or a policy written for 1.0.',
      ],
    ])
    expect(said({ ...document(), language: 1 })[0]?.[0]).toBe('wrong-value /language')
  })

  test('that was read before is taken as it is', () => {
    const first = parsePolicy(document())
    if (!first.ok) throw new Error('It is one.')
    const again = parsePolicy(first.value)
    expect([again.ok && again.value === first.value, again.issues]).toEqual([true, []])
  })

  test('can be changed by nobody, and leaves what it was read from alone', () => {
    const given = document()
    const read = parsePolicy(given)
    if (!read.ok) throw new Error('It is one.')
    const { facts, decisions, document: kept } = read.value
    for (const part of [
      read.value,
      facts,
      facts['yes'],
      decisions['d']?.rules,
      kept,
      kept.facts,
      kept.inForce,
    ])
      expect(Object.isFrozen(part)).toBe(true)
    expect(Object.isFrozen(given)).toBe(false)
    expect(Object.isFrozen(given['facts'])).toBe(false)
  })

  test('has every part, empty where the document leaves it out', () => {
    const { facts: _facts, decisions: _decisions, ...bare } = document()
    const read = parsePolicy(bare)
    if (!read.ok) throw new Error(JSON.stringify(read.issues))
    const { hash, document: kept, ...parts } = read.value
    expect([hash, kept]).toEqual([policyHash(kept), bare])
    const maps = [
      'areas',
      'sources',
      'facts',
      'tables',
      'derived',
      'parameters',
      'conditions',
      'decisions',
      'events',
      'machines',
    ]
    const lists = ['assumptions', 'readings', 'examples']
    expect(parts).toEqual({
      ...bare,
      ...Object.fromEntries(maps.map((key) => [key, {}])),
      ...Object.fromEntries(lists.map((key) => [key, []])),
    })
  })

  test('has every part as the document gives it', () => {
    const more = {
      areas: { north: { title: 'North' } },
      sources: { s: { title: 'S', file: 's.txt' } },
      tables: { t: { title: 'T', edition: '1', rows: {} } },
      parameters: { flag: { title: 'Flag', value: true, basis: 'assumption', note: 'n' } },
      conditions: { c: { all: [asks('yes', 'equal', true)] } },
      assumptions: [
        { id: 'a', condition: { condition: 'c' }, reason: 'So.' },
        { id: 'b', condition: { condition: 'c' }, reason: 'So.', use: 'report' },
      ],
      events: { GO: { title: 'Go', set: { yes: true }, assumption: 'For the test.' } },
      machines: { m: { initial: 'one', states: { one: {} }, assumption: 'For the test.' } },
      readings: [
        {
          silence: 's',
          title: 'S',
          kind: 'gap',
          reason: 'So.',
          options: [{ id: 'o', text: 'O' }],
          chosen: 'o',
        },
      ],
      examples: [{ title: 'E', asAt: '2026-11-22', facts: {}, expect: {} }],
    }
    const read = parsePolicy(document(more))
    if (!read.ok) throw new Error(JSON.stringify(read.issues))
    const [a, b] = more.assumptions
    expect(read.value).toMatchObject({ ...more, assumptions: [{ ...a, use: 'reason' }, b] })
  })

  test('that extends others has its list of them checked, whatever stands in it', () => {
    const broken = { ...document(), id: 'base', title: 5 }
    for (const extended of [null, 5, { policy: Object.create(null) as object }, { policy: 5 }])
      expect(said({ ...document(), extends: [extended] }).length).toBeGreaterThan(0)
    for (const extended of [null, 5, { policy: Object.create(null) as object }]) {
      const read = parsePolicy({ ...document(), extends: [extended] }, { bases: [broken] })
      expect(read.issues[0]?.path).toMatch(/^\/extends\/0/)
    }
    expect(parsePolicy({ ...document(), extends: [], remove: 5 }).issues[0]?.path).toBe('/remove')
  })

  test('is not troubled by bases that extend each other', () => {
    const base = (id: string, other: string) => ({
      ...document(),
      id,
      extends: [{ policy: `${other}@1.0.0` }],
    })
    const read = parsePolicy(base('a', 'b'), { bases: [base('b', 'c'), base('c', 'b')] })
    expect(read.issues.map(({ code }) => code)).toEqual(['unknown-base'])
  })

  test('may extend what extends another', () => {
    const [first, second] = [
      { ...document({ areas: { north: { title: 'North' } } }), id: 'first' },
      { ...document({ facts: {}, decisions: {} }), id: 'second', extends: [{ policy: 'first@1.0.0' }] },
    ]
    const { facts: _facts, decisions: _decisions, ...bare } = document()
    for (const bases of [
      [first, second],
      [second, first],
    ]) {
      const read = parsePolicy({ ...bare, extends: [{ policy: 'second@1.0.0' }] }, { bases })
      expect(read.ok ? [read.value.areas, Object.keys(read.value.decisions)] : read.issues).toEqual([
        { north: { title: 'North' } },
        ['d'],
      ])
    }
  })

  test('is told of a fault in any base that it extends, and in no other', () => {
    const base = (id: string, more: object = {}) => ({ ...document(), id, ...more })
    const both = { ...document(), extends: ['first', 'second'].map((id) => ({ policy: `${id}@1.0.0` })) }
    const read = parsePolicy(both, { bases: [base('first'), base('second', { title: 5 })] })
    expect(read.issues.map(({ path }) => path)).toEqual(['/title'])
    const nameless = { ...document(), extends: [{ policy: 'undefined@1.0.0' }] }
    for (const other of [{ title: 5 }, null as never])
      expect(parsePolicy(nameless, { bases: [other] }).issues.map(({ code }) => code)).toEqual([
        'unknown-base',
      ])
  })

  test('that extends none does not mind a base that is no JSON', () => {
    expect(parsePolicy(document(), { bases: ['{'] }).ok).toBe(true)
  })
})

describe('the hash', () => {
  const of = (more: object) => {
    const read = parsePolicy(document(more))
    if (!read.ok) throw new Error(JSON.stringify(read.issues))
    return read.value.hash
  }

  test('is the same whatever the examples, acceptances, sign-offs and changes', () => {
    const acceptance = { code: 'gap', reason: 'Known.', by: 'Group', on: '2026-03-01' }
    for (const more of [
      { examples: [{ title: 'E', asAt: '2026-11-22', facts: {}, expect: {} }] },
      { acceptances: [acceptance] },
      { signOffs: [{ by: 'police', name: 'Head of it', on: '2026-03-01' }] },
      { changes: [{ version: '1.0.0', on: '2026-03-01', text: 'First.' }] },
    ])
      expect([more, of(more)]).toEqual([more, of({})])
    expect(of({})).toMatch(/^[0-9a-f]{64}$/)
  })

  test('is the same in any order of keys, and another for other words', () => {
    const reversed = Object.fromEntries(Object.entries(document()).toReversed())
    const read = parsePolicy(reversed)
    expect(read.ok && read.value.hash).toBe(of({}))
    expect(of({ title: 'Another' })).not.toBe(of({}))
  })

  test('takes a part that stands in two places for what it is', () => {
    const shared = { facts: { yes: yesNo, no: yesNo } }
    const read = parsePolicy({ ...document(), ...shared })
    expect(read.ok && read.value.hash).toBe(of(shared))
  })
})

describe('the files of a folder', () => {
  const base = { 'policy.json': '{"language": "1.0"}' }
  const joined = (files: Record<string, string>) =>
    joinPolicy(files).issues.map(({ code, path, message, help }) => [`${code} ${path}`, message, help])

  test.each<[string, Record<string, string>, (string | undefined)[][]]>([
    [
      'without the first of them',
      { 'facts.json': '{}' },
      [
        [
          'missing-file ',
          'There is no `policy.json` in the folder.',
          'A policy folder has a file `policy.json` with `language`, `id`, `version` and `title`.',
        ],
      ],
    ],
    ...['[]', 'null', '5'].map((text): [string, Record<string, string>, string[][]] => [
      `with ${text} for the first of them`,
      { 'policy.json': text },
      [
        [
          'wrong-type ',
          '`policy.json` is not a JSON object.',
          'Give an object in braces with `language`, `id`, `version` and `title`.',
        ],
      ],
    ]),
    [
      'with a file that is empty',
      { ...base, 'facts.json': '' },
      [['empty ', 'facts.json: The document is empty.', 'Give a JSON document.']],
    ],
    [
      'with a first file that is empty, and another',
      { 'policy.json': '', 'facts.json': '{}' },
      [['empty ', 'policy.json: The document is empty.', 'Give a JSON document.']],
    ],
    [
      'with a key in two of them',
      { 'policy.json': '{"facts": {}}', 'facts.json': '{}' },
      [['duplicate-key /facts', '`facts` is given in policy.json and in facts.json.', 'Keep one of them.']],
    ],
    [
      'with a file and a folder of a name',
      { ...base, 'facts.json': '{}', 'facts/a.json': '{}' },
      [['duplicate-key /facts', '`facts` is given both as a file and as a folder.', 'Keep one of them.']],
    ],
    [
      'with a name of JavaScript',
      { ...base, 'toString.json': '{}', 'facts/valueOf.json': '{}' },
      [
        [
          'unknown-file ',
          'facts/valueOf.json: this name cannot be used in a policy.',
          'Choose another name.',
        ],
        ['unknown-file ', 'toString.json: this name cannot be used in a policy.', 'Choose another name.'],
      ],
    ],
    [
      'with folders in folders',
      { ...base, 'decisions/a/b.json': '{}' },
      [['unknown-file ', 'decisions/a/b.json: a policy folder is at most one folder deep.', undefined]],
    ],
    [
      'with an index that says otherwise',
      {
        ...base,
        'decisions/index.json': '["a", "c"]',
        'decisions/a.json': '{}',
        'decisions/b.json': '{}',
      },
      ['b', 'c'].map((name) => [
        'unknown-file /decisions',
        `decisions/index.json and the files beside it disagree about \`${name}\`.`,
        undefined,
      ]),
    ],
  ])('%s are refused', (_, files, expected) => {
    expect(joined(files)).toEqual(expected)
  })

  test.each<[string, Record<string, string>, object]>([
    [
      'a folder of objects by name',
      { 'facts/b.json': '{}', 'facts/a.json': '{}' },
      { facts: { a: {}, b: {} } },
    ],
    [
      'a folder of lists, joined',
      { 'examples/a.json': '[1]', 'examples/b.json': '[[2]]' },
      { examples: [1, [2]] },
    ],
    ['a folder of both, by name', { 'x/a.json': '[1]', 'x/b.json': '{}' }, { x: { a: [1], b: {} } }],
    ['a folder of an index alone', { 'x/index.json': '[]' }, { x: {} }],
    [
      'an index that is no list, which says nothing',
      { 'x/index.json': '{}', 'x/a.json': '1' },
      { x: { a: 1 } },
    ],
    ['no file that is not JSON', { 'notes.txt': '{', 'json/read.md': '{' }, {}],
  ])('may be %s', (_, files, more) => {
    const read = joinPolicy({ ...base, ...files })
    expect(read).toEqual({ ok: true, value: { language: '1.0', ...more }, issues: [] })
  })
})
