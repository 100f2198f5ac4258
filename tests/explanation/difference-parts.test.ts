// What differs in each part of a policy document, one part after another, as a policy lead would read it.
import type { Step } from '@iom-rules/core'
import { differences } from '@iom-rules/core/analysis'
import { describe, expect, test } from 'vitest'
import { edited, parsed, whole, wordsOf } from './parts.ts'

const add = (path: string, value: unknown): Step => ({ op: 'add', path, value })
const replace = (path: string, value: unknown): Step => ({ op: 'replace', path, value })
const remove = (path: string): Step => ({ op: 'remove', path })

type Told = [what: string, steps: readonly Step[], words: readonly string[]]

/** What reads differently the other way round. */
function backFrom(steps: readonly Step[]): string[] {
  const before = edited([])
  return differences(edited(steps, before.document), before).map(({ words }) => words)
}

describe('who and what the policy is for', () => {
  test.each<Told>([
    ['an area that comes', [add('/areas/WEST', { title: 'The west' })], ['New area “The west”.']],
    ['an area that goes', [remove('/areas/EAST')], ['Area “The east” removed.']],
    [
      'what is noted of a source',
      [replace('/sources/slides/note', 'A scan.')],
      ['Source “Slides of 2021”, note: “A copy.” became “A scan.”'],
    ],
    [
      'a team',
      [replace('/liaison/HOUSING/title', 'Homes')],
      ['Team that is told “Housing team”, title: “Housing team” became “Homes”.'],
    ],
    ['a pathway that goes', [remove('/pathways/HOME')], ['Pathway “Accommodation” removed.']],
    [
      'a forum',
      [add('/forums/panel/does', ['meets', 'decides'])],
      ['Forum “The panel”, what it does added: “meets” and “decides”.'],
    ],
    [
      'items of the matrix',
      [
        replace('/matrix/items/0/maximum', 5),
        add('/matrix/items/-', { id: 'need', title: 'Need', maximum: 4 }),
      ],
      [
        'Item of the matrix “Harm”, largest value allowed: 10 became 5.',
        'New item of the matrix “Need”: at most 4.',
      ],
    ],
    ['the note on the matrix', [add('/matrix/note', 'A sum.')], ['The matrix, note added: “A sum.”']],
    ['a matrix that goes', [remove('/matrix')], ['The matrix removed.']],
    [
      'shares of resources, as figures or parameters',
      [replace('/resources/minimum/A', { fact: 'parameter.share' }), add('/resources/minimum/B', 20)],
      [
        'Least share of resources for “Accepted”: 40 became the parameter “Share of hours”.',
        'New least share of resources for “B”: 20.',
      ],
    ],
    [
      'a share that names a parameter nobody declared',
      [replace('/resources/minimum/A', { fact: 'parameter.later' })],
      ['Least share of resources for “Accepted”: 40 became the parameter “later”.'],
    ],
    [
      'what resources are counted in',
      [replace('/resources/unit', 'days')],
      ['Least shares of resources, unit: “hours” became “days”.'],
    ],
    [
      'how often contact is made',
      [replace('/contact/A', { every: 1, unit: 'weeks' }), add('/contact/B', { every: 3, unit: 'months' })],
      ['Contact for “A”: every 2 weeks became every week.', 'New contact for “B”: every 3 months.'],
    ],
    ['all contact', [remove('/contact')], ['Contact for “A” removed: every 2 weeks.']],
    [
      'where the document says how it is to be checked',
      [add('/$schema', 'policy.schema.json')],
      ['The policy, $schema added: “policy.schema.json”.'],
    ],
  ])('%s', (_, steps, words) => {
    expect(wordsOf(steps)).toEqual(words)
  })

  test('a part that is there, though empty, is told as a part, not as a thing without a name', () => {
    const parts = [
      'areas',
      'parameters',
      'facts',
      'tables',
      'derived',
      'conditions',
      'readings',
      'assumptions',
    ]
    const empty = Object.fromEntries(
      parts.map((part) => [part, part === 'readings' || part === 'assumptions' ? [] : {}]),
    )
    const bare = {
      language: '1.0',
      id: 'bare',
      version: '1.0.0',
      title: 'Bare',
      inForce: { from: '2021-01-01' },
    }
    const told = differences(parsed(bare), parsed({ ...bare, ...empty })).map(({ words }) => words)
    expect(told.toSorted()).toEqual([
      'The policy, areas added.',
      'The policy, assumptions added: none.',
      'The policy, conditions added.',
      'The policy, derived added.',
      'The policy, facts added.',
      'The policy, parameters added.',
      'The policy, readings added: none.',
      'The policy, tables added.',
    ])
  })
})

