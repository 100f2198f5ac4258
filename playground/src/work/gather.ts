import type { Nominal } from '@iom-rules/core'
import type { Told } from './task.ts'

/**
 * Listens for somebody who wants the result only: people who come in parts become the `people` of the result,
 * and `keep` hears of them first.
 */
export function gather(
  tell: (told: Told) => void,
  keep: (people: readonly Nominal[]) => void,
): (told: Told) => void {
  const people: Nominal[] = []
  return (told) => {
    if (told.kind === 'people') {
      for (const one of told.people) people.push(one)
      return
    }
    if (told.kind !== 'done' || people.length === 0) return tell(told)
    keep(people)
    tell({ ...told, value: { ...(told.value as object), people } })
  }
}
