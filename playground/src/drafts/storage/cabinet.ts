import { promisifyRequest, type UseStore } from 'idb-keyval'

/** The one database there is; the addresses of other pages that share its origin have nothing in it. */
export const databaseName = 'iom-rules'

const version = 1
const drawers = ['drafts', 'contents', 'people', 'journeys'] as const
/** What lies together: the list of drafts, what each says, people kept one by one, and journeys of one's own. */
export type Drawer = (typeof drawers)[number]

/** What is kept in this browser. It is made by the first thing that is put in, and not by looking. */
export interface Cabinet {
  readonly isThere: () => Promise<boolean>
  /** For the functions of idb-keyval; asked for reading, it rejects where nothing has been put in. */
  readonly drawer: (name: Drawer) => UseStore
  /** Does something in several drawers at once, wholly or not at all. */
  readonly atOnce: (names: readonly Drawer[], action: (open: OpenDrawer) => Promise<void>) => Promise<void>
  /** Throws everything away. */
  readonly remove: () => Promise<void>
}

export type OpenDrawer = (name: Drawer) => IDBObjectStore

/** `factory` is null where the browser keeps nothing. */
export function openCabinet(factory: IDBFactory | null): Cabinet {
  let opening: Promise<IDBDatabase | null> | null = null

  const connect = async (make: boolean): Promise<IDBDatabase | null> => {
    const known = await opening
    if (known !== null && known !== undefined) return known
    const mine = open(factory, make)
    opening = mine
    try {
      const database = await mine
      if (database === null) opening = null
      else {
        const letGo = () => {
          if (opening === mine) opening = null
        }
        database.addEventListener('close', letGo)
        // Another tab throws everything away: it must not wait for this one.
        database.addEventListener('versionchange', () => {
          letGo()
          database.close()
        })
      }
      return database
    } catch (error) {
      opening = null
      throw error
    }
  }
  const made = async (mode: IDBTransactionMode) => {
    const database = await connect(mode === 'readwrite')
    if (database === null) throw new Error('Nothing is kept in this browser.')
    return database
  }
  return {
    isThere: async () => (await connect(false)) !== null,
    drawer: (name) => async (mode, use) => use((await made(mode)).transaction(name, mode).objectStore(name)),
    async atOnce(names, action) {
      const transaction = (await made('readwrite')).transaction(names, 'readwrite')
      const done = promisifyRequest(transaction)
      try {
        await action((name) => transaction.objectStore(name))
      } catch (error) {
        abort(transaction)
        await done.catch(() => {})
        throw error
      }
      await done
    },
    async remove() {
      const database = await opening?.catch(() => null)
      database?.close()
      opening = null
      if (factory !== null) await promisifyRequest(factory.deleteDatabase(databaseName))
    },
  }
}

/** Opens the database; without `make`, one that is not there stays so, and is `null`. */
function open(factory: IDBFactory | null, make: boolean): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    if (factory === null) {
      if (make) reject(new DOMException('This browser keeps nothing.', 'SecurityError'))
      else resolve(null)
      return
    }
    let isNew = false
    const request = factory.open(databaseName, version)
    request.addEventListener('upgradeneeded', () => {
      if (make) for (const name of drawers) request.result.createObjectStore(name)
      else {
        isNew = true
        request.transaction?.abort()
      }
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', (event) => {
      // Firefox tells the page of a request that failed, even of one that was meant to.
      event.preventDefault()
      if (isNew) resolve(null)
      else reject(request.error ?? new Error('The database does not open.'))
    })
  })
}

// One that has failed has aborted itself.
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    return
  }
}

/** Where this browser keeps things; null where it is set to keep nothing. */
export function browserFactory(): IDBFactory | null {
  try {
    return globalThis.indexedDB ?? null
  } catch {
    return null
  }
}
