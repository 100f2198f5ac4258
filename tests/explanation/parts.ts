// A small policy with something in every part of its document, for the words about what differs in it.
import { applyEdit, parsePolicy, type Policy, type PolicyDocument, type Step } from '@iom-rules/core'
import { differences } from '@iom-rules/core/analysis'
import { custody, decision, document, rule, test, weights, yesNo } from '../policy/build.ts'

export function parsed(given: unknown): Policy {
  const read = parsePolicy(given)
  if (!read.ok) throw new Error(JSON.stringify(read.issues, null, 2))
  return read.value
}

const cited = (source: string, line: number, quote: string) => ({ source, line, quote })
const figure = { type: 'number', title: 'Score', unit: 'points', minimum: 0, maximum: 100 } as const
const choice = { type: 'choice', title: 'Cohort', values: ['HIGH', 'LOW', 'OUT'] } as const
const day = { type: 'day', title: 'Reviewed on', past: true } as const

export const whole = document({
  areas: { EAST: { title: 'The east' } },
  sources: {
    minutes: { title: 'Minutes of 2024', file: 'minutes.txt' },
    slides: { title: 'Slides of 2021', file: 'slides.txt', note: 'A copy.' },
  },
  facts: {
    yes: yesNo,
    score: figure,
    membership: { ...choice, labels: { HIGH: 'High risk' } },
    reviewed: day,
    needs: { type: 'list', title: 'Needs', values: ['HOUSING', 'WORK'] },
    offences: {
      type: 'list',
      title: 'Offences',
      record: {
        type: { type: 'choice', values: ['THEFT', 'FRAUD'], labels: { THEFT: 'Theft' }, title: 'Type' },
        day: { type: 'day', past: true, title: 'Day' },
      },
    },
    custody,
  },
  tables: { weights: { ...weights, rows: { THEFT: { value: 3, grade: 'demo' } } } },
  derived: {
    weight: { type: 'number', title: 'Weight', sum: 'offences', of: { table: 'weights', by: 'type' } },
    offended: { type: 'boolean', title: 'An offence on record', exists: 'offences' },
  },
  parameters: {
    least: {
      title: 'Score that counts',
      value: 50,
      unit: 'points',
      minimum: 0,
      maximum: 100,
      basis: 'local',
      decidedBy: 'The board',
      decidedOn: '2024-02-01',
    },
    counted: {
      title: 'Cohorts that count',
      value: ['HIGH'],
      values: ['HIGH', 'LOW'],
      basis: 'assumption',
      note: 'For the test.',
    },
    months: {
      title: 'Months held',
      value: 6,
      unit: 'months',
      minimum: 0,
      maximum: 60,
      basis: 'assumption',
      note: 'For the test.',
    },
    due: {
      title: 'Days to answer',
      value: 5,
      unit: 'days',
      minimum: 0,
      maximum: 60,
      basis: 'assumption',
      note: 'For the test.',
    },
    share: {
      title: 'Share of hours',
      value: 30,
      unit: 'percent',
      minimum: 0,
      maximum: 100,
      basis: 'assumption',
      note: 'For the test.',
    },
  },
  conditions: { risky: { all: [test('score', 'greaterThanInclusive', { fact: 'parameter.least' })] } },
  assumptions: [{ id: 'sure', condition: { condition: 'risky' }, reason: 'For the test.' }],
  decisions: {
    d: {
      ...decision([
        rule(
          'a',
          'A',
          { all: [test('yes', 'equal', true)] },
          {
            cite: [cited('minutes', 3, 'as agreed'), cited('slides', 9, 'as shown')],
          },
        ),
        rule('b', 'B', { condition: 'risky' }, { title: 'Enough points' }),
      ]),
      outcomes: { A: { title: 'Accepted' }, B: {}, NONE: {} },
      question: 'What comes of it?',
    },
    obligations: {
      title: 'Obligations',
      hitPolicy: 'COLLECT',
      outcomes: { TELL: { title: 'Tell the referrer' }, VISIT: { title: 'Go and see' } },
      rules: [rule('tell', 'TELL', { condition: 'risky' })],
    },
    panelItems: {
      title: 'Panel items',
      hitPolicy: 'COLLECT',
      outcomes: { LOOK: { title: 'Have a look' } },
      rules: [rule('look', 'LOOK', { condition: 'risky' })],
    },
  },
  events: {
    SCORED: {
      title: 'Scored',
      payload: { points: { fact: 'score' }, reason: { type: 'text', title: 'Reason' } },
      set: { score: { payload: 'points' }, yes: true },
      append: { needs: 'HOUSING' },
      permittedBy: 'course',
      assumption: 'For the test.',
    },
    TOLD: {
      title: 'Told',
      payload: { team: { type: 'id', of: 'liaison' }, why: { type: 'text' } },
      actions: [{ type: 'discharge', params: { team: { payload: 'team' } } }],
      assumption: 'For the test.',
    },
  },
  machines: {
    course: {
      initial: 'OPEN',
      states: {
        OPEN: { on: { SCORED: 'DONE' } },
        DONE: { meta: { title: 'All done' } },
      },
      assumption: 'For the test.',
    },
  },
  review: {
    triggers: [{ id: 'fell', title: 'The score fell', fact: 'score', assumption: 'For the test.' }],
    note: 'By exception.',
  },
  liaison: { HOUSING: { title: 'Housing team', assumption: 'For the test.' } },
  matrix: { items: [{ id: 'harm', title: 'Harm', maximum: 10 }], advisory: true },
  resources: {
    unit: 'hours',
    decision: 'd',
    minimum: { A: 40 },
  },
  pathways: { HOME: { title: 'Accommodation', assumption: 'For the test.' } },
  forums: { panel: { title: 'The panel', assumption: 'For the test.' } },
  contact: { A: { every: 2, unit: 'weeks' } },
  deselection: {
    reasons: [{ id: 'MOVED', title: 'Moved away' }],
    suggestions: [
      { id: 'long', title: 'Held for long', held: { decision: 'd', outcome: 'NONE', months: 12 } },
    ],
  },
  readings: [
    {
      silence: 'S01',
      title: 'Who counts',
      kind: 'ambiguity',
      reason: 'For the test.',
      options: [
        { id: 'all', text: 'Everybody counts.' },
        { id: 'some', text: 'Some count.', edit: [{ op: 'remove', path: '/decisions/d/rules/b' }] },
      ],
      chosen: 'all',
    },
  ],
  acceptances: [{ code: 'gap', decision: 'd', reason: 'Known.', by: 'The board', on: '2024-02-01' }],
  signOffs: [{ by: 'police', name: 'Chief officer', on: '2024-02-01' }],
  changes: [{ version: '1.0.0', on: '2024-02-01', text: 'The first version.' }],
})

/** The same document after an edit. */
export function edited(steps: readonly Step[], from: unknown = whole): Policy {
  const after = applyEdit(from as PolicyDocument, steps)
  if (!after.ok) throw new Error(JSON.stringify(after.issues, null, 2))
  return parsed(after.value)
}

/** What reads differently after an edit, in words. */
export function wordsOf(steps: readonly Step[], before: readonly Step[] = []): string[] {
  const from = edited(before)
  return differences(from, edited(steps, from.document)).map(({ words }) => words)
}
