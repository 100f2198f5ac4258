import { phraseCondition, type Policy } from '@iom-rules/core'
import { findNodeAtOffset, getNodePath, getNodeValue, parseTree, type Node } from 'jsonc-parser'
import { isObject } from '../../../policy-text/json.ts'
import { namesAt } from './names.ts'
import { keyWords, type Way } from './schema.ts'

/** What a word of the text means, and where the word stands. */
export interface Meaning {
  readonly from: number
  readonly to: number
  /** The word, and what it means: a line each. */
  readonly lines: readonly string[]
}

/** What the word at a place of the text means: a key by the schema, a name by what it stands for. */
export function meaningAt(text: string, at: number, policy: Policy): Meaning | null {
  const root = parseTree(text)
  const node = root === undefined ? undefined : findNodeAtOffset(root, at)
  if (root === undefined || node === undefined || node.type !== 'string') return null
  const document: unknown = getNodeValue(root)
  if (!isObject(document)) return null
  const isKey = node.parent?.type === 'property' && node.parent.children?.[0] === node
  const way = getNodePath(node)
  const words = isKey ? wordsOfKey(document, way, node, policy) : wordsOfName(document, way, node, policy)
  if (words.length === 0) return null
  return { from: node.offset, to: node.offset + node.length, lines: [String(node.value), ...words] }
}

function wordsOfKey(document: object, way: Way, node: Node, policy: Policy): string[] {
  const described = keyWords(way, document)
  if (described !== null) return [described]
  // A name that is declared here, and what is said of it.
  const value = node.parent?.children?.[1]
  const declared: unknown = value === undefined ? null : getNodeValue(value)
  const title = isObject(declared) && typeof declared['title'] === 'string' ? [declared['title']] : []
  return way.length === 2 && way[0] === 'conditions' ? conditionWords(policy, String(node.value)) : title
}

function wordsOfName(document: object, way: Way, { value }: Node, policy: Policy): string[] {
  const name = namesAt(document, way)?.find(({ id }) => id === value)
  if (name === undefined) return []
  const isCondition = way.at(-1) === 'condition' || way.at(-1) === 'when'
  const sentence = isCondition ? conditionWords(policy, name.id) : []
  return sentence.length > 0 ? sentence : [name.words]
}

function conditionWords(policy: Policy, id: string): string[] {
  const condition = Object.hasOwn(policy.conditions, id) ? policy.conditions[id] : undefined
  return condition === undefined ? [] : [`Met if ${phraseCondition(policy, condition)}.`]
}
