import { isIomRulesError, type Issue, type Policy } from '@iom-rules/core'
import { replay, type Journey, type Timeline } from '@iom-rules/core/journey'

/** A journey under the draft and, where that is another policy, as published. */
export interface Replays {
  readonly draft: Timeline
  /** Null where the draft is the published policy, or where the journey does not fit that one. */
  readonly published: Timeline | null
}

export type Replayed =
  | ({ readonly ok: true } & Replays)
  /** What the journey says that the draft has no place for. */
  | { readonly ok: false; readonly message: string; readonly issues: readonly Issue[] }

/** Replays a journey under both policies, whatever policy it was recorded under. */
export function replays(published: Policy, draft: Policy, journey: Journey): Replayed {
  const now = timelineOf(draft, journey)
  if (!('steps' in now)) return now
  if (published === draft) return { ok: true, draft: now, published: null }
  const before = timelineOf(published, journey)
  return { ok: true, draft: now, published: 'steps' in before ? before : null }
}

function timelineOf(policy: Policy, journey: Journey): Timeline | Extract<Replayed, { ok: false }> {
  try {
    return replay(policy, journey, { under: 'this' })
  } catch (error) {
    if (!isIomRulesError(error)) throw error
    return { ok: false, message: error.message, issues: error.issues }
  }
}
