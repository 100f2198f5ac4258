import { one, type Given, type Option } from '../arguments.ts'
import { exitCode, Stop, usage } from '../exit.ts'
import type { Surroundings } from '../surroundings.ts'
import { readPieces } from './json.ts'
import { readLines, readWhole } from './lines.ts'
import { readMembers } from './members.ts'
import { counted, openNamed, readObjects } from './open.ts'
import type { Rows } from './row.ts'

/** Journeys that a command reads; `-` is stdin. */
export const journeysInput: Option = {
  value: 'FILE',
  help: 'Journeys: one JSON object, a JSON array, or NDJSON. `-` is stdin, the default in a pipe.',
}

/** Opens the journeys that an option names, or stdin. */
export async function openJourneys(given: Given, option: string, surroundings: Surroundings): Promise<Rows> {
  const file = one(given, option) ?? '-'
  if (file === '-' && surroundings.stdin.isTTY === true && one(given, option) === undefined)
    throw usage(`Nothing to read: give --${option} FILE, or --${option} - for stdin.`)
  const name = file === '-' ? 'stdin' : file
  const text = await openNamed(file, 'journeys', surroundings)
  const start = text.head.trimStart()
  const asLines = /\.(ndjson|jsonl)$/i.test(file)
  if (start === '' && !asLines)
    throw new Stop(exitCode.invalidRows, `${name} is empty: it holds no journeys.`)
  if (asLines) return counted({ rows: readPieces(readLines(text.all)), maySingle: false })
  if (start.startsWith('['))
    return counted({ rows: readPieces(readMembers(text.all, name)), maySingle: false })
  if (start.startsWith('{')) return counted(readObjects(text))
  // Whatever else it is, its reader says what is wrong with it.
  return counted({ rows: readPieces(readWhole(text.all)), maySingle: true })
}
