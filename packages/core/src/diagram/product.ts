/** Every choice of one from each, the last position moving fastest. */
export function product(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (all, size) => all.flatMap((choice) => Array.from({ length: size }, (_, at) => [...choice, at])),
    [[]],
  )
}

/** The place of a choice among all of them, in the order in which `product` lists them. */
export function combinationIndex(sizes: readonly number[], choice: readonly number[]): number {
  return choice.reduce((index, at, position) => index * (sizes[position] as number) + at, 0)
}
