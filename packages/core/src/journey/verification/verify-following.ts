import { compile } from '../../diagram/compile.ts'
import { leaves } from '../../diagram/restrict.ts'
import type { Day } from '../../vocabulary/day.ts'
import { decide } from '../../decision/assess.ts'
import type { Policy } from '../../policy/policy.ts'
import { UNDETERMINED } from '../../policy/process.ts'
import type { FlatRegion, State } from '../../policy/regions.ts'
import { outcomesIn } from '../case.ts'
import { roles } from '../roles.ts'
import { choicesOf } from '../space/choices.ts'
import { isSingle } from '../space/lift.ts'
import type { Position } from '../timeline.ts'
import {
  afterWords,
  answerWords,
  regionPath,
  regionWords,
  statePath,
  stateWords,
  type MachineFinding,
} from './machine-finding.ts'
import { openSpace } from '../space/space.ts'
import { retrace, type Trail } from './trails.ts'
import { transitions } from '../transitions/transitions.ts'
import { agrees, leads } from './verify-agreement.ts'

/** Does a region that follows really stand where what it follows says? Asked of the engine, case by case. */
export function verifyFollowing(policy: Policy, region: FlatRegion, asAt: Day): MachineFinding[] {
  const { follows } = region
  if (follows === undefined) return []
  return follows.kind === 'decision'
    ? [...neverGiven(policy, region, follows.id, asAt), ...followsDecision(policy, region, follows.id, asAt)]
    : followsFact(policy, region, follows.id, asAt)
}

/** Outcomes that no facts at all give, so that nobody is ever in their states. */
function neverGiven(policy: Policy, region: FlatRegion, decision: string, asAt: Day): MachineFinding[] {
  const { decisions, store } = compile(policy, asAt)
  const diagrams = decisions.get(decision)
  if (!isSingle(diagrams)) return []
  const given = new Set([...leaves(store, diagrams.byOutcome)].map((at) => diagrams.outcomes[at]))
  return Object.entries(region.stateOf).flatMap(([outcome, name]): MachineFinding[] => {
    const state = region.states.get(name)
    if (given.has(outcome) || outcome === UNDETERMINED || state === undefined) return []
    return [
      {
        code: 'unreachable-state',
        severity: 'warning',
        region: region.id,
        state: name,
        decision,
        path: regionPath(region),
        message: `Nobody is ever at ${stateWords(region, name)} in ${regionWords(region)}: no facts lead to that outcome.`,
        help: 'Add or mend a rule that gives the outcome, or take the outcome out.',
      },
    ]
  })
}

function followsDecision(policy: Policy, region: FlatRegion, decision: string, asAt: Day): MachineFinding[] {
  const findings = new Map<string, MachineFinding>()
  for (const { example } of transitions(policy, { decision, asAt }).rows) {
    const trail: Trail = {
      start: { ref: 'CASE', asAt: example.asAt, facts: example.facts },
      events: [...(example.earlier ?? []), example.event],
    }
    const positions = retrace(policy, trail) ?? []
    positions.forEach((position, at) => {
      const { facts, asAt: day } = position.context
      const answer = decide(policy, { ref: 'CASE', facts }, { asAt: day, decisions: [decision] })[decision]
      const [outcome = UNDETERMINED] = outcomesIn(answer)
      const state = stateIn(region, position)
      const journey = { ...trail, events: trail.events.slice(0, at) }
      if (state === undefined || findings.has(state.name)) return
      if (!agrees(region, state, outcome))
        findings.set(state.name, disagreeing(policy, region, state, decision, outcome, journey))
      const isLed = decision === roles.lead && region.stateOf[leads.iom] === state.name
      if (isLed && outcome === leads.mappa)
        findings.set(`${state.name} leads`, {
          ...disagreeing(policy, region, state, decision, outcome, journey),
          code: 'iom-leads-over-mappa',
        })
    })
  }
  return [...findings.values()]
}

/** Every value and none, and every event that changes the fact. */
function followsFact(policy: Policy, region: FlatRegion, fact: string, asAt: Day): MachineFinding[] {
  const space = openSpace(policy, [asAt], [], [fact])
  const axis = space.axisFor(fact)
  const findings = new Map<string, MachineFinding>()
  const events = Object.keys(policy.events).filter((type) => policy.events[type]?.set?.[fact] !== undefined)
  for (const cell of axis?.cells ?? []) {
    const start = { ref: 'CASE', asAt, facts: cell === null ? {} : { [fact]: cell } }
    const ways = events.flatMap((type) => choicesOf(space, type, 0, 0, 0).map(({ event }) => [event]))
    for (const tried of [[], ...ways]) {
      const position = retrace(policy, { start, events: tried })?.at(-1)
      const state = position === undefined ? undefined : stateIn(region, position)
      const value = position?.context.facts[fact]
      if (state === undefined || findings.has(state.name)) continue
      const said = typeof value === 'string' ? value : UNDETERMINED
      if (agrees(region, state, said)) continue
      findings.set(state.name, disagreeing(policy, region, state, null, said, { start, events: tried }))
    }
  }
  return [...findings.values()]
}

function stateIn(region: FlatRegion, position: Position): State | undefined {
  return region.states.get(position.states[region.id] ?? '')
}

function disagreeing(
  policy: Policy,
  region: FlatRegion,
  state: State,
  decision: string | null,
  outcome: string,
  journey: Trail,
): MachineFinding {
  const said =
    decision === null
      ? `the fact it follows is “${outcome}”`
      : `the decision “${policy.decisions[decision]?.title ?? decision}” ${answerWords(policy, decision, outcome)}`
  return {
    code: 'machine-disagrees-with-decision',
    severity: 'error',
    region: region.id,
    state: state.name,
    ...(decision === null ? {} : { decision }),
    path: statePath(region, state),
    message: `${afterWords(journey)} ${regionWords(region)} is at ${stateWords(region, state.name)}, while ${said}.`,
    help: 'A region that follows moves by itself, so this is a fault of the program: please report it.',
    journey,
  }
}
