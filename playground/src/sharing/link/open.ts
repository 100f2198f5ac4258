import { applyEdit, parsePolicy, type Example, type Policy, type Result } from '@iom-rules/core'
import { listInWords } from '../../words/answers.ts'
import type { Opened } from '../opened.ts'
import { refuse } from '../refuse.ts'
import { meaningOf, recordedAs } from './meaning.ts'
import { damaged, type Base, type Shared } from './shared.ts'
import { unpackLink } from './unpack.ts'

/** A policy that ships, without its examples; `null` stands for those of the one shown, which come later. */
export interface ShippedPolicy {
  readonly policy: Policy
  readonly examples: readonly Example[] | null
}

/** The policies that a link can change, the one that the playground shows first. */
export type Shipped = readonly [ShippedPolicy, ...ShippedPolicy[]]

/**
 * Reads a link in full, to a draft that can be looked at and opened. Nothing that exists is touched, whatever the
 * link holds.
 */
export function openLink(packed: string, shipped: Shipped): Result<Opened> {
  const unpacked = unpackLink(packed)
  return unpacked.ok ? openShared(unpacked.value, shipped) : unpacked
}

function openShared({ base, opened, steps, makes }: Shared, here: Shipped): Result<Opened> {
  const shipped = here.find(({ policy }) => policy.hash === base.hash)
  if (shipped === undefined) return strange(base, here)
  const published = policyAfter(shipped.policy, opened)
  const draft = published === null ? null : policyAfter(published, steps)
  // The fingerprint is the sender’s: a draft that has another was changed on its way.
  if (published === null || draft === null || draft.hash !== makes) return damaged()
  const isShipped = opened.length === 0
  return {
    ok: true,
    issues: [],
    value: {
      name: `${draft.id} ${draft.version} from a link`,
      draft,
      examples: null,
      starts: [{ policy: published, examples: isShipped ? shipped.examples : [], text: null }],
    },
  }
}

/** The record of who accepted and signed off what is not in a link: it stays that of the policy it starts from. */
function policyAfter(policy: Policy, steps: Shared['steps']): Policy | null {
  if (steps.length === 0) return policy
  const edited = applyEdit(policy.document, steps)
  if (!edited.ok) return null
  const isWhole = steps.some(({ path }) => path === '')
  const parsed = parsePolicy(isWhole ? recordedAs(meaningOf(edited.value), policy.document) : edited.value)
  // What was accepted of a rule that is there no longer goes with it.
  const read = parsed.ok ? parsed : parsePolicy(meaningOf(edited.value))
  return read.ok ? read.value : null
}

function strange(base: Base, here: Shipped) {
  const named = `${base.id} ${base.version}`
  const versions = here.map(({ policy: { id, version } }) => `${id} ${version}`)
  if (versions.includes(named)) {
    return refuse(
      'other-base',
      `The link changes another text of ${named} than the one in this copy of the playground.`,
      'Ask for the policy file, which holds all of the policy.',
    )
  }
  return refuse(
    'unknown-base',
    `The link changes ${named}, and this copy of the playground has ${listInWords(versions)}.`,
    `Open the link in a copy that has ${named}, or ask for the policy file.`,
  )
}
