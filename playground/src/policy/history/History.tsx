import type { PolicyDocument } from '@iom-rules/core'
import { dayInWords } from '../../words/days.ts'
import { SectionHeading } from '../SectionHeading.tsx'
import { inForceWords, signOffWords } from './words.ts'

/** Since when the policy holds, who signed it off, and what changed in each version. */
export function History({ document }: { document: PolicyDocument }) {
  const changes = document.changes ?? []
  return (
    <section aria-labelledby="section-history" className="rules">
      <SectionHeading section="history">History, days in force and sign-offs</SectionHeading>
      <p className="govuk-body">
        {inForceWords(document)} {signOffWords(document)}
      </p>
      {changes.length === 0 && <p className="govuk-body">The change log is empty.</p>}
      <ul className="rule-list">
        {changes.toReversed().map(({ version, on, text }) => (
          <li key={`${version} ${on} ${text}`} className="rule">
            <p className="rule__sentence">{text}</p>
            <p className="govuk-body-s assumption__reason">
              Version {version}, {dayInWords(on)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
