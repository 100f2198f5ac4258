/**
 * Text that is safe on a terminal. A policy or a row may come from a stranger: control characters,
 * which can move the cursor or rewrite the title, and marks that turn the reading order show as �.
 */
export function plain(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}
