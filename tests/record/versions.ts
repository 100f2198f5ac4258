// A small policy in as many versions as a test needs.
import { parsePolicy, type Policy } from '@iom-rules/core'
import { small } from '../cli/small.ts'

/** The small policy as another version, with these keys put in. */
export function versionOf(version: string, from: string, keys: Record<string, unknown> = {}): Policy {
  const until = keys['until'] === undefined ? {} : { until: keys['until'] }
  const { until: _, ...rest } = keys
  const parsed = parsePolicy({ ...small, version, inForce: { from, ...until }, ...rest })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
  return parsed.value
}
