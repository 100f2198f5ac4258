import { freeId, valueFromWords } from '../entry/id.ts'

/** Values as they are typed, one on each line, with their words. */
export interface TypedValues {
  readonly values: readonly string[]
  readonly labels: { readonly [value: string]: string }
}

/** Reads values typed one on each line; ids are made of the words. */
export function readLines(text: string): TypedValues {
  const values: string[] = []
  const labels: Record<string, string> = {}
  for (const line of text.split('\n')) {
    const words = line.trim()
    if (words === '') continue
    const id = freeId(new Set(values), valueFromWords(words))
    values.push(id)
    if (id !== words) labels[id] = words
  }
  return { values, labels }
}
