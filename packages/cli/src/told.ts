import { isIomRulesError } from '@iom-rules/core'
import { exitCode, Stop, type ExitCode } from './exit.ts'

/** A fault that ended something, as plain data. */
export interface Told {
  readonly code: ExitCode
  readonly message: string
}

/** What is said of a fault, and with which exit code. */
export function told(error: unknown): Told {
  if (error instanceof Stop) return { code: error.code, message: error.message }
  if (isIomRulesError(error)) {
    // A policy that cannot be decided in bearable time and space is a fault of the policy.
    const code = error.code === 'TOO_COMPLEX' ? exitCode.invalidPolicy : exitCode.unexpected
    return { code, message: error.message }
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { code: exitCode.unexpected, message: `Unexpected fault in iom-rules: ${detail}` }
}
