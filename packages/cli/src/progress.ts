import { plain } from './output/plain.ts'
import type { Surroundings } from './surroundings.ts'

/** Tells a person how far a long run has come. */
export interface Progress {
  /** Rows that are done, and the share of all there is to do, 0 to 1, where that is known. */
  readonly show: (rows: number, share: number | null) => void
  readonly clear: () => void
}

const every = 2_000
const cells = 30

/** A bar on stderr, only where that is a terminal and the rows themselves are not on it. */
export function openProgress({ stdout, stderr }: Surroundings, toFile: boolean): Progress {
  if (stderr.isTTY !== true || (stdout.isTTY === true && !toFile)) {
    return { show: () => undefined, clear: () => undefined }
  }
  let shown = 0
  return {
    show: (rows, share) => {
      const step = Math.floor(rows / every)
      if (step === shown) return
      shown = step
      stderr.write(
        `\r\u001B[K${share === null ? '' : `${bar(Math.min(share, 1))} `}${rows.toLocaleString('en')} rows`,
      )
    },
    clear: () => {
      if (shown > 0) stderr.write('\r\u001B[K')
    },
  }
}

function bar(share: number): string {
  const full = Math.floor(share * cells)
  return `${'█'.repeat(full)}${'░'.repeat(cells - full)} ${String(Math.floor(share * 100)).padStart(3)}%`
}

/** Parts of long work, as the analyses tell of them. */
export interface Stage {
  readonly done: number
  readonly total: number
  readonly what: string
}

/** Does long work and shows the part that is looked at, on stderr, only where that is a terminal. */
export function inStages<T>(work: (show: (stage: Stage) => void) => T, { stderr }: Surroundings): T {
  if (stderr.isTTY !== true) return work(() => undefined)
  const most = (stderr.columns ?? 80) - 1
  try {
    return work(({ done, total, what }) => {
      stderr.write(`\r\u001B[K${plain(`${done} of ${total}: ${what}`).slice(0, most)}`)
    })
  } finally {
    stderr.write('\r\u001B[K')
  }
}
