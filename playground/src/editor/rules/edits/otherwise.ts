import type { PolicyDocument, Step } from '@iom-rules/core'
import { pathTo } from '../../place.ts'
import { settingSteps } from '../../vocabulary/fields/set.ts'
import { decisionOf } from '../decision.ts'

/** Where the document says what a decision gives when no rule is met. */
export function otherwisePath(decision: string): string {
  return pathTo('decisions', decision, 'otherwise')
}

const undecided = 'Said in this draft; nobody has decided it.'

/** Gives the last of the outcomes where no rule is met: often the one for nobody else. */
export function addOtherwise(document: PolicyDocument, decision: string): Step[] {
  const outcome = Object.keys(decisionOf(document, decision)?.outcomes ?? {}).at(-1)
  if (outcome === undefined) return []
  return settingSteps(document, otherwisePath(decision), { outcome, assumption: undecided })
}
