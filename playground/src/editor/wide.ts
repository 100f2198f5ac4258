const wide: ReadonlySet<string> = new Set(['table', 'machines', 'json', 'national'])

/** Does a part of the editor need the whole width? What its edits come to is then said in the bar of the draft. */
export function isWide(part: string): boolean {
  return wide.has(part)
}
