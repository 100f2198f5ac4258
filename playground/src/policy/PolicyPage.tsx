import { useEffect } from 'react'
import { useQuery } from '../address/address.ts'
import { Page } from '../address/Page.tsx'
import { InsetText } from '../design/InsetText.tsx'
import { useEditor } from '../draft/DraftProvider.tsx'
import { FaultSummary } from '../editor/FaultSummary.tsx'
import { PartsNav } from '../editor/PartsNav.tsx'
import { askedRule } from '../editor/rules/asked.ts'
import { RulesEditor } from '../editor/rules/RulesEditor.tsx'
import { earlyPart } from '../parts/part.tsx'
import { Assumptions } from './assumptions/Assumptions.tsx'
import { History } from './history/History.tsx'
import { ParameterField, parameterFieldId } from './parameters/ParameterField.tsx'
import { LiveResult } from './result/LiveResult.tsx'
import { SectionHeading } from './SectionHeading.tsx'

// It comes a moment after the page, which is there without it.
const EffectPanel = earlyPart(
  { opening: 'Opening what it comes to…' },
  async () => (await import('../effect/EffectPanel.tsx')).EffectPanel,
)

const sections = [
  { href: '#/policy?section=parameters', text: 'Parameters' },
  { href: '#/policy?section=rules', text: 'Rules' },
  { href: '#/policy?section=assumptions', text: 'Assumptions' },
  { href: '#/policy?section=history', text: 'History' },
  { href: '#/checks/readings', text: 'Readings' },
]

/** The policy: figures first with what they come to, then the rules, then the readings taken. */
export function PolicyPage({ rule }: { rule?: string }) {
  const editor = useEditor()
  const { document, policy } = editor
  const asked = askedRule(document, rule, useQuery())
  useAskedParameter()
  return (
    <Page title="Policy" caption={document.title}>
      <FaultSummary editor={editor} />
      {rule !== undefined && asked.decision === null && (
        <InsetText>
          There is no rule “{rule}” in this draft: it has been renamed or taken out, or was never there.
        </InsetText>
      )}
      {document.summary !== undefined && <p className="govuk-body">{document.summary}</p>}
      <PartsNav />
      <nav aria-label="On this page" className="contents contents--here">
        <span aria-hidden="true">On this page:</span>
        <ul className="govuk-list contents__list">
          {sections.map(({ href, text }) => (
            <li key={href}>
              <a className="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="policy-columns">
        <section className="policy-columns__parameters" aria-labelledby="section-parameters">
          <SectionHeading section="parameters">Parameters</SectionHeading>
          <p className="govuk-body">
            Figures and lists that people may decide to change. Change one and see at once what it comes to.{' '}
            <a className="govuk-link" href="#/policy/part/parameters">
              Add, remove or describe parameters
            </a>
          </p>
          {Object.entries(document.parameters ?? {}).map(([id, parameter]) => (
            <ParameterField key={id} id={id} parameter={parameter} />
          ))}
        </section>
        <div className="policy-columns__result">
          <LiveResult />
        </div>
      </div>
      <section aria-labelledby="section-rules" className="rules">
        <SectionHeading section="rules">Rules</SectionHeading>
        <RulesEditor editor={editor} asked={asked} beside={<EffectPanel />} />
      </section>
      <Assumptions policy={policy} />
      <History document={document} />
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
