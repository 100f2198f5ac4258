// What is wrong with a policy is said with its place, in words that help.
import { locate, parsePolicy, shapeFaults } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { custody, decision, document, offences, refused, rule, test, weights, yesNo } from './build.ts'

const number = { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'A number' }
const choice = { type: 'choice', values: ['RED', 'BLUE'], title: 'A choice' }
const maybeDay = { type: 'day', mayBeNone: true, title: 'A day' }

/** A policy with one rule of these conditions, over one fact of every type. */
function withCondition(condition: unknown): Record<string, unknown> {
  const facts = { yes: yesNo, number, choice, maybeDay, offences }
  return document({ facts, decisions: { d: decision([rule('only', 'A', condition as object)]) } })
}

const place = '/decisions/d/rules/0/conditions'

/** Code, place and help of every issue; messages must say something and name no machinery. */
function told(input: unknown, options: Parameters<typeof refused>[1] = {}): string[] {
  return refused(input, options).map(({ code, path, message, help }) => {
    expect(message.length).toBeGreaterThan(10)
    // What to do is said: by itself, or by what it must be.
    expect(help ?? message).toMatch(help === undefined ? / (must|needs|say) / : /^\S.+[.?]$/s)
    expect(`${message} ${help ?? ''}`).not.toMatch(
      /type undefined|\[object|zod|NaN expected|Invalid input|Use one of: \./,
    )
    return `${code} ${path}`
  })
}

describe('text that is no document', () => {
  it.each([
    ['empty', '', 'empty'],
    ['blank', ' \n ', 'empty'],
    ['cut off', '{"language": "1.0", "id": ', 'not-json'],
    ['cut off in text', '{"language": "1.', 'not-json'],
    ['two documents', '{} {}', 'not-json'],
    ['a comment', '// hello\n{}', 'not-json'],
    ['a trailing comma', '{"a": 1,}', 'not-json'],
    ['single quotes', "{'a': 1}", 'not-json'],
    ['a tab inside text', '{"title": "a\tb"}', 'not-json'],
    ['a line break inside text', '{"title": "a\nb"}', 'not-json'],
    ['a control character inside text', '{"title": "a\u0001b"}', 'not-json'],
    ['binary', 'PK\u0003\u0004\u0000\u0000', 'not-text'],
    ['a word', 'hello', 'not-json'],
    ['a number with a zero in front', '{"a": 01}', 'not-json'],
    ['not a number', '{"a": NaN}', 'not-json'],
  ])('%s', (_, text, code) => {
    expect(refused(text)[0]?.code).toBe(code)
  })
  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['text', '"policy"'],
    ['a number', '7'],
  ])('%s is no policy', (_, text) => {
    expect(told(text)).toEqual(['wrong-type '])
  })
  it('is refused above 2 MiB, before it is read', () => {
    expect(told(`{"title": "${'a'.repeat(2 * 1024 * 1024)}"}`)).toEqual(['too-large '])
    expect(told(`{"title": "${'é'.repeat(1024 * 1024 + 1)}"}`)).toEqual(['too-large '])
    expect(told({ title: 'a'.repeat(2 * 1024 * 1024) })).toEqual(['too-large '])
  })
  it('is refused when nested too deeply, before it is read', () => {
    expect(told('['.repeat(100_000))).toEqual(['too-deep '])
    expect(told(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`)).toEqual(['too-deep '])
    let deep: unknown = 1
    for (let level = 0; level < 100_000; level += 1) deep = { not: deep }
    expect(told(withDeep(deep))[0]).toMatch(/^too-deep /)
  })
  it('is refused when it contains itself', () => {
    const circle: Record<string, unknown> = { language: '1.0' }
    circle['facts'] = circle
    expect(told(circle)[0]).toMatch(/^too-deep /)
  })
  it('names every key given twice, with its lines', () => {
    const issues = refused('{\n  "id": "a",\n  "title": "b",\n  "id": "c",\n  "facts": {"x": 1,\n "x": 2}\n}')
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'duplicate-key /id',
      'duplicate-key /facts/x',
    ])
    expect(issues[0]?.message).toContain('lines 2 and 4')
    expect(issues[1]?.message).toContain('lines 5 and 6')
  })
  it('may begin with a byte order mark', () => {
    expect(parsePolicy(`\uFEFF${JSON.stringify(document())}`).ok).toBe(true)
  })
})

function withDeep(deep: unknown): object {
  return { ...document(), conditions: { deep } }
}

describe('values that JSON cannot hold', () => {
  it.each([
    ['undefined', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a big integer', 10n],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
  ])('%s', (_, value) => {
    expect(told({ ...document(), title: value })).toEqual(['not-json /title'])
  })
  it('may share parts, which is no circle', () => {
    const shared = Array.from({ length: 12 }, (_, at): [string, object] => [`T${at}`, yesNo])
    const parsed = parsePolicy({ ...document(), facts: { yes: yesNo, ...Object.fromEntries(shared) } })
    expect(parsed.ok).toBe(true)
  })
})

describe('names with a meaning in JavaScript', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('`%s` is refused in text as in a value', (name) => {
    for (const key of ['facts', 'conditions', 'parameters', 'decisions']) {
      const text = JSON.stringify({ ...document(), [key]: 'HERE' }).replace('"HERE"', `{"${name}":{}}`)
      expect(told(text)).toContain(`reserved-key /${key}/${name}`)
      expect(told(JSON.parse(text))).toContain(`reserved-key /${key}/${name}`)
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
  it.each(['toString', 'valueOf', 'hasOwnProperty'])(
    '`%s` cannot be declared, and is unknown wherever it is used',
    (name) => {
      expect(told(document({ facts: { [name]: yesNo }, decisions: {} }))).toEqual([
        `reserved-key /facts/${name}`,
      ])
      expect(told(withCondition({ all: [test(name, 'equal', true)] }))).toEqual([
        `unknown-fact ${place}/all/0/fact`,
      ])
      expect(told(withCondition({ all: [test(`decision.${name}`, 'equal', 'A')] }))).toEqual([
        `unknown-decision ${place}/all/0/fact`,
      ])
      expect(told(withCondition({ all: [test('yes', 'equal', { fact: `parameter.${name}` })] }))).toEqual([
        `unknown-parameter ${place}/all/0/value/fact`,
      ])
      expect(told(withCondition({ condition: name }))).toEqual([`unknown-condition ${place}/condition`])
      expect(told(withCondition({ all: [test('yes', name, true)] }))).toEqual([
        `unknown-operator ${place}/all/0/operator`,
      ])
      expect(
        told({ ...document(), resources: { unit: 'hours', decision: name, minimum: { A: 1 } } }),
      ).toEqual(['unknown-decision /resources/decision'])
      const derived = (where: object) =>
        document({
          facts: { offences },
          derived: { some: { type: 'boolean', title: 'Some', exists: 'offences', where } },
          decisions: {},
        })
      expect(told(derived({ field: name, operator: 'equal', value: 1 }))).toEqual([
        'unknown-field /derived/some/where/field',
      ])
    },
  )
})

describe('a document of the wrong shape', () => {
  it.each([
    ['at the top', { titel: 'x' }, 'unknown-key /titel', 'title'],
    ['of a fact', { facts: { yes: { ...yesNo, tilte: 'x' } } }, 'unknown-key /facts/yes/tilte', 'title'],
    [
      'of a list’s field',
      {
        facts: { offences: { ...offences, record: { day: { type: 'day', title: 'Day', psat: true } } } },
        decisions: {},
      },
      'unknown-key /facts/offences/record/day/psat',
      'past',
    ],
    [
      'of a parameter',
      { parameters: { p: { title: 'P', value: true, basis: 'assumption', note: 'n', stpe: 1 } } },
      'unknown-key /parameters/p/stpe',
      'step',
    ],
    [
      'of a decision',
      { decisions: { d: decision([], { hitpolicy: 'FIRST' }) } },
      'unknown-key /decisions/d/hitpolicy',
      'hitPolicy',
    ],
    [
      'of a rule',
      {
        decisions: {
          d: decision([rule('a', 'A', { all: [test('yes', 'equal', true)] }, { falback: true })]),
        },
      },
      'unknown-key /decisions/d/rules/0/falback',
      'fallback',
    ],
    [
      'of an outcome',
      { decisions: { d: decision([], { outcomes: { A: { meening: 'x' }, NONE: {} } }) } },
      'unknown-key /decisions/d/outcomes/A/meening',
      'meaning',
    ],
    [
      'of `otherwise`',
      { decisions: { d: decision([], { otherwise: { outcome: 'NONE', assumtion: 'x' } }) } },
      'unknown-key /decisions/d/otherwise/assumtion',
      'assumption',
    ],
    [
      'of an assumption',
      { assumptions: [{ id: 'a', condition: { all: [test('yes', 'equal', true)] }, reson: 'x' }] },
      'unknown-key /assumptions/0/reson',
      'reason',
    ],
    [
      'of a source',
      { sources: { s: { title: 'S', file: 's.txt', publishd: '2021-01-01' } } },
      'unknown-key /sources/s/publishd',
      'published',
    ],
    [
      'of an example',
      { examples: [{ title: 'E', asAt: '2026-11-22', facts: {}, expect: {}, expct: {} }] },
      'unknown-key /examples/0/expct',
      'expect',
    ],
    [
      'of a derived fact',
      {
        facts: { yes: yesNo, offences },
        derived: { n: { type: 'number', title: 'N', count: 'offences', wher: {} } },
      },
      'unknown-key /derived/n/wher',
      'where',
    ],
  ])('has its misspelt key named, and the right one: %s', (_, more, expected, meant) => {
    const issues = refused(document(more))
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toContain(expected)
    expect(issues.find(({ path }) => expected.endsWith(path))?.help).toContain(`\`${meant}\``)
  })
  it.each([
    ['language', 'missing-key /language'],
    ['id', 'missing-key /id'],
    ['version', 'missing-key /version'],
    ['title', 'missing-key /title'],
    ['inForce', 'missing-key /inForce'],
  ])('misses `%s`', (key, expected) => {
    const { [key]: _, ...rest } = document()
    expect(told(rest)).toEqual([expected])
  })
  it.each([
    [{ version: '1.0' }, 'wrong-form /version'],
    [{ id: '1st' }, 'wrong-form /id'],
    [{ title: '' }, 'too-small /title'],
    [{ title: 5 }, 'wrong-type /title'],
    [{ inForce: { from: '2021-02-30' } }, 'wrong-day /inForce/from'],
    [{ inForce: { from: '2021-03-01', until: '2021-02-01' } }, 'wrong-order /inForce/until'],
    [{ facts: { yes: { type: 'bool', title: 'x' } }, decisions: {} }, 'wrong-value /facts/yes/type'],
    [{ facts: [] }, 'wrong-type /facts'],
    [{ facts: { 'a b': yesNo }, decisions: {} }, 'wrong-name /facts/a b'],
    [{ facts: { ['a'.repeat(81)]: yesNo }, decisions: {} }, `wrong-name /facts/${'a'.repeat(81)}`],
    [{ decisions: { d: decision([], { hitPolicy: 'ANY' }) } }, 'wrong-value /decisions/d/hitPolicy'],
    [{ title: 'a'.repeat(401) }, 'too-big /title'],
    [{ extends: [{ policy: 'national' }] }, 'wrong-form /extends/0/policy'],
    [
      { facts: { offences }, derived: { n: { type: 'number', title: 'N' } }, decisions: {} },
      'missing-key /derived/n/count',
    ],
    [
      { parameters: { p: { title: 'P', value: {}, basis: 'assumption', note: 'n' } } },
      'wrong-shape /parameters/p/value',
    ],
  ])('%j', (more, expected) => {
    expect(told(document(more))).toEqual([expected])
  })
  it('is told what form is wanted', () => {
    expect(refused(document({ extends: [{ policy: 'national' }] }))[0]?.help).toContain('`navigate@1.0.0`')
    expect(refused(document({ title: 'a'.repeat(401) }))[0]?.message).toContain('at most 400 characters')
  })
  it('is written in a language of the future', () => {
    expect(told({ ...document(), language: '2.0', newKey: 1 })).toEqual(['unsupported-language /language'])
  })
})

