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
