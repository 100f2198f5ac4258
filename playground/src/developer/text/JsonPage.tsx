import { Suspense } from 'react'
import { useQuery } from '../../address/address.ts'
import { Radios } from '../../design/Choices.tsx'
import { plainText } from '../../policy-text/write.ts'
import { Code } from '../code/Code.tsx'
import { DeveloperPage } from '../DeveloperPage.tsx'
import { PersonSelect } from '../PersonSelect.tsx'
import { useAsked } from '../useAsked.ts'
import { useDraftText } from '../useDraftText.ts'
import { AssessmentJson } from './AssessmentJson.tsx'
import { JourneyJson } from './JourneyJson.tsx'

const kinds = [
  { value: 'policy', text: 'The policy' },
  { value: 'nominal', text: 'A nominal' },
  { value: 'assessment', text: 'Their assessment' },
  { value: 'journey', text: 'A journey' },
] as const

/** The exact JSON of what goes in and what comes out. */
export function JsonPage() {
  const { asked, ask } = useAsked()
  const query = useQuery()
  const what = kinds.find(({ value }) => value === query.get('what'))?.value ?? 'policy'
  return (
    <DeveloperPage title="Exact JSON">
      <div className="developer-choices no-print">
        <Radios
          id="developer-what"
          legend="What to show"
          legendSize="s"
          small
          inline
          choices={kinds}
          value={what}
          onChange={(chosen) => ask({ what: chosen })}
        />
        {(what === 'nominal' || what === 'assessment') && (
          <PersonSelect nominal={asked.nominal} onChange={(ref) => ask({ nominal: ref })} />
        )}
      </div>
      {what === 'policy' && <PolicyJson file={asked.policyFile} />}
      {what === 'nominal' && (
        <Code
          what="the nominal"
          text={plainText(asked.nominal)}
          file={`${asked.nominal.ref}.json`}
          type="application/json"
          primary
        />
      )}
      {what === 'assessment' && <AssessmentJson asked={asked} />}
      {what === 'journey' && (
        <Suspense fallback={<p className="govuk-body">Opening the journeys…</p>}>
          <JourneyJson chosen={query.get('journey')} onChoose={(journey) => ask({ journey })} />
        </Suspense>
      )}
    </DeveloperPage>
  )
}

function PolicyJson({ file }: { file: string }) {
  const text = useDraftText()
  return (
    <>
      <p className="govuk-body">
        The draft with its examples, as the command line reads it. To change it,{' '}
        <a className="govuk-link" href="#/policy/part/json">
          edit the JSON
        </a>
        ; to take it to a board,{' '}
        <a className="govuk-link" href="#/changes/export">
          export it with a change note
        </a>
        .
      </p>
      {text === null ? (
        <p className="govuk-body">Opening the examples…</p>
      ) : (
        <Code what="the policy" text={text} file={file} type="application/json" primary />
      )}
    </>
  )
}
