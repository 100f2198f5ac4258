/**
 * Journeys: what happens to a nominal over time, and where the policy says they stand after it.
 *
 * @packageDocumentation
 */
export type * from './journey/journey.ts'
export { nominalMachine, positionOf, type MachineInput, type NominalMachine } from './journey/machine.ts'
export { parseJourney, policyOf } from './journey/parse.ts'
export { replay, track, type ReplayOptions, type Track } from './journey/replay.ts'
export { standingOf } from './journey/standing.ts'
export { beginAt, takeEvent } from './journey/step.ts'