describe('a condition', () => {
  it.each([
    ['an empty all', { all: [] }, `empty-group ${place}/all`],
    ['an empty any', { all: [{ any: [] }] }, `empty-group ${place}/all/0/any`],
    [
      'all and any at once',
      { all: [test('yes', 'equal', true)], any: [test('yes', 'equal', true)] },
      `wrong-shape ${place}`,
    ],
    ['nothing', {}, `wrong-shape ${place}`],
    ['a bare test at the root', test('yes', 'equal', true), `wrong-shape ${place}`],
    ['text', { all: ['yes'] }, `wrong-shape ${place}/all/0`],
    ['a group that is no list', { all: test('yes', 'equal', true) }, `wrong-type ${place}/all`],
    ['a path', { all: [{ ...test('yes', 'equal', true), path: '$.x' }] }, `unknown-key ${place}/all/0/path`],
    ['params', { all: [{ ...test('yes', 'equal', true), params: {} }] }, `unknown-key ${place}/all/0/params`],
    ['a priority', { all: [test('yes', 'equal', true)], priority: 1 }, `unknown-key ${place}/priority`],
    ['an unknown fact', { all: [test('yess', 'equal', true)] }, `unknown-fact ${place}/all/0/fact`],
    [
      'an unknown parameter',
      { all: [test('number', 'equal', { fact: 'parameter.high' })] },
      `unknown-parameter ${place}/all/0/value/fact`,
    ],
    ['an unknown condition', { condition: 'wanted' }, `unknown-condition ${place}/condition`],
    [
      'an unknown decision',
      { all: [test('decision.cohort', 'equal', 'A')] },
      `unknown-decision ${place}/all/0/fact`,
    ],
    [
      'an unknown outcome',
      { all: [test('decision.d', 'equal', 'B')] },
      `value-does-not-fit ${place}/all/0/value`,
    ],
    [
      'an unknown operator',
      { all: [test('number', 'greaterThen', 1)] },
      `unknown-operator ${place}/all/0/operator`,
    ],
    ['a list', { all: [test('offences', 'equal', 1)] }, `untestable-fact ${place}/all/0/fact`],
    [
      'an operator for numbers on a choice',
      { all: [test('choice', 'lessThan', 1)] },
      `operator-does-not-fit ${place}/all/0/operator`,
    ],
    [
      'notEqual on what may be NONE',
      { all: [test('maybeDay', 'notEqual', '2026-01-01')] },
      `operator-does-not-fit ${place}/all/0/operator`,
    ],
    [
      'isNone on what never is',
      { all: [test('number', 'isNone', true)] },
      `operator-does-not-fit ${place}/all/0/operator`,
    ],
    [
      'a number in quotes',
      { all: [test('number', 'equal', '1')] },
      `value-does-not-fit ${place}/all/0/value`,
    ],
    [
      'a choice that is not there',
      { all: [test('choice', 'equal', 'GREEN')] },
      `value-does-not-fit ${place}/all/0/value`,
    ],
    ['in with text', { all: [test('choice', 'in', 'RED')] }, `value-does-not-fit ${place}/all/0/value`],
    [
      'in with a choice that is not there',
      { all: [test('choice', 'in', ['RED', 'GREEN'])] },
      `value-does-not-fit ${place}/all/0/value`,
    ],
    ['a group that is misspelt', { al: [test('yes', 'equal', true)] }, `unknown-key ${place}/al`],
    ['a number for a name', { condition: 5 }, `wrong-type ${place}/condition`],
    [
      'a list for a fact',
      { all: [{ fact: ['yes'], operator: 'equal', value: true }] },
      `wrong-type ${place}/all/0/fact`,
    ],
    ['no operator', { all: [{ fact: 'yes', value: true }] }, `missing-key ${place}/all/0/operator`],
    [
      'a number for an operator',
      { all: [test('yes', 5 as never, true)] },
      `unknown-operator ${place}/all/0/operator`,
    ],
    [
      'a number for a choice',
      { all: [test('choice', 'equal', 5)] },
      `value-does-not-fit ${place}/all/0/value`,
    ],
    ['an empty in', { all: [test('choice', 'in', [])] }, `too-small ${place}/all/0/value`],
    [
      'a day that does not exist',
      { all: [test('maybeDay', 'onOrBefore', '2026-02-30')] },
      `value-does-not-fit ${place}/all/0/value`,
    ],
    [
      'half months',
      { all: [test('maybeDay', 'withinNextMonths', 1.5)] },
      `value-does-not-fit ${place}/all/0/value`,
    ],
    [
      'asAt on a number',
      { all: [test('number', 'equal', { fact: 'asAt' })] },
      `unknown-value ${place}/all/0/value`,
    ],
    ['no value', { all: [{ fact: 'yes', operator: 'equal' }] }, `missing-key ${place}/all/0/value`],
  ])('is refused: %s', (_, condition, expected) => {
    expect(told(withCondition(condition))[0]).toBe(expected)
  })
  it('is told what was meant', () => {
    const help = (condition: object) => refused(withCondition(condition))[0]?.help
    expect(help({ all: [test('nummber', 'equal', 1)] })).toBe('Did you mean `number`?')
    expect(help({ all: [test('number', 'greaterThen', 1)] })).toBe('Did you mean `greaterThan`?')
    expect(help({ all: [test('choice', 'equal', 'REDD')] })).toBe('Did you mean `RED`?')
    expect(help({ al: [test('yes', 'equal', true)] })).toBe('Did you mean `all`?')
    expect(help({ all: [{ fact: 'yes', value: true }] })).toBe('Operators for `yes`: equal, notEqual.')
    expect(help({ all: [test('yes', 5 as never, true)] })).toBe('Operators for `yes`: equal, notEqual.')
    expect(help({ all: [test('choice', 'equal', 5)] })).toBeUndefined()
  })
  it('is told of an empty group beside what else is wrong', () => {
    expect(told(withCondition({ all: [{ any: [] }, 'yes'] }))).toEqual([
      `empty-group ${place}/all/0/any`,
      `wrong-shape ${place}/all/1`,
    ])
  })
})

