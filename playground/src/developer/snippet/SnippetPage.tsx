import { Radios } from '../../design/Choices.tsx'
import { Select } from '../../design/Select.tsx'
import { DeveloperPage } from '../DeveloperPage.tsx'
import { useQuery } from '../../address/address.ts'
import { PersonSelect } from '../PersonSelect.tsx'
import { useAsked } from '../useAsked.ts'
import { kinds, type Kind } from './kinds.ts'
import { SnippetView } from './SnippetView.tsx'

/** A program that runs as it is, for this draft and one nominal. */
export function SnippetPage() {
  const { asked, ask } = useAsked()
  const query = useQuery()
  const { policy, nominal, decision } = asked
  const kind: Kind = kinds.find(({ id }) => id === query.get('kind'))?.id ?? 'typescript'
  return (
    <DeveloperPage title="A snippet that runs">
      <p className="govuk-body">
        For exactly this draft, one nominal and the day on the bar above. Each is run by the tests of this
        project and prints what is shown here.
      </p>
      <div className="developer-choices no-print">
        <Radios
          id="developer-kind"
          legend="How your program uses the policy"
          legendSize="s"
          small
          inline
          choices={kinds.map(({ id, text }) => ({ value: id, text }))}
          value={kind}
          onChange={(chosen) => ask({ kind: chosen })}
        />
        <div className="developer-choices__who">
          <PersonSelect nominal={nominal} onChange={(ref) => ask({ nominal: ref })} />
          {kind !== 'json-rules-engine' && (
            <Select
              id="developer-decision"
              label="Decision"
              choices={Object.entries(policy.decisions).map(([id, { title }]) => ({
                value: id,
                text: title,
              }))}
              value={decision}
              onChange={(chosen) => ask({ decision: chosen })}
            />
          )}
        </div>
      </div>
      <SnippetView kind={kind} asked={asked} />
    </DeveloperPage>
  )
}
