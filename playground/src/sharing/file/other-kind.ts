/** What the JSON is where it is plainly no policy, and what to do with it; `null` where it may be one. */
export function otherKind(value: unknown): readonly [message: string, help: string] | null {
  if (Array.isArray(value)) {
    return isAbout(value[0], ['facts'])
      ? [
          'This is a list of people, not a policy.',
          'Import people on the Nominals screen, from a CSV or Excel file.',
        ]
      : ['This is a list, not a policy.', 'Choose the file of a policy.']
  }
  if (isAbout(value, ['findings'])) {
    return ['These are the results of checking a policy.', 'Choose the policy file that they go with.']
  }
  if (isAbout(value, ['policy', 'start', 'events'])) {
    return ['This is a journey, not a policy.', 'Open it on the Journeys screen.']
  }
  return null
}

function isAbout(value: unknown, keys: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null || 'language' in value) return false
  return keys.every((key) => Object.hasOwn(value, key))
}
