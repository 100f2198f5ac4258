import type { Surroundings } from '../surroundings.ts'

const whereNobodyKnows = 100
const least = 40

/** Columns to lay text out for: the terminal's, or `COLUMNS`, or a hundred. */
export function widthOf({ stdout, stderr, env }: Surroundings): number {
  const asked = Number(env['COLUMNS'])
  const columns =
    stdout.columns ?? stderr.columns ?? (Number.isInteger(asked) && asked > 0 ? asked : whereNobodyKnows)
  return Math.max(columns, least)
}
