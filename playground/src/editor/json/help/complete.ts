import type { Completion, CompletionResult } from '@codemirror/autocomplete'
import { getLocation, parse, type Location } from 'jsonc-parser'
import { isObject } from '../../../policy-text/json.ts'
import { namesAt } from './names.ts'
import { keysOf, policySchema, schemasAt, valuesOf } from './schema.ts'

const longestWord = 200

/** What can be written at a place of the text: keys and values from the schema, and the names that this policy has. */
export function offersAt(text: string, at: number, isAskedFor: boolean): CompletionResult | null {
  const location = getLocation(text, at)
  const { previousNode } = location
  const isInside =
    previousNode !== undefined && previousNode.offset < at && at <= previousNode.offset + previousNode.length
  const [word = ''] = /[\w.$-]*$/.exec(text.slice(Math.max(0, at - longestWord), at)) ?? []
  // Only where something is begun or asked for: a space is no question.
  if (!isAskedFor && !isInside && word === '') return null
  const from = isInside ? previousNode.offset : at - word.length
  const to = isInside ? previousNode.offset + previousNode.length : at
  // Read tolerantly: somebody is in the middle of writing.
  const document: unknown = parse(text, [], { allowTrailingComma: true })
  if (!isObject(document)) return null
  const options = location.isAtPropertyKey
    ? keyOptions(location, document, text.slice(to))
    : valueOptions(location, document)
  return options.length === 0 ? null : { from, to, options }
}

function keyOptions({ path }: Location, document: object, behind: string): Completion[] {
  const way = path.slice(0, -1)
  const forms = schemasAt(policySchema(), way, document)
  const isFollowed = /^\s*:/.test(behind)
  return [...keysOf(forms)].map(([key, schema]): Completion => {
    const { description } = schema
    return {
      label: JSON.stringify(key),
      apply: isFollowed ? JSON.stringify(key) : `${JSON.stringify(key)}: `,
      type: 'property',
      ...(typeof description === 'string' ? { info: description } : {}),
    }
  })
}

function valueOptions({ path }: Location, document: object): Completion[] {
  const names = namesAt(document, path)
  if (names !== null)
    return names.map(({ id, words }) => ({ label: JSON.stringify(id), detail: words, type: 'constant' }))
  const root = policySchema()
  return valuesOf(root, schemasAt(root, path, document)).map((value) => ({
    label: JSON.stringify(value),
    type: 'constant',
  }))
}
