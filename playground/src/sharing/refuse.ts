import type { Issue } from '@iom-rules/core'

/** What came cannot be used: what is wrong with it, and what to do. */
export interface Refused {
  readonly ok: false
  readonly issues: readonly Issue[]
}

export function refuse(code: string, message: string, help: string, path = ''): Refused {
  return { ok: false, issues: [{ code, severity: 'error', path, message, help }] }
}
