import { parsePolicy, type Nominal, type Policy, type PolicyDocument } from '@iom-rules/core'
import { changes } from '../../playground/src/draft/changes.ts'
import { untouched, type ParameterValue } from '../../playground/src/draft/draft.ts'
import { workingPolicy, type Working } from '../../playground/src/draft/working.ts'

/** A policy small enough to see through: a score, a list of offences, a day and two decisions. */
export const smallDocument: PolicyDocument = {
  language: '1.0',
  id: 'small',
  version: '1.0.0',
  title: 'A small policy',
  inForce: { from: '2020-01-01' },
  areas: { NORTH: { title: 'North' }, SOUTH: { title: 'South' } },
  sources: { slides: { title: 'The slides', file: 'slides.txt' } },
  facts: {
    score: {
      type: 'number',
      minimum: 0,
      maximum: 1000,
      unit: 'score',
      title: 'Severity score',
      suppliedBy: 'police',
    },
    agrees: { type: 'boolean', title: 'The team agrees', suppliedBy: 'team' },
    offences: {
      type: 'list',
      title: 'Offences',
      suppliedBy: 'police',
      record: {
        type: { type: 'choice', values: ['BURGLARY', 'OTHER'], title: 'Type of offence' },
        day: { type: 'day', past: true, title: 'Day of the offence' },
        class: { type: 'code', optional: true, title: 'Class' },
      },
    },
    needs: { type: 'list', title: 'Needs', values: ['HOUSING', 'HEALTH'], suppliedBy: 'team' },
    release: { type: 'day', mayBeNone: true, title: 'Release date', suppliedBy: 'prison' },
    membership: { type: 'choice', values: ['NONE', 'FIXED'], title: 'Membership', suppliedBy: 'panel' },
  },
  derived: {
    burglary: {
      type: 'boolean',
      title: 'A burglary that counts',
      exists: 'offences',
      where: { field: 'type', operator: 'in', value: { fact: 'parameter.counted' } },
      assumption: 'For the test.',
    },
  },
  parameters: {
    threshold: {
      title: 'Severity score that must be reached',
      value: 500,
      unit: 'score',
      minimum: 0,
      maximum: 1000,
      step: 50,
      basis: 'published',
      cite: [{ source: 'slides', line: 3, quote: 'five hundred or more' }],
    },
    counted: {
      title: 'Offences that count',
      value: ['BURGLARY'],
      values: ['BURGLARY', 'OTHER'],
      basis: 'assumption',
      note: 'For the test.',
    },
  },
  decisions: {
    cohort: {
      title: 'Cohort',
      hitPolicy: 'FIRST',
      outcomes: { FIXED: {}, FLEX: { mayBeProvisional: ['FIXED'] }, NONE: {} },
      rules: [
        {
          name: 'fixed',
          conditions: {
            all: [
              { fact: 'score', operator: 'greaterThanInclusive', value: { fact: 'parameter.threshold' } },
              { fact: 'burglary', operator: 'equal', value: true },
            ],
          },
          event: { type: 'FIXED' },
          assumption: 'For the test.',
        },
        {
          name: 'flex',
          conditions: { all: [{ fact: 'agrees', operator: 'equal', value: true }] },
          event: { type: 'FLEX' },
          assumption: 'For the test.',
        },
      ],
      otherwise: { outcome: 'NONE', assumption: 'For the test.' },
    },
    flags: {
      title: 'Flags',
      hitPolicy: 'COLLECT',
      outcomes: { DUE_OUT: {} },
      rules: [
        {
          name: 'due-out',
          conditions: { all: [{ fact: 'release', operator: 'withinNextMonths', value: 6 }] },
          event: { type: 'DUE_OUT' },
          assumption: 'For the test.',
        },
      ],
    },
  },
  readings: [
    {
      silence: 'A01',
      title: 'How high is high',
      kind: 'undefined',
      reason: 'For the test.',
      options: [
        { id: 'five-hundred', text: 'Five hundred.' },
        {
          id: 'six-hundred',
          text: 'Six hundred.',
          edit: [{ op: 'replace', path: '/parameters/threshold/value', value: 600 }],
        },
      ],
      chosen: 'five-hundred',
    },
  ],
}

export const asAt = '2026-11-22'

export function smallPolicy(): Policy {
  const parsed = parsePolicy(smallDocument)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return parsed.value
}

/** What somebody changes: readings first, then parameters. */
export interface Changed {
  readonly parameters?: { readonly [parameter: string]: ParameterValue | undefined }
  readonly readings?: { readonly [silence: string]: string }
}

/** The document once it is changed as on the screen. */
export function changedDocument(
  published: PolicyDocument,
  { parameters, readings }: Changed,
): PolicyDocument {
  const first = untouched({ document: published, caseload: [], asAt })
  const read = Object.entries(readings ?? {}).reduce(
    (draft, [silence, option]) => changes.readingTaken(draft, { published, silence, option }),
    first,
  )
  return Object.entries(parameters ?? {}).reduce(
    (draft, [parameter, value]) =>
      value === undefined ? draft : changes.parameterSet(draft, { published, parameter, value }),
    read,
  ).document
}

export function draftOf(published: Policy, changed: Changed): Working {
  return workingPolicy(published, changedDocument(published.document, changed))
}

const burglary = [{ type: 'BURGLARY', day: '2026-11-01' }]

export const smallCaseload: readonly Nominal[] = [
  {
    ref: 'N-1',
    area: 'NORTH',
    facts: { score: 550, offences: burglary, agrees: false, membership: 'FIXED' },
  },
  { ref: 'N-2', area: 'NORTH', facts: { score: 450, offences: burglary, agrees: true, release: 'NONE' } },
  { ref: 'S-1', area: 'SOUTH', facts: { offences: burglary, agrees: true, membership: 'NONE' } },
  { ref: 'S-2', area: 'SOUTH', facts: {} },
]
