// What a field of an event's payload may be, once what it names has been looked up.
import { parsePolicy } from '@iom-rules/core'
import { payloadType } from '@iom-rules/core/journey'
import { describe, expect, test } from 'vitest'
import { decision, document, offences, rule, test as asks, yesNo } from './build.ts'

const colour = { type: 'choice', values: ['RED', 'BLUE', 'GREEN'], title: 'Colour' } as const
const tags = { type: 'list', values: ['A', 'B'], title: 'Tags' } as const
const yes = { all: [asks('yes', 'equal', true)] }
const obligations = decision([rule('a', 'CALL', yes), rule('b', 'WRITE', yes)], {
  hitPolicy: 'COLLECT',
  outcomes: { WRITE: { title: 'Write a letter' }, NEVER: { title: 'Never' }, CALL: {} },
})
const { otherwise: _otherwise, ...collected } = obligations as { otherwise?: unknown }

function policyWith(more: object) {
  const parsed = parsePolicy(document({ facts: { yes: yesNo, colour, tags, offences }, ...more }))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}

const bare = policyWith({ decisions: {} })
const full = policyWith({
  decisions: { obligations: collected },
  matrix: { items: [{ id: 'risk', title: 'Risk', maximum: 5 }], advisory: true },
  deselection: { reasons: [{ id: 'moved', title: 'Moved' }], suggestions: [] },
  liaison: { drugs: { title: 'Drug team', note: 'n', assumption: 'For the test.' } },
})

describe('a field of a payload', () => {
  test.each<[string, Parameters<typeof payloadType>[1], object]>([
    ['of text', { type: 'text' }, { kind: 'text' }],
    ['of facts', { type: 'facts' }, { kind: 'facts' }],
    [
      'of the matrix',
      { type: 'matrix' },
      { kind: 'matrix', items: [{ id: 'risk', title: 'Risk', maximum: 5 }] },
    ],
    [
      'of a reason',
      { type: 'id', of: 'deselection-reason' },
      { kind: 'id', values: [{ id: 'moved', title: 'Moved' }] },
    ],
    [
      'of a liaison',
      { type: 'id', of: 'liaison' },
      { kind: 'id', values: [{ id: 'drugs', title: 'Drug team' }] },
    ],
    [
      'of a duty, which some rule gives',
      { type: 'id', of: 'duty' },
      {
        kind: 'id',
        values: [
          { id: 'WRITE', title: 'Write a letter' },
          { id: 'CALL', title: 'CALL' },
        ],
      },
    ],
    ['of its own', { ...yesNo, optional: true }, { kind: 'scalar', fact: yesNo, or: [] }],
    ['of its own, or a word', { ...yesNo, or: ['LATER'] }, { kind: 'scalar', fact: yesNo, or: ['LATER'] }],
    ['of a fact', { fact: 'yes' }, { kind: 'scalar', fact: yesNo, or: [] }],
    ['of a choice', { fact: 'colour' }, { kind: 'scalar', fact: colour, or: [] }],
    [
      'of some values of a choice',
      { fact: 'colour', values: ['RED'] },
      { kind: 'scalar', fact: { ...colour, values: ['RED'] }, or: [] },
    ],
    ['of a list', { fact: 'tags' }, { kind: 'list', fact: 'tags', list: tags }],
    [
      'of a field of records',
      { fact: 'offences', field: 'type', values: ['X'] },
      { kind: 'scalar', fact: { ...offences.record.type, values: ['X'] }, or: [] },
    ],
    [
      'of a day of records',
      { fact: 'offences', field: 'day' },
      { kind: 'scalar', fact: offences.record.day, or: [] },
    ],
  ])('%s', (_, field, expected) => {
    expect(payloadType(full, field)).toEqual(expected)
  })

  test.each<[Parameters<typeof payloadType>[1], object]>([
    [{ type: 'matrix' }, { kind: 'matrix', items: [] }],
    [
      { type: 'id', of: 'deselection-reason' },
      { kind: 'id', values: [] },
    ],
    [
      { type: 'id', of: 'liaison' },
      { kind: 'id', values: [] },
    ],
    [
      { type: 'id', of: 'duty' },
      { kind: 'id', values: [] },
    ],
  ])('has nothing to choose from where the policy has nothing of it: %j', (field, expected) => {
    expect(payloadType(bare, field)).toEqual(expected)
  })
})
