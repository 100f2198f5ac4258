import {
  joinPolicy,
  parsePolicy,
  readJson,
  type Policy,
  type PolicyDocument,
  type Result,
} from '@iom-rules/core'
import type { Opened, Start } from '../opened.ts'
import { refuse } from '../refuse.ts'
import type { Entry } from './entry.ts'
import { findPolicy, type Found } from './find.ts'
import { plainText } from '../../policy-text/write.ts'
import { placed, type Placed } from './placed.ts'
import { otherKind } from './other-kind.ts'

interface Here {
  /** The policy that the playground ships with, without its examples. */
  readonly shipped: Policy
  /** Policies that the one in the file may build on. */
  readonly bases: readonly PolicyDocument[]
}

/** A policy that was opened, or what is wrong, each fault with the line it is on. */
export type OpenedFile =
  | { readonly ok: true; readonly value: Opened }
  | { readonly ok: false; readonly name: string | null; readonly issues: readonly Placed[] }

/** Reads the policy that is among the files. Nothing is changed, whatever is in them. */
export function openEntries(entries: readonly Entry[], { shipped, bases }: Here): OpenedFile {
  const found = findPolicy(entries)
  if (!found.ok) return { ok: false, name: null, issues: found.issues }
  const { name } = found.value
  const read = readFound(found.value)
  if (!read.ok) return { ok: false, name, issues: placed(read.issues, found.value) }
  const parsed = parsePolicy(read.value, { bases: [shipped, ...bases] })
  if (!parsed.ok) return { ok: false, name, issues: placed(parsed.issues, found.value) }
  const policy = parsed.value
  const own = startOf(policy, found.value, Object.hasOwn(Object(read.value) as object, 'extends'))
  const isSameText = own.policy.hash === shipped.hash
  const ofShipped: Start = { policy: shipped, examples: null, text: null }
  return {
    ok: true,
    value: {
      name: name.replace(/\.json$/i, ''),
      draft: own.policy,
      examples: policy.examples,
      starts: policy.id !== shipped.id ? [own] : isSameText ? [ofShipped] : [ofShipped, own],
    },
  }
}

function readFound(found: Found): Result<unknown> {
  const read = found.kind === 'file' ? readJson(found.text) : joinPolicy(found.files)
  if (!read.ok) return read
  const other = otherKind(read.value)
  return other === null ? read : refuse('not-a-policy', ...other)
}

/** The policy as the screens hold it, without its examples, and its text where it is the text of one file. */
function startOf(policy: Policy, found: Found, isExtending: boolean): Start {
  const { document, examples } = policy
  const bare = parsePolicy(examples.length === 0 ? policy : { ...document, examples: [] })
  if (!bare.ok) throw new Error(bare.issues.map(({ message }) => message).join(' '))
  // A file that builds on another policy, or one of several, holds only a part of what the policy comes to.
  const isWhole = found.kind === 'file' && !isExtending
  return { policy: bare.value, examples, text: isWhole ? found.text : plainText(document) }
}
