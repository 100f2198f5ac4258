import { initialTransition, transition } from 'xstate'
import type { Policy } from '../policy/policy.ts'
import { changesBetween } from './changes.ts'
import type { Journey, Step, Timeline } from './timeline.ts'
import { nominalMachine, positionOf } from './machine.ts'
import { checkJourney, isRecordedElsewhere } from './parse.ts'
import { permit } from './permit.ts'
import { standingOf } from './standing.ts'

/** Settings of {@link replay}. */
export interface ReplayOptions {
  /**
   * Replay a log that was recorded under another policy, to see what this one would have said.
   * Without it such a log is refused, so that nobody mistakes one for the other.
   */
  readonly under?: 'recorded' | 'this'
}

/**
 * Where does a nominal stand after each event of a journey, what changed, and why?
 *
 * A pure fold of XState's `transition` over the policy's machine: the same policy and log give the
 * same timeline. Events the machine does not permit change nothing and say why.
 *
 * @throws IomRulesError `INVALID_JOURNEY` with every issue; `UNKNOWN_POLICY` when the log was
 * recorded under another policy and `under` does not ask for this one; as `assess` does.
 * @example
 * const timeline = replay(policy, journey)
 * timeline.steps.at(-1)?.standing.colour?.outcome // 'RED'
 */
export function replay(policy: Policy, journey: Journey, options: ReplayOptions = {}): Timeline {
  checkJourney(policy, journey, options.under)
  const { start, events } = journey
  const machine = nominalMachine(policy)
  let [snapshot] = initialTransition(machine, { facts: start.facts, asAt: start.asAt })
  let position = positionOf(policy, snapshot)
  let standing = standingOf(policy, position, start)
  const steps: Step[] = [
    { index: 0, event: null, permitted: true, refusal: null, changes: [], standing, position },
  ]
  events.forEach((event, at) => {
    const allowed = permit(policy, position, event)
    if ('code' in allowed) {
      steps.push({
        index: at + 1,
        event,
        permitted: false,
        refusal: allowed,
        changes: [],
        standing,
        position,
      })
      return
    }
    const before = { position, standing }
    ;[snapshot] = transition(machine, snapshot, event)
    position = positionOf(policy, snapshot)
    standing = standingOf(policy, position, start)
    const changes = changesBetween(policy, before, { position, standing }, event)
    steps.push({ index: at + 1, event, permitted: true, refusal: null, changes, standing, position })
  })
  return {
    policy: { id: policy.id, version: policy.version, hash: policy.hash },
    ...(isRecordedElsewhere(policy, journey.policy) ? { recordedUnder: journey.policy } : {}),
    journey: { id: journey.id, title: journey.title },
    ref: start.ref,
    ...(start.area === undefined ? {} : { area: start.area }),
    steps,
    refused: steps.filter((step) => !step.permitted).map((step) => step.index),
  }
}
