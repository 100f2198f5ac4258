// Calendar arithmetic of the tests' own, so that the core's is not asked about itself.

const dayLength = 86_400_000

/** Days since 1970-01-01. */
export const numberOf = remember((day: string) => Date.parse(`${day}T00:00:00Z`) / dayLength)

export const textOf = remember((number: number) => new Date(number * dayLength).toISOString().slice(0, 10))

export function dayAfter(day: string, days: number): string {
  return textOf(numberOf(day) + days)
}

/** Calendar months away, the day clamped to the end of a shorter month. */
export function monthsAfter(day: string, months: number): string {
  return months === 0 ? day : monthsAway(`${day} ${months}`)
}

const monthsAway = remember((wanted: string) => {
  const [day, months] = wanted.split(' ') as [string, string]
  return clamped(day, Number(months))
})

function clamped(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return textOf(Date.UTC(year, month - 1 + months, Math.min(date, last)) / dayLength)
}

/** Brute force asks about the same days over and over. */
function remember<From, To>(work: (from: From) => To): (from: From) => To {
  const known = new Map<From, To>()
  return (from) => {
    let found = known.get(from)
    if (found === undefined) {
      found = work(from)
      known.set(from, found)
    }
    return found
  }
}
