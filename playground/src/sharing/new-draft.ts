import type { Example } from '@iom-rules/core'
import type { Desk } from '../drafts/desk/DeskProvider.tsx'
import { plainText } from '../policy-text/write.ts'
import type { Opened, Start } from './opened.ts'

type NewDraft = Parameters<Desk['openNew']>[0]

interface Chosen {
  readonly opened: Opened
  readonly start: Start
  /** The examples of the policy that the playground ships with. */
  readonly shipped: readonly Example[]
  /** Is the policy it starts from that one? */
  readonly isShipped: boolean
}

/** The draft that comes of what was opened, for the desk. */
export function newDraft({ opened, start, shipped, isShipped }: Chosen): NewDraft {
  const { name, draft } = opened
  const before = start.examples ?? shipped
  const { examples, examplesOut } = examplesAgainst(before, opened.examples ?? before)
  const plain = { name, document: draft.document, examples, examplesOut }
  if (isShipped) return plain
  const { document } = start.policy
  const text = start.text ?? plainText({ ...document, examples: before })
  return { ...plain, published: { document, examples: before, text } }
}

/** What one list of examples has that the other has not, and the other way about. */
function examplesAgainst(before: readonly Example[], after: readonly Example[]) {
  const [had, has] = [before, after].map((list) => new Set(list.map((example) => JSON.stringify(example))))
  return {
    examples: after.filter((example) => had?.has(JSON.stringify(example)) === false),
    examplesOut: before.filter((example) => has?.has(JSON.stringify(example)) === false),
  }
}
