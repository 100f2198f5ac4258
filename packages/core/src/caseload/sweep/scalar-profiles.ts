import type { Compiled } from '../../diagram/compile.ts'
import { noneNumber, type Column } from '../columns/column.ts'
import type { Profile, Profiles } from './profiles.ts'

const nowhere: readonly number[] = []

/** A carried number: it changes where the parameter passes its value. */
export function scalarProfiles(fact: string, variable: number, column: Column | undefined): Profiles {
  const numbers = column?.kind === 'number' ? column.rows : null
  const profile: Profile = {
    breaks(row, range) {
      const value = numbers?.[row] ?? Number.NaN
      return value >= range.from && value <= range.to ? [value] : nowhere
    },
    // 0 is not known; the classes follow.
    partAt(row, at, { classAt }) {
      const value = numbers?.[row] ?? Number.NaN
      return value === value ? classAt(value === noneNumber ? noneNumber : value, at) + 1 : 0
    },
    place(compiled, part, situated) {
      situated.known[(compiled.variable(fact) as Compiled['variables'][number]).number] = part - 1
    },
  }
  return { variables: new Set([variable]), of: () => profile }
}
