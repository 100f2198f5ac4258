// What is wrong with the shape of a document, in words that somebody can act on.
import { parsePolicy, shapeFaults } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { entrySchema } from '../../packages/core/src/decision/schema-record.ts'
import { journeySchema } from '../../packages/core/src/policy/schema-journey.ts'
import { shapeIssues } from '../../packages/core/src/policy/shape.ts'
import { decision, document, offences, rule, test, weights, yesNo } from './build.ts'
import { beside, carrying, event, on, open } from './process.ts'
import { said, type Said } from './said.ts'

const number = { type: 'number', minimum: 0, maximum: 10, unit: 'points', title: 'Number' }
const choice = { type: 'choice', values: ['RED', 'any'], title: 'Choice' }
const parameter = { title: 'P', value: true, basis: 'assumption', note: 'For the test.' }
const ofFact = (fact: object) => ({ facts: { yes: yesNo, it: fact } })
const ofParameter = (more: object) => ({ parameters: { p: { ...parameter, ...more } } })
const ofDecision = (more: object) => ({ decisions: { d: decision([], more) } })
const citing = (line: unknown) => ofParameter({ cite: [{ source: 's', line, quote: 'Q' }] })
const accepting = (path: string) => ({
  acceptances: [{ code: 'uncited', path, reason: 'For the test.', by: 'The board', on: '2026-01-01' }],
})
const without = (whole: object, key: string) =>
  Object.fromEntries(Object.entries(whole).filter(([other]) => other !== key))

const line = '/parameters/p/cite/0/line'
const values = (count: number) => Array.from({ length: count }, (_, at) => `V${at}`)
const letters = 'Use letters, digits, `-` and `_`, beginning with a letter.'
const dotted = 'Write it as `decisions.cohort`: a key of the policy, a dot and an id.'
const policies = 'Use one of: `FIRST`, `UNIQUE`, `COLLECT`.'

describe('what is missing', () => {
  it.each<[object, ...Said]>([
    [without(document(), 'title'), 'missing-key /title', '`title` is missing.', 'Give text in quotes.'],
    [
      without(document(), 'language'),
      'missing-key /language',
      '`language` is missing.',
      'Use one of: `1.0`.',
    ],
    [
      without(document(), 'inForce'),
      'missing-key /inForce',
      '`inForce` is missing.',
      'Give an object in braces.',
    ],
    [
      document(ofFact(without(number, 'minimum'))),
      'missing-key /facts/it/minimum',
      '`minimum` is missing.',
      'Give a number.',
    ],
    [
      document({ decisions: { d: without(decision([]), 'rules') } }),
      'missing-key /decisions/d/rules',
      '`rules` is missing.',
      'Give a list in square brackets.',
    ],
    [
      document({ decisions: { d: without(decision([]), 'outcomes') } }),
      'missing-key /decisions/d/outcomes',
      '`outcomes` is missing.',
      'Give an object in braces.',
    ],
    [
      document({ decisions: { d: without(decision([]), 'hitPolicy') } }),
      'missing-key /decisions/d/hitPolicy',
      '`hitPolicy` is missing.',
      policies,
    ],
    [
      document({ decisions: { d: decision([without(rule('a', 'A', {}), 'conditions')]) } }),
      'wrong-shape /decisions/d/rules/0/conditions',
      'A condition is an object, not nothing.',
      'Write a group (`all`, `any`, `not`), a named `condition`, or a test of a `fact`.',
    ],
  ])('is told with what to give (case %#)', (whole, ...expected) => {
    expect(said(whole)).toEqual([expected])
  })
})

