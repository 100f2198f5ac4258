import { Page } from '../address/Page.tsx'
import { usePolicies } from '../draft/DraftProvider.tsx'
import { ParameterField } from './parameters/ParameterField.tsx'
import { ReadingsRegister } from './readings/ReadingsRegister.tsx'
import { LiveResult } from './result/LiveResult.tsx'
import { Rules } from './rules/Rules.tsx'
import { SectionHeading } from './SectionHeading.tsx'

/** The policy: figures first with what they come to, then the rules, then the readings taken. */
export function PolicyPage({ rule }: { rule?: string }) {
  const { published, draft } = usePolicies()
  return (
    <Page title="Policy" caption={published.title}>
      {published.summary !== undefined && <p className="govuk-body">{published.summary}</p>}
      <nav aria-label="On this page" className="contents">
        <ul className="govuk-list contents__list">
          <li>
            <a className="govuk-link" href="#/policy?section=parameters">
              Parameters
            </a>
          </li>
          <li>
            <a className="govuk-link" href="#/policy?section=rules">
              Rules
            </a>
          </li>
          <li>
            <a className="govuk-link" href="#/policy?section=readings">
              Readings
            </a>
          </li>
        </ul>
      </nav>
      <div className="policy-columns">
        <section className="policy-columns__parameters" aria-labelledby="section-parameters">
          <SectionHeading section="parameters">Parameters</SectionHeading>
          <p className="govuk-body">
            Figures and lists that people may decide to change. Change one and see at once what it comes to.
          </p>
          {Object.entries(published.parameters).map(([id, parameter]) => (
            <ParameterField key={id} id={id} parameter={parameter} />
          ))}
        </section>
        <div className="policy-columns__result">
          <LiveResult />
        </div>
      </div>
      <Rules policy={draft} {...(rule === undefined ? {} : { rule })} />
      <ReadingsRegister policy={published} />
    </Page>
  )
}
