import type { Policy } from '@iom-rules/core'
import type { EventChoice } from '@iom-rules/core/journey'

/** Events that belong together on the screen. */
export interface EventGroup {
  readonly title: string
  readonly events: readonly EventChoice[]
}

const titles = {
  nomination: 'Nomination and review',
  police: 'Police',
  compliance: 'Compliance',
  custody: 'Custody',
  mappa: 'MAPPA and MARAC',
  scores: 'Scores and agreement',
  other: 'Other',
} as const

type Group = keyof typeof titles

/** Events that their facts would put elsewhere. */
const aboutEvent: { readonly [event: string]: Group } = { RECALLED: 'custody' }

/** What the facts that an event changes are about. */
const aboutFact: { readonly [fact: string]: Group } = {
  inPrison: 'custody',
  custodyKind: 'custody',
  custodyPeriods: 'custody',
  sentenceMonths: 'custody',
  sentenceKind: 'custody',
  releaseDate: 'custody',
  supervisionCompliance: 'compliance',
  treatmentCompliance: 'compliance',
  engagingWithAllAgencies: 'compliance',
  mappaStatus: 'mappa',
  mappaLevel: 'mappa',
  mappaCategory: 'mappa',
  maracRole: 'mappa',
  ogrsScore: 'scores',
  ogrsPredictor: 'scores',
  cssScore: 'scores',
  iomTeamAgrees: 'scores',
  cspAgrees: 'scores',
  needs: 'scores',
}

/** The events in groups, each in the order of the policy; groups with nothing in them are left out. */
export function groupsOf(policy: Policy, events: readonly EventChoice[]): EventGroup[] {
  return Object.entries(titles).flatMap(([group, title]): EventGroup[] => {
    const inGroup = events.filter(({ type }) => groupOf(policy, type) === group)
    return inGroup.length === 0 ? [] : [{ title, events: inGroup }]
  })
}

function groupOf(policy: Policy, type: string): Group {
  const declared = policy.events[type]
  if (declared?.permittedBy !== undefined) return 'nomination'
  const own = aboutEvent[type]
  if (own !== undefined) return own
  const { set, append, close } = declared ?? {}
  const facts = [set, append, close].flatMap((effect) => Object.keys(effect ?? {}))
  const about = facts.flatMap((fact) => aboutFact[fact] ?? [])
  if (about[0] !== undefined) return about[0]
  return declared?.suppliedBy === 'police' ? 'police' : 'other'
}
