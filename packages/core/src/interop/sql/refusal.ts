import { fault, IomRulesError, pointer } from '../../vocabulary/issue.ts'

/** A policy, or a part of one, that cannot be said in SQL: which part, and why. */
export function notInSql(path: readonly (string | number)[], message: string, help?: string): IomRulesError {
  return new IomRulesError('NOT_IN_SQL', help === undefined ? message : `${message} ${help}`, [
    fault('not-in-sql', pointer(path), message, help),
  ])
}
