/** A time of today as `14:02`, another day’s as `14:02 on 21 November`. */
export function timeInWords(at: number, now: Date = new Date()): string {
  const then = new Date(at)
  const time = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  if (then.toDateString() === now.toDateString()) return time
  const isThisYear = then.getFullYear() === now.getFullYear()
  const year = isThisYear ? {} : ({ year: 'numeric' } as const)
  return `${time} on ${then.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', ...year })}`
}
