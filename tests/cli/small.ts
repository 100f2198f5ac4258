// A policy just large enough to have every kind of fact and of decision.

export const small = {
  language: '1.0',
  id: 'small',
  version: '1.2.3',
  title: 'A small policy',
  inForce: { from: '2021-01-01' },
  areas: { NORTH: { title: 'North' }, SOUTH: { title: 'South' } },
  sources: { notes: { title: 'Notes', file: 'notes.txt' } },
  facts: {
    score: { type: 'number', minimum: 0, maximum: 100, unit: 'percent', title: 'Score', hint: 'Two years.' },
    agrees: { type: 'boolean', title: 'The team agrees' },
    kind: { type: 'choice', values: ['RED_ONE', 'BLUE'], title: 'Kind' },
    release: { type: 'day', mayBeNone: true, title: 'Release date' },
    visits: {
      type: 'list',
      title: 'Visits',
      record: {
        day: { type: 'day', past: true, title: 'Day' },
        place: { type: 'choice', values: ['HOME', 'OFFICE'], title: 'Place' },
      },
    },
    needs: { type: 'list', title: 'Needs', values: ['HOUSING', 'DRUGS'] },
  },
  derived: {
    visited: {
      type: 'boolean',
      title: 'Visited lately',
      exists: 'visits',
      where: { field: 'day', operator: 'withinLastMonths', value: 12 },
      assumption: 'For the tests.',
    },
  },
  parameters: {
    high: {
      title: 'High score',
      value: 75,
      unit: 'percent',
      minimum: 0,
      maximum: 100,
      basis: 'published',
      cite: [{ source: 'notes', line: 2, quote: 'a score of 75 is high' }],
    },
  },
  decisions: {
    band: {
      title: 'Band',
      hitPolicy: 'FIRST',
      outcomes: { HIGH: {}, AGREED: { mayBeProvisional: ['HIGH'] }, NONE: {} },
      rules: [
        {
          name: 'high',
          conditions: {
            all: [{ fact: 'score', operator: 'greaterThanInclusive', value: { fact: 'parameter.high' } }],
          },
          event: { type: 'HIGH', params: { owner: 'US' } },
          cite: [{ source: 'notes', line: 2, quote: 'a score of 75 is high' }],
        },
        {
          name: 'agreed',
          conditions: { all: [{ fact: 'agrees', operator: 'equal', value: true }] },
          event: { type: 'AGREED' },
          assumption: 'For the tests.',
        },
      ],
      otherwise: { outcome: 'NONE', assumption: 'For the tests.' },
    },
    scored: {
      title: 'Scored',
      hitPolicy: 'FIRST',
      outcomes: { YES: {}, NO: {} },
      rules: [
        {
          name: 'scored',
          conditions: { all: [{ fact: 'score', operator: 'greaterThan', value: 50 }] },
          event: { type: 'YES' },
          assumption: 'For the tests.',
        },
      ],
      otherwise: { outcome: 'NO', assumption: 'For the tests.' },
    },
    flags: {
      title: 'Flags',
      hitPolicy: 'COLLECT',
      outcomes: { BLUE_FLAG: {}, VISITED: {} },
      rules: [
        {
          name: 'blue',
          conditions: { all: [{ fact: 'kind', operator: 'equal', value: 'BLUE' }] },
          event: { type: 'BLUE_FLAG' },
          assumption: 'For the tests.',
        },
        {
          name: 'visited',
          conditions: { all: [{ fact: 'visited', operator: 'equal', value: true }] },
          event: { type: 'VISITED' },
          assumption: 'For the tests.',
        },
      ],
    },
  },
  examples: [
    {
      title: 'A high score',
      asAt: '2026-11-22',
      facts: { score: 75 },
      expect: { band: { outcome: 'HIGH', certainty: 'settled', possible: ['HIGH'], missing: [] } },
    },
    {
      title: 'Agreed, and the score unknown',
      asAt: '2026-11-22',
      area: 'NORTH',
      facts: { agrees: true, kind: 'BLUE', visits: [] },
      expect: {
        band: {
          outcome: 'AGREED',
          certainty: 'provisional',
          possible: ['HIGH', 'AGREED'],
          missing: ['score'],
        },
        flags: { outcomes: ['BLUE_FLAG'], possible: [], missing: [] },
      },
    },
  ],
}

export const notes = 'Notes of a meeting\nIt was said that a score of 75 is high.\n'

export const smallText = JSON.stringify(small, null, 2)
