import { useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useActorRef, useSelector } from '@xstate/react'
import type { Policy } from '@iom-rules/core'
import {
  nominalMachine,
  positionOf,
  type Journey,
  type JourneyEvent,
  type JourneyStart,
  type Position,
} from '@iom-rules/core/journey'

interface Run {
  /** Another number is another actor. */
  readonly id: number
  readonly policy: Policy
  readonly start: JourneyStart
  /** What the actor has been, or is about to be, told. */
  readonly events: readonly JourneyEvent[]
}

interface LiveRunProps {
  readonly policy: Policy
  readonly journey: Journey
  /** How many of the events have happened. */
  readonly step: number
  readonly children: (position: Position) => ReactNode
}

/** Runs the policy's machine with XState as far as the step shown, and says where it is. */
export function LiveRun({ policy, journey, step, children }: LiveRunProps) {
  const { start } = journey
  const events = useMemo(() => journey.events.slice(0, step), [journey, step])
  const [run, setRun] = useState<Run>({ id: 0, policy, start, events })
  const goesOn = run.policy === policy && run.start === start && begins(events, run.events)
  // An actor cannot be told to forget: going back, or another way, is another actor.
  if (!goesOn) setRun({ id: run.id + 1, policy, start, events })
  else if (run.events.length < events.length) setRun({ ...run, events })
  return (
    <Actor key={run.id} run={run}>
      {children}
    </Actor>
  )
}

function begins(events: readonly JourneyEvent[], first: readonly JourneyEvent[]): boolean {
  return first.length <= events.length && first.every((event, at) => event === events[at])
}

function Actor({ run, children }: { run: Run; children: LiveRunProps['children'] }) {
  const { policy, start, events } = run
  const input = { facts: start.facts, asAt: start.asAt }
  const actor = useActorRef(nominalMachine(policy), { input })
  const told = useRef(0)
  useLayoutEffect(() => {
    // Started here and not a moment later, so that nobody sees the position before the last.
    actor.start()
    for (const event of events.slice(told.current)) actor.send(event)
    told.current = events.length
  }, [actor, events])
  const snapshot = useSelector(actor, (now) => now)
  const position = useMemo(() => positionOf(policy, snapshot), [policy, snapshot])
  return children(position)
}
