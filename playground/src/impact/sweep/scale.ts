/** From numbers to places along a line, with round numbers to mark. */
export interface Scale {
  readonly from: number
  readonly to: number
  readonly at: (value: number) => number
  readonly ticks: readonly number[]
}

/** A scale from `least` to `most` over so many pixels, with about so many marks. */
export function scaleOf(least: number, most: number, start: number, end: number, marks: number): Scale {
  const to = most > least ? most : least + 1
  const step = roundUp((to - least) / Math.max(1, marks))
  const ticks: number[] = []
  for (let tick = Math.ceil(least / step) * step; tick <= to + step / 1e6; tick += step) {
    ticks.push(Number(tick.toFixed(6)))
  }
  return { from: least, to, at: (value) => start + ((value - least) / (to - least)) * (end - start), ticks }
}

/** The next number up that is 1, 2 or 5 with noughts. */
export function roundUp(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = [1, 2, 5, 10].find((one) => one * power >= value * (1 - 1e-9)) ?? 10
  return factor * power
}
