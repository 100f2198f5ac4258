import type { DayNumber } from '../../vocabulary/day.ts'
import { NONE, type Scalar } from '../../vocabulary/fact.ts'
import type { Stay } from './custody.ts'
import type { WriteDay } from './days.ts'
import { needPercent, otherNeedPercent, treatedNeeds } from './mixes-agencies.ts'
import type { Offence } from './offences.ts'
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
  readonly count: (person: Person) => number
  /** The fields told, each with what its declaration must allow. */
  readonly fields: {
    readonly [field: string]: {
      readonly type: 'choice' | 'day' | 'day or none'
      readonly tell: (person: Person, at: number, write: WriteDay) => Scalar
    }
  }
}

export interface ValuesTelling extends Saying {
  readonly type: 'values'
  /** Times in a hundred that the list has this value. */
  readonly percent: (value: string, person: Person) => number
}

export type Telling = ScalarTelling | RecordsTelling | ValuesTelling

const isMember = ({ membership }: Person) => membership !== 'NONE'
const inMappa = ({ standing }: Person) =>
  standing.mappaStatus === 'MANAGED' || standing.mappaStatus === 'ENDED'
const offence = ({ offences }: Person, at: number) => offences[at] as Offence
const stay = ({ custody }: Person, at: number) => custody.stays[at] as Stay
const dayOrNone = (day: DayNumber | null, write: WriteDay) => (day === null ? NONE : write(day))

/** What an invented person comes to in the facts of IOM, by the ids that the shipped policies use. */
export const tellings: { readonly [fact: string]: Telling } = {
  ogrsScore: {
    type: 'number',
    tell: ({ scores }) => scores.ogrs,
    applies: ({ scores }) => scores.ogrsTaken,
    odds: 0.8,
  },
  ogrsPredictor: {
    type: 'choice',
    tell: ({ scores }) => scores.predictor,
    applies: ({ scores }) => scores.ogrsTaken,
    with: 'ogrsScore',
    odds: 0.2,
  },
  cssScore: {
    type: 'number',
    tell: ({ scores }) => scores.severity,
    applies: ({ scores }) => scores.severityGiven,
  },
  offences: {
    type: 'records',
    count: ({ offences }) => offences.length,
    fields: {
      type: { type: 'choice', tell: (person, at) => offence(person, at).type },
      day: { type: 'day', tell: (person, at, write) => write(offence(person, at).day) },
      proof: { type: 'choice', tell: (person, at) => offence(person, at).proof },
    },
    odds: 0.8,
  },
  custodyPeriods: {
    type: 'records',
    count: ({ custody }) => custody.stays.length,
    fields: {
      from: { type: 'day', tell: (person, at, write) => write(stay(person, at).from) },
      to: { type: 'day or none', tell: (person, at, write) => dayOrNone(stay(person, at).to, write) },
    },
    with: 'inPrison',
    odds: 0.4,
  },
  // A panel has talked about its members; whom it has not met, nobody may have asked about.
  iomTeamAgrees: {
    type: 'boolean',
    tell: ({ standing }) => standing.teamAgrees,
    odds: ({ membership }) => ({ NONE: 2.4, FIXED: 1.4, FLEX: 0.4, FREE: 0.3 })[membership],
  },
  cspAgrees: {
    type: 'boolean',
    tell: ({ standing }) => standing.cspAgrees,
    odds: ({ membership }) => ({ NONE: 2, FIXED: 1.6, FLEX: 1.2, FREE: 0.4 })[membership],
  },
  wantedOnPnc: { type: 'boolean', tell: ({ conduct }) => conduct.wantedOnPnc, odds: 0.7 },
  pncReason: {
    type: 'choice',
    tell: ({ conduct }) => conduct.pncReason,
    applies: ({ conduct }) => conduct.wantedOnPnc,
    with: 'wantedOnPnc',
  },
  wantedForArrest: { type: 'boolean', tell: ({ conduct }) => conduct.wantedForArrest, odds: 0.7 },
  intelligenceOfOffending: { type: 'boolean', tell: ({ conduct }) => conduct.intelligence },
  supervisionCompliance: { type: 'choice', tell: ({ conduct }) => conduct.supervision },
  treatmentCompliance: { type: 'choice', tell: ({ conduct }) => conduct.treatment, odds: 1.4 },
  engagingWithAllAgencies: { type: 'boolean', tell: ({ conduct }) => conduct.engaging },
  inPrison: { type: 'boolean', tell: ({ custody }) => custody.inPrison, odds: 0.6 },
  custodyKind: {
    type: 'choice',
    tell: ({ custody }) => custody.term.kind,
    applies: ({ custody }) => custody.inPrison,
    with: 'inPrison',
  },
  sentenceMonths: {
    type: 'number',
    tell: ({ custody }) => custody.term.months ?? NONE,
    with: 'inPrison',
    odds: 0.6,
  },
  sentenceKind: { type: 'choice', tell: ({ custody }) => custody.term.sentence, with: 'inPrison', odds: 0.4 },
  releaseDate: {
    type: 'day',
    tell: ({ custody }, write) => dayOrNone(custody.term.release, write),
    with: 'inPrison',
    odds: 0.6,
  },
  mappaStatus: { type: 'choice', tell: ({ standing }) => standing.mappaStatus, odds: 0.8 },
  mappaLevel: {
    type: 'number',
    tell: ({ standing }) => standing.mappaLevel,
    applies: inMappa,
    with: 'mappaStatus',
  },
  mappaCategory: {
    type: 'number',
    tell: ({ standing }) => standing.mappaCategory,
    applies: inMappa,
    with: 'mappaStatus',
  },
  maracRole: { type: 'choice', tell: ({ standing }) => standing.maracRole },
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
  issueScope: { type: 'choice', tell: ({ issueScope }) => issueScope, applies: ({ hasIssue }) => hasIssue },
}
