/** What a draft is called until somebody names it. */
export function usualName({ id, version }: { readonly id: string; readonly version: string }): string {
  return `Draft of ${id} ${version}`
}

export const longestName = 80

/** The name, or the name with the first number that makes it another than the taken ones. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const name = wanted.slice(0, longestName)
  const names = new Set(taken)
  if (!names.has(name)) return name
  for (let number = 2; ; number++) {
    const numbered = `${name.slice(0, longestName - 6)} (${number})`
    if (!names.has(numbered)) return numbered
  }
}

/** An id that no other draft has, in any tab. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
