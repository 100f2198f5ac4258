// What holds of every journey under the shipped policies: who leads, who is told, and that the panel alone decides.
import type { Policy } from '@iom-rules/core'
import type { Journey } from '@iom-rules/core/journey'
import type { Law } from './journey-reference.ts'

const panelDecides = ['PANEL_ACCEPTED', 'COHORT_CHANGED', 'DESELECTED']
const decided = ['PANEL_ACCEPTED', 'PANEL_REJECTED']

/** Every breach, in words; none under a policy that has no panel. */
export function panelBroken(
  policy: Policy,
  { events }: Pick<Journey, 'events'>,
  laws: readonly Law[],
): string[] {
  if (policy.events['PANEL_ACCEPTED'] === undefined || policy.machines['oversight'] === undefined) return []
  const wrong: string[] = []
  const least = Number(policy.parameters['mappaPrecedenceMinLevel']?.value)
  let isOwed = false
  laws.forEach((law, at) => {
    const { mappaStatus, mappaLevel, membership } = law.facts
    const reaches = least <= 1 || (typeof mappaLevel === 'number' && mappaLevel >= least)
    if (mappaStatus === 'MANAGED' && reaches && law.states['oversight.lead'] !== 'MAPPA_LED')
      wrong.push(`step ${at}: MAPPA does not lead`)
    const before = laws[at - 1]
    // A refused event leaves the very same law.
    if (before === undefined || before === law) return
    const type = events[at - 1]?.type ?? ''
    if (before.facts['membership'] !== membership && !panelDecides.includes(type))
      wrong.push(`step ${at}: ${type} changes membership`)
    if (type === 'DESELECTED' && before.states['nomination'] !== 'UNDER_REVIEW')
      wrong.push(`step ${at}: deselected without a review`)
    if (type === 'DESELECTED' && membership !== 'NONE')
      wrong.push(`step ${at}: deselected, and still a member`)
    if (type === 'REFERRER_NOTIFIED' && !isOwed) wrong.push(`step ${at}: told of no decision`)
    if (decided.includes(type)) isOwed = true
    if (type === 'REFERRER_NOTIFIED') isOwed = false
    if (law.owed.some(({ duty }) => duty === 'NOTIFY_REFERRER') !== isOwed)
      wrong.push(`step ${at}: a notice is ${isOwed ? 'not ' : ''}owed`)
  })
  return wrong
}
