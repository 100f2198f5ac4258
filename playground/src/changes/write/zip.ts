const localFile = 0x04034b50
const listed = 0x02014b50
const endOfList = 0x06054b50
/** 1 January 1980, the first day that a ZIP file can say, as it says it. */
const noDay = 0x0021

/** The same ZIP file without the time at which its parts were put in: nobody gave that. */
export function withoutClock(zip: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const copy = zip.slice()
  const view = new DataView(copy.buffer)
  const end = findEnd(view)
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let entry = 0; entry < entries; entry++) {
    if (view.getUint32(at, true) !== listed) throw new Error('The file is no ZIP file')
    setDay(view, at + 12)
    const local = view.getUint32(at + 42, true)
    if (view.getUint32(local, true) !== localFile) throw new Error('The file is no ZIP file')
    setDay(view, local + 10)
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return copy
}

function setDay(view: DataView, at: number): void {
  view.setUint16(at, 0, true)
  view.setUint16(at + 2, noDay, true)
}

/** The list of what is in it stands at the end, a comment after it. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) === endOfList) return at
  }
  throw new Error('The file is no ZIP file')
}
