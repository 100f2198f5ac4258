import { phraseRule } from '../explanation/phrase.ts'
import { outcomeWords } from '../explanation/words.ts'
import { NONE } from '../vocabulary/fact.ts'
import type { SingleAnswer } from '../decision/answer.ts'
import type { Policy } from '../policy/policy.ts'
import type { EventDeclaration } from '../policy/process.ts'
import { regionsOf } from '../policy/regions.ts'
import { dutyTitle, soSince } from './case.ts'
import { membershipFact, roles } from './roles.ts'
import { giverOf } from './standing.ts'
import type { Case, Change, JourneyEvent, Position, Standing, Turn } from './timeline.ts'

/** An answer of a decision that gives one outcome, as those of a standing do. */
type Answered = Pick<SingleAnswer, 'outcome' | 'certainty'>

/** What one event, and the days before it, changed: each with its rule and its reason. */
export function changesBetween(
  policy: Policy,
  before: { readonly position: Position; readonly standing: Standing },
  after: { readonly position: Position; readonly standing: Standing },
  event: JourneyEvent,
): Change[] {
  const { turned } = after.position.context
  return [
    ...membershipChange(before.standing, after.standing, event),
    ...stateChanges(policy, before.position, after.position, event),
    ...turned
      .filter((turn) => !isSettledDuty(before.standing, turn))
      .map((turn) => turnChange(policy, after.standing, turn, event)),
    ...certaintyChanges(policy, before, after.standing, event),
    ...dutyChanges(policy, before.position.context, after.position.context, event),
    ...itemChanges(before.standing, after.standing, event),
  ]
}

function membershipChange(before: Standing, after: Standing, event: JourneyEvent): Change[] {
  if (before.membership === after.membership) return []
  const decided =
    after.membership === null
      ? 'Membership is not known'
      : `The panel decided: ${memberWords(after.membership)}`
  return [
    {
      what: 'membership',
      id: membershipFact,
      from: before.membership,
      to: after.membership,
      on: event.day,
      cause: 'event',
      event: event.type,
      rule: null,
      reason: `${decided}. Eligibility that day: ${after.eligibility?.outcome ?? 'not determined'}.`,
    },
  ]
}

function memberWords(membership: string): string {
  return membership === NONE ? 'no longer a member' : `a member, in ${membership}`
}

function stateChanges(policy: Policy, before: Position, after: Position, event: JourneyEvent): Change[] {
  return regionsOf(policy).flatMap((region): Change[] => {
    // What follows a decision is told by the decision itself.
    if (region.follows?.kind === 'decision') return []
    const from = before.states[region.id] as string
    const to = after.states[region.id] as string
    if (from === to) return []
    const { title } = policy.events[event.type] as EventDeclaration
    return [
      {
        what: 'state',
        id: region.id,
        from,
        to,
        on: event.day,
        cause: 'event',
        event: event.type,
        rule: null,
        reason: `${title}.`,
      },
    ]
  })
}

/** A duty that was done or waived before its rule ended has been told of already. */
function isSettledDuty(before: Standing, turn: Turn): boolean {
  if (turn.decision !== roles.duties || turn.from === null) return false
  return !before.obligations.some(({ duty, from }) => duty === turn.from && 'rule' in from)
}

/** The outcome stays, and is surer or less sure than it was. */
function certaintyChanges(
  policy: Policy,
  { position, standing: before }: { readonly position: Position; readonly standing: Standing },
  after: Standing,
  event: JourneyEvent,
): Change[] {
  const answers = [
    [roles.colour, before.colour, after.colour],
    [roles.eligibility, before.eligibility, after.eligibility],
    [roles.lead, before.lead, after.lead],
  ] as const
  return answers.flatMap(([decision, was, is]): Change[] => {
    if (was === null || is === null || is.outcome === null) return []
    if (was.outcome !== is.outcome || was.certainty === is.certainty) return []
    const name = outcomeWords(policy, decision, is.outcome)
    const others = is.possible.filter((each) => each !== is.outcome)
    const told =
      is.certainty === 'provisional'
        ? `${name} is provisional now: it could still become ${others.map((each) => outcomeWords(policy, decision, each)).join(' or ')}.`
        : `${name} is settled now: nothing that is still unknown can change it.`
    const since = soSince(policy, position.context, event.day, (answers) => {
      const { outcome, certainty } = answers[decision] as Answered
      return outcome === is.outcome && certainty === is.certainty
    })
    return [
      {
        what: 'certainty',
        id: decision,
        from: was.certainty,
        to: is.certainty,
        on: since ?? event.day,
        cause: since === null ? 'event' : 'time',
        event: since === null ? event.type : null,
        rule: is.rule,
        reason: since === null ? told : `Time passed; on ${since} ${told}`,
      },
    ]
  })
}

