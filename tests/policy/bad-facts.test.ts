// What is wrong with facts, derived facts and parameters is said in full: what, where, and what to do.
import { parsePolicy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { custody, document, offences, pastDay, weights, yesNo } from './build.ts'
import { said, type Said } from './said.ts'

const number = { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'A number' }
const list = (record: object) => ({ type: 'list', title: 'A list', record })

describe('a fact', () => {
  const of = (facts: object, more: object = {}) => document({ facts, decisions: {}, ...more })

  it.each(['asAt', 'parameter', 'decision'])('is not called `%s`', (name) => {
    const message = `The name \`${name}\` has a meaning of its own.`
    expect(said(of({ [name]: yesNo }))).toEqual([
      [`reserved-name /facts/${name}`, message, 'Choose another name.'],
    ])
    const derived = { [name]: { type: 'number', title: 'N', count: 'offences' } }
    expect(said(of({ offences }, { derived }))).toEqual([
      [`reserved-name /derived/${name}`, message, 'Choose another name.'],
    ])
  })

  it('is one of at most 200', () => {
    const facts = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, yesNo]))
    expect(parsePolicy(of(facts(200))).issues).toEqual([])
    expect(said(of(facts(201)))).toEqual([
      [
        'too-many-facts /facts',
        'The policy declares 201 facts; the most is 200.',
        'Leave out facts that no condition tests, or split the policy.',
      ],
    ])
  })

  it('that is a number can have two values at least, in a record too', () => {
    const single = { ...number, minimum: 5, maximum: 5 }
    const message = 'The minimum 5 must be below the maximum 5.'
    expect(said(of({ n: single }))).toEqual([['empty-domain /facts/n/minimum', message]])
    expect(said(of({ l: list({ n: single }) }))).toEqual([
      ['empty-domain /facts/l/record/n/minimum', message],
    ])
    expect(parsePolicy(of({ n: { ...number, minimum: 9 } })).issues).toEqual([])
  })
})

describe('a derived fact', () => {
  const facts = {
    yes: yesNo,
    tags: { type: 'list', title: 'Tags', values: ['A', 'B'] },
    offences: { ...offences, record: { ...offences.record, until: { type: 'day', title: 'Until' } } },
    custody,
    begun: list({ from: pastDay }),
    spoken: list({ from: pastDay, to: { type: 'choice', values: ['SOON'], title: 'To' } }),
  }
  const from = (derived: object) =>
    document({ facts, tables: { weights }, derived: { n: { title: 'N', ...derived } }, decisions: {} })
  const counted = (where: unknown) => from({ type: 'number', count: 'offences', where })
  const place = '/derived/n/where'
  const day = { field: 'day', operator: 'withinLastMonths', value: 6 }
  const noSuch = (key: string) => `There is no key \`${key}\` in a condition on records.`

  it.each<[string, object, Said]>([
    [
      'the records of what has none',
      { type: 'number', count: 'tags' },
      [
        'unknown-list /derived/n',
        'There is no list of records `tags`.',
        'There are: `offences`, `custody`, `begun`, `spoken`.',
      ],
    ],
    [
      'a day that is not there',
      { type: 'day', latest: 'offences', of: 'dya' },
      ['unknown-field /derived/n/of', 'The records have no day `dya`.', 'Did you mean `day`?'],
    ],
    [
      'the latest of what is no day',
      { type: 'day', latest: 'offences', of: 'type' },
      ['unknown-field /derived/n/of', 'The records have no day `type`.', 'There are: `day`, `until`.'],
    ],
    [
      'weights by a choice that is not there',
      { type: 'number', sum: 'offences', of: { table: 'weights', by: 'typ' } },
      [
        'unknown-field /derived/n/of/by',
        'The records have no choice `typ` to look weights up by.',
        'Did you mean `type`?',
      ],
    ],
    [
      'weights by a day',
      { type: 'number', sum: 'offences', of: { table: 'weights', by: 'until' } },
      [
        'unknown-field /derived/n/of/by',
        'The records have no choice `until` to look weights up by.',
        'There is: `type`.',
      ],
    ],
  ])('is not made from %s', (_, derived, issue) => {
    expect(said(from(derived))).toEqual([issue])
  })

  it.each<[string, unknown]>([
    ['text', 'recent'],
    ['nothing', null],
    ['a list', [day]],
  ])('has a condition that is an object, not %s', (_, where) => {
    const message = 'A condition on records must be an object.'
    expect(said(counted({ not: where }))).toEqual([[`wrong-shape ${place}/not`, message]])
  })

  it.each<[string, unknown, Said[]]>([
    ['all', { al: [day] }, [[`unknown-key ${place}/al`, noSuch('al'), 'Did you mean `all`?']]],
    ['any', { anyy: [day] }, [[`unknown-key ${place}/anyy`, noSuch('anyy'), 'Did you mean `any`?']]],
    ['not', { nott: day }, [[`unknown-key ${place}/nott`, noSuch('nott'), 'Did you mean `not`?']]],
    [
      'field',
      { feild: 'day', operator: 'withinLastMonths', value: 6, notCounting: 'custody' },
      [[`unknown-key ${place}/feild`, noSuch('feild'), 'Did you mean `field`?']],
    ],
    [
      'operator',
      { not: { field: 'type', oprator: 'equal', value: 'X' } },
      [
        [`unknown-key ${place}/not/oprator`, noSuch('oprator'), 'Did you mean `operator`?'],
        [
          `missing-key ${place}/not/operator`,
          '`operator` is missing.',
          'Operators for `type`: equal, notEqual, in, notIn.',
        ],
      ],
    ],
    [
      'value',
      { not: { field: 'type', operator: 'equal', vlaue: 'X' } },
      [
        [`unknown-key ${place}/not/vlaue`, noSuch('vlaue'), 'Did you mean `value`?'],
        [`missing-key ${place}/not/value`, '`value` is missing.', 'Give the value to compare with.'],
      ],
    ],
    [
      'notCounting',
      { all: [{ al: [] }, { ...day, notCountin: 'custody' }] },
      [
        [`unknown-key ${place}/all/0/al`, noSuch('al'), 'Did you mean `all`?'],
        [`unknown-key ${place}/all/1/notCountin`, noSuch('notCountin'), 'Did you mean `notCounting`?'],
      ],
    ],
  ])('has a condition with a misspelt key: `%s`', (_, where, issues) => {
    expect(said(counted(where))).toEqual(issues)
  })

  it('has a condition whose keys are listed where none is near', () => {
    expect(said(counted({ everything: [] }))).toEqual([
      [
        `unknown-key ${place}/everything`,
        noSuch('everything'),
        'Known keys: all, any, not, field, operator, value, notCounting.',
      ],
    ])
  })

  it('has a condition of which a test’s keys go with nothing else', () => {
    expect(said(counted({ not: { al: [] }, notCounting: 'custody' }))).toEqual([
      [`unknown-key ${place}/notCounting`, '`notCounting` only goes with `field`.', 'Take it out.'],
      [`unknown-key ${place}/not/al`, noSuch('al'), 'Did you mean `all`?'],
    ])
  })

  it.each<[string, unknown]>([
    ['none', {}],
    ['two groups', { all: [day], any: [day] }],
    ['a group and a test', { not: day, ...day }],
  ])('has a condition of one kind, not of %s', (_, where) => {
    const message = 'A condition on records must have one of `all`, `any`, `not` or `field`.'
    expect(said(counted({ not: where }))).toEqual([[`wrong-shape ${place}/not`, message]])
  })

  it('has a condition of which strange keys are told beside two kinds', () => {
    expect(said(counted({ all: [day], any: [day], nott: day }))).toEqual([
      [`unknown-key ${place}/nott`, noSuch('nott'), 'Did you mean `not`?'],
      [`wrong-shape ${place}`, 'A condition on records must have one of `all`, `any`, `not` or `field`.'],
    ])
  })

  it('counts back from days that are past', () => {
    expect(parsePolicy(counted({ ...day, notCounting: 'custody' })).issues).toEqual([])
    expect(said(counted({ ...day, field: 'until' }))).toEqual([
      [`operator-does-not-fit ${place}/operator`, 'A window of past months needs a field declared `past`.'],
    ])
    expect(said(counted({ ...day, field: 'type' }))).toEqual([
      [
        `operator-does-not-fit ${place}/operator`,
        'The operator `withinLastMonths` does not fit `type`, which is of type choice.',
        'Use one of: equal, notEqual, in, notIn.',
      ],
    ])
  })

  it.each<[string, unknown, string]>([
    ['that is not there', 'custdy', '`"custdy"`'],
    ['of no records', 'tags', '`"tags"`'],
    ['that begin and do not end', 'begun', '`"begun"`'],
    ['that end by a word', 'spoken', '`"spoken"`'],
    ['in a list of names', ['custody'], 'a list'],
  ])('leaves out no periods %s', (_, notCounting, words) => {
    const message = `${words} is not a list of periods with the days \`from\` and \`to\`.`
    expect(said(counted({ ...day, notCounting }))).toEqual([
      [`unknown-list ${place}/notCounting`, message, 'Name a list whose records have both.'],
    ])
  })
})

