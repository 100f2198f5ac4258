/**
 * Journeys: what happens to a nominal over time, and where the policy says they stand after it.
 *
 * @packageDocumentation
 */
export type * from './journey/journey.ts'
export { nominalMachine, positionOf, type MachineInput, type NominalMachine } from './journey/machine.ts'
export { parseJourney, policyOf } from './journey/parse.ts'
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
export { regionsOf, type FlatRegion, type State } from './policy/regions.ts'
export { payloadType, type PayloadType } from './policy/payload.ts'