describe('what is of the wrong type or value', () => {
  it.each<[object, ...Said]>([
    [{ title: 5 }, 'wrong-type /title', '`title` must be text in quotes, not `5`.'],
    [{ title: null }, 'wrong-type /title', '`title` must be text in quotes, not `null`.'],
    [{ title: true }, 'wrong-type /title', '`title` must be text in quotes, not `true`.'],
    [{ title: ['A'] }, 'wrong-type /title', '`title` must be text in quotes, not a list.'],
    [{ title: { en: 'A' } }, 'wrong-type /title', '`title` must be text in quotes, not an object.'],
    [{ facts: [] }, 'wrong-type /facts', '`facts` must be an object in braces, not a list.'],
    [
      { assumptions: {} },
      'wrong-type /assumptions',
      '`assumptions` must be a list in square brackets, not an object.',
    ],
    [
      ofFact({ ...yesNo, changeable: 'yes' }),
      'wrong-type /facts/it/changeable',
      '`changeable` must be `true` or `false`, not `"yes"`.',
    ],
    [
      ofFact({ ...number, minimum: '1' }),
      'wrong-type /facts/it/minimum',
      '`minimum` must be a number, not `"1"`.',
    ],
    [citing(1.5), `wrong-type ${line}`, '`line` must be a whole number, not `1.5`.'],
    [
      ofDecision({ hitPolicy: 'FIRTS' }),
      'wrong-value /decisions/d/hitPolicy',
      '`hitPolicy` cannot be `"FIRTS"`.',
      'Did you mean `FIRST`?',
    ],
    [
      ofDecision({ hitPolicy: 'ANY' }),
      'wrong-value /decisions/d/hitPolicy',
      '`hitPolicy` cannot be `"ANY"`.',
      policies,
    ],
    [
      ofDecision({ hitPolicy: 1 }),
      'wrong-value /decisions/d/hitPolicy',
      '`hitPolicy` cannot be `1`.',
      policies,
    ],
    [
      ofFact({ type: 'bool', title: 'It' }),
      'wrong-value /facts/it/type',
      '`type` is missing or is not one of the kinds there are.',
      'Use one of: `boolean`, `number`, `choice`, `day`, `list`.',
    ],
    [
      ofParameter({ value: {} }),
      'wrong-shape /parameters/p/value',
      '`value` has none of the shapes it may have: an object.',
      'The schema lists them: `iom-rules schema policy`.',
    ],
  ])('is told with what it must be: %j', (more, ...expected) => {
    expect(said(document(more))).toEqual([expected])
  })
})

describe('a key that is not known', () => {
  it.each<[object, ...Said]>([
    [{ titel: 'A' }, 'unknown-key /titel', 'There is no key `titel` here.', 'Did you mean `title`?'],
    [
      { inForce: { from: '2021-01-01', colour: 1 } },
      'unknown-key /inForce/colour',
      'There is no key `colour` here.',
      'Known keys: from, until.',
    ],
    [
      ofFact({ ...yesNo, minimum: 1 }),
      'unknown-key /facts/it/minimum',
      'There is no key `minimum` here.',
      'Known keys: type, yes, no, title, hint, suppliedBy, changeable, values, labels, mayBeNone, past, record.',
    ],
  ])('is told with those that are: %j', (more, ...expected) => {
    expect(said(document(more))).toEqual([expected])
  })
  it('is told beside every other', () => {
    const places = said(document({ inForce: { from: '2021-01-01', colour: 1, 'a/b': 2 } })).map(([at]) => at)
    expect(places).toEqual(['unknown-key /inForce/colour', 'unknown-key /inForce/a~1b'])
  })
})

