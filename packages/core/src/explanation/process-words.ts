import { NONE, type Scalar } from '../vocabulary/fact.ts'
import type { Parameter, Policy, Value } from '../policy/policy.ts'
import type {
  Action,
  Carried,
  EventValue,
  Guard,
  LiaisonTeam,
  Region,
  StateDeclaration,
  Transition,
} from '../policy/process.ts'
import { own, parameterOf } from '../policy/references.ts'
import { fieldOf, ownValueWords } from './declaration-words.ts'
import { phraseCondition } from './phrase.ts'
import { factTitle, listed, measure, outcomeWords, subject, valueWords } from './words.ts'

/** Where an event leads: `to “Scored” if the matrix is complete`, one after another. */
export function transitionsWords(
  policy: Policy,
  region: string,
  given: string | Transition | readonly Transition[],
): string {
  const several = typeof given === 'string' ? [{ target: given }] : isSeveral(given) ? given : [given]
  return several.map((each) => transitionWords(policy, region, each)).join('; else ')
}

function isSeveral(given: Transition | readonly Transition[]): given is readonly Transition[] {
  return Array.isArray(given)
}

function transitionWords(
  policy: Policy,
  region: string,
  { target, guard, actions = [], description }: Transition,
) {
  const to = target === undefined ? 'to the same state' : `to “${stateTitle(policy, region, target)}”`
  const when = guard === undefined ? '' : ` if ${guardWords(policy, guard)}`
  const then = actions.length === 0 ? '' : `, where ${actionsWords(policy, actions)}`
  return `${to}${when}${then}${description === undefined ? '' : ` (“${description}”)`}`
}

/** What must be certain: `the person is in a cohort`. */
export function guardWords(policy: Policy, guard: Guard): string {
  if (guard.type === 'not') return `it is certainly not so that ${guardWords(policy, guard.params.guard)}`
  if ('condition' in guard.params) return phraseCondition(policy, guard.params)
  const { decision, outcome } = guard.params
  return `${subject(policy, `decision.${decision}`)} is “${outcomeWords(policy, decision, outcome)}”`
}

/** Everything that is done, one after another. */
export function actionsWords(policy: Policy, actions: readonly Action[]): string {
  return actions.length === 0 ? 'nothing' : listed(actions.map((each) => actionWords(policy, each)))
}

/** What is done: `“Notify the referrer” is owed within 5 days`. */
function actionWords(policy: Policy, action: Action): string {
  const called = (id: Carried, title: (id: string) => string) =>
    typeof id === 'string' ? `“${title(id)}”` : `what is carried as “${id.payload}”`
  const duty = (id: string) => outcomeWords(policy, 'obligations', id)
  const team = (id: string) => (own(policy.liaison, id) as LiaisonTeam).title
  switch (action.type) {
    case 'set':
      return 'the facts change'
    case 'oblige': {
      const { dueWithinDays: due } = action.params
      const within = due === undefined ? '' : ` within ${daysWords(policy, due)}`
      return `${called(action.params.duty, duty)} is owed${within}`
    }
    case 'discharge': {
      const { params } = action
      if ('panelItems' in params) return 'everything that was put to the panel is dealt with'
      if ('team' in params) return `${called(params.team, team)} has been told`
      const why = params.reason === undefined ? '' : `, because of ${called(params.reason, (id) => id)}`
      return `${called(params.duty, duty)} is ${params.waived === true ? 'waived' : 'done'}${why}`
    }
    case 'refer':
      return 'item' in action.params
        ? `${called(action.params.item, (id) => itemTitle(policy, id))} is put to the panel`
        : `${called(action.params.team, team)} is to be told`
  }
}

/** A number of days, or a parameter that is one. */
function daysWords(policy: Policy, due: Value): string {
  const parameter = parameterOf(due)
  const value = parameter === null ? due : (policy.parameters[parameter] as Parameter).value
  return measure(value as number, 'days')
}

/** What is put to the panel: a change that is to be reviewed, or an outcome of `panelItems`. */
function itemTitle(policy: Policy, id: string): string {
  const trigger = policy.review?.triggers.find((each) => each.id === id)
  return trigger?.title ?? outcomeWords(policy, 'panelItems', id)
}

/** What an event gives to a fact: `yes`, `what is carried as “months” (none for “INDETERMINATE”)`. */
export function eventValueWords(policy: Policy, fact: string, value: EventValue): string {
  const declared = own(policy.facts, fact)
  return givenWords(policy, value, (each) =>
    declared?.type === 'list' ? ownValueWords(policy, declared, each) : valueWords(policy, fact, each),
  )
}

function givenWords(policy: Policy, value: EventValue, say: (value: Scalar) => string): string {
  if (value === null) return 'not known'
  if (typeof value !== 'object') return say(value)
  const otherwise = value.otherwise
  const cases = Object.entries(value.cases ?? {}).map(
    ([from, to]) => `${givenWords(policy, to, say)} for “${from === NONE ? 'none' : from}”`,
  )
  const rest = otherwise === undefined ? [] : [`otherwise ${givenWords(policy, otherwise, say)}`]
  const from =
    'payload' in value
      ? `what is carried as “${value.payload}”`
      : 'event' in value
        ? 'the day of the event'
        : `what “${factTitle(policy, value.fact)}” was`
  const more = [...cases, ...rest]
  return more.length === 0 ? from : `${from} (${more.join('; ')})`
}

/** What an event puts at the end of a list. */
export function appendWords(
  policy: Policy,
  list: string,
  given: EventValue | { readonly [field: string]: EventValue },
): string {
  const isValue =
    typeof given !== 'object' || given === null || 'payload' in given || 'event' in given || 'fact' in given
  if (isValue) return eventValueWords(policy, list, given as EventValue)
  const fields = Object.entries(given).map(([field, value]) => {
    const words = givenWords(policy, value, (each) =>
      ownValueWords(policy, fieldOf(policy, list, field), each),
    )
    return `${field}: ${words}`
  })
  return `a record with ${fields.join(', ')}`
}

/** What a state of a region is called, wherever it lies in it. */
export function stateTitle(policy: Policy, region: string, state: string): string {
  const found = findState(policy.machines[region], state)
  return found?.meta?.title ?? state
}

function findState(
  within: Region | StateDeclaration | undefined,
  name: string,
): StateDeclaration | undefined {
  const states = (within?.states ?? {}) as { readonly [state: string]: StateDeclaration }
  const here = own(states, name)
  if (here !== undefined) return here
  for (const state of Object.values(states)) {
    const found = findState(state, name)
    if (found !== undefined) return found
  }
  return undefined
}
