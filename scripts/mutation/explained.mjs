// Changes of the code that no test can notice, each with the reason, in docs/assurance/unnoticed.json.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../run.mjs'

/**
 * @typedef {object} Change
 * @property {string} file
 * @property {number} line
 * @property {string} in the line of the source that it begins on
 * @property {string} was
 * @property {string} becomes
 *
 * @typedef {object} Explained by what is changed, wherever it has moved to
 * @property {string} file
 * @property {string} [in] the line of the source: given where the file says the same in several places
 * @property {string} was
 * @property {string} becomes
 * @property {string} why
 */

export const explainedPath = join(root, 'docs', 'assurance', 'unnoticed.json')

/**
 * @returns {readonly Explained[]}
 * @throws where an explanation could be of several places
 */
export function readExplained() {
  /** @type {Explained[]} */
  const explained = existsSync(explainedPath) ? JSON.parse(readFileSync(explainedPath, 'utf8')) : []
  for (const { file, in: line, was } of explained) {
    const places = inOneLine(readFileSync(join(root, file), 'utf8')).split(was).length - 1
    if (places > 1 && line === undefined)
      throw new Error(
        `${file} says \`${was}\` in ${places} places: give the line it is \`in\`, in ${explainedPath}.`,
      )
  }
  return explained
}

/**
 * @param {readonly Explained[]} explained
 * @param {Change} change
 */
export function explainedBy(explained, change) {
  return explained.find(
    ({ file, in: line, was, becomes }) =>
      file === change.file &&
      was === change.was &&
      becomes === change.becomes &&
      (line === undefined || line === change.in),
  )
}

/** @param {string} text */
export const inOneLine = (text) => text.replaceAll(/\s+/g, ' ').trim()
