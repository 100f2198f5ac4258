import type { Policy } from '@iom-rules/core'
import type { Change, Step } from '@iom-rules/core/journey'
import { dayInWords } from '../../words/days.ts'
import { eventTitle } from '../words/carried.ts'
import { changeInWords } from '../words/changed.ts'
import { inProse } from '../words/prose.ts'

/** Everything that became different at a step, each with its event, its rule and the reason. */
export function ChangeList({ policy, step }: { policy: Policy; step: Step }) {
  if (step.changes.length === 0) {
    const nothing = step.event === null ? 'Nothing has changed yet.' : 'Nothing else became different.'
    return <p className="govuk-body">{nothing}</p>
  }
  return (
    <ul className="changes">
      {step.changes.map((change, at) => (
        <li key={at} className="changes__item">
          <ChangeText policy={policy} change={change} />
          <p className="changes__reason">{inProse(change.reason)}</p>
          <p className="changes__cause">{causeInWords(policy, change)}</p>
        </li>
      ))}
    </ul>
  )
}

/** One change in words, without its reason. */
export function ChangeText({ policy, change }: { policy: Policy; change: Change }) {
  const words = changeInWords(policy, change)
  if (words === null) return null
  return (
    <p className="changes__what">
      {words.title}: <strong>{words.text}</strong>
    </p>
  )
}

function causeInWords(policy: Policy, { cause, event, rule, on, id }: Change): string {
  const by = cause === 'time' ? 'Time alone' : `Event: ${eventTitle(policy, event ?? '')}`
  const title = policy.decisions[id]?.rules.find(({ name }) => name === rule)?.title ?? rule
  return `${by}, ${dayInWords(on)}${title === null ? '' : `. Rule: ${title}`}`
}