describe('a form', () => {
  it.each<[object, ...Said]>([
    [
      { version: '1.0' },
      'wrong-form /version',
      '`version` has the wrong form: `"1.0"`.',
      'Write a version as `1.0.0`.',
    ],
    [{ id: '1st' }, 'wrong-form /id', '`id` has the wrong form: `"1st"`.', letters],
    [
      { inForce: { from: 'soon' } },
      'wrong-form /inForce/from',
      '`from` has the wrong form: `"soon"`.',
      'Write a day as `2026-11-22`.',
    ],
    [
      { extends: [{ policy: 'national' }] },
      'wrong-form /extends/0/policy',
      '`policy` has the wrong form: `"national"`.',
      'Write a policy with its version, as `navigate@1.0.0`.',
    ],
    [
      { extends: [{ policy: 'national@1.0.0', take: ['decisions/d'] }] },
      'wrong-form /extends/0/take/0',
      '`0` has the wrong form: `"decisions/d"`.',
      dotted,
    ],
    [
      { extends: [{ policy: 'national@1.0.0' }], remove: ['decisions'] },
      'wrong-form /remove/0',
      '`0` has the wrong form: `"decisions"`.',
      dotted,
    ],
    [
      accepting('decisions/d'),
      'wrong-form /acceptances/0/path',
      '`path` has the wrong form: `"decisions/d"`.',
      'Write a path as `/decisions/cohort/title`.',
    ],
    [
      { facts: { 'a b': yesNo }, decisions: {} },
      'wrong-name /facts/a b',
      '`a b` is not a usable name.',
      'Use up to 80 letters, digits, `-` and `_`, a letter first.',
    ],
  ])('is told with one that is right: %j', (more, ...expected) => {
    expect(said(document(more))).toEqual([expected])
  })
  it('of a hash is told in a journey', () => {
    const start = { ref: 'A', asAt: '2026-01-01', facts: {} }
    const journey = { id: 'j', title: 'J', policy: { id: 'p', hash: 'ABC' }, start, events: [] }
    expect(shapeIssues(journeySchema, journey)).toMatchObject([
      { path: '/policy/hash', help: 'Give the 64 hexadecimal digits (0 to 9, a to f) of a hash.' },
    ])
  })
  it('of a role is told where a decision is recorded', () => {
    const decided = { outcome: 'A', by: 'Jo Smith', on: '2026-01-01' }
    expect(shapeIssues(entrySchema.shape.decided, decided)).toMatchObject([
      {
        path: '/by',
        help: 'Give a role in lower case or a forum in capitals, as `panel chair` or `MACC`: never a name.',
      },
    ])
  })
  it.each([
    [58, '1'.repeat(58), '"'],
    [59, '1'.repeat(56), '…'],
  ])('of %i characters is shown as far as it is short', (length, shown, end) => {
    expect(said(document({ version: '1'.repeat(length) }))).toEqual([
      [
        'wrong-form /version',
        `\`version\` has the wrong form: \`"${shown}${end}\`.`,
        'Write a version as `1.0.0`.',
      ],
    ])
  })
})

describe('a bound', () => {
  const group = 'Add a condition, or take the group out.'
  it.each<[string, object, ...Said]>([
    ['an empty text', { title: '' }, 'too-small /title', '`title` must not be empty.'],
    [
      'a text of 401 characters',
      { title: 'a'.repeat(401) },
      'too-big /title',
      '`title` must have at most 400 characters.',
    ],
    [
      'an empty list',
      ofFact({ ...choice, values: [] }),
      'too-small /facts/it/values',
      '`values` must not be empty.',
    ],
    [
      'a list of 501',
      ofFact({ ...choice, values: values(501) }),
      'too-big /facts/it/values',
      '`values` must have at most 500 members.',
    ],
    [
      'an empty group',
      { conditions: { c: { all: [] } } },
      'empty-group /conditions/c/all',
      'The group `all` is empty.',
      group,
    ],
    [
      'an empty group of another kind',
      { conditions: { c: { any: [] } } },
      'empty-group /conditions/c/any',
      'The group `any` is empty.',
      group,
    ],
    [
      'an empty text under the name of a group',
      ofFact({ ...choice, labels: { any: '' } }),
      'too-small /facts/it/labels/any',
      '`any` must not be empty.',
    ],
    ['a line before the first', citing(0), `too-small ${line}`, '`line` must be more than 0.'],
    [
      'a line past all numbers',
      citing(2 ** 53),
      `too-big ${line}`,
      '`line` must be at most 9007199254740991.',
    ],
    [
      'a weight below 0',
      { tables: { w: { ...weights, rows: { X: { value: -1, grade: 'demo' } } } } },
      'too-small /tables/w/rows/X/value',
      '`value` must be at least 0.',
    ],
    ['a step of 0', ofParameter({ step: 0 }), 'too-small /parameters/p/step', '`step` must be more than 0.'],
  ])('is told of %s', (_, more, ...expected) => {
    expect(said(document(more))).toEqual([expected])
  })
  it('of a group is told by the shape alone', () => {
    expect(shapeFaults(document({ conditions: { c: { all: [] } } }))).toMatchObject([
      { code: 'empty-group', path: '/conditions/c/all', message: 'The group `all` is empty.', help: group },
    ])
  })
  it('may be reached', () => {
    const within = document({
      title: 'a'.repeat(400),
      facts: { yes: yesNo, it: { ...choice, values: values(500) } },
      tables: { w: { ...weights, rows: { X: { value: 0, grade: 'demo' } } } },
      decisions: { d: decision([rule('a', 'A', { all: [test('yes', 'equal', true)] })]) },
    })
    expect(parsePolicy(within).ok).toBe(true)
  })
})

