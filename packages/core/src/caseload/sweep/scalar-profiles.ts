import type { Compiled } from '../../diagram/compile.ts'
import type { Profile, Profiles } from './profiles.ts'

const nowhere: readonly number[] = []

/**
 * A carried number: it changes where the parameter passes its value.
 *
 * @param numbers of every row; `null` where nobody is asked for it
 */
export function scalarProfiles(fact: string, variable: number, numbers: Float64Array | null): Profiles {
  const profile: Profile = {
    breaks(row, range) {
      const value = numbers?.[row] ?? Number.NaN
      return value >= range.from && value <= range.to ? [value] : nowhere
    },
    // 0 is not known; the classes follow.
    partAt(row, at, { classAt }) {
      const value = numbers?.[row] ?? Number.NaN
      return value === value ? classAt(value, at) + 1 : 0
    },
    place(compiled, part, situated) {
      situated.known[(compiled.variable(fact) as Compiled['variables'][number]).number] = part - 1
    },
  }
  return { variables: new Set([variable]), of: () => profile }
}
