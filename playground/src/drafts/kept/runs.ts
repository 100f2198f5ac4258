import type { Nominal } from '@iom-rules/core'

type People = readonly Nominal[]

/** So many people from a place in the caseload as it came, or people who were not in it. */
export type Run = { readonly from: number; readonly count: number } | { readonly people: readonly Nominal[] }

/**
 * What makes one caseload of another, people unchanged being the same object in both; `null` when it is the same.
 * A changed person is one taken out and one put in.
 */
export function runsBetween(before: People, after: People): readonly Run[] | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const places = new Map(
    before.slice(head, before.length - tail).map((nominal, at) => [nominal, head + at] as const),
  )
  const runs: Building[] = []
  keep(runs, 0, head)
  for (const nominal of after.slice(head, after.length - tail)) {
    const at = places.get(nominal)
    if (at === undefined) put(runs, nominal)
    else keep(runs, at, 1)
  }
  keep(runs, before.length - tail, tail)
  return runs
}

type Building = { readonly from: number; count: number } | { readonly people: Nominal[] }

function keep(runs: Building[], from: number, count: number): void {
  if (count === 0) return
  const last = runs.at(-1)
  if (last !== undefined && 'from' in last && last.from + last.count === from) last.count += count
  else runs.push({ from, count })
}

function put(runs: Building[], nominal: Nominal): void {
  const last = runs.at(-1)
  if (last !== undefined && 'people' in last) last.people.push(nominal)
  else runs.push({ people: [nominal] })
}

/** The caseload that the runs make; `null` where they speak of people who are not there. */
export function withRuns(before: People, runs: readonly Run[] | null): People | null {
  if (runs === null) return before
  const people: Nominal[] = []
  for (const run of runs) {
    if ('people' in run) for (const one of run.people) people.push(one)
    else if (run.from < 0 || run.count < 0 || run.from + run.count > before.length) return null
    else for (const one of before.slice(run.from, run.from + run.count)) people.push(one)
  }
  return people
}

/** Who was put in, where the caseload as it came is not to be had any more. */
export function peopleIn(runs: readonly Run[] | null): People {
  return (runs ?? []).flatMap((run) => ('people' in run ? run.people : []))
}
