import { useCallback } from 'react'
import { agendaOf, agendaToMarkdown, type Agenda, type AreaAgenda } from '@iom-rules/core/journey'
import { addressOf, go, useQuery } from '../../address/address.ts'
import { Page } from '../../address/Page.tsx'
import { Button } from '../../design/Button.tsx'
import { Select } from '../../design/Select.tsx'
import { useDraft, usePolicies } from '../../draft/DraftProvider.tsx'
import { dayInWords } from '../../words/days.ts'
import { count } from '../../words/numbers.ts'
import { download } from '../../files/download.ts'
import { useWorkedOut } from '../useWorkedOut.ts'
import { AgendaTable } from './AgendaTable.tsx'
import { partsOf } from './parts.ts'

/** What the panel has before it, from the caseload as it is drafted here. */
export function AgendaPage() {
  const { draft: policy } = usePolicies()
  const nominals = useDraft((draft) => draft.caseload)
  const asAt = useDraft((draft) => draft.asAt)
  const work = useCallback(() => agendaOf(policy, { nominals }, { asAt }), [policy, nominals, asAt])
  const agenda = useWorkedOut(work)
  return (
    <Page title="Agenda" caption={`Journeys, as at ${dayInWords(asAt)}`}>
      {agenda.state === 'working' && <p className="govuk-body">Making the agenda…</p>}
      {agenda.state === 'failed' && (
        <p className="govuk-body">The caseload does not fit your draft. {agenda.message}</p>
      )}
      {agenda.state === 'done' && <WholeAgenda agenda={agenda.value} />}
    </Page>
  )
}

function WholeAgenda({ agenda }: { agenda: Agenda }) {
  const { forum, areas, judged, unknown, asAt } = agenda
  const wanted = useQuery().get('area') ?? ''
  const shown = wanted === '' ? areas : areas.filter(({ area }) => area === wanted)
  const isImported = useDraft((draft) => draft.origin.kind === 'imported')
  const alias = forum.alias === undefined ? '' : ` (${forum.alias})`
  return (
    <>
      <p className="govuk-body-l">
        {forum.title}
        {alias}
        {forum.meets === undefined ? '' : `, which meets ${forum.meets}`}.
      </p>
      <p className="govuk-body">
        What the policy puts before the panel, of{' '}
        {isImported ? 'the people of the caseload' : 'invented people'}. Selection and deselection are the
        panel’s: nothing here decides.
      </p>
      <div className="agenda__tools no-print">
        <Select
          id="agenda-area"
          label="Area"
          choices={[
            { value: '', text: 'Every area' },
            ...areas.flatMap(({ area, title }) => (area === null ? [] : [{ value: area, text: title }])),
          ]}
          value={wanted}
          onChange={(area) => go(addressOf('/journeys/agenda', { area }), { replace: true })}
        />
        <Button small onClick={() => print()}>
          Print
        </Button>
        <Button
          small
          variant="secondary"
          onClick={() =>
            download(`agenda-${asAt}.md`, 'text/markdown', agendaToMarkdown({ ...agenda, areas: shown }))
          }
        >
          Save as Markdown
        </Button>
      </div>
      {shown.map((area) => (
        <Area key={area.title} area={area} />
      ))}
      <h2 className="govuk-heading-m">What this agenda cannot know</h2>
      <ul className="govuk-list govuk-list--bullet">
        {unknown.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {judged.length > 0 && (
          <li>For people to judge of any member: {judged.map(({ title }) => title).join('; ')}.</li>
        )}
      </ul>
    </>
  )
}

function Area({ area }: { area: AreaAgenda }) {
  return (
    <section className="agenda__area" aria-label={area.title}>
      <h2 className="govuk-heading-m">{area.title}</h2>
      <p className="govuk-body">
        {count(area.people, 'person', 'people')}, {count(area.members, 'member', 'members')}.
      </p>
      {partsOf(area).map((part) => (
        <AgendaTable key={part.title} part={part} area={area.title} />
      ))}
    </section>
  )
}
