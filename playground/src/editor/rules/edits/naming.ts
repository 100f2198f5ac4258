/** The name wanted, or the first like it that is not taken: `flex-2`. */
export function freeName(wanted: string, taken: readonly string[], joiner = '-'): string {
  if (!taken.includes(wanted)) return wanted
  let number = 2
  while (taken.includes(`${wanted}${joiner}${number}`)) number++
  return `${wanted}${joiner}${number}`
}