describe('facts, tables and figures', () => {
  test.each<Told>([
    [
      'fields of records',
      [
        replace('/facts/offences/record/day/title', 'Date'),
        add('/facts/offences/record/ref', { type: 'code', title: 'Reference' }),
      ],
      [
        'Fact “Offences”, field “Day”, title: “Day” became “Date”.',
        'Fact “Offences”, new field “Reference”: a code.',
      ],
    ],
    [
      'a field that goes',
      [remove('/facts/offences/record/day')],
      ['Fact “Offences”, field “Day” removed: a day, not after the day of the assessment.'],
    ],
    [
      'what a field may be',
      [
        replace('/facts/offences/record/type/values', ['THEFT', 'FRAUD', 'ARSON']),
        remove('/facts/offences/record/type/labels'),
      ],
      [
        'Fact “Offences”, field “Type”, word for “THEFT” removed: “Theft”.',
        'Fact “Offences”, field “Type”, values allowed: “ARSON” added.',
      ],
    ],
    [
      'values in another order',
      [replace('/facts/membership/values', ['LOW', 'HIGH', 'OUT'])],
      ['Fact “Cohort”, values allowed: the order became “LOW”, “High risk” and “OUT”.'],
    ],
    [
      'the bounds of a figure, with its unit',
      [replace('/facts/score/maximum', 200)],
      ['Fact “Score”, largest value allowed: 100 points became 200 points.'],
    ],
    [
      'a list of values that goes, and what an event put into it',
      [remove('/facts/needs'), remove('/events/SCORED/append')],
      [
        'Fact “Needs” removed: a list of “HOUSING” and “WORK”.',
        'Event “Scored”, what it adds to: “Needs” removed: “HOUSING”.',
      ],
    ],
    [
      'a new list of records',
      [
        add('/facts/cases', {
          type: 'list',
          title: 'Cases',
          record: { ref: { type: 'code', title: 'Reference' } },
        }),
      ],
      ['New fact “Cases”: a list of records with reference.'],
    ],
    [
      'rows of a table',
      [
        replace('/tables/weights/edition', 'next'),
        add('/tables/weights/rows/FRAUD', { value: 2, grade: 'demo' }),
        replace('/tables/weights/rows/THEFT/grade', 'sure'),
      ],
      [
        'Table “Weights”, edition: “demo” became “next”.',
        'Table “Weights”, new figure for “FRAUD”: 2 (demo).',
        'Table “Weights”, figure for “Theft”, how well it is known: “demo” became “sure”.',
      ],
    ],
    [
      'the table that a sum looks its figures up in',
      [
        add('/tables/other', { title: 'Others', edition: '1', rows: { THEFT: { value: 2, grade: 'demo' } } }),
        replace('/derived/weight/of', { table: 'other', by: 'type' }),
      ],
      [
        'Derived fact “Weight”, of: table “weights” and by “type” became table “other” and by “type”.',
        'New table “Others”: edition “1”, with figures for “THEFT”.',
      ],
    ],
    [
      'which records count',
      [add('/derived/weight/where', { field: 'day', operator: 'onOrBefore', value: { fact: 'asAt' } })],
      ['Derived fact “Weight”, records that count added: the day is on or before the day of the assessment.'],
    ],
    [
      'a derived fact that goes',
      [remove('/derived/offended')],
      ['Derived fact “An offence on record” removed: whether there is a record of offences.'],
    ],
    [
      'members of a list, and their order',
      [replace('/parameters/counted/value', ['LOW']), replace('/parameters/counted/values', ['LOW', 'HIGH'])],
      [
        'Cohorts that count: “LOW” added; “High risk” removed (assumption).',
        'Cohorts that count, values allowed: the order became “LOW” and “High risk”.',
      ],
    ],
    [
      'how far a figure may go',
      [replace('/parameters/least/maximum', 80), add('/parameters/least/step', 5)],
      [
        'Score that counts, largest value allowed: 100 points became 80 points.',
        'Score that counts, step added: 5 points.',
      ],
    ],
    [
      'a figure that goes',
      [remove('/parameters/share')],
      ['Parameter “Share of hours” removed: 30 percent (assumption).'],
    ],
    [
      'what an assumption holds, and what it is for',
      [
        replace('/assumptions/sure/condition', { not: { condition: 'risky' } }),
        add('/assumptions/sure/use', 'report'),
      ],
      [
        'Assumption “sure”: it held that the score is 50 points or more. It now holds that the score is below 50 points.',
        'Assumption “sure”, what it is for added: facts against it are only reported.',
      ],
    ],
    [
      'why something is assumed',
      [replace('/assumptions/sure/reason', 'By law.')],
      ['Assumption “sure”, reason: “For the test.” became “By law.”'],
    ],
  ])('%s', (_, steps, words) => {
    expect(wordsOf(steps)).toEqual(words)
  })
})

