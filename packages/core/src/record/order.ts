/**
 * Which of two versions comes first, as `sort` wants it: numbers count as numbers, so 1.10.0 comes after 1.9.0.
 *
 * @param a three whole numbers, as the `version` of a policy
 */
export function compareVersions(a: string, b: string): number {
  const other = b.split('.').map(Number)
  const apart = a.split('.').map((number, at) => Number(number) - (other[at] as number))
  return apart.find((difference) => difference !== 0) ?? 0
}
