import { NONE, type FactRecord, type Scalar } from '../vocabulary/fact.ts'
import type { WriteDay } from './days.ts'
import { needPercent, otherNeedPercent, treatedNeeds } from './mixes-agencies.ts'
import type { Person } from './person.ts'

/** When a nominal says a fact of an invented person, apart from what the fact is. */
interface Saying {
  /** Does the fact have anything to say of this person? Default: always. */
  readonly applies?: (person: Person) => boolean
  /** Only known where this fact is, because it would give it away. */
  readonly with?: string
  /** How much likelier than other facts it is to be unknown, as odds. Default 1. */
  readonly odds?: number | ((person: Person) => number)
}

export interface ScalarTelling extends Saying {
  readonly type: 'boolean' | 'number' | 'choice' | 'day'
  readonly tell: (person: Person, write: WriteDay) => Scalar
}

export interface RecordsTelling extends Saying {
  readonly type: 'records'
  /** The fields told, each with what its declaration must allow. */
  readonly fields: { readonly [field: string]: 'choice' | 'day' | 'day or none' }
  readonly tell: (person: Person, write: WriteDay) => readonly FactRecord[]
}

export interface ValuesTelling extends Saying {
  readonly type: 'values'
  /** Times in a hundred that the list has this value. */
  readonly percent: (value: string, person: Person) => number
}

export type Telling = ScalarTelling | RecordsTelling | ValuesTelling

const isMember = (person: Person) => person.membership !== 'NONE'
const inMappa = (person: Person) => person.mappaStatus === 'MANAGED' || person.mappaStatus === 'ENDED'

/** What an invented person comes to in the facts of IOM, by the ids that the shipped policies use. */
export const tellings: { readonly [fact: string]: Telling } = {
  // OGRS is a Probation tool, so people under 18 mostly have none.
  ogrsScore: { type: 'number', tell: ({ ogrs }) => ogrs, odds: ({ under18 }) => (under18 ? 14 : 1) },
  ogrsPredictor: { type: 'choice', tell: ({ predictor }) => predictor, with: 'ogrsScore', odds: 0.2 },
  cssScore: {
    type: 'number',
    tell: ({ severity }) => severity,
    applies: ({ severityGiven }) => severityGiven,
  },
  offences: {
    type: 'records',
    fields: { type: 'choice', day: 'day', proof: 'choice' },
    tell: ({ offences }, write) => offences.map(({ type, day, proof }) => ({ type, day: write(day), proof })),
    odds: 0.8,
  },
  custodyPeriods: {
    type: 'records',
    fields: { from: 'day', to: 'day or none' },
    tell: ({ custody }, write) =>
      custody.stays.map(({ from, to }) => ({ from: write(from), to: to === null ? NONE : write(to) })),
    with: 'inPrison',
    odds: 0.4,
  },
  // A panel has talked about its members; whom it has not met, nobody may have asked about.
  iomTeamAgrees: {
    type: 'boolean',
    tell: ({ teamAgrees }) => teamAgrees,
    odds: ({ membership }) => ({ NONE: 2.4, FIXED: 1.4, FLEX: 0.4, FREE: 0.3 })[membership],
  },
  cspAgrees: {
    type: 'boolean',
    tell: ({ cspAgrees }) => cspAgrees,
    odds: ({ membership }) => ({ NONE: 2, FIXED: 1.6, FLEX: 1.2, FREE: 0.4 })[membership],
  },
  wantedOnPnc: { type: 'boolean', tell: ({ wantedOnPnc }) => wantedOnPnc, odds: 0.7 },
  pncReason: {
    type: 'choice',
    tell: ({ pncReason }) => pncReason,
    applies: ({ wantedOnPnc }) => wantedOnPnc,
    with: 'wantedOnPnc',
  },
  wantedForArrest: { type: 'boolean', tell: ({ wantedForArrest }) => wantedForArrest, odds: 0.7 },
  intelligenceOfOffending: { type: 'boolean', tell: ({ intelligence }) => intelligence },
  supervisionCompliance: { type: 'choice', tell: ({ supervision }) => supervision },
  treatmentCompliance: { type: 'choice', tell: ({ treatment }) => treatment, odds: 1.4 },
  engagingWithAllAgencies: { type: 'boolean', tell: ({ engaging }) => engaging },
  inPrison: { type: 'boolean', tell: ({ custody }) => custody.inPrison, odds: 0.6 },
  custodyKind: {
    type: 'choice',
    tell: ({ custody }) => custody.kind,
    applies: ({ custody }) => custody.inPrison,
    with: 'inPrison',
  },
  sentenceMonths: {
    type: 'number',
    tell: ({ custody }) => custody.months ?? NONE,
    with: 'inPrison',
    odds: 0.6,
  },
  sentenceKind: { type: 'choice', tell: ({ custody }) => custody.sentence, with: 'inPrison', odds: 0.4 },
  releaseDate: {
    type: 'day',
    tell: ({ custody }, write) => (custody.release === null ? NONE : write(custody.release)),
    with: 'inPrison',
    odds: 0.6,
  },
  mappaStatus: { type: 'choice', tell: ({ mappaStatus }) => mappaStatus, odds: 0.8 },
  mappaLevel: { type: 'number', tell: ({ mappaLevel }) => mappaLevel, applies: inMappa, with: 'mappaStatus' },
  mappaCategory: {
    type: 'number',
    tell: ({ mappaCategory }) => mappaCategory,
    applies: inMappa,
    with: 'mappaStatus',
  },
  maracRole: { type: 'choice', tell: ({ maracRole }) => maracRole },
  membership: { type: 'choice', tell: ({ membership }) => membership, odds: 0.04 },
  statutory: { type: 'boolean', tell: ({ statutory }) => statutory, odds: 0.8 },
  navigateGroup: { type: 'choice', tell: ({ navigateGroup }) => navigateGroup },
  under18: { type: 'boolean', tell: ({ under18 }) => under18, odds: 0.5 },
  needs: {
    type: 'values',
    percent: (need, { inTreatment }) =>
      inTreatment && treatedNeeds.has(need) ? 100 : (needPercent[need] ?? otherNeedPercent),
    odds: (person) => (isMember(person) ? 0.8 : 2),
  },
  issueScope: { type: 'choice', tell: ({ issueScope }) => issueScope, applies: ({ issue }) => issue },
}
