/** Times of one job at one size, in milliseconds a run. */
export type Times = readonly number[]

export function median(values: Times): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** A number to three figures, as one reads it. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return ''
  if (value >= 100) return Math.round(value).toLocaleString('en-GB')
  return value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toPrecision(2)
}

/** A whole number, such as of nominals. */
export function whole(value: number): string {
  return value.toLocaleString('en-GB')
}

/** The median with the least and the most. */
export function spread(values: Times, scale = 1): string {
  if (values.length === 0) return ''
  const [least, most] = [Math.min(...values) * scale, Math.max(...values) * scale]
  return `${figure(median(values) * scale)} (${figure(least)} to ${figure(most)})`
}

/** A Markdown table; the first column is words, the others figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/** Runs a job so often that the clock can see it; one run's share, in milliseconds. */
export async function timed(run: () => unknown, repeats: number): Promise<number> {
  const start = performance.now()
  for (let at = 0; at < repeats; at += 1) {
    const result = run()
    // Waiting for what is not a promise would cost a turn of the loop.
    if (result instanceof Promise) await result
  }
  return (performance.now() - start) / repeats
}
