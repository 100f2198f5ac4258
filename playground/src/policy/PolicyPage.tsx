import { useEffect } from 'react'
import { useQuery } from '../address/address.ts'
import { Page } from '../address/Page.tsx'
import { usePolicies } from '../draft/DraftProvider.tsx'
import { Assumptions } from './assumptions/Assumptions.tsx'
import { ParameterField, parameterFieldId } from './parameters/ParameterField.tsx'
import { LiveResult } from './result/LiveResult.tsx'
import { Rules } from './rules/Rules.tsx'
import { SectionHeading } from './SectionHeading.tsx'

/** The policy: figures first with what they come to, then the rules, then the readings taken. */
export function PolicyPage({ rule }: { rule?: string }) {
  const { published, draft } = usePolicies()
  useAskedParameter()
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
            <a className="govuk-link" href="#/policy?section=assumptions">
              Assumptions
            </a>
          </li>
          <li>
            <a className="govuk-link" href="#/checks/readings">
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
      <Assumptions policy={draft} />
      <p className="govuk-body">
        Where the documents are silent, this policy takes a reading:{' '}
        <a className="govuk-link" href="#/checks/readings">
          see the readings taken, and switch them
        </a>
        .
      </p>
    </Page>
  )
}

/** Goes to the parameter that `?parameter=` names. */
function useAskedParameter() {
  const query = useQuery()
  const asked = query.get('parameter')
  useEffect(() => {
    const field = asked === null ? null : document.getElementById(parameterFieldId(asked))
    field?.focus({ preventScroll: true })
    field?.scrollIntoView({ block: 'center' })
  }, [asked, query])
}
