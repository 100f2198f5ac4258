// The regions of a machine: what each says of its states, where they start, and what leads from one to another.
import { parsePolicy, type Policy } from '@iom-rules/core'
import { toMermaid } from '@iom-rules/core/interop'
import { describe, expect, it } from 'vitest'
import {
  guardsIn,
  leafOf,
  regionOf,
  regionsOf,
  transitionsOn,
  writtenRegions,
  type FlatRegion,
  type State,
} from '../../packages/core/src/policy/regions.ts'
import { decision, document, rule, test, yesNo } from './build.ts'
import { open, process } from './process.ts'

function policyOf(input: unknown): Policy {
  const parsed = parsePolicy(input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

it('an event that goes one way under several guards is one arrow', () => {
  const guard = (decided: string) => ({ type: 'rule', params: { decision: 'd', outcome: decided } })
  const policy = policyOf(
    open([
      { target: 'SHUT', guard: guard('A') },
      { target: 'SHUT', guard: guard('NONE') },
    ]),
  )
  const arrows = toMermaid(policy)
    .split('\n')
    .filter((line) => line.includes('Sent'))
  expect(arrows.map((line) => line.trim())).toEqual([expect.stringMatching(/OPEN --> \S*SHUT : Sent$/)])
})

const high = { type: 'rule', params: { condition: 'high' } }
const low = { type: 'not', params: { guard: { type: 'not', params: { guard: high } } } }
const decided = { type: 'rule', params: { decision: 'd', outcome: 'A' } }
const refer = { type: 'refer', params: { team: 'YOUTH' } }

/** Regions of every kind, in no order. */
const policy = policyOf(
  document({
    facts: {
      yes: yesNo,
      tint: { type: 'choice', values: ['PALE', 'DARK'], title: 'Tint' },
      colour: {
        type: 'choice',
        values: ['RED', 'BLUE'],
        labels: { RED: 'Red', BLUE: 'Blue' },
        title: 'Colour',
      },
    },
    conditions: { high: { all: [test('yes', 'equal', true)] } },
    decisions: {
      d: decision([rule('a', 'A', { condition: 'high' })], {
        outcomes: {
          LATER: { meaning: 'Not yet.' },
          A: { title: 'Taken', meaning: 'They are in.' },
          NONE: {},
        },
      }),
    },
    liaison: { YOUTH: { title: 'Youth' } },
    events: { GO: { title: 'Go' }, BACK: { title: 'Back' } },
    machines: {
      tint: { follows: 'fact.tint' },
      both: {
        type: 'parallel',
        states: {
          two: { follows: 'fact.colour', names: { BLUE: 'COLD' } },
          one: {
            initial: [{ target: 'IN', guard: low }, { target: 'OUT' }],
            mirrors: 'd',
            names: { A: 'IN', LATER: 'END' },
            description: 'Where they are.',
            states: {
              IN: {
                initial: 'DEEP',
                states: { DEEP: { on: { GO: 'OUT', BACK: [{ guard: decided }, { target: 'IN' }] } } },
                on: { GO: { target: 'END', description: 'At last.' } },
                entry: [refer],
                tags: ['member'],
                description: 'They are in.',
                meta: { title: 'In', is: 'they are in' },
              },
              OUT: {},
              NONE: {},
              END: { type: 'final' },
            },
          },
        },
      },
      status: {
        follows: 'd',
        names: { A: 'TAKEN' },
        states: {
          TAKEN: {
            description: 'Words of its own.',
            tags: ['member'],
            entry: [refer],
            meta: { is: 'they are taken' },
          },
          UNDETERMINED: { meta: { title: 'Open' } },
        },
        meta: { title: 'Status' },
      },
    },
  }),
)

/** A state with nothing to be said of it, save what is. */
function state(name: string, more: Partial<State> = {}): [string, State] {
  return [
    name,
    { name, within: [], initial: null, isFinal: false, on: {}, entry: [], tags: [], words: {}, ...more },
  ]
}

/** A region to compare with another: within a map, what is undefined is not told from what is left out. */
const listed = (region: FlatRegion) => ({ ...region, states: [...region.states] })

describe('the regions of a policy', () => {
  it('are in the order of their ids, whatever the order in the document', () => {
    expect(regionsOf(policy).map(({ id }) => id)).toEqual(['both.one', 'both.two', 'status', 'tint'])
  })

  it('are found by their ids', () => {
    expect(regionOf(policy, 'status')?.id).toBe('status')
    expect(regionOf(policy, 'both.two')?.id).toBe('both.two')
    expect(regionOf(policy, 'both')).toBeUndefined()
  })

  it.each<FlatRegion>([
    {
      id: 'status',
      path: ['status'],
      title: 'Status',
      states: new Map([
        state('TAKEN', {
          description: 'Words of its own.',
          tags: ['member'],
          entry: [refer as never],
          words: { title: 'Taken', is: 'they are taken' },
        }),
        state('NONE'),
        state('LATER', { description: 'Not yet.' }),
        state('UNDETERMINED', { words: { title: 'Open' } }),
      ]),
      initial: [{ target: 'UNDETERMINED' }],
      follows: { kind: 'decision', id: 'd' },
      mirrors: 'd',
      stateOf: { A: 'TAKEN', NONE: 'NONE', LATER: 'LATER' },
    },
    {
      id: 'tint',
      path: ['tint'],
      states: new Map([
        state('PALE'),
        state('DARK'),
        state('UNDETERMINED', { words: { title: 'Not determined' } }),
      ]),
      initial: [{ target: 'UNDETERMINED' }],
      follows: { kind: 'fact', id: 'tint' },
      stateOf: { PALE: 'PALE', DARK: 'DARK' },
    },
    {
      id: 'both.two',
      path: ['both', 'states', 'two'],
      states: new Map([
        state('RED', { words: { title: 'Red' } }),
        state('COLD', { words: { title: 'Blue' } }),
        state('UNDETERMINED', { words: { title: 'Not determined' } }),
      ]),
      initial: [{ target: 'UNDETERMINED' }],
      follows: { kind: 'fact', id: 'colour' },
      stateOf: { RED: 'RED', BLUE: 'COLD' },
    },
    {
      id: 'both.one',
      path: ['both', 'states', 'one'],
      description: 'Where they are.',
      states: new Map([
        state('IN', {
          initial: 'DEEP',
          on: { GO: [{ target: 'END', description: 'At last.' }] },
          entry: [refer as never],
          tags: ['member'],
          description: 'They are in.',
          words: { title: 'In', is: 'they are in' },
        }),
        state('DEEP', {
          within: ['IN'],
          on: { GO: [{ target: 'OUT' }], BACK: [{ guard: decided as never }, { target: 'IN' }] },
        }),
        state('OUT'),
        state('NONE'),
        state('END', { isFinal: true }),
      ]),
      initial: [{ target: 'IN', guard: low as never }, { target: 'OUT' }],
      mirrors: 'd',
      stateOf: { A: 'IN', NONE: 'NONE', LATER: 'END' },
    },
  ])('say all that the document says of $id, and no more', (expected) => {
    const found = regionOf(policy, expected.id) as FlatRegion
    expect(listed(found)).toStrictEqual(listed(expected))
  })

  it('may start in one state, and agree with no decision', () => {
    expect(regionsOf(policyOf(process()))).toStrictEqual([
      {
        id: 'flow',
        path: ['flow'],
        states: new Map([
          state('OPEN', { on: { SENT: [{ target: 'SHUT' }] } }),
          state('SHUT', { on: { DONE: [{ target: 'OPEN' }] } }),
        ]),
        initial: [{ target: 'OPEN' }],
        stateOf: {},
      },
    ])
  })
})

describe('a region written out', () => {
  const one = regionOf(policy, 'both.one') as FlatRegion
  const deep = leafOf(one, 'IN')
  const out = leafOf(one, 'OUT')

  it('is entered down to a state without states inside', () => {
    expect([deep.name, out.name, leafOf(one, 'DEEP').name]).toEqual(['DEEP', 'OUT', 'DEEP'])
  })

  it('takes an event in its inner state first, and then in those around it', () => {
    expect(transitionsOn(one, deep, 'GO')).toEqual([
      { target: 'OUT' },
      { target: 'END', description: 'At last.' },
    ])
    expect(transitionsOn(one, deep, 'BACK')).toEqual([{ guard: decided }, { target: 'IN' }])
    expect(transitionsOn(one, out, 'GO')).toEqual([])
  })

  it('asks the rules of its starts and of its transitions, whether they are to be met or not', () => {
    const rules = [...writtenRegions(policy.machines)].flatMap(({ region }) =>
      'initial' in region ? guardsIn(region) : [],
    )
    expect(rules).toEqual([{ condition: 'high' }, { decision: 'd', outcome: 'A' }])
  })
})
