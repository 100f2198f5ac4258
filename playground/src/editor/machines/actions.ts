import type { Action, Carried, PolicyDocument, Value } from '@iom-rules/core'
import { decisionOf } from '../rules/decision.ts'
import { count } from '../../words/numbers.ts'
import { idInWords } from '../../words/titles.ts'
import { textAt } from './transition.ts'

/** What happens beside the change of state, in a sentence without its full stop. */
export function actionInWords(document: PolicyDocument, action: Action): string {
  const { type } = action
  if (type === 'set') return 'The facts change as the event says'
  const { params } = action
  if ('panelItems' in params) return 'Everything that was put to the panel is dealt with'
  if ('team' in params) {
    const team = teamTitle(document, params.team)
    return type === 'refer' ? `${team} is told` : `That ${team} was told is done with`
  }
  if ('item' in params) return `Put to the panel: ${outcomeTitle(document, 'panelItems', params.item)}`
  const duty = outcomeTitle(document, 'obligations', params.duty)
  if (type === 'oblige') return `Owed from then: ${duty}${deadline(document, action.params.dueWithinDays)}`
  return 'waived' in params && params.waived ? `Waived: ${duty}` : `Done: ${duty}`
}

/** `, within 28 days`; nothing where there is no deadline. */
function deadline(document: PolicyDocument, due: Value | undefined): string {
  if (due === undefined) return ', with no deadline'
  if (typeof due === 'number') return `, within ${count(due, 'day', 'days')}`
  const parameter = dueParameter(due)
  const days = parameter === null ? undefined : document.parameters?.[parameter]
  return days === undefined
    ? ', within a number of days that cannot be read'
    : `, within ${String(days.value)} days (${days.title})`
}

/** The figure of the policy that a deadline comes from. */
export function dueParameter(due: Value | undefined): string | null {
  const name = textAt(due, 'fact')
  return name?.startsWith('parameter.') === true ? name.slice('parameter.'.length) : null
}

function teamTitle(document: PolicyDocument, team: Carried): string {
  if (typeof team !== 'string') return 'The team that the event names'
  return textAt(document.liaison?.[team], 'title') ?? idInWords(team)
}

function outcomeTitle(document: PolicyDocument, decision: string, outcome: Carried): string {
  if (typeof outcome !== 'string') return 'what the event names'
  const trigger = document.review?.triggers.find(({ id }) => id === outcome)
  return decisionOf(document, decision)?.outcomes[outcome]?.title ?? trigger?.title ?? idInWords(outcome)
}

/** Something that can be made to happen, as it is offered. */
export interface OfferedAction {
  readonly text: string
  readonly action: Action
}

/** Everything that an event or a state can bring about in this policy. */
export function actionsOffered(document: PolicyDocument): readonly OfferedAction[] {
  const duties = Object.keys(decisionOf(document, 'obligations')?.outcomes ?? {})
  const triggers = document.review?.triggers ?? []
  const items = [
    ...Object.keys(decisionOf(document, 'panelItems')?.outcomes ?? {}),
    ...triggers.map(({ id }) => id),
  ]
  const teams = Object.keys(document.liaison ?? {})
  const actions: readonly Action[] = [
    ...duties.map((duty): Action => ({ type: 'oblige', params: { duty } })),
    ...duties.map((duty): Action => ({ type: 'discharge', params: { duty } })),
    ...items.map((item): Action => ({ type: 'refer', params: { item } })),
    { type: 'discharge', params: { panelItems: true } },
    ...teams.map((team): Action => ({ type: 'refer', params: { team } })),
    ...teams.map((team): Action => ({ type: 'discharge', params: { team } })),
  ]
  return actions.map((action) => ({ action, text: actionInWords(document, action) }))
}
