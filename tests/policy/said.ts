// What is wrong with a document, in full.
import { refused } from './build.ts'

/** The code and place of an issue, what is wrong, and what to do about it where the product can tell. */
export type Said = readonly [place: string, message: string, help?: string]

/** Every issue of a document that must not be accepted. */
export function said(input: unknown): Said[] {
  return refused(input).map(({ code, path, message, help }) =>
    help === undefined ? [`${code} ${path}`, message] : [`${code} ${path}`, message, help],
  )
}
