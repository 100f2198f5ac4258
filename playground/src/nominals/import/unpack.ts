import { unzipSync, zipSync } from 'fflate/browser'
import { Unreadable } from './unreadable.ts'

/**
 * The same Excel file with its tables unpacked, and without pictures and the like. Its reader would unpack what is
 * large in a worker made from text, which the page’s policy forbids; and here it shows when a small file is about to
 * become a huge one.
 *
 * @param most bytes that may come of it
 */
export function unpacked(file: ArrayBuffer, most: number): Blob {
  let left = most
  const parts = unzip(file, ({ name, originalSize }) => {
    if (!/\.(xml|rels)$/.test(name)) return false
    left -= originalSize
    return left >= 0
  })
  if (left < 0) {
    throw new Unreadable(
      'The Excel file is too large once it is unpacked. Save fewer columns, or save it as CSV.',
    )
  }
  return new Blob([zipSync(parts, { level: 0 })])
}

function unzip(file: ArrayBuffer, filter: (part: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(new Uint8Array(file), { filter })
  } catch {
    throw new Unreadable('The Excel file is damaged. Save it again as .xlsx, or as CSV.')
  }
}