const whatOf: { readonly [decision: string]: Change['what'] } = {
  [roles.colour]: 'colour',
  [roles.eligibility]: 'eligibility',
  [roles.lead]: 'lead',
  [roles.duties]: 'obligation',
  [roles.items]: 'panel-item',
  [roles.flags]: 'flag',
}

function turnChange(policy: Policy, after: Standing, turn: Turn, event: JourneyEvent): Change {
  const { decision, from, to, on, cause } = turn
  const result = after.assessment.decisions[decision]
  const collects = result?.hitPolicy === 'COLLECT'
  const rule = turn.rule ?? (collects && to !== null ? giverOf(result, to) : null)
  return {
    what: whatOf[decision] ?? 'decision',
    id: decision,
    from,
    to,
    on,
    cause,
    event: cause === 'event' ? event.type : null,
    rule,
    reason: reasonOf(policy, turn, rule, collects),
  }
}

function reasonOf(policy: Policy, turn: Turn, rule: string | null, collects: boolean): string {
  const decision = policy.decisions[turn.decision]
  const written = decision?.rules.find((each) => each.name === rule)
  const begin = turn.cause === 'time' ? `Time passed; on ${turn.on} ` : ''
  const words = (text: string) => (begin === '' ? text.charAt(0).toUpperCase() + text.slice(1) : begin + text)
  if (written !== undefined)
    return words(
      `the rule “${written.title ?? written.name}” is met: ${phraseRule(policy, turn.decision, written)}`,
    )
  if (rule === 'otherwise') return words('no rule is met, and the policy says what then holds.')
  if (collects) return words('no rule gives it any more.')
  return words('what is known does not settle it, or the policy does not say.')
}

function dutyChanges(policy: Policy, before: Case, after: Case, event: JourneyEvent): Change[] {
  const made = after.owed
    // The same duty can be owed twice from one day: what is still owed is the very entry.
    .filter((each) => !before.owed.includes(each))
    .map(({ duty }) => byEvent(duty, null, duty, event, `“${dutyTitle(policy, duty)}” is owed from now on.`))
  const closed = after.closed
    .slice(before.closed.length)
    .flatMap(({ duty, title, how, reason }) =>
      how === 'lapsed'
        ? []
        : [
            byEvent(
              duty,
              duty,
              null,
              event,
              how === 'done'
                ? `“${title}” is done.`
                : `“${title}” is waived: ${(reason ?? 'no reason given').replace(/\.$/, '')}.`,
            ),
          ],
    )
  return [...made, ...closed]
}

function byEvent(
  id: string,
  from: string | null,
  to: string | null,
  event: JourneyEvent,
  reason: string,
): Change {
  return {
    what: 'obligation',
    id,
    from,
    to,
    on: event.day,
    cause: 'event',
    event: event.type,
    rule: null,
    reason,
  }
}

function itemChanges(before: Standing, after: Standing, event: JourneyEvent): Change[] {
  const stepwise = (standing: Standing) => standing.panelItems.filter(({ from }) => !('rule' in from))
  const was = stepwise(before)
  const is = stepwise(after)
  return [
    ...is
      .filter((item) => !was.some((each) => each.item === item.item && each.since === item.since))
      .map((item): Change => ({
        ...byEvent(
          item.item,
          null,
          item.item,
          event,
          `Put to the panel: ${item.title}${item.change === undefined ? '' : `, ${item.change}`}.`,
        ),
        what: 'panel-item',
        on: item.since,
      })),
    ...was
      .filter((item) => !is.some((each) => each.item === item.item))
      .map((item): Change => ({
        ...byEvent(item.item, item.item, null, event, `The panel has dealt with it: ${item.title}.`),
        what: 'panel-item',
      })),
  ]
}
