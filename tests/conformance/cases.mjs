// Reads the suite as it lies in this folder. Plain Node, so that whoever has only this folder can read it too.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {import('./case.ts').Case} Case */
/** @typedef {import('./case.ts').Index} Index */

/** @param {string} folder */
export function readIndex(folder) {
  return /** @type {Index} */ (JSON.parse(readFileSync(join(folder, 'suite.json'), 'utf8')))
}

/**
 * Every case, with its kind and an id that says where it stands: `cases/exists:12` is line 12 of `cases/exists.ndjson`.
 *
 * @param {string} folder
 * @param {{ kinds?: readonly string[], policies?: readonly string[] }} [only]
 * @returns {Generator<Case>}
 */
export function* readCases(folder, { kinds, policies } = {}) {
  for (const { file, kind, policy } of readIndex(folder).files) {
    if (kinds !== undefined && !kinds.includes(kind)) continue
    if (policies !== undefined && policy !== '' && !policies.includes(policy)) continue
    const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n')
    for (const [at, line] of lines.entries()) {
      const read = JSON.parse(line)
      if (policies !== undefined && !policies.includes(read.policy)) continue
      yield { id: `${file.replace('.ndjson', '')}:${at + 1}`, kind, ...read }
    }
  }
}

/**
 * A case without its answer, as it is handed to another program.
 * @param {Case} each
 */
export function questionOf(each) {
  const {
    assessment: _,
    whole: __,
    timeline: ___,
    issues: ____,
    shows: _____,
    ...question
  } = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (each))
  return question
}
