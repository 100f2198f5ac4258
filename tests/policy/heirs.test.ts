// What a policy that extends others takes over and what it says itself, part by part, and what it is told.
import { ownKeys, parsePolicy, type Policy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { decision, document, refused, rule, test, yesNo } from './build.ts'
import { process } from './process.ts'
import type { Said } from './said.ts'

const yes = { all: [test('yes', 'equal', true)] }
const no = { all: [test('yes', 'equal', false)] }
const figure = {
  title: 'Figure',
  hint: 'As it was measured.',
  value: 5,
  unit: 'points',
  minimum: 0,
  maximum: 10,
  step: 1,
  basis: 'assumption',
  note: 'Nobody decided.',
}
const colour = { ...figure, title: 'Colour', value: 'RED', values: ['RED', 'BLUE'] }
const plainColour = Object.fromEntries(
  Object.entries(colour).filter(([key]) => !['unit', 'minimum', 'maximum', 'step'].includes(key)),
)
const assumption = (id: string, reason: string) => ({ id, condition: yes, reason })
const reading = (silence: string, text: string) => ({
  silence,
  title: 'S',
  kind: 'silence',
  reason: 'For the test.',
  options: [{ id: 'as-written', text }],
  chosen: 'as-written',
})
const national = document({
  id: 'national',
  parameters: { figure, colour: plainColour },
  assumptions: [assumption('first', 'As it was.'), assumption('second', 'As it was.')],
  readings: [reading('first', 'As it was.'), reading('second', 'As it was.')],
  decisions: {
    d: decision([rule('first', 'A', yes), rule('second', 'B', yes)], { question: 'Which?', note: 'A note.' }),
  },
})

function local(more: object, base: Record<string, unknown> = national): Record<string, unknown> {
  return {
    language: '1.0',
    id: 'local',
    version: '1.0.0',
    title: 'Local',
    inForce: { from: '2022-01-01' },
    extends: [{ policy: `${String(base['id'])}@1.0.0` }],
    ...more,
  }
}

function heir(more: object, base: Record<string, unknown> = national): Policy {
  const parsed = parsePolicy(local(more, base), { bases: [base] })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

function told(given: object, bases: readonly object[] = [national]): Said[] {
  return refused(given, { bases }).map(({ code, path, message, help }) =>
    help === undefined ? [`${code} ${path}`, message] : [`${code} ${path}`, message, help],
  )
}

describe('what a base says of itself', () => {
  it.each<[string, unknown]>([
    ['$schema', 'https://example.org/policy.json'],
    ['summary', 'What it is about.'],
    ['examples', [{ title: 'E', asAt: '2026-11-22', facts: {}, expect: {} }]],
    ['acceptances', [{ code: 'uncited', reason: 'For the test.', by: 'The board', on: '2026-01-01' }]],
    ['signOffs', [{ by: 'police', name: 'Police', on: '2026-01-01' }]],
    ['changes', [{ version: '1.0.0', on: '2026-01-01', text: 'The first.' }]],
    ['remove', ['assumptions.first']],
  ])('is not said of its heirs: %s', (key, value) => {
    expect(heir({}, { ...national, [key]: value }).document).not.toHaveProperty([key])
  })
  it.each(['language', 'id', 'version', 'title', 'inForce'])(
    'cannot stand for what an heir misses: %s',
    (key) => {
      const { [key]: _, ...rest } = local({})
      expect(told(rest).map(([place]) => place)).toEqual([`missing-key /${key}`])
    },
  )
})

describe('what an heir says', () => {
  it('of itself and of its bases is known to be its own', () => {
    const said = Object.keys(local({ remove: ['assumptions.first'], decisions: {} }))
    expect(said.filter((key) => !ownKeys.has(key))).toEqual(['decisions'])
  })
  it('is all that is left of its bases and itself', () => {
    const { document: flat } = heir({ remove: ['assumptions.first'] })
    expect(Object.keys(flat).sort()).toEqual(
      [...Object.keys(national), 'assumptions', 'readings']
        .filter((key, at, all) => all.indexOf(key) === at)
        .sort(),
    )
  })
  it('replaces assumptions and readings by name, in their place, and adds others at the end', () => {
    const { assumptions, readings } = heir({
      assumptions: [assumption('first', 'As we see it.'), assumption('third', 'As we see it.')],
      readings: [reading('first', 'As we see it.'), reading('third', 'As we see it.')],
    })
    expect(assumptions.map(({ id, reason }) => [id, reason])).toEqual([
      ['first', 'As we see it.'],
      ['second', 'As it was.'],
      ['third', 'As we see it.'],
    ])
    expect(readings.map(({ silence, options }) => [silence, options[0]?.text])).toEqual([
      ['first', 'As we see it.'],
      ['second', 'As it was.'],
      ['third', 'As we see it.'],
    ])
  })
  it('adds facts, and replaces those of the same name whole', () => {
    const base = { ...national, facts: { yes: { ...yesNo, hint: 'As it was.' } } }
    const { facts } = heir({ facts: { yes: { type: 'boolean', title: 'Ours' }, other: yesNo } }, base)
    expect(facts).toEqual({ yes: { type: 'boolean', title: 'Ours' }, other: yesNo })
  })
  it('adds to a decision, and replaces what it says of it', () => {
    const { decisions } = heir({
      decisions: {
        d: { title: 'Ours', outcomes: { C: { title: 'Third' } }, rules: [rule('third', 'C', no)] },
      },
    })
    const [first, second] = (national['decisions'] as { d: { rules: object[] } }).d.rules
    expect(decisions['d']).toEqual({
      title: 'Ours',
      question: 'Which?',
      note: 'A note.',
      hitPolicy: 'FIRST',
      outcomes: { A: {}, B: {}, NONE: {}, C: { title: 'Third' } },
      rules: [first, second, rule('third', 'C', no)],
      otherwise: { outcome: 'NONE', assumption: 'For the test.' },
    })
  })
  it('is a rule before or behind another, also where it adds no second one', () => {
    const { decisions } = heir({
      decisions: { d: { rules: [rule('third', 'A', no, { before: 'second' })] } },
    })
    expect(decisions['d']?.rules.map(({ name }) => name)).toEqual(['first', 'third', 'second'])
  })
  it('changes of a decision only what it says', () => {
    const before = heir({}).decisions['d']
    expect(heir({ decisions: { d: { note: 'Ours.' } } }).decisions['d']).toEqual({ ...before, note: 'Ours.' })
  })
  it('may be a decision or a parameter of its own', () => {
    const own = heir({ decisions: { e: decision([rule('a', 'A', yes)]) }, parameters: { own: figure } })
    expect(Object.keys(own.decisions)).toEqual(['d', 'e'])
    expect(own.parameters['own']).toEqual(figure)
    expect(heir({ parameters: { own: figure } }, document({ id: 'bare' })).parameters).toEqual({
      own: figure,
    })
  })
  it('puts no decisions where there are none', () => {
    const { decisions: _, ...rest } = document({ id: 'facts-only' })
    expect(heir({}, rest).document).not.toHaveProperty('decisions')
  })

  const trigger = (id: string) => ({ id, title: 'T', decision: 'd' })
  it.each([
    ['matrix', { items: [{ id: 'a', title: 'A', maximum: 5 }], advisory: true }],
    ['resources', { unit: 'hours', decision: 'd', minimum: { A: 1 } }],
    ['deselection', { reasons: [{ id: 'r', title: 'R' }], suggestions: [] }],
    ['review', { triggers: [trigger('T')] }],
  ])('replaces `%s` whole', (key, value) => {
    const base = { ...process(), id: 'process', [key]: { ...value, note: 'As it was.' } }
    expect(heir({}, base).document).toMatchObject({ [key]: { ...value, note: 'As it was.' } })
    expect(Object.entries(heir({ [key]: value }, base).document)).toContainEqual([key, value])
  })
  it.each([
    ['review.triggers.T', { review: { triggers: [trigger('U')], note: 'N' } }],
    ['review.note', { review: { triggers: [trigger('T'), trigger('U')] } }],
    ['conditions.high', { conditions: {} }],
  ])('may take one thing away, and the rest stays: %s', (place, left) => {
    const review = { triggers: [trigger('T'), trigger('U')], note: 'N' }
    const base = { ...process({ review }), id: 'process' }
    expect(heir({ remove: [place] }, base).document).toEqual({ ...heir({}, base).document, ...left })
  })
})

describe('a parameter of an heir', () => {
  const before = {
    value: 7,
    basis: 'local',
    note: 'N',
    decidedBy: 'The board',
    decidedOn: '2026-01-01',
    assumption: 'So far.',
    cite: [{ source: 's', line: 1, quote: 'Q' }],
  }
  const base = {
    ...national,
    sources: { s: { title: 'S', file: 's.txt' } },
    parameters: { figure: { ...figure, ...before } },
  }

  it('keeps what was said of another value, where its basis stays', () => {
    expect(
      heir({ parameters: { figure: { value: 8 } } }, base).document.parameters?.['figure'],
    ).toStrictEqual({
      ...figure,
      ...before,
      value: 8,
    })
  })
  it('leaves the others as they are', () => {
    const { parameters } = heir({ parameters: { figure: { value: 8 } } })
    expect(parameters).toEqual({ figure: { ...figure, value: 8 }, colour: plainColour })
  })
  it('has another basis, and nothing of what was said before', () => {
    const other = { value: 9, basis: 'assumption', note: 'Ours.' }
    expect(heir({ parameters: { figure: other } }, base).document.parameters?.['figure']).toStrictEqual({
      ...figure,
      ...other,
    })
    const decided = { value: 9, basis: 'local', decidedBy: 'We', decidedOn: '2026-02-02' }
    const { note: _, ...measure } = figure
    expect(heir({ parameters: { figure: decided } }, base).document.parameters?.['figure']).toStrictEqual({
      ...measure,
      ...decided,
    })
  })
  it.each<[string, string, unknown]>([
    ['figure', 'minimum', 1],
    ['figure', 'maximum', 20],
    ['figure', 'unit', 'months'],
    ['figure', 'step', 2],
    ['figure', 'title', 'Ours'],
    ['figure', 'hint', 'Ours.'],
    ['colour', 'values', ['RED', 'BLUE', 'GREEN']],
    ['colour', 'step', 1],
  ])('cannot change what the base says it measures: %s, %s', (id, key, value) => {
    expect(told(local({ parameters: { [id]: { [key]: value } } }))).toEqual([
      [
        `fixed-by-base /parameters/${id}/${key}`,
        `\`${key}\` of the parameter \`${id}\` is set by the policy this one extends.`,
        'Change `value`, `basis` and the citation only.',
      ],
    ])
  })
  it('may say again what the base says', () => {
    expect(heir({ parameters: { figure, colour: { ...plainColour, value: 'BLUE' } } }).parameters).toEqual({
      figure,
      colour: { ...plainColour, value: 'BLUE' },
    })
  })
})

describe('an heir is told', () => {
  const rules = (...given: unknown[]) => local({ decisions: { d: { rules: given } } })
  const place = '/decisions/d/rules'

  it.each<[string, object, readonly Said[]]>([
    [
      'of a base that is not at hand, and of nothing that would follow',
      local({ extends: [{ policy: 'other@9.9.9' }], remove: ['facts.none'] }),
      [
        [
          'unknown-base /extends/0/policy',
          'The policy `other@9.9.9` is not at hand.',
          'At hand: national@1.0.0, second@1.0.0.',
        ],
      ],
    ],
    [
      'of every base that is not at hand',
      local({ extends: ['nation@1.0.0', 'national@1.0.0', 'secnd@1.0.0'].map((policy) => ({ policy })) }),
      [
        [
          'unknown-base /extends/0/policy',
          'The policy `nation@1.0.0` is not at hand.',
          'Did you mean `national@1.0.0`?',
        ],
        [
          'unknown-base /extends/2/policy',
          'The policy `secnd@1.0.0` is not at hand.',
          'Did you mean `second@1.0.0`?',
        ],
      ],
    ],
    [
      'of a part that is not there',
      local({ extends: [{ policy: 'national@1.0.0', take: ['facts', 'decisions.x'] }] }),
      [['unknown-id /extends/0/take/1', 'There is no `decisions.x` in national.']],
    ],
    [
      'of a kind that is not there',
      local({ extends: [{ policy: 'national@1.0.0', take: ['machines'] }] }),
      [['unknown-id /extends/0/take/0', 'There is no `machines` in national.']],
    ],
    [
      'of a part of what has no parts',
      local({ extends: [{ policy: 'national@1.0.0', take: ['assumptions.first'] }] }),
      [['unknown-id /extends/0/take/0', 'There is no `assumptions.first` in national.']],
    ],
    [
      'of what is not there to remove',
      local({ remove: ['facts.yes.title', 'facts.no', 'decisions.d.title.0', 'decisions.d.rules.0'] }),
      [
        ['unknown-id /remove/1', 'There is no `facts.no` in the bases to remove.'],
        ['unknown-id /remove/2', 'There is no `decisions.d.title.0` in the bases to remove.'],
        ['unknown-id /remove/3', 'There is no `decisions.d.rules.0` in the bases to remove.'],
      ],
    ],
    [
      'of a rule that says two places',
      rules(rule('new', 'A', yes, { before: 'first', after: 'second' })),
      [[`wrong-shape ${place}/0`, 'The rule `new` says both `before` and `after`.', 'Keep one of them.']],
    ],
    [
      'of a rule beside one that is not there',
      rules(null, rule('new', 'A', yes, { after: 'third' }), rule('next', 'A', yes, { before: 'secnd' })),
      [
        [
          `unknown-rule ${place}/1/after`,
          'There is no rule `third` for `new` to stand by.',
          'Rules: first, second.',
        ],
        [
          `unknown-rule ${place}/2/before`,
          'There is no rule `secnd` for `next` to stand by.',
          'Did you mean `second`?',
        ],
      ],
    ],
    [
      'of rules that stand by each other',
      rules(rule('new', 'A', yes, { after: 'next' }), rule('next', 'A', yes, { after: 'new' })),
      [
        [
          `unknown-rule ${place}/0/after`,
          'There is no rule `next` for `new` to stand by.',
          'Rules: first, second.',
        ],
        [
          `unknown-rule ${place}/1/after`,
          'There is no rule `new` for `next` to stand by.',
          'Rules: first, second.',
        ],
      ],
    ],
    [
      'of a place that is no name',
      rules(rule('new', 'A', yes, { after: {} })),
      [[`wrong-type ${place}/2/after`, '`after` must be text in quotes, not an object.']],
    ],
    [
      'of another place that is no name',
      rules(rule('new', 'A', yes, { before: 5 })),
      [[`wrong-type ${place}/2/before`, '`before` must be text in quotes, not `5`.']],
    ],
    [
      'of text for rules',
      local({ decisions: { d: { rules: 'x' } } }),
      [[`wrong-type ${place}`, '`rules` must be a list in square brackets, not `"x"`.']],
    ],
    [
      'of text for outcomes',
      local({ decisions: { d: { outcomes: 'x' } } }),
      [['wrong-type /decisions/d/outcomes', '`outcomes` must be an object in braces, not `"x"`.']],
    ],
    [
      'of text for decisions',
      local({ decisions: 'x' }),
      [['wrong-type /decisions', '`decisions` must be an object in braces, not `"x"`.']],
    ],
    [
      'of a list for parameters',
      local({ parameters: [] }),
      [['wrong-type /parameters', '`parameters` must be an object in braces, not a list.']],
    ],
    [
      'of a decision that is no object',
      local({ decisions: { d: 5 } }),
      [['wrong-type /decisions/d', '`d` must be an object in braces, not `5`.']],
    ],
    [
      'of assumptions without names, each for itself',
      local({ assumptions: [{}, {}].map(() => ({ condition: yes, reason: 'For the test.' })) }),
      [
        ['missing-key /assumptions/2/id', '`id` is missing.', 'Give text in quotes.'],
        ['missing-key /assumptions/3/id', '`id` is missing.', 'Give text in quotes.'],
      ],
    ],
  ])('%s', (_, given, expected) => {
    expect(told(given, [national, document({ id: 'second' })])).toEqual(expected)
  })
})

describe('a part of a base', () => {
  const source = (file: string) => ({ title: 'S', file })
  const cited = (name: string) => ({ cite: [{ source: name, line: 1, quote: 'Q' }] })
  const base = {
    ...national,
    sources: { one: source('1.txt'), two: source('2.txt'), three: source('3.txt') },
    readings: [{ ...reading('open', 'As it was.'), ...cited('three') }],
    decisions: {
      d: decision([rule('first', 'A', yes, cited('one'))]),
      e: decision([rule('first', 'A', yes, cited('two'))]),
    },
  }
  const taken = (...take: string[]) => heir({ extends: [{ policy: 'national@1.0.0', take }] }, base).document

  it('brings the sources that it cites and no others', () => {
    expect(taken('decisions.d').sources).toEqual({ one: source('1.txt'), three: source('3.txt') })
    expect(taken('decisions').sources).toEqual(base.sources)
  })
  it('brings nothing empty', () => {
    const bare = document({ id: 'bare' })
    const { document: part } = heir({ extends: [{ policy: 'bare@1.0.0', take: ['facts.yes'] }] }, bare)
    expect(Object.keys(part).sort()).toEqual(
      ['facts', 'id', 'inForce', 'language', 'sources', 'title', 'version'].sort(),
    )
  })
})
