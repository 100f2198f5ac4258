import { compareText } from '../vocabulary/order.ts'
import { share, type Count, type Teller } from './count.ts'
import { agreementOf, type RegisterEntry } from './entry.ts'

/** How the decisions of a panel stand to what was proposed. */
export interface Tally {
  /** How many decisions were recorded. */
  readonly entries: Count
  /** How many are the settled answer that was proposed. */
  readonly agrees: Count
  /** How many are an outcome that the facts could not lead to. */
  readonly overrides: Count
  /** How many are a possible outcome of an answer that was not settled. */
  readonly whileOpen: Count
  /**
   * Overrides in whole percent of agreements and overrides together; `null` where there are none, or few: where
   * numbers are rounded, fewer than ten times what they are rounded to.
   */
  readonly rate: number | null
}

/** How do these entries stand to what was proposed? */
export function tallyOf(entries: readonly RegisterEntry[], tell: Teller): Tally {
  const of = (wanted: string) => tell(entries.filter((entry) => agreementOf(entry) === wanted).length)
  const [agrees, overrides] = [of('agrees'), of('overrides')]
  const compared = tell(entries.filter((entry) => agreementOf(entry) !== 'decided-while-open').length)
  return {
    entries: tell(entries.length),
    agrees,
    overrides,
    whileOpen: of('decided-while-open'),
    rate: share(overrides, compared, tell),
  }
}

/** How many of these entries decide otherwise. */
export function overridesIn(entries: readonly RegisterEntry[]): number {
  return entries.filter((entry) => agreementOf(entry) === 'overrides').length
}

/** Things by a key, in the order of the keys. */
export function grouped<T>(all: readonly T[], keyOf: (each: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const each of all) {
    const key = keyOf(each)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  return [...groups].sort(([a], [b]) => compareText(a, b))
}
