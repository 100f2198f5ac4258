import { classSql } from './classes.ts'
import type { Subject } from './comparison.ts'
import { bit, bitsOf } from './masks.ts'
import type { NeededMember } from './scope.ts'
import type { Writing } from './statement.ts'

/** A derived fact, with its position among those of the scope. */
export interface Placed {
  readonly member: NeededMember
  readonly at: number
}

/** What records come to for a member, as far as it can matter. */
export interface State {
  readonly name: string
  /** Over the records that are sure. */
  readonly start: string
  /** Of one record. */
  readonly one: string
  /** Of what is there, `s`, and one more, `k`. */
  readonly both: string
}

export function stateColumns({ dialect }: Writing, { member, at }: Placed): State[] {
  const { derived, variable } = member
  const last = (variable.classes.cuts.at(-1) ?? -1) + 1
  const counted = `r.c${at} AND NOT r.unsure`
  const number = (name: string, type: string, most: number, each: string): State => ({
    name,
    start: `CAST(LEAST(COALESCE(SUM(CASE WHEN ${counted} THEN ${each} ELSE 0 END), 0), ${most}) AS ${type})`,
    one: `CAST(CASE WHEN c${at} THEN ${each.replace('r.', '')} ELSE 0 END AS ${type})`,
    both: `CAST(LEAST(s.${name} + k.${name}, ${most}) AS ${type})`,
  })
  if ('exists' in derived) return [number(`n${at}`, 'BIGINT', 1, '1')]
  if ('count' in derived) return [number(`n${at}`, 'BIGINT', Math.ceil(last), '1')]
  if ('sum' in derived)
    return [
      number(`n${at}`, dialect.numberType, last, `COALESCE(r.w${at}, 0)`),
      number(`i${at}`, 'BIGINT', 1, `CASE WHEN r.w${at} IS NULL THEN 1 ELSE 0 END`),
    ]
  const name = `n${at}`
  return [
    {
      name,
      start: `MAX(CASE WHEN ${counted} THEN r.y${at} END)`,
      one: `CASE WHEN c${at} THEN y${at} END`,
      both: `CASE WHEN k.${name} IS NULL OR s.${name} > k.${name} THEN s.${name} ELSE k.${name} END`,
    },
  ]
}

/** The classes that a member can have when the records come to this. */
export function stateBits({ policy, constants }: Writing, { member, at }: Placed): string {
  const { derived, variable } = member
  const { classes } = variable
  const single = (subject: Subject) => classSql(policy, variable, subject, constants, (of) => bit(of))
  const told = (sql: string) => `CAST(${sql} AS BIGINT)`
  if ('exists' in derived)
    return told(
      `CASE WHEN n${at} > 0 THEN ${bit(classes.classOf(true))} ELSE ${bit(classes.classOf(false))} END`,
    )
  if ('latest' in derived) return told(single({ type: 'day', value: `n${at}`, none: `(n${at} IS NULL)` }))
  if ('count' in derived) return told(single({ type: 'number', value: `n${at}` }))
  const sum: Subject = { type: 'number', value: `(FLOOR(n${at} * 1e6 + 0.5e0) / 1e6)` }
  const upwards = classSql(policy, variable, sum, constants, (_, example) => bitsOf(classes.upwards(example)))
  return told(`CASE WHEN i${at} > 0 THEN ${upwards} ELSE ${single(sum)} END`)
}
