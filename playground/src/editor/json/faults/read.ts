import { parsePolicy, readJson, type PolicyDocument } from '@iom-rules/core'
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser'
import { isUnfinished } from '../../conditions/unfinished.ts'
import { isObject } from '../../../policy-text/json.ts'
import { issueProblems } from './issues.ts'
import { placeOf } from './place.ts'
import type { Problem } from './problem.ts'

/** A text as a document, or why it is none yet. */
export type Read =
  | { readonly ok: true; readonly document: PolicyDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Faults that leave a document without the shape of a policy, so that no screen could show it. */
const shapeless: ReadonlySet<string> = new Set([
  'wrong-type',
  'wrong-shape',
  'wrong-value',
  'missing-key',
  'unsupported-language',
])

/** Reads the text of a policy’s document. It must have the shape of a policy; whether it is one is another question. */
export function readText(text: string): Read {
  const read = readJson(text)
  if (!read.ok) {
    const spelling = spellingProblems(text)
    return { ok: false, problems: spelling.length > 0 ? spelling : issueProblems(text, read.issues) }
  }
  const { value } = read
  if (!isObject(value)) return refused(text, '', 'A policy stands in braces: begin with { and end with }.')
  const { examples = [] } = value
  if (!Array.isArray(examples) || examples.length > 0)
    return refused(text, '/examples', 'Examples are kept on the Checks screen: leave the list empty here.')
  const { issues } = parsePolicy(value)
  const document = value as unknown as PolicyDocument
  return issues.some((issue) => shapeless.has(issue.code) && !isUnfinished(document, issue))
    ? { ok: false, problems: issueProblems(text, issues) }
    : { ok: true, document }
}

function refused(text: string, path: string, message: string): Read {
  return { ok: false, problems: [{ ...placeOf(text, path), message }] }
}

const words: { readonly [code: string]: string } = {
  InvalidSymbol: 'This is no JSON. Put a text in quotes; other values are numbers, true, false and null.',
  InvalidNumberFormat: 'This is no number. Write it with digits, and a point for a fraction.',
  PropertyNameExpected: 'A key in quotes should stand here. After the last one there is no comma.',
  ValueExpected: 'A value should stand here. After the last one there is no comma.',
  ColonExpected: 'A colon should stand between a key and its value.',
  CommaExpected: 'A comma is missing before this.',
  CloseBraceExpected: 'A closing } is missing.',
  CloseBracketExpected: 'A closing ] is missing.',
  EndOfFileExpected: 'Nothing should follow the end of the policy.',
  InvalidCommentToken: 'JSON has no comments. Write a “note” instead.',
  UnexpectedEndOfComment: 'JSON has no comments. Write a “note” instead.',
  UnexpectedEndOfString: 'The closing quote of this text is missing.',
  UnexpectedEndOfNumber: 'The number ends too early.',
  InvalidUnicode: 'After \\u there are four digits from 0 to 9 and A to F.',
  InvalidEscapeCharacter: 'After \\ only n, t, r, b, f, u, a quote, / or \\ can follow.',
  InvalidCharacter: 'Write a tab inside a text as \\t, and a line end as \\n.',
}

/** What keeps the text from being JSON: the first place says it best, what follows often only follows from it. */
function spellingProblems(text: string): Problem[] {
  const errors: ParseError[] = []
  parse(text, errors, { disallowComments: true, allowTrailingComma: false })
  return errors.slice(0, 1).map(({ error, offset, length }) => {
    const from = Math.min(offset, text.length)
    const to = Math.min(text.length, from + Math.max(1, length))
    return { from: to === from ? Math.max(0, from - 1) : from, to, message: wordsFor(error) }
  })
}

function wordsFor(error: ParseError['error']): string {
  return words[printParseErrorCode(error)] ?? 'This is no JSON.'
}
