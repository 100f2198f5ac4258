import type { Nominal, Policy } from '@iom-rules/core'
import { firstPlan, lookAt, type Looked } from './look.ts'
import { readPeople } from './people.ts'
import type { Checked, Plan } from './plan.ts'
import { readFile, type Breathe, type SourceTable } from './source.ts'
import { Unreadable } from './unreadable.ts'

interface Files {
  readonly files: readonly File[]
  /** What stands between cells; `null` finds it out. */
  readonly separator: string | null
}

let last: { readonly key: string; readonly tables: readonly SourceTable[] } | null = null

/** The tables of the files; those read last are not read again. */
async function tablesOf({ files, separator }: Files, breathe: Breathe): Promise<readonly SourceTable[]> {
  const key = JSON.stringify([
    separator,
    ...files.map(({ name, size, lastModified }) => [name, size, lastModified]),
  ])
  if (last?.key === key) return last.tables
  last = null
  const tables: SourceTable[] = []
  for (const [at, file] of files.entries()) {
    tables.push(...(await readFile(file, `File ${at + 1}`, separator, breathe)))
  }
  last = { key, tables }
  return tables
}

/** Forgets the files that were read last: nothing of them is kept once people have been made of them. */
export function forgetFiles(): void {
  last = null
}

/** What is in the files, and what each column is taken to be. */
export async function lookAtFiles(
  files: Files & { readonly policy: Policy },
  breathe: Breathe,
): Promise<Looked> {
  try {
    const tables = (await tablesOf(files, breathe)).map(lookAt)
    if (tables.every(({ rows }) => rows === 0)) {
      return { ok: false, message: 'The file has headers and no rows. Nothing can be read from it.' }
    }
    return { ok: true, tables, plan: firstPlan(files.policy, tables) }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, message: error.message }
    throw error
  }
}

interface Planned extends Files {
  readonly policy: Policy
  readonly asAt: string
  readonly plan: Plan
  /** The people there are now: a reference belongs to one of them. */
  readonly people: readonly Nominal[]
}

/** Reads every row as planned and says what comes of it, without keeping anybody. */
export async function checkFiles(planned: Planned, breathe: Breathe): Promise<Checked> {
  return readPeople({ ...planned, ...(await opened(planned, breathe)) }, breathe, () => {})
}

/** The people of the files; none where a column is refused. Those whose reference is `taken` can be left out. */
export async function takeFiles(
  planned: Planned & { readonly leaveOutTaken: boolean },
  breathe: Breathe,
): Promise<Nominal[]> {
  const { tables, taken } = await opened(planned, breathe)
  const people: Nominal[] = []
  const { refused } = await readPeople({ ...planned, tables, taken }, breathe, (nominal) => {
    if (!planned.leaveOutTaken || !taken.has(nominal.ref)) people.push(nominal)
  })
  forgetFiles()
  return refused.length > 0 ? [] : people
}

async function opened(planned: Planned, breathe: Breathe) {
  const tables = await tablesOf(planned, breathe)
  return { tables, taken: new Set(planned.people.map(({ ref }) => ref)) }
}
