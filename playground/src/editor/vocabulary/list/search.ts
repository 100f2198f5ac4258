/** Does a thing say what is searched for: all the words, in its id, its title or anything else it says? */
export function sought(search: string, id: string, title: string, value: unknown): boolean {
  const said = [id, title, ...textsIn(value)].join(' ').toLowerCase()
  return search
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word))
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
