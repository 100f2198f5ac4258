import { zipSync } from 'fflate'

/** A file on its way into a ZIP file. */
export interface Packed {
  /** Of plain letters, figures, `.` and `-`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** The first day that a ZIP file can say: none was given, so that the same files make the same ZIP file. */
const noDay = new Date(1980, 0, 1)

/** Several files as one ZIP file: a browser may refuse to save two at once. */
export function packed(files: readonly Packed[]): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), {
    mtime: noDay,
    level: 9,
  })
}
