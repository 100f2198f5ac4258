// Which part of a base comes with what is taken of it: all that it needs to stand, and nothing beside.
import { parsePolicy, type Policy } from '@iom-rules/core'
import { describe, expect, it } from 'vitest'
import { decision, document, offences, rule, silence, test, yesNo } from './build.ts'
import { process } from './process.ts'

/** A policy that is nothing but a part of this one. */
function taken(base: Record<string, unknown>, part: string): Policy {
  const heir = {
    language: '1.0',
    id: 'heir',
    version: '1.0.0',
    title: 'Heir',
    inForce: { from: '2022-01-01' },
    extends: [{ policy: `${String(base['id'])}@1.0.0`, take: [part] }],
  }
  const parsed = parsePolicy(heir, { bases: [base] })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

function without(whole: Record<string, unknown>, ...keys: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => !keys.includes(key)))
}

const always = ['id', 'inForce', 'language', 'sources', 'title', 'version']
const some = { type: 'boolean', title: 'Some', exists: 'offences' }
const obliging = { type: 'oblige', params: { duty: 'WRITE', dueWithinDays: 3 } }
const doing = (...actions: object[]) => ({ X: { title: 'X', actions } })
const trigger = { id: 'T', title: 'T', decision: 'd' }

describe('a part of a base that has nothing else', () => {
  const ofX = { where: { field: 'type', operator: 'equal', value: 'X' } }
  it.each<[string, string, Record<string, unknown>, readonly string[]]>([
    ['a decision', 'decisions.d', document(), ['decisions', 'facts']],
    [
      'a derived fact',
      'derived.some',
      document({ facts: { offences }, derived: { some: { ...some, ...ofX } }, decisions: {} }),
      ['derived', 'facts'],
    ],
    [
      'the triggers of decisions that test no fact',
      'review',
      process({ decisions: { d: decision([]) }, review: { triggers: [trigger] } }),
      ['decisions', 'review'],
    ],
    [
      'an event that carries a text',
      'events.X',
      process({ events: { X: { title: 'X', payload: { why: { type: 'text' } } } }, machines: {} }),
      ['events'],
    ],
    [
      'an event with a duty',
      'events.X',
      without(process({ events: doing(obliging), machines: {} }), 'liaison'),
      ['decisions', 'events', 'facts'],
    ],
    [
      'an event with a trigger, where no decision collects what the panel looks at',
      'events.X',
      process({
        decisions: { d: decision([]) },
        events: doing({ type: 'refer', params: { item: 'T' } }),
        review: { triggers: [trigger] },
        machines: {},
      }),
      ['decisions', 'events', 'review'],
    ],
  ])('brings nothing empty: %s', (_, part, base, keys) => {
    expect(Object.keys(taken(base, part).document).sort()).toEqual([...always, ...keys].sort())
  })
})

describe('a part of a base', () => {
  const facts = {
    ...(process()['facts'] as object),
    kind: { type: 'choice', values: ['X', 'Y', 'Z'], title: 'Kind' },
    tag: { type: 'choice', values: ['P', 'Q'], title: 'Tag' },
    tags: { type: 'list', title: 'Tags', values: ['P', 'Q'] },
  }
  const factsOf = (event: object) =>
    Object.keys(
      taken(process({ facts, events: { X: { title: 'X', ...event } }, machines: {} }), 'events.X').facts,
    )

  it.each<[string, object, readonly string[]]>([
    [
      'in a record that it appends',
      { append: { offences: { type: { fact: 'kind' }, day: { event: 'day' } } } },
      ['offences', 'kind'],
    ],
    ['in a value that it appends', { append: { tags: { fact: 'tag' } } }, ['tag', 'tags']],
    ['for what it only carries', { payload: { colour: { fact: 'colour' } } }, ['colour']],
  ])('brings the facts that an event reads %s', (_, event, expected) => {
    expect(factsOf(event).sort()).toEqual([...expected].sort())
  })

  it('brings the decision that a region mirrors, though no guard asks for it', () => {
    const flow = { initial: 'A', states: { A: {}, NONE: {} }, mirrors: 'd' }
    expect(
      Object.keys(taken(process({ events: {}, machines: { flow } }), 'machines.flow').decisions),
    ).toEqual(['d'])
  })

  it('brings assumptions about facts that are derived, and no reading that declares such a fact', () => {
    const declaring = (path: string) => ({ op: 'add', path, value: yesNo })
    const tested = { all: [test('some', 'equal', true)] }
    const base = document({
      facts: { offences },
      derived: { some },
      decisions: { d: decision([rule('a', 'A', tested)]) },
      assumptions: [{ id: 'held', condition: tested, reason: 'For the test.' }],
      readings: [
        silence('derived', declaring('/derived/some/hint')),
        silence('declared', declaring('/facts/some')),
      ],
    })
    for (const part of ['decisions.d', 'derived.some']) {
      const { assumptions, readings } = taken(base, part)
      expect(assumptions.map(({ id }) => id)).toEqual(['held'])
      expect(readings.map(({ silence }) => silence)).toEqual(['derived'])
    }
  })
})