describe('the document as a whole', () => {
  const all = (name: string) => ({ all: [{ condition: name }] })

  it('has no circles of named conditions', () => {
    const conditions = { a: all('b'), b: all('c'), c: all('a') }
    const issues = refused(document({ conditions }))
    expect(issues[0]).toMatchObject({ code: 'circular-condition', path: '/conditions/a' })
    expect(issues[0]?.message).toContain('a → b → c → a')
  })
  it('has no circles of decisions', () => {
    const tested = (other: string) =>
      decision([rule('a', 'A', { all: [test(`decision.${other}`, 'equal', 'NONE')] })])
    const issues = refused(document({ decisions: { d: tested('e'), e: tested('d') } }))
    expect(issues[0]?.code).toBe('circular-decision')
    expect(refused(document({ decisions: { d: tested('d') } }))[0]?.code).toBe('circular-decision')
  })
  it('keeps its named conditions bearable, wherever they are used', () => {
    const conditions: Record<string, object> = { c0: { all: [test('yes', 'equal', true)] } }
    for (let at = 1; at < 40; at += 1)
      conditions[`c${at}`] = { all: [{ condition: `c${at - 1}` }, { condition: `c${at - 1}` }] }
    const used = { d: decision([rule('a', 'A', { condition: 'c39' })]) }
    expect(told(document({ conditions, decisions: used }))[0]).toMatch(/^too-many-conditions /)
    const assumptions = [{ id: 'held', condition: { condition: 'c39' }, reason: 'For the test.' }]
    expect(told(document({ conditions, assumptions }))[0]).toMatch(/^too-many-conditions /)
  })
  it('may chain names only so far, and never overflows', () => {
    const conditions: Record<string, object> = { c0: { all: [test('yes', 'equal', true)] } }
    for (let at = 1; at < 9_000; at += 1) conditions[`c${at}`] = { condition: `c${at - 1}` }
    expect(() =>
      parsePolicy(
        document({ conditions, decisions: { d: decision([rule('a', 'A', { condition: 'c8999' })]) } }),
      ),
    ).not.toThrow()
  })
  it('declares at most 200 facts', () => {
    const facts = Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`f${at}`, yesNo]))
    expect(told(document({ facts, decisions: {} }))).toEqual(['too-many-facts /facts'])
  })
  it.each([
    [
      'a source that is not there',
      {
        decisions: {
          d: decision([
            rule(
              'a',
              'A',
              { all: [test('yes', 'equal', true)] },
              { cite: [{ source: 'slides', line: 1, quote: 'q' }] },
            ),
          ]),
        },
      },
      'unknown-source /decisions/d/rules/0/cite/0/source',
    ],
    [
      'an outcome that is not there',
      {
        decisions: {
          d: decision([rule('a', 'A', { all: [test('yes', 'equal', true)] })], { outcomes: { NONE: {} } }),
        },
      },
      'unknown-outcome /decisions/d/rules/0/event/type',
    ],
    [
      'an otherwise that is not there',
      { decisions: { d: decision([], { otherwise: { outcome: 'B', assumption: 'x' } }) } },
      'unknown-outcome /decisions/d/otherwise/outcome',
    ],
    [
      'a provisional that is not there',
      { decisions: { d: decision([], { outcomes: { NONE: { mayBeProvisional: ['B'] } } }) } },
      'unknown-outcome /decisions/d/outcomes/NONE/mayBeProvisional/0',
    ],
    [
      'two rules of one name',
      { decisions: { d: decision([1, 2].map(() => rule('a', 'A', { all: [test('yes', 'equal', true)] }))) } },
      'duplicate-name /decisions/d/rules/1',
    ],
    [
      'an outcome called SILENT',
      { decisions: { d: decision([], { outcomes: { NONE: {}, SILENT: {} } }) } },
      'reserved-name /decisions/d/outcomes/SILENT',
    ],
    [
      'an otherwise where outcomes are collected',
      { decisions: { d: decision([], { hitPolicy: 'COLLECT' }) } },
      'otherwise-does-not-fit /decisions/d/otherwise',
    ],
    [
      'a parameter outside its bounds',
      {
        parameters: {
          p: {
            title: 'P',
            value: 11,
            unit: 'points',
            minimum: 0,
            maximum: 10,
            basis: 'assumption',
            note: 'n',
          },
        },
      },
      'out-of-bounds /parameters/p/value',
    ],
    [
      'a number without bounds',
      { parameters: { p: { title: 'P', value: 11, basis: 'assumption', note: 'n' } } },
      'missing-key /parameters/p',
    ],
    [
      'an assumed parameter without a note',
      { parameters: { p: { title: 'P', value: true, basis: 'assumption' } } },
      'missing-key /parameters/p/note',
    ],
    [
      'a published parameter without a citation',
      { parameters: { p: { title: 'P', value: true, basis: 'published' } } },
      'missing-key /parameters/p/cite',
    ],
    [
      'an empty domain',
      { facts: { n: { ...number, minimum: 5, maximum: 1 } }, decisions: {} },
      'empty-domain /facts/n/minimum',
    ],
    [
      'a value listed twice',
      { facts: { c: { ...choice, values: ['RED', 'RED'] } }, decisions: {} },
      'duplicate-value /facts/c/values/1',
    ],
    [
      'a list that is not there',
      { derived: { n: { type: 'number', title: 'N', count: 'visits' } } },
      'unknown-list /derived/n',
    ],
    [
      'a table that is not there',
      {
        facts: { offences },
        derived: { n: { type: 'number', title: 'N', sum: 'offences', of: { table: 'weights', by: 'type' } } },
        decisions: {},
      },
      'unknown-table /derived/n/of/table',
    ],
    [
      'weights by a day',
      {
        facts: { offences },
        tables: { weights },
        derived: { n: { type: 'number', title: 'N', sum: 'offences', of: { table: 'weights', by: 'day' } } },
        decisions: {},
      },
      'unknown-field /derived/n/of/by',
    ],
    [
      'a supplied fact that is not declared',
      {
        facts: { offences },
        derived: { n: { type: 'number', title: 'N', count: 'offences', unlessSupplied: true } },
        decisions: {},
      },
      'missing-declaration /derived/n',
    ],
    [
      'periods that are none',
      {
        facts: { offences, custody },
        derived: {
          n: {
            type: 'number',
            title: 'N',
            count: 'offences',
            where: { field: 'day', operator: 'withinLastMonths', value: 1, notCounting: 'offences' },
          },
        },
        decisions: {},
      },
      'unknown-list /derived/n/where/notCounting',
    ],
    [
      'a suggestion that tests what is not there',
      {
        deselection: {
          reasons: [],
          suggestions: [{ id: 's', title: 'S', condition: { all: [test('nope', 'equal', true)] } }],
        },
      },
      'unknown-fact /deselection/suggestions/0/condition/all/0/fact',
    ],
    [
      'a reading that is none of its options',
      {
        readings: [
          {
            silence: 's',
            title: 'S',
            kind: 'silence',
            reason: 'For the test.',
            options: [{ id: 'narrow', text: 'As written.' }],
            chosen: 'narow',
          },
        ],
      },
      'unknown-option /readings/0/chosen',
    ],
    [
      'a rule called as the last resort is',
      { decisions: { d: decision([rule('otherwise', 'A', { all: [test('yes', 'equal', true)] })]) } },
      'reserved-name /decisions/d/rules/0/name',
    ],
    [
      'an example that expects an outcome that is not there',
      { examples: [{ title: 'E', asAt: '2026-11-22', facts: {}, expect: { d: { possible: ['A', 'AA'] } } }] },
      'unknown-outcome /examples/0/expect/d/possible',
    ],
    [
      'a fact with a name of another meaning',
      { facts: { yes: yesNo, asAt: yesNo } },
      'reserved-name /facts/asAt',
    ],
    [
      'a label for a value that is not there',
      { facts: { c: { ...choice, labels: { RED: 'Red', GREEN: 'Green' } } }, decisions: {} },
      'unknown-value /facts/c/labels/GREEN',
    ],
    [
      'a list of nothing',
      { facts: { l: { type: 'list', title: 'L' } }, decisions: {} },
      'wrong-shape /facts/l',
    ],
    [
      'a list of records and of values',
      { facts: { l: { ...offences, values: ['X'] } }, decisions: {} },
      'wrong-shape /facts/l',
    ],
    [
      'bounds on what is no number',
      { parameters: { p: { title: 'P', value: true, minimum: 0, basis: 'assumption', note: 'n' } } },
      'wrong-type /parameters/p/value',
    ],
    [
      'a parameter that is none of its values',
      {
        parameters: {
          p: { title: 'P', value: ['RED', 'GREEN'], values: ['RED'], basis: 'assumption', note: 'n' },
        },
      },
      'unknown-value /parameters/p/value',
    ],
    [
      'a local parameter without its day',
      { parameters: { p: { title: 'P', value: true, basis: 'local', decidedBy: 'The board' } } },
      'missing-key /parameters/p/decidedOn',
    ],
    [
      'a local parameter of a day that is none',
      {
        parameters: {
          p: { title: 'P', value: true, basis: 'local', decidedBy: 'The board', decidedOn: '2026-02-30' },
        },
      },
      'wrong-day /parameters/p/decidedOn',
    ],
    [
      'an example with a fact that is not there',
      { examples: [{ title: 'E', asAt: '2026-11-22', facts: { yess: true }, expect: {} }] },
      'unknown-fact /examples/0/facts/yess',
    ],
    [
      'an example of a decision that is not there',
      { examples: [{ title: 'E', asAt: '2026-11-22', facts: {}, expect: { e: {} } }] },
      'unknown-decision /examples/0/expect/e',
    ],
  ])('refuses %s', (_, more, expected) => {
    expect(told(document(more))[0]).toBe(expected)
  })
})

