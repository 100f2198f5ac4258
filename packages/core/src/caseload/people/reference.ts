const shortest = 3
const longest = 12

/** What references start with where a policy has no areas. */
export const withoutArea = 'NOM'

/** The first letters of each area's references: three, or as many as tell the areas apart. */
export function prefixes(areas: readonly string[]): (area: string) => string {
  const distinct = [...new Set(areas)].map((area) => area.toUpperCase())
  let length = shortest
  while (length < longest && new Set(distinct.map((area) => area.slice(0, length))).size < distinct.length)
    length += 1
  return (area) => area.slice(0, length).toUpperCase()
}
