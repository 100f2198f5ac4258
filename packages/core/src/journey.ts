/**
 * Journeys: what happens to a nominal over time, and where the policy says they stand after it.
 *
 * @packageDocumentation
 */
export type * from './journey/timeline.ts'
export { nominalMachine, positionOf, type MachineInput, type NominalMachine } from './journey/machine.ts'
export { isRecordedElsewhere, parseJourney, policyOf } from './journey/parse.ts'
export { replay, type ReplayOptions } from './journey/replay.ts'
export { track, type States } from './journey/track.ts'
export { standingOf } from './journey/standing.ts'
export { beginAt, takeEvent } from './journey/step.ts'
export {
  fieldsOf,
  permittedEvents,
  samplePayloads,
  type EventChoice,
  type EventField,
} from './journey/events.ts'
export { nextChange } from './journey/time.ts'
export { questionsOf, type Question } from './journey/questions.ts'
export { layoutOf, type MachineLayout, type PlacedState, type PlacedTransition } from './journey/layout.ts'
export { regionsOf, type FlatRegion, type Followed, type State } from './policy/regions.ts'
export { payloadType, type PayloadType } from './policy/payload.ts'
export { shortestJourney, type Goal, type ShortestOptions } from './journey/making/generate.ts'
export { coveringJourneys, type Covering } from './journey/making/covering.ts'
export type { WantedOutcome } from './journey/making/relevance.ts'
export type { NamedTransition } from './journey/making/walk.ts'
export {
  boundaryJourneys,
  type Boundaries,
  type Crossing,
  type Uncrossed,
} from './journey/making/boundary.ts'
export { randomJourney, type RandomOptions } from './journey/making/story.ts'
export {
  markersOf,
  type Marker,
  type MarkerOptions,
  type Markers,
  type MarkerWindow,
} from './journey/panel/markers.ts'
export { suggestionsFor, type Suggestion } from './journey/panel/suggestions.ts'
export { pathwaysFor, type PathwayNeeds, type SortedNeeds } from './journey/panel/pathways.ts'
export {
  agendaOf,
  type Agenda,
  type AreaAgenda,
  type Deselection,
  type MayConcern,
  type OpenDuties,
  type OtherItem,
  type OverdueDuty,
  type TeamTold,
} from './journey/panel/agenda.ts'
export type { Nomination } from './journey/panel/nomination.ts'
export type { Reason, Review } from './journey/panel/review.ts'
export type { AgendaOptions, Caseload } from './journey/panel/people.ts'
export { agendaToHtml, agendaToMarkdown } from './journey/panel/agenda-text.ts'
export {
  transitions,
  type TransitionExample,
  type TransitionOptions,
  type TransitionRow,
  type TransitionTable,
} from './journey/transitions/transitions.ts'
export {
  compareTransitions,
  transitionsToCsv,
  transitionsToMermaid,
  type TransitionChanges,
  type TransitionDrawing,
} from './journey/transitions/transitions-export.ts'
export { verifyMachines, type MachineFinding, type VerifyOptions } from './journey/verification/verify.ts'
export type { MachineFault } from './journey/verification/machine-finding.ts'
export type { Trail } from './journey/verification/trails.ts'
