import { editBetween, policyHash, type PolicyDocument, type Result } from '@iom-rules/core'
import { deflateSync } from 'fflate'
import { refuse } from '../refuse.ts'
import { toBase64url } from './base64url.ts'
import { meaningOf } from './meaning.ts'
import { linkForm, linkLimits, type Base, type Shared } from './shared.ts'
import { unpackLink } from './unpack.ts'

interface Sharing {
  /** The policies that every copy of the playground has, the one it shows first. */
  readonly shipped: readonly [Based, ...Based[]]
  /** What the draft is compared with: a shipped policy, or an opened file. */
  readonly published: Based
  readonly draft: PolicyDocument
}

interface Based {
  readonly document: PolicyDocument
  readonly hash: string
}

/** The hash of a link to a draft, from `#` on; or why the draft is too much for a link. */
export function linkTo(sharing: Sharing): Result<string> {
  const shared = sharedOf(sharing)
  const isLong = shared.opened.length + shared.steps.length > linkLimits.steps
  const packed = isLong ? null : toBase64url(packedOf(shared))
  // What could not be opened again is not made: whoever gets it would be told that it is damaged.
  if (packed === null || !unpackLink(packed).ok) {
    return refuse(
      'link-too-long',
      'This draft differs too much from the published policy for a link.',
      'Save it as a file and send that: whoever gets it can open it in the playground.',
    )
  }
  return { ok: true, value: `#p=${packed}`, issues: [] }
}

function sharedOf({ shipped, published, draft }: Sharing): Shared {
  const same = shipped.find(({ hash }) => hash === published.hash)
  const { document, hash } = same ?? shipped[0]
  const base: Base = { id: document.id, version: document.version, hash }
  const from = meaningOf(document)
  const opened = same === undefined ? meaningOf(published.document) : from
  return {
    base,
    opened: editBetween(from, opened),
    steps: editBetween(opened, meaningOf(draft)),
    makes: policyHash(draft),
  }
}

function packedOf({ base, opened, steps, makes }: Shared): Uint8Array {
  const held = { form: linkForm, base, ...(opened.length === 0 ? {} : { opened }), steps, makes }
  return deflateSync(new TextEncoder().encode(JSON.stringify(held)), { level: 9 })
}
