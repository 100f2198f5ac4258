/** The last few things made, by what they were made of. */
export function rememberLast<Key extends readonly unknown[], Value>(atMost: number) {
  const entries: { readonly key: Key; readonly value: Value }[] = []
  return {
    /** The latest first. */
    entries: (): readonly { readonly key: Key; readonly value: Value }[] => entries,
    find(key: Key): Value | undefined {
      const at = entries.findIndex((entry) => entry.key.every((part, place) => part === key[place]))
      const entry = entries[at]
      if (entry === undefined) return undefined
      entries.splice(at, 1)
      entries.unshift(entry)
      return entry.value
    },
    keep(key: Key, value: Value): Value {
      entries.unshift({ key, value })
      entries.length = Math.min(entries.length, atMost)
      return value
    },
  }
}
