import { NO, type Node } from '../../diagram/diagram.ts'
import type { Policy } from '../../policy/policy.ts'
import { UNDETERMINED } from '../../policy/process.ts'
import type { FlatRegion, State } from '../../policy/regions.ts'
import { outcomesIn } from '../case.ts'
import { roles } from '../roles.ts'
import type { Control } from './controls.ts'
import type { Exploration, Visitor } from './explore.ts'
import type { Position } from '../timeline.ts'
import { answersIn, statesOf } from '../space/lift.ts'
import {
  afterWords,
  answerWords,
  decisionWords,
  regionWords,
  statePath,
  stateWords,
  unconfirmed,
  type MachineFinding,
} from './machine-finding.ts'
import { both, where } from '../space/paths.ts'
import type { Space } from '../space/space.ts'
import { confirmed, trailTo } from './trails.ts'

/** The outcomes that say who leads. */
const leads = { iom: 'IOM', mappa: 'MAPPA' } as const

/** Where a region was first found to stand elsewhere than the decision it claims to agree with. */
interface Disagreement {
  readonly state: State
  readonly outcome: string
  readonly control: Control
  readonly layer: number
  readonly facts: Node
}

interface Disagreements {
  /** By state: one of the shortest. */
  readonly found: Map<string, Disagreement>
  readonly lead: Map<string, Disagreement>
}

/** Does the state stand for the outcome? Where the decision gives none, it must stand for none. */
function agrees(region: FlatRegion, state: State, outcome: string): boolean {
  const isWithin = (name: string | undefined) =>
    name !== undefined && (state.name === name || state.within.includes(name))
  if (outcome !== UNDETERMINED) return isWithin(region.stateOf[outcome])
  return !Object.values(region.stateOf).some(isWithin)
}

/** Looks for disagreement while a region that is written out is explored. */
export function watchAgreement(
  space: Space,
  region: FlatRegion,
  at: number,
  decision: string,
): { readonly visitor: Visitor; readonly seen: Disagreements } {
  const seen: Disagreements = { found: new Map(), lead: new Map() }
  const states = statesOf(space.policy, decision)
  const position = (control: Control, fresh: Node, layer: number): void => {
    const state = region.states.get(control.states[at] as string) as State
    const answers = answersIn(space, control.day, control.background)
    const note = (kept: Map<string, Disagreement>, outcome: string, node: Node): void => {
      if (kept.has(state.name)) return
      const facts = both(space, fresh, node)
      if (facts !== NO) kept.set(state.name, { state, outcome, control, layer, facts })
    }
    const said = answers.state(decision)
    states.forEach((outcome, place) => {
      if (!agrees(region, state, outcome)) note(seen.found, outcome, where(space, said, place))
    })
    if (decision !== roles.lead || !agrees(region, state, leads.iom) || !states.includes(leads.iom)) return
    const mappa = answers.holds({ type: 'rule', params: { decision, outcome: leads.mappa } })
    note(seen.lead, leads.mappa, mappa)
  }
  return { visitor: { position }, seen }
}

/** The disagreements, each with a journey that the engine has confirmed. */
export function judgeAgreement(
  policy: Policy,
  region: FlatRegion,
  decision: string,
  exploration: Exploration,
  seen: Disagreements,
): MachineFinding[] {
  const told = (kept: ReadonlyMap<string, Disagreement>, code: MachineFinding['code']) =>
    [...kept.values()].flatMap(({ state, outcome, control, layer, facts }): MachineFinding[] => {
      const journey = confirmed(policy, trailTo(exploration, control, layer, facts), (positions) =>
        stands(positions.at(-1) as Position, region, decision, state.name, outcome),
      )
      const here = `${regionWords(region)} is at ${stateWords(region, state.name)}`
      const says = `the decision ${decisionWords(policy, decision)} ${answerWords(policy, decision, outcome)}`
      if (journey === null) return [unconfirmed(region, statePath(region, state), `${here} while ${says}`)]
      const when = afterWords(journey)
      const isLead = code === 'iom-leads-over-mappa'
      return [
        {
          code,
          severity: 'error',
          region: region.id,
          state: state.name,
          decision,
          path: statePath(region, state),
          message: isLead
            ? `${when} ${here}, so IOM leads, while MAPPA certainly does. MAPPA takes precedence.`
            : `${when} ${here}, while ${says}.`,
          help: isLead
            ? 'Let the region leave the state when MAPPA begins to lead, or let it follow the decision.'
            : 'Let the region move with the facts, or let it follow the decision.',
          journey,
        },
      ]
    })
  return [...told(seen.found, 'machine-disagrees-with-decision'), ...told(seen.lead, 'iom-leads-over-mappa')]
}

function stands(
  position: Position,
  region: FlatRegion,
  decision: string,
  state: string,
  outcome: string,
): boolean {
  const [said = UNDETERMINED] = outcomesIn(position.context.answers[decision])
  return position.states[region.id] === state && said === outcome
}
