/** As much of a hash as a reader compares by eye. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12)
}

/** A version of a policy, told from others that carry its number: `cheshire 1.0.0 (7b64ad8e3c08)`. */
export function versionWords(policy: {
  readonly id: string
  readonly version: string
  readonly hash: string
}): string {
  return `${policy.id} ${policy.version} (${shortHash(policy.hash)})`
}
