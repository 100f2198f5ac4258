import type { Sweep, SweepLine } from '@iom-rules/core/caseload'

/** Sweeps of one decision over ranges that lie end to end, as one. */
export function joinSweeps(parts: readonly [Sweep, ...Sweep[]], decision: string): Sweep {
  const [first] = parts
  const last = parts.at(-1) ?? first
  const lines = linesOf(parts, decision)
  const areas = first.areas.length
  const width = lines.length * areas
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  const from = new Float64Array(size)
  const fromInclusive = new Uint8Array(size)
  const counts = new Uint32Array(size * width)
  const moved = new Uint32Array(size)
  let step = 0
  for (const part of parts) {
    const own = part.lines[decision] ?? []
    const ownCounts = part.counts[decision] ?? new Uint32Array()
    const places = own.map(({ text }) => lines.findIndex((line) => line.text === text))
    for (let at = 0; at < part.size; at++) {
      const base = step * width
      places.forEach((place, line) => {
        const start = (at * own.length + line) * areas
        counts.set(ownCounts.subarray(start, start + areas), base + place * areas)
      })
      from[step] = part.from[at] ?? 0
      fromInclusive[step] = part.fromInclusive[at] ?? 0
      moved[step] = part.moved[decision]?.[at] ?? 0
      // At a seam nothing need have changed.
      if (at > 0 || step === 0 || !isSame(counts, base - width, base, width)) step++
    }
  }
  const { to, toInclusive } = last.range
  return {
    ...first,
    range: { ...first.range, to, toInclusive },
    decisions: [decision],
    size: step,
    from: from.slice(0, step),
    fromInclusive: fromInclusive.slice(0, step),
    lines: { [decision]: lines },
    counts: { [decision]: counts.slice(0, step * width) },
    moved: { [decision]: moved.slice(0, step) },
    // Rows are not followed across a seam.
    changes: {},
  }
}

/** The lines of all parts; each part has its own in the policy’s order. */
function linesOf(parts: readonly Sweep[], decision: string): SweepLine[] {
  const lines: SweepLine[] = []
  for (const part of parts) {
    let after = -1
    for (const line of part.lines[decision] ?? []) {
      const at = lines.findIndex(({ text }) => text === line.text)
      if (at < 0) lines.splice(++after, 0, line)
      else after = at
    }
  }
  return lines
}

function isSame(counts: Uint32Array, one: number, other: number, width: number): boolean {
  for (let at = 0; at < width; at++) if (counts[one + at] !== counts[other + at]) return false
  return true
}
