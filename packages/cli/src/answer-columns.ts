import type { Policy } from '@iom-rules/core'
import { answerLayout, type View } from './answer.ts'
import type { ColumnType } from './output/parquet.ts'

const lists = /^(.*\.(possible|missing|counterfactuals)|conflicts)$/

/** The columns of answers as Parquet: those of the CSV, with lists of text as lists and the day as a day. */
export function answerColumns(policy: Policy, view: View): ColumnType[] {
  const collected = (name: string) => policy.decisions[name]?.hitPolicy === 'COLLECT'
  return answerLayout(policy, view).csv.header.map((name): ColumnType => {
    if (name === 'asAt') return [name, 'DATE']
    if (name.endsWith('.details')) return [name, 'JSON']
    return [name, lists.test(name) || collected(name) ? 'VARCHAR[]' : 'VARCHAR']
  })
}
