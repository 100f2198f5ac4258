/** Gives the browser a text to save as a file; nothing is sent anywhere. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the text by the time it comes back to this page.
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
