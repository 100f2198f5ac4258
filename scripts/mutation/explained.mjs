// Changes of the code that no test can notice, each with the reason, in docs/assurance/unnoticed.json.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../run.mjs'

/**
 * @typedef {{ readonly file: string, readonly line: number, readonly was: string, readonly becomes: string }} Change
 * @typedef {Omit<Change, 'line'> & { readonly why: string }} Explained by what is changed, wherever it has moved to
 */

export const explainedPath = join(root, 'docs', 'assurance', 'unnoticed.json')

/** @returns {readonly Explained[]} */
export function readExplained() {
  return existsSync(explainedPath) ? JSON.parse(readFileSync(explainedPath, 'utf8')) : []
}

/**
 * @param {readonly Explained[]} explained
 * @param {Change} change
 */
export function explainedBy(explained, { file, was, becomes }) {
  return explained.find((each) => each.file === file && each.was === was && each.becomes === becomes)
}
