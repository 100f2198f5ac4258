/** Which tab works on which draft. */
export interface Holds {
  /** Takes a draft for this tab; `false` where another has it. `onLost` is told when another tab takes it away. */
  readonly take: (id: string, onLost: () => void) => Promise<boolean>
  /** Takes it, from another tab if need be: that tab has a moment to let go by itself. */
  readonly seize: (id: string, onLost: () => void) => Promise<void>
  readonly letGo: () => void
  /** The drafts that some tab has. */
  readonly taken: () => Promise<ReadonlySet<string>>
}

const prefix = 'iom-rules.draft.'

/** A tab in the background can be asleep, and then does not let go. */
const patience = 1500

/**
 * Holds drafts by the browser's own locks, which end with the tab. Where there are none, nothing is held, and a
 * draft is only kept from being written over: the first tab to save has it.
 */
export function openHolds(locks: LockManager | null): Holds {
  let release: (() => void) | null = null

  const letGo = () => {
    release?.()
    release = null
  }
  /** Resolves when the draft is held, with `false` when it is not to be had. */
  const hold = (id: string, options: LockOptions, onLost: () => void): Promise<boolean> =>
    new Promise((settle, fail) => {
      if (locks === null) return settle(true)
      let end = () => {}
      const until = new Promise<void>((done) => {
        end = done
      })
      locks
        .request(prefix + id, options, (lock) => {
          if (lock === null) return settle(false)
          letGo()
          release = end
          settle(true)
          return until
        })
        .catch((error: unknown) => {
          // Rejected before it was held, or taken away since.
          if (release === end) {
            release = null
            onLost()
          } else fail(error instanceof Error ? error : new Error(String(error)))
        })
    })

  return {
    take: (id, onLost) => hold(id, { ifAvailable: true }, onLost).catch(() => true),
    async seize(id, onLost) {
      const signal = AbortSignal.timeout(patience)
      try {
        await hold(id, { signal }, onLost)
      } catch {
        await hold(id, { steal: true }, onLost)
      }
    },
    letGo,
    async taken() {
      const { held = [] } = (await locks?.query().catch(() => null)) ?? {}
      const names = held.flatMap(({ name = '' }) =>
        name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
      )
      return new Set(names)
    },
  }
}

/** The browser's locks; null where the page is not given any. */
export function browserLocks(): LockManager | null {
  return typeof navigator === 'undefined' ? null : (navigator.locks ?? null)
}