describe('a derived fact', () => {
  const facts = {
    offences: {
      ...offences,
      record: { ...offences.record, ho: { type: 'code', title: 'Class' }, until: maybeDay },
    },
    custody,
  }
  const counted = (where: unknown, more: object = {}) =>
    document({
      facts,
      derived: { n: { type: 'number', title: 'N', count: 'offences', where, ...more } },
      decisions: {},
    })
  const window = { field: 'day', operator: 'withinLastMonths', value: 1 }

  it.each([
    ['with text for a condition', 'recent', 'wrong-shape /derived/n/where'],
    ['of two kinds', { all: [window], any: [window] }, 'wrong-shape /derived/n/where'],
    ['of no kind', {}, 'wrong-shape /derived/n/where'],
    ['with a misspelt group', { al: [window] }, 'unknown-key /derived/n/where/al'],
    ['with an empty group', { all: [{ any: [] }, 5] }, 'empty-group /derived/n/where/all/0/any'],
    ['with a group that is no list', { not: { all: window } }, 'empty-group /derived/n/where/not/all'],
    [
      'that tests a code',
      { field: 'ho', operator: 'equal', value: '28' },
      'untestable-field /derived/n/where/field',
    ],
    [
      'with a window on days to come',
      { field: 'until', operator: 'withinLastMonths', value: 1 },
      'operator-does-not-fit /derived/n/where/operator',
    ],
    [
      'with a number for a field',
      { field: 5, operator: 'equal', value: 'X' },
      'wrong-type /derived/n/where/field',
    ],
    ['with a number for periods', { ...window, notCounting: 5 }, 'unknown-list /derived/n/where/notCounting'],
    [
      'with periods and no window',
      { field: 'type', operator: 'equal', value: 'X', notCounting: 'custody' },
      'unknown-key /derived/n/where/notCounting',
    ],
  ])('is refused %s', (_, where, expected) => {
    expect(told(counted(where))).toContain(expected)
  })
  it.each([
    [
      'under a name of another meaning',
      { decision: { type: 'number', title: 'N', count: 'offences' } },
      'reserved-name /derived/decision',
    ],
    [
      'that is a fact already',
      { offences: { type: 'number', title: 'N', count: 'offences' } },
      'duplicate-fact /derived/offences',
    ],
    [
      'of the latest of what is no day',
      { n: { type: 'day', title: 'N', latest: 'offences', of: 'type' } },
      'unknown-field /derived/n/of',
    ],
  ])('is refused %s', (_, derived, expected) => {
    expect(told(document({ facts, derived, decisions: {} }))).toContain(expected)
  })
})

