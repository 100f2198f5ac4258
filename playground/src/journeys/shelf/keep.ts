import type { Journey } from '@iom-rules/core/journey'
import type { OwnJourney } from './shelf.ts'

/** Each journey has an entry of its own, so that two windows do not overwrite each other's. */
const prefix = 'iom-rules.journey.'

/** The journeys kept in this browser; none where the browser keeps nothing. */
export function readKept(storage: Storage | null): OwnJourney[] {
  if (storage === null) return []
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
  return keys
    .filter((name) => name.startsWith(prefix))
    .sort()
    .flatMap((name): OwnJourney[] => {
      const journey = readOne(storage.getItem(name))
      return journey === null ? [] : [{ key: name.slice(prefix.length), journey, isKept: true }]
    })
}

// Whether it fits the policy is asked when it is opened; here it need only be something with a title.
function readOne(text: string | null): Journey | null {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<Journey> | null
    const isJourney = typeof value?.title === 'string' && Array.isArray(value.events) && Boolean(value.start)
    return isJourney ? (value as Journey) : null
  } catch {
    return null
  }
}

/** Keeps a journey in this browser; `false` when the browser refuses. */
export function keep(storage: Storage | null, { key, journey }: Omit<OwnJourney, 'isKept'>): boolean {
  try {
    storage?.setItem(prefix + key, JSON.stringify(journey))
    return storage !== null
  } catch {
    return false
  }
}

/** Takes a journey out of this browser. */
export function erase(storage: Storage | null, key: string): void {
  storage?.removeItem(prefix + key)
}

/** Where the browser keeps things; null where it is set to keep nothing. */
export function browserStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