describe('a parameter', () => {
  const bounds = { unit: 'points', minimum: 0, maximum: 10 }
  const of = (more: object) =>
    document({ parameters: { p: { title: 'The bar', basis: 'assumption', note: 'For the test.', ...more } } })

  it.each(['unit', 'minimum', 'maximum'])('that is a number has its `%s`', (key) => {
    const { [key]: _, ...others } = bounds as Record<string, unknown>
    expect(said(of({ value: 5, ...others }))).toEqual([
      [
        'missing-key /parameters/p',
        'The parameter `p` is a number, so it needs `unit`, `minimum` and `maximum`.',
      ],
    ])
  })

  it('is within its bounds, both inclusive', () => {
    for (const value of [0, 10]) expect(parsePolicy(of({ value, ...bounds })).issues).toEqual([])
    for (const value of [-1, 11])
      expect(said(of({ value, ...bounds }))).toEqual([
        ['out-of-bounds /parameters/p/value', `The bar must be between 0 and 10; it is ${value}.`],
      ])
  })

  it.each([{ minimum: 0 }, { maximum: 10 }])('with bounds is a number: %j', (bound) => {
    const message = 'The parameter `p` has bounds, so its value must be a number, not `"5"`.'
    expect(said(of({ value: '5', ...bound }))).toEqual([
      ['wrong-type /parameters/p/value', message, 'Write numbers without quotes.'],
    ])
  })

  it('that is text, or a list of texts, has only values that are listed', () => {
    const values = ['RED', 'BLUE']
    const issue: Said = [
      'unknown-value /parameters/p/value',
      '`REDD` is not one of the values of `p`.',
      'Did you mean `RED`?',
    ]
    expect(said(of({ value: 'REDD', values }))).toEqual([issue])
    expect(said(of({ value: ['BLUE', 'REDD'], values }))).toEqual([issue])
    expect(parsePolicy(of({ value: 'RED', values })).issues).toEqual([])
    expect(parsePolicy(of({ value: ['BLUE', 'RED'], values })).issues).toEqual([])
    // Values say nothing of what is no text.
    expect(parsePolicy(of({ value: true, values })).issues).toEqual([])
  })
})