describe('the shape alone', () => {
  it('is asked of documents that are not finished', () => {
    const untested = document({
      decisions: { d: decision([rule('a', 'A', { all: [test('nope', 'equal', 1)] })]) },
    })
    expect(shapeFaults(untested)).toEqual([])
    const codes = (value: unknown) => shapeFaults(value).map(({ code, path }) => `${code} ${path}`)
    expect(codes(document({ title: 5 }))).toEqual(['wrong-type /title'])
    expect(codes({ ...document(), language: '2.0' })).toEqual(['unsupported-language /language'])
    expect(codes([])).toEqual(['wrong-type '])
    expect(codes({ ...document(), title: Number.NaN })).toEqual(['not-json /title'])
  })
})

describe('the place of a value in a text', () => {
  const text = '{\n  "a": [1, {"b": "c"}]\n}'
  it.each([
    ['', { line: 1, column: 1 }],
    ['/a', { line: 2, column: 8 }],
    ['/a/1/b', { line: 2, column: 18 }],
    // As far as there is a way.
    ['/a/0/b', { line: 2, column: 9 }],
    ['/a/7', { line: 2, column: 8 }],
  ])('is found: %s', (path, place) => {
    expect(locate(text, path)).toEqual(place)
  })
  it('is nowhere in what is no JSON', () => {
    expect(locate('{"a": ', '/a')).toBeNull()
  })
})