describe('decisions', () => {
  test.each<Told>([
    [
      'a passage of another source is another passage',
      [replace('/decisions/d/rules/a/cite/0', { source: 'slides', line: 3, quote: 'as agreed' })],
      [
        'A decision, rule “a”, source added: Slides of 2021, line 3, “as agreed”.',
        'A decision, rule “a”, source removed: Minutes of 2024, line 3, “as agreed”.',
      ],
    ],
    [
      'the same passage on another line, and quoted otherwise',
      [
        replace('/decisions/d/rules/a/cite/0/line', 4),
        replace('/decisions/d/rules/a/cite/1/quote', 'as “shown”'),
      ],
      [
        'A decision, rule “a”, source “Minutes of 2024”: line 3 became line 4.',
        'A decision, rule “a”, source “Slides of 2021”: “as shown” became “as ‘shown’”.',
      ],
    ],
    [
      'a passage that comes after another now',
      [{ op: 'move', from: '/decisions/d/rules/a/cite/0', path: '/decisions/d/rules/a/cite/1' }],
      ['A decision, rule “a”, source moved: it now comes first.'],
    ],
    [
      'outcomes',
      [
        add('/decisions/d/outcomes/C', { title: 'Cared for' }),
        add('/decisions/d/outcomes/A/mayBeProvisional', ['B']),
      ],
      [
        'A decision, outcome “Accepted”, what it may provisionally stand against added: “B”.',
        'A decision, new outcome “Cared for”.',
      ],
    ],
    [
      'an outcome that goes is told by its title',
      [remove('/decisions/obligations/outcomes/VISIT')],
      ['Obligations, outcome “Go and see” removed.'],
    ],
    [
      'how its rules decide, and its question',
      [replace('/decisions/d/hitPolicy', 'UNIQUE'), replace('/decisions/d/question', 'What now?')],
      [
        'A decision, how its rules decide: the first rule that is met decides became at most one rule may be met.',
        'A decision, question: “What comes of it?” became “What now?”',
      ],
    ],
    [
      'what happens where no rule is met',
      [
        replace('/decisions/d/otherwise/outcome', 'B'),
        replace('/decisions/d/otherwise/assumption', 'Agreed.'),
        add('/decisions/d/otherwise/params', { by: 'panel' }),
      ],
      [
        'A decision, what happens where no rule is met, assumption: “For the test.” became “Agreed.”',
        'A decision, what happens where no rule is met: “NONE” became “B”.',
        'A decision, what happens where no rule is met, detail “by” added: “panel”.',
      ],
    ],
    [
      'a rule that becomes a fallback',
      [add('/decisions/d/rules/a/fallback', true), remove('/decisions/d/rules/b')],
      [
        'A decision, rule “a”, fallback added: yes.',
        'A decision, rule “Enough points” removed: B if the score is 50 points or more.',
      ],
    ],
    [
      'a reading, its options and what would switch to them',
      [
        replace('/readings/S01/chosen', 'some'),
        replace('/readings/S01/options/some/text', 'Few count.'),
        replace('/readings/S01/options/some/edit', [
          { op: 'move', from: '/decisions/d/rules/b', path: '/decisions/d/rules/0' },
          { op: 'replace', path: '/parameters/least/value', value: 40 },
          { op: 'add', path: '/conditions/all', value: { all: [] } },
        ]),
      ],
      [
        'Reading S01: “all” became “some”. It now reads: Few count.',
        'Reading S01, option “some”, edit that would switch to it: remove /decisions/d/rules/b became move /decisions/d/rules/b to /decisions/d/rules/0, replace /parameters/least/value with 40 and add /conditions/all.',
        'Reading S01, option “some”, text: “Some count.” became “Few count.”',
      ],
    ],
    ['a reading that goes', [remove('/readings/0')], ['Reading S01 removed: “Who counts”, read as “all”.']],
    [
      'acceptances of findings',
      [
        remove('/acceptances/0'),
        ...[{ rules: ['a'] }, { rules: ['a', 'b'] }, { rules: [], parameter: 'least' }].map((more) =>
          add('/acceptances/-', {
            code: 'gap',
            ...more,
            reason: 'Meant.',
            by: 'The board',
            on: '2024-03-01',
          }),
        ),
      ],
      [
        'New acceptance of “gap”: rule “a”, “Meant.” (The board, 1 March 2024).',
        'New acceptance of “gap”: rules “a” and “b”, “Meant.” (The board, 1 March 2024).',
        'New acceptance of “gap”, “Score that counts”: “Meant.” (The board, 1 March 2024).',
        'Acceptance of “gap”, “A decision” removed: “Known.” (The board, 1 February 2024).',
      ],
    ],
    [
      'who signed, and the change log',
      [
        replace('/signOffs/0/on', '2024-03-01'),
        add('/changes/-', { version: '1.1.0', on: '2024-03-01', text: 'Another.' }),
      ],
      [
        'Sign-off, day: 1 February 2024 became 1 March 2024.',
        'New entry of the change log for version 1.1.0: “Another.”',
      ],
    ],
  ])('%s', (_, steps, words) => {
    expect(wordsOf(steps)).toEqual(words)
  })

  test('parts that a new text leaves as they read may still differ', () => {
    const edit = (value: unknown) =>
      replace('/readings/S01/options/some/edit', [{ op: 'add', path: '/conditions/all', value }])
    expect(wordsOf([edit({ all: [2] })], [edit({ all: [1] })])).toEqual([
      'Reading S01, option “some”, edit that would switch to it is written differently.',
    ])
  })
})

