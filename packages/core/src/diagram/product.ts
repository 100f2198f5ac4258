/** Every choice of one from each, the last position moving fastest. */
export function product(sizes: readonly number[]): number[][] {
  let all: number[][] = [[]]
  for (const size of sizes) {
    const longer: number[][] = []
    for (const choice of all) for (let at = 0; at < size; at += 1) longer.push([...choice, at])
    all = longer
  }
  return all
}

/** The place of a choice among all of them, in the order in which `product` lists them. */
export function combinationIndex(sizes: readonly number[], choice: readonly number[]): number {
  return choice.reduce((index, at, position) => index * (sizes[position] as number) + at, 0)
}
