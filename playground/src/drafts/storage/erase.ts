import { databaseName, type Cabinet } from './cabinet.ts'

/** What was thrown away: how much of each. */
export interface Erased {
  readonly database: boolean
  /** Entries of the two small stores that every browser has. */
  readonly entries: number
  readonly caches: number
  readonly workers: number
}

/**
 * Throws away everything that this page, and other copies of it at the same address, have kept. What is kept by
 * other pages is theirs: pages of one server, and all that are opened as files, share one storage.
 */
export async function eraseEverything(cabinet: Cabinet): Promise<Erased> {
  const database = await cabinet.isThere().catch(() => true)
  await cabinet.remove()
  const entries = emptied(() => localStorage) + emptied(() => sessionStorage)
  const workers = await unregistered()
  return { database, entries, caches: await cachesRemoved(), workers }
}

const ours = (name: string) => name.startsWith(`${databaseName}.`)

function emptied(storageOf: () => Storage): number {
  try {
    const storage = storageOf()
    const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter(ours)
    for (const name of names) storage.removeItem(name)
    return names.length
  } catch {
    return 0
  }
}

const here = () => new URL('./', location.href).href

async function unregistered(): Promise<number> {
  if (!('serviceWorker' in navigator)) return 0
  const all = await navigator.serviceWorker.getRegistrations().catch(() => [])
  const mine = all.filter(({ scope }) => scope === here())
  await Promise.all(mine.map((each) => each.unregister()))
  return mine.length
}

// The copy of the page for use without a network; its name ends with the address it is for.
async function cachesRemoved(): Promise<number> {
  if (!('caches' in globalThis)) return 0
  const names = await caches.keys().catch(() => [])
  const mine = names.filter((name) => ours(name) || name.endsWith(here()))
  await Promise.all(mine.map((name) => caches.delete(name)))
  return mine.length
}