describe('of several shapes, the nearest says what is wrong', () => {
  const appending = (record: object) => event({ append: { offences: record } })
  const carried = '/events/X/payload/c'
  const appended = '/events/X/append/offences'
  const missing = (place: string, help = 'Give text in quotes.'): Said => [
    `missing-key ${place}`,
    `\`${place.split('/').at(-1)}\` is missing.`,
    help,
  ]
  it.each<[string, object, readonly Said[]]>([
    [
      'that of its type, however much is missing',
      carrying({ type: 'number', title: 'N' }),
      [
        missing(`${carried}/minimum`, 'Give a number.'),
        missing(`${carried}/maximum`, 'Give a number.'),
        missing(`${carried}/unit`),
      ],
    ],
    [
      'where its type is none, those that have a type',
      carrying({ type: 'nonsense', fact: 5, field: 5 }),
      [
        [
          `wrong-value ${carried}/type`,
          '`type` cannot be `"nonsense"`.',
          'Use one of: `boolean`, `number`, `choice`, `day`, `text`, `matrix`, `facts`, `id`.',
        ],
        [`unknown-key ${carried}/fact`, 'There is no key `fact` here.', 'Did you mean `past`?'],
        [
          `unknown-key ${carried}/field`,
          'There is no key `field` here.',
          'Known keys: type, yes, no, title, hint, suppliedBy, changeable, optional, or, minimum, maximum, unit, whole, mayBeNone, values, labels, past, of.',
        ],
      ],
    ],
    [
      'each type once, where several of a type are as near',
      document({ facts: { yes: yesNo, offences }, derived: { x: {} } }),
      [
        missing('/derived/x/type', 'Use one of: `boolean`, `number`, `day`.'),
        missing('/derived/x/exists'),
        missing('/derived/x/title'),
      ],
    ],
    ['the first of two', beside({ states: { ON: {} } }), [missing('/machines/other/follows')]],
    [
      'the nearest of the shapes of one of them',
      appending({ event: {} }),
      [[`wrong-value ${appended}/event`, '`event` cannot be an object.', 'Use one of: `day`.']],
    ],
    ['a record rather than a value', appending({ day: {} }), [missing(`${appended}/day/payload`)]],
    [
      'a record, also where its field `type` holds several faults',
      appending({ type: { payload: '1x', cases: { A: '' } }, day: {} }),
      [
        [`wrong-form ${appended}/type/payload`, '`payload` has the wrong form: `"1x"`.', letters],
        [`too-small ${appended}/type/cases/A`, '`A` must not be empty.'],
        missing(`${appended}/day/payload`),
      ],
    ],
    [
      'one with keys, of which it says those that there are',
      open({ target: 'SHUT', colour: 1 }),
      [
        [
          `unknown-key ${on}/colour`,
          'There is no key `colour` here.',
          'Known keys: target, guard, actions, description.',
        ],
      ],
    ],
  ])('%s', (_, given, expected) => {
    expect(said(given)).toEqual(expected)
  })
})
