import { boolean, choice, construct, day, flags, is, lists, number, type Construct } from './construct.ts'
import { decision, rule, test } from '../../../policy/build.ts'

const guard = (params: object) => ({ type: 'rule', params })
const not = (inner: object) => ({ type: 'not', params: { guard: inner } })
const certain = (condition: string) => guard({ condition })
const oblige = (duty: unknown, more: object = {}) => ({ type: 'oblige', params: { duty, ...more } })
const discharge = (params: object) => ({ type: 'discharge', params })
const refer = (params: object) => ({ type: 'refer', params })
const collects = (outcomes: readonly string[], rules: readonly object[]) => ({
  title: 'Collected',
  hitPolicy: 'COLLECT',
  outcomes: Object.fromEntries(outcomes.map((outcome) => [outcome, {}])),
  rules,
})

/** Small policies with a machine: states and guards, duties and items, and what events do to facts. */
export const processConstructs: readonly Construct[] = [
  construct(
    'process-states',
    'States inside states, guards, regions beside each other and regions that follow',
    {
      facts: { ...flags('agreed', 'barred'), role: choice('Role', 'NONE', 'VICTIM') },
      conditions: { agreed: { all: [is('agreed')] }, barred: { all: [is('barred')] } },
      decisions: {
        colour: decision(
          [rule('red', 'RED', { all: [is('barred')] }), rule('green', 'GREEN', { all: [is('agreed')] })],
          {
            otherwise: undefined,
            outcomes: { RED: {}, GREEN: { mayBeProvisional: ['RED'] } },
          },
        ),
      },
      events: {
        SENT: { title: 'Sent', permittedBy: 'flow' },
        HEARD: { title: 'Heard', permittedBy: 'flow' },
        ENDED: { title: 'Ended', permittedBy: 'flow', cannot: 'It cannot be ended' },
        NOTED: { title: 'Noted' },
        AGREED: {
          title: 'Agreed',
          payload: { yes: { fact: 'agreed' } },
          set: { agreed: { payload: 'yes' } },
        },
        BARRED: { title: 'Barred', set: { barred: true } },
        FORGOTTEN: { title: 'Forgotten', set: { barred: null, agreed: null } },
        ROLE: { title: 'Role', payload: { role: { fact: 'role' } }, set: { role: { payload: 'role' } } },
        LEARNT: { title: 'Learnt', payload: { facts: { type: 'facts' } }, learn: 'facts' },
      },
      machines: {
        flow: {
          initial: [{ target: 'DONE', guard: certain('barred') }, { target: 'DRAFT' }],
          states: {
            DRAFT: { on: { SENT: 'HEARING' } },
            OPEN: {
              initial: 'HEARING',
              on: { ENDED: 'DONE', HEARD: { target: 'DONE', guard: certain('barred') } },
              states: {
                HEARING: {
                  on: {
                    HEARD: [
                      { target: 'TAKEN', guard: certain('agreed') },
                      { target: 'DRAFT', guard: not(certain('agreed')) },
                    ],
                  },
                },
                TAKEN: { on: { SENT: {}, NOTED: 'HEARING' } },
              },
            },
            DONE: { type: 'final' },
          },
        },
        colour: { follows: 'colour', names: { RED: 'STOP' } },
        beside: {
          type: 'parallel',
          states: {
            role: { follows: 'fact.role' },
            watch: {
              initial: 'OFF',
              states: { OFF: { on: { BARRED: 'ON' } }, ON: { on: { FORGOTTEN: 'OFF' } } },
            },
          },
        },
      },
    },
  ),
  construct(
    'process-duties',
    'Duties of rules and of steps, panel items, teams that are told, and the matrix',
    {
      facts: { ...flags('poor', 'member'), level: number('Level', 0, 3, { whole: true }) },
      conditions: { member: { all: [is('member')] } },
      parameters: {
        days: {
          title: 'Days',
          value: 5,
          unit: 'days',
          minimum: 0,
          maximum: 30,
          basis: 'assumption',
          note: 'For the suite.',
        },
      },
      decisions: {
        colour: decision([rule('red', 'RED', { all: [is('poor')] })], {
          otherwise: { outcome: 'GREEN', assumption: 'For the suite.' },
          outcomes: { RED: {}, GREEN: {} },
        }),
        obligations: collects(
          ['VISIT', 'LETTER', 'TELL'],
          [
            rule(
              'visit',
              'VISIT',
              { all: [is('poor')] },
              { event: { type: 'VISIT', params: { dueWithinDays: 10, waivable: true } } },
            ),
            rule('letter', 'LETTER', { all: [test('level', 'greaterThanInclusive', 2)] }),
          ],
        ),
        panelItems: collects(
          ['LOOK', 'PUT'],
          [rule('look', 'LOOK', { all: [test('level', 'equal', 3), is('member')] })],
        ),
      },
      liaison: { YOUTH: { title: 'Youth team' } },
      matrix: {
        advisory: true,
        items: [
          { id: 'RISK', title: 'Risk', maximum: 10 },
          { id: 'NEED', title: 'Need', maximum: 4 },
        ],
      },
      review: {
        triggers: [
          {
            id: 'TURNED_RED',
            title: 'Turned red',
            decision: 'colour',
            to: ['RED'],
            when: 'member',
            assumption: 'For the suite.',
          },
          { id: 'POORER', title: 'Poorer', fact: 'poor', assumption: 'For the suite.' },
        ],
      },
      events: {
        POOR: { title: 'Poor', payload: { yes: { fact: 'poor' } }, set: { poor: { payload: 'yes' } } },
        LEVEL: {
          title: 'Level',
          payload: { level: { fact: 'level' } },
          set: { level: { payload: 'level' } },
        },
        JOINED: { title: 'Joined', set: { member: true }, permittedBy: 'flow' },
        ASKED: {
          title: 'Asked',
          actions: [oblige('TELL', { dueWithinDays: { fact: 'parameter.days' } }), refer({ item: 'PUT' })],
        },
        TOLD: { title: 'Told', actions: [discharge({ duty: 'TELL' })] },
        DONE: {
          title: 'Done',
          payload: { duty: { type: 'id', of: 'duty' } },
          actions: [discharge({ duty: { payload: 'duty' } })],
        },
        WAIVED: {
          title: 'Waived',
          payload: { duty: { type: 'id', of: 'duty' }, reason: { type: 'text' } },
          actions: [discharge({ duty: { payload: 'duty' }, waived: true, reason: { payload: 'reason' } })],
        },
        REFERRED: { title: 'Referred', actions: [refer({ team: 'YOUTH' })] },
        RETURNED: { title: 'Returned', actions: [discharge({ team: 'YOUTH' })] },
        REVIEWED: { title: 'Reviewed', actions: [discharge({ panelItems: true })] },
        SCORED: { title: 'Scored', payload: { scores: { type: 'matrix' } } },
        DAY_PASSED: { title: 'A day passed' },
      },
      machines: {
        flow: {
          initial: 'OUT',
          states: { OUT: { on: { JOINED: 'IN' } }, IN: { tags: ['member'], entry: [oblige('TELL')] } },
        },
        colour: { follows: 'colour', states: { RED: { entry: [refer({ team: 'YOUTH' })] } } },
      },
    },
  ),
  construct(
    'process-facts',
    'What events do to facts: set, cases, append, close and learn; and time that passes',
    {
      facts: {
        offences: lists.offences,
        custody: lists.custody,
        inside: boolean('Inside'),
        kind: choice('Kind', 'DETERMINATE', 'INDETERMINATE'),
        months: number('Months', 0, 1200, { mayBeNone: true }),
        release: day('Release', { mayBeNone: true }),
        before: day('Before', { mayBeNone: true }),
      },
      derived: {
        recent: {
          type: 'boolean',
          title: 'Recent',
          exists: 'offences',
          where: { field: 'day', operator: 'withinLastMonths', value: 1, notCounting: 'custody' },
        },
        open: {
          type: 'boolean',
          title: 'Open',
          exists: 'custody',
          where: { field: 'to', operator: 'isNone', value: true },
        },
      },
      decisions: {
        colour: decision([
          rule('black', 'BLACK', { all: [is('open')] }),
          rule('red', 'RED', { all: [is('recent')] }),
          rule('amber', 'AMBER', { all: [test('release', 'withinNextMonths', 1)] }),
        ]),
      },
      events: {
        OFFENCE: {
          title: 'Offence',
          payload: {
            type: { fact: 'offences', field: 'type' },
            proved: { fact: 'offences', field: 'proved', optional: true },
          },
          append: {
            offences: { type: { payload: 'type' }, day: { event: 'day' }, proved: { payload: 'proved' } },
          },
        },
        TAKEN: {
          title: 'Taken in',
          append: { custody: { from: { event: 'day' }, to: 'NONE' } },
          set: { inside: true, before: { fact: 'release' } },
        },
        RELEASED: {
          title: 'Released',
          close: { custody: 'to' },
          set: { inside: false, release: { event: 'day' } },
        },
        SENTENCED: {
          title: 'Sentenced',
          payload: { months: { ...number('Months', 0, 600), or: ['INDETERMINATE'] } },
          set: {
            months: { payload: 'months', cases: { INDETERMINATE: 'NONE' } },
            kind: { payload: 'months', cases: { INDETERMINATE: 'INDETERMINATE' }, otherwise: 'DETERMINATE' },
          },
        },
        LEARNT: { title: 'Learnt', payload: { facts: { type: 'facts' } }, learn: 'facts' },
        DAY_PASSED: { title: 'A day passed' },
      },
      machines: { colour: { follows: 'colour' } },
    },
  ),
]
