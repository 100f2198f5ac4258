const decimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })

/** `1204.5` as `1,204.5`. */
export function numberInWords(number: number): string {
  return decimal.format(number)
}

/** `1 person`, `3 people`. */
export function count(number: number, one: string, many: string): string {
  return `${numberInWords(number)} ${number === 1 ? one : many}`
}

/** A whole or decimal number as people type it, thousands separated or not; `null` when it is none. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replaceAll(/(?<=\d)[,\s](?=\d{3}(\D|$))/g, '')
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null
}

/** A difference with its sign: `+3`, `−2`, `no change`. */
export function difference(before: number, after: number): string {
  if (before === after) return 'no change'
  return after > before ? `+${numberInWords(after - before)}` : `−${numberInWords(before - after)}`
}
