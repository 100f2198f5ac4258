/** Copies a text. Where the browser does not let it, selects it on the screen, and answers no. */
export async function copy(text: string, show: () => HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const shown = show()
    const selection = getSelection()
    if (shown === null || selection === null) return false
    selection.selectAllChildren(shown)
    return false
  }
}
