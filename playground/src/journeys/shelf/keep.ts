import { del, entries, set } from 'idb-keyval'
import type { Journey } from '@iom-rules/core/journey'
import type { Cabinet } from '../../drafts/storage/cabinet.ts'

/** A journey as it is kept. Its name in the database is its own, so that two windows do not overwrite each other's. */
export interface KeptJourney {
  readonly name: string
  /** Its place in the address, `my-3`. */
  readonly key: string
  readonly journey: Journey
}

/** The journeys kept in this browser; none where the browser keeps nothing. */
export async function readKept(cabinet: Cabinet, old: Storage | null): Promise<readonly KeptJourney[]> {
  await moveOld(cabinet, old)
  if (!(await cabinet.isThere())) return []
  const found = await entries<IDBValidKey, unknown>(cabinet.drawer('journeys'))
  return found.flatMap(([name, value]) => {
    const kept = readOne(value)
    return kept === null || typeof name !== 'string' ? [] : [{ name, ...kept }]
  })
}

/** Keeps a journey in this browser; rejects when the browser refuses. */
export async function keep(cabinet: Cabinet, { name, key, journey }: KeptJourney): Promise<void> {
  await set(name, { key, journey }, cabinet.drawer('journeys'))
}

/** Takes a journey out of this browser. */
export async function erase(cabinet: Cabinet, name: string): Promise<void> {
  if (await cabinet.isThere()) await del(name, cabinet.drawer('journeys'))
}

// Whether it fits the policy is asked when it is opened; here it need only be something with a title.
function readOne(value: unknown): Omit<KeptJourney, 'name'> | null {
  const { key, journey } = (value ?? {}) as { readonly key?: unknown; readonly journey?: unknown }
  return typeof key === 'string' && isJourney(journey) ? { key, journey } : null
}

function isJourney(value: unknown): value is Journey {
  const { title, events, start } = (value ?? {}) as Partial<Journey>
  return typeof title === 'string' && Array.isArray(events) && Boolean(start)
}

const oldPrefix = 'iom-rules.journey.'

// Journeys were kept elsewhere before. What is moved is put down before it is taken out, and under a name by which
// a second window that does the same puts it in the same place.
async function moveOld(cabinet: Cabinet, old: Storage | null): Promise<void> {
  if (old === null) return
  const names = Array.from({ length: old.length }, (_, at) => old.key(at) ?? '').filter((name) =>
    name.startsWith(oldPrefix),
  )
  for (const name of names) {
    const key = name.slice(oldPrefix.length)
    const journey = readOld(old.getItem(name))
    if (journey === null) continue
    await keep(cabinet, { name: key, key, journey })
    old.removeItem(name)
  }
}

function readOld(text: string | null): Journey | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return isJourney(value) ? value : null
  } catch {
    return null
  }
}

/** Where journeys were kept before; null where the browser is set to keep nothing. */
export function oldStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}
