import type { Given, Option } from '../arguments.ts'
import type { Surroundings } from '../surroundings.ts'
import { openDocuments } from './documents.ts'
import type { Rows } from './row.ts'

/** Journeys that a command reads; `-` is stdin. */
export const journeysInput: Option = {
  value: 'FILE',
  help: 'Journeys: one JSON object, a JSON array, or NDJSON. `-` is stdin, the default in a pipe.',
}

/** Opens the journeys that an option names, or stdin. */
export function openJourneys(given: Given, option: string, surroundings: Surroundings): Promise<Rows> {
  return openDocuments(given, option, 'journeys', surroundings)
}
