import { parsePolicy, type Policy } from '@iom-rules/core'

/** A policy from a file, or in sentences why it is none. */
export type ReadFile =
  { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly faults: readonly string[] }

const shownAtMost = 3

/** Reads the text of a policy file, which may build on the published policy. */
export function readPolicyFile(text: string, name: string, published: Policy): ReadFile {
  const parsed = parsePolicy(text, { bases: [published] })
  if (parsed.ok) return { ok: true, policy: parsed.value }
  const { issues } = parsed
  const faults = issues.slice(0, shownAtMost).map(({ path, message }) => `${path} ${message}`.trim())
  const more = issues.length - faults.length
  const rest = more > 0 ? [`And ${more} more.`] : []
  return { ok: false, faults: [`${name} cannot be used as a policy.`, ...faults, ...rest] }
}