describe('events and processes', () => {
  test.each<Told>([
    [
      'everything that an event can carry',
      Object.entries({
        a: { type: 'text', optional: true },
        b: { type: 'id', of: 'deselection-reason' },
        c: { type: 'matrix' },
        d: { type: 'facts', title: 'Learnt' },
        e: { type: 'boolean', title: 'Agreed' },
        f: { type: 'number', title: 'Hours', minimum: 0, maximum: 3, unit: 'hours' },
        g: { type: 'day', title: 'Seen on' },
        h: { type: 'choice', title: 'Kind', values: ['A', 'B'], or: ['C', 'D'], optional: true },
        i: { fact: 'offences', field: 'type', values: ['THEFT', 'FRAUD'] },
        j: { fact: 'membership', optional: true },
      }).map(([field, value]) => add(`/events/SCORED/payload/${field}`, value)),
      [
        'Event “Scored”, new what it carries: “a”: a short text, may be left out.',
        'Event “Scored”, new what it carries: “b”: a deselection reason.',
        'Event “Scored”, new what it carries: “c”: a score for each item of the matrix.',
        'Event “Scored”, new what it carries: “Learnt”: facts that were not known.',
        'Event “Scored”, new what it carries: “Agreed”: yes or no.',
        'Event “Scored”, new what it carries: “Hours”: a number from 0 to 3 hours.',
        'Event “Scored”, new what it carries: “Seen on”: a day.',
        'Event “Scored”, new what it carries: “Kind”: one of “A” or “B” or “C” or “D”, may be left out.',
        'Event “Scored”, new what it carries: “type”: as “Offences”, field “type”, only “THEFT” or “FRAUD”.',
        'Event “Scored”, new what it carries: “Cohort”: as “Cohort”, may be left out.',
      ],
    ],
    [
      'what an event carries that goes is told by its title',
      [remove('/events/SCORED/payload/reason')],
      ['Event “Scored”, what it carries: “Reason” removed: a short text.'],
    ],
    [
      'something else under the same name',
      [replace('/events/SCORED/payload/reason', { type: 'id', of: 'liaison', title: 'Reason' })],
      ['Event “Scored”, what it carries: “Reason”: a short text became a liaison.'],
    ],
    [
      'what an event sets, case by case',
      [
        replace('/events/SCORED/set/score', { payload: 'points', cases: { NONE: 1 }, otherwise: 0 }),
        add('/events/SCORED/set/reviewed', { event: 'day' }),
      ],
      [
        'Event “Scored”, new what it sets: “Reviewed on”: the day of the event.',
        'Event “Scored”, what it sets: “Score”: what is carried as “points” became what is carried as “points” (1 point for “none”; otherwise 0 points).',
      ],
    ],
    [
      'what an event adds to lists and closes in them',
      [
        replace('/events/SCORED/append/needs', 'WORK'),
        add('/events/SCORED/append/offences', { type: 'THEFT', day: { event: 'day' } }),
        add('/events/SCORED/close', { custody: 'to' }),
      ],
      [
        'Event “Scored”, what it adds to: “Needs”: “HOUSING” became “WORK”.',
        'Event “Scored”, new what it adds to: “Offences”: a record with type: “Theft”, day: the day of the event.',
        'Event “Scored”, new what it closes in: “Custody”: “to”.',
      ],
    ],
    [
      'effects that are there, though empty',
      [add('/events/TOLD/set', {}), add('/events/TOLD/append', {})],
      ['Event “Told”, what it adds to added: none.', 'Event “Told”, what it sets added: none.'],
    ],
    [
      'a fact that goes, with what an event set',
      [
        remove('/facts/yes'),
        remove('/events/SCORED/set/yes'),
        replace('/decisions/d/rules/a/conditions', { condition: 'risky' }),
      ],
      [
        'A decision, rule “a”: it applied if it is so that: yes or no. It now applies if the score is 50 points or more.',
        'Fact “Yes or no” removed: yes or no.',
        'Event “Scored”, what it sets: “Yes or no” removed: yes.',
      ],
    ],
    [
      'where a process starts',
      [
        replace('/machines/course/initial', [
          { target: 'DONE', guard: { type: 'rule', params: { condition: 'risky' } } },
          { target: 'OPEN' },
        ]),
      ],
      [
        'Process “course”, where it starts: to “OPEN” became to “All done” if the score is 50 points or more; else to “OPEN”.',
      ],
    ],
    [
      'words for states, and states inside them',
      [
        replace('/machines/course/states/DONE/meta/title', 'Finished'),
        add('/machines/course/states/OPEN/meta', { title: 'Open', is: 'it is open' }),
        add('/machines/course/states/OPEN/states', { IN: {} }),
        add('/machines/course/states/OPEN/initial', 'IN'),
      ],
      [
        'Process “course”, state “All done”, title: “All done” became “Finished”.',
        'Process “course”, state “Open”, where it starts added: to “IN”.',
        'Process “course”, state “Open”, words added: title “Open” and what is so in it “it is open”.',
        'Process “course”, state “Open”, new state “IN”.',
      ],
    ],
    [
      'a process that becomes several beside each other',
      [
        replace('/machines/course', {
          type: 'parallel',
          states: { inner: { initial: 'OPEN', states: { OPEN: { on: { SCORED: 'OPEN' } } } } },
        }),
        replace('/events/SCORED/permittedBy', 'course.inner'),
      ],
      [
        'Event “Scored”, part of the process that must permit it: “course” became “course.inner”.',
        'Process “course”, assumption removed: “For the test.”',
        'Process “course”, where it starts removed: to “OPEN”.',
        'Process “course”, part “All done” removed.',
        'Process “course”, part “OPEN” removed.',
        'Process “course”, new part “inner”.',
        'Process “course”, type added: “parallel”.',
      ],
    ],
    [
      'reasons for a review',
      [replace('/review/triggers/fell/title', 'A lower score'), replace('/review/note', 'Every month.')],
      [
        'Reasons for a review, note: “By exception.” became “Every month.”',
        'Reason for a review “The score fell”, title: “The score fell” became “A lower score”.',
      ],
    ],
    ['all reasons for a review', [remove('/review')], ['Reasons for a review removed.']],
    [
      'reasons for deselection and suggestions of it',
      [
        add('/deselection/reasons/-', { id: 'OTHER', title: 'Another reason' }),
        replace('/deselection/suggestions/long/held/months', { fact: 'parameter.months' }),
        add('/deselection/note', 'The panel decides.'),
      ],
      [
        'Deselection, note added: “The panel decides.”',
        'New reason for deselection “Another reason”.',
        'Suggestion of deselection “Held for long”, what must have been held: “NONE” for 12 months became “NONE” for 6 months.',
      ],
    ],
  ])('%s', (_, steps, words) => {
    expect(wordsOf(steps).toSorted()).toEqual(words.toSorted())
  })

  test('everything that can be done when something happens', () => {
    const actions = [
      [{ type: 'set' }, 'the facts change'],
      [{ type: 'oblige', params: { duty: 'TELL' } }, '“Tell the referrer” is owed'],
      [
        { type: 'oblige', params: { duty: 'TELL', dueWithinDays: 1 } },
        '“Tell the referrer” is owed within 1 day',
      ],
      [
        { type: 'oblige', params: { duty: 'TELL', dueWithinDays: { fact: 'parameter.due' } } },
        '“Tell the referrer” is owed within 5 days',
      ],
      [{ type: 'discharge', params: { duty: 'TELL' } }, '“Tell the referrer” is done'],
      [
        { type: 'discharge', params: { duty: 'TELL', waived: true, reason: { payload: 'why' } } },
        '“Tell the referrer” is waived, because of what is carried as “why”',
      ],
      [
        { type: 'discharge', params: { team: { payload: 'team' } } },
        'what is carried as “team” has been told',
      ],
      [
        { type: 'discharge', params: { panelItems: true } },
        'everything that was put to the panel is dealt with',
      ],
      [{ type: 'refer', params: { item: 'LOOK' } }, '“Have a look” is put to the panel'],
      [{ type: 'refer', params: { item: 'fell' } }, '“The score fell” is put to the panel'],
      [{ type: 'refer', params: { team: 'HOUSING' } }, '“Housing team” is to be told'],
    ] as const
    for (const [action, words] of actions)
      expect(
        wordsOf([replace('/events/TOLD/actions', [action])], [replace('/events/TOLD/actions', [])]),
      ).toEqual([`Event “Told”, what it does: nothing became ${words}.`])
  })

  test('where an event leads from a state, when, and what is noted of it', () => {
    const guard = { type: 'rule', params: { decision: 'd', outcome: 'A' } }
    const on = [
      { target: 'DONE', guard, description: 'Accepted.' },
      { guard: { type: 'not', params: { guard } }, actions: [{ type: 'oblige', params: { duty: 'TELL' } }] },
      { target: 'OPEN', actions: [] },
    ]
    expect(wordsOf([add('/machines/course/states/OPEN/on/TOLD', on)])).toEqual([
      'Process “course”, state “OPEN”, where “Told” leads added: to “All done” if a decision is “Accepted” (“Accepted.”); else to the same state if it is certainly not so that a decision is “Accepted”, where “Tell the referrer” is owed; else to “OPEN”.',
    ])
  })

  test('events and processes that go are told by their titles', () => {
    expect(wordsOf([remove('/machines'), remove('/events')])).toEqual([
      'Event “Scored” removed.',
      'Event “Told” removed.',
      'Process “course” removed.',
    ])
    expect(backFrom([remove('/machines'), remove('/events')])).toEqual([
      'New event “Scored”.',
      'New event “Told”.',
      'New process “course”.',
    ])
  })
})

