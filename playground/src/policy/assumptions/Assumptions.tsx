import { phraseCondition, type Policy } from '@iom-rules/core'
import { SectionHeading } from '../SectionHeading.tsx'

/** What the policy takes to be always true, and why. */
export function Assumptions({ policy }: { policy: Policy }) {
  return (
    <section aria-labelledby="section-assumptions" className="rules">
      <SectionHeading section="assumptions">Assumptions</SectionHeading>
      <p className="govuk-body">
        What the policy takes to be true of everybody. Facts that contradict it are reported.{' '}
        <a className="govuk-link" href="#/policy/part/assumptions">
          Edit the assumptions
        </a>
      </p>
      {policy.assumptions.length === 0 && <p className="govuk-body">It takes nothing for granted.</p>}
      <ul className="rule-list">
        {policy.assumptions.map(({ id, condition, reason, use }) => (
          <li key={id} className="rule">
            <p className="rule__sentence">It is so that {phraseCondition(policy, condition)}.</p>
            <p className="govuk-body-s assumption__reason">
              {reason}
              {use === 'report' && ' Only reported: no answer rests on it.'}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
