import type { Issue, Result } from '@iom-rules/core'
import type { Given } from './arguments.ts'
import { openDocuments } from './input/documents.ts'
import type { Row } from './input/row.ts'
import type { Rejects } from './rejects.ts'
import type { Surroundings } from './surroundings.ts'

/** Documents of one kind that an option names, in order; those that are not valid are refused as they come. */
export async function* readDocuments<T>(
  given: Given,
  option: string,
  noun: string,
  parse: (value: unknown) => Result<T>,
  rejects: Rejects,
  count: { rows: number },
  surroundings: Surroundings,
): AsyncGenerator<{ readonly document: T; readonly row: Row }, void, undefined> {
  for await (const row of await openDocuments(given, option, noun, surroundings)) {
    count.rows += 1
    const read: Result<T> = row.issues.length > 0 ? { ok: false, issues: row.issues } : parse(row.value)
    if (read.ok) yield { document: read.value, row }
    // There may be two inputs: each row says which it is of.
    else
      await rejects.refuse(
        row,
        read.issues.map((issue): Issue => ({ ...issue, message: `Of the ${noun}: ${issue.message}` })),
      )
  }
}
