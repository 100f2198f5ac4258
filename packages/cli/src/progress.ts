import { plain } from './output/plain.ts'
import type { Surroundings } from './surroundings.ts'

/** Tells a person how far a long run has come. */
export interface Progress {
  readonly step: () => void
  readonly clear: () => void
}

const every = 2_000

/** A count of rows on stderr, only where that is a terminal and the rows themselves are not on it. */
export function openProgress({ stdout, stderr }: Surroundings, toFile: boolean): Progress {
  if (stderr.isTTY !== true || (stdout.isTTY === true && !toFile)) {
    return { step: () => undefined, clear: () => undefined }
  }
  let rows = 0
  return {
    step: () => {
      rows += 1
      if (rows % every === 0) stderr.write(`\r${rows.toLocaleString('en')} rows`)
    },
    clear: () => {
      if (rows >= every) stderr.write('\r\u001B[K')
    },
  }
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
