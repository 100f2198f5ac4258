import type { Issue } from '@iom-rules/core'

/** An issue of severity error that the command line found before the core could look. */
export function fault(code: string, path: string, message: string, help?: string): Issue {
  return { code, severity: 'error', path, message, ...(help === undefined ? {} : { help }) }
}
