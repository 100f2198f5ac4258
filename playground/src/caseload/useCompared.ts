import { useMemo, useState } from 'react'
import type { Policy } from '@iom-rules/core'
import { useDraft, usePolicies } from '../draft/DraftProvider.tsx'
import type { Work } from '../work/office.ts'
import type { InputOf, OutputOf, TaskName } from '../work/task.ts'
import { useWork } from '../work/WorkProvider.tsx'
import type { Compared } from './asked.ts'
import type { Group } from './membership.ts'

/** The same people under two policies that have been read. */
export interface ComparedPolicies extends Compared {
  readonly before: Policy
  readonly after: Policy
}

/** The caseload under the published policy, or another one, and under the draft. */
export function useCompared(baseline?: Policy): ComparedPolicies {
  const { published, draft } = usePolicies()
  const people = useDraft((now) => now.caseload)
  const asAt = useDraft((now) => now.asAt)
  const before = baseline ?? published
  return useMemo(() => ({ people, asAt, before, after: draft }), [people, asAt, before, draft])
}

/** What was asked, what came of it, and how long that took. */
export interface Answered<Asked, Value> {
  readonly asked: Asked
  readonly value: Value
  readonly milliseconds: number
}

/** The latest there is of something worked out, and what was asked then. */
export interface Latest<Asked, Value> {
  readonly work: Work<Value>
  /** `null` until the first time. */
  readonly latest: Answered<Asked, Value> | null
  /** Is a newer one still being worked out? */
  readonly isBehind: boolean
}

/** Asks about the caseload; the answer before stays, with its question, until the next is there. */
export function useAsked<Task extends TaskName, Asked extends InputOf<Task>>(
  task: Task,
  asked: Asked | null,
): Latest<Asked, OutputOf<Task>> {
  const work = useWork(task, asked)
  const { isBehind } = usePolicies()
  const [latest, setLatest] = useState<Answered<Asked, OutputOf<Task>> | null>(null)
  let now = latest
  if (asked !== null && work.state === 'done' && latest?.value !== work.value) {
    now = { asked, value: work.value, milliseconds: work.milliseconds }
    setLatest(now)
  }
  return { work, latest: now, isBehind: isBehind || work.state !== 'done' }
}

/** A caseload in a few figures. */
export function useOverview(compared: ComparedPolicies) {
  return useAsked('overview', compared)
}

/** Counts of a decision by area, before and after. */
export function useCounts(compared: ComparedPolicies, decision: string | null, group: Group) {
  const asked = useMemo(
    () => (decision === null ? null : { ...compared, decision, group }),
    [compared, decision, group],
  )
  return useAsked('counts', asked)
}