test('a choice that is called like something every object has is told by its own word', () => {
  const odd = (labels: object) => ({
    ...whole,
    facts: {
      ...(whole['facts'] as object),
      odd: { type: 'choice', title: 'Odd', values: ['constructor', 'B'], labels },
    },
  })
  const told = differences(parsed(whole), parsed(odd({ B: 'Bee' }))).map(({ words }) => words)
  expect(told).toEqual(['New fact “Odd”: one of “constructor” or “Bee”.'])
})

test('a value goes by the label of its own fact or field, whatever another fact calls it', () => {
  const type = '/facts/offences/record/type'
  expect(
    wordsOf([
      add(`${type}/values/-`, 'HIGH'),
      add(`${type}/labels/HIGH`, 'Robbery on a highway'),
      add('/facts/needs/values/-', 'HIGH'),
      add('/events/SCORED/append/offences', { type: 'HIGH', day: { event: 'day' } }),
    ]),
  ).toEqual([
    'Fact “Needs”, values allowed: “HIGH” added.',
    'Fact “Offences”, field “Type”, word for “HIGH” added: “Robbery on a highway”.',
    'Fact “Offences”, field “Type”, values allowed: “Robbery on a highway” added.',
    'Event “Scored”, new what it adds to: “Offences”: a record with type: “Robbery on a highway”, day: the day of the event.',
  ])
})
