/** An object of JSON. */
export interface Members {
  readonly [key: string]: unknown
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The same object with one key called otherwise, in its place; itself where it has no such key. */
export function withKey<T extends Members>(members: T, from: string, to: string): T {
  if (!Object.hasOwn(members, from)) return members
  const entries = Object.entries(members).map(([key, value]) => [key === from ? to : key, value] as const)
  return Object.fromEntries(entries) as T
}
