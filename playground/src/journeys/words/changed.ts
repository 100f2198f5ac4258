import type { Policy } from '@iom-rules/core'
import { regionsOf, type Change } from '@iom-rules/core/journey'
import { outcomeInWords } from '../../words/answers.ts'
import { factInWords, notKnown } from '../../words/facts.ts'
import { idInWords } from '../../words/titles.ts'
import { decisionTitle } from './decisions.ts'

/** A change in words: what changed, and from what to what. */
export interface ChangeWords {
  readonly title: string
  readonly text: string
}

const undetermined = 'not determined'

/** What changed, in words; null where the reason says it all. */
export function changeInWords(policy: Policy, change: Change): ChangeWords | null {
  const { what, id, from, to } = change
  switch (what) {
    case 'membership':
      return moved('Cohort the panel decided', memberWords(policy, from), memberWords(policy, to))
    case 'state':
      return moved(regionTitle(policy, id), stateTitle(policy, id, from), stateTitle(policy, id, to))
    case 'obligation':
      return came('Duty', dutyTitle(policy, to ?? from), to !== null)
    case 'panel-item':
    case 'flag': {
      const outcome = to ?? from ?? ''
      const declared = policy.decisions[id]?.outcomes[outcome]
      if (declared === undefined) return null
      return came(
        what === 'flag' ? 'Flag' : 'For the panel',
        outcomeInWords(policy, id, outcome),
        to !== null,
      )
    }
    case 'certainty':
      return moved(decisionTitle(policy, id), certaintyIn(from), certaintyIn(to))
    case 'colour':
    case 'eligibility':
    case 'lead':
    case 'decision':
      return moved(decisionTitle(policy, id), outcome(policy, id, from), outcome(policy, id, to))
  }
}

function certaintyIn(certainty: string | null): string {
  return certainty ?? undetermined
}

function moved(title: string, from: string, to: string): ChangeWords {
  return { title, text: `${from} → ${to}` }
}

function came(title: string, name: string, isNew: boolean): ChangeWords {
  return { title, text: isNew ? `new: ${name}` : `no longer: ${name}` }
}

function outcome(policy: Policy, decision: string, id: string | null): string {
  return id === null ? undetermined : outcomeInWords(policy, decision, id)
}

/** The cohort the panel decided: `FIXED`, `None`, `Not known`. */
export function memberWords(policy: Policy, membership: string | null): string {
  return membership === null ? notKnown : factInWords(policy.facts['membership'], membership)
}

export function dutyTitle(policy: Policy, duty: string | null): string {
  return duty === null ? '' : outcomeInWords(policy, 'obligations', duty)
}

/** The title of a region of the machine: `oversight.lead` as it calls itself. */
export function regionTitle(policy: Policy, region: string): string {
  const found = regionsOf(policy).find(({ id }) => id === region)
  return found?.title ?? idInWords(region.split('.').at(-1) ?? region)
}

/** The title of a state of a region. */
export function stateTitle(policy: Policy, region: string, state: string | null): string {
  if (state === null) return undetermined
  const found = regionsOf(policy).find(({ id }) => id === region)
  return found?.states.get(state)?.words.title ?? idInWords(state)
}
