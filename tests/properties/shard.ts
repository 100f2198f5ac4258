// A shard of a long run: so many random cases from one seed, and what they came to. Sums of shards are sums of these.

/** How often each thing was met with. */
export type Tally = Record<string, number>

/** What one shard of a long run came to. */
export interface Shard {
  /** Cases that were tried, by the law they were held against. */
  readonly cases: Readonly<Record<string, number>>
  readonly tally: Readonly<Tally>
  /** What failed, with what shows it again. */
  readonly failures: readonly string[]
  /** Where the run measures: by what was measured, how often it took at most so many milliseconds. */
  readonly times?: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Notes that something took so long, in steps of two significant digits, so that shards can be added. */
export function note(
  times: Record<string, Record<string, number>>,
  what: string,
  milliseconds: number,
): void {
  const step = 10 ** (Math.floor(Math.log10(Math.max(milliseconds, 0.01))) - 1)
  const most = Number((Math.ceil(milliseconds / step) * step).toPrecision(2))
  const each = (times[what] ??= {})
  each[most] = (each[most] ?? 0) + 1
}

/** The sums of two tallies, in the first of them. */
export function count(tally: Tally, what: string, times = 1): void {
  tally[what] = (tally[what] ?? 0) + times
}
