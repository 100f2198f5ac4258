/** Gives the browser a text, or bytes, to save as a file; nothing is sent anywhere. */
export function download(name: string, type: string, content: string | Blob | Uint8Array<ArrayBuffer>): void {
  const fullType = typeof content === 'string' ? `${type};charset=utf-8` : type
  const url = URL.createObjectURL(new Blob([content], { type: fullType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken it by the time it comes back to this page.
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}

/** A file name from a title: `From flex to fixed` as `from-flex-to-fixed`. */
export function fileName(title: string, ending: string): string {
  const name = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return `${name || 'journey'}.${ending}`
}
