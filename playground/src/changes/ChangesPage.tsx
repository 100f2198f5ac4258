import { Page } from '../address/Page.tsx'
import { InsetText } from '../design/InsetText.tsx'
import { usePolicies } from '../draft/DraftProvider.tsx'
import { useDraftName } from '../draft/useDraftName.ts'
import { StaleNotice, useStaleness } from '../policy/result/StaleNotice.tsx'
import { SectionHeading } from '../policy/SectionHeading.tsx'
import { dayInWords } from '../words/days.ts'
import { numberInWords } from '../words/numbers.ts'
import { WorkStatus } from '../work/WorkStatus.tsx'
import { CheckResultsSection } from './checks/CheckResultsSection.tsx'
import { EffectSection } from './effect/EffectSection.tsx'
import { NoteBlocks } from './note/NoteBlocks.tsx'
import { standingOf } from './note/note.ts'
import { peopleSection } from './note/people.ts'
import { NothingChanged } from './NothingChanged.tsx'
import { UnfitExamples } from './unfit/UnfitExamples.tsx'
import { useChanges, type Changes } from './useChanges.ts'
import { useResults } from './useTold.ts'
import { WrittenChanges } from './written/WrittenChanges.tsx'

/** The draft beside the published policy: what reads differently, what it does, who moves, what is found. */
export function ChangesPage() {
  const { published } = usePolicies()
  const changes = useChanges()
  const staleness = useStaleness()
  return (
    <Page title="Changes" caption={`Your draft beside ${published.id} ${published.version} as published`}>
      <StaleNotice staleness={staleness} />
      <UnfitExamples />
      {changes === null ? (
        <p className="govuk-body">Opening the examples…</p>
      ) : changes.isChanged ? (
        <Compared changes={changes} isStale={staleness.isStale} />
      ) : (
        <NothingChanged />
      )}
    </Page>
  )
}

const sections = [
  { id: 'written', title: 'What changes and why' },
  { id: 'effect', title: 'What it does' },
  { id: 'people', title: 'Who moves' },
  { id: 'checks', title: 'What the checks find' },
] as const

function Compared({ changes, isStale }: { changes: Changes; isStale: boolean }) {
  const { compared, recorded } = changes
  const results = useResults(changes)
  const name = useDraftName()
  return (
    <>
      <InsetText>
        <p className="govuk-body">
          <strong>{standingOf(recorded)}</strong> {compared.state === 'done' && compared.value.summary}
        </p>
        <p className="govuk-body no-print">
          <a className="govuk-link" href="#/changes/export">
            Record the decision and export
          </a>
        </p>
      </InsetText>
      <WorkStatus work={compared} doing="Comparing with the published policy" />
      {compared.state === 'done' && (
        <>
          <nav aria-label="On this page" className="contents">
            <ul className="govuk-list contents__list">
              {sections.map(({ id, title }) => (
                <li key={id}>
                  <a className="govuk-link" href={`#/changes?section=${id}`}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className={isStale ? 'changes__stale' : undefined}>
            <section className="changes__part" aria-labelledby="section-written">
              <SectionHeading section="written">What changes and why</SectionHeading>
              <WrittenChanges comparison={compared.value} documents={changes.documents} />
            </section>
            <section className="changes__part" aria-labelledby="section-effect">
              <SectionHeading section="effect">What it does</SectionHeading>
              <EffectSection changes={changes} comparison={compared.value} />
            </section>
            <section className="changes__part" aria-labelledby="section-people">
              <SectionHeading section="people">Who moves</SectionHeading>
              {results.people === null ? (
                <WorkStatus work={changes.moved} doing="Counting" />
              ) : (
                <NoteBlocks
                  level={3}
                  blocks={
                    peopleSection({
                      published: changes.published,
                      draft: changes.draft,
                      comparison: { ...compared.value, caseload: results.people.caseload },
                      counts: results.people.counts,
                    }).blocks
                  }
                />
              )}
            </section>
            <section className="changes__part" aria-labelledby="section-checks">
              <SectionHeading section="checks">What the checks find</SectionHeading>
              <CheckResultsSection changes={changes} results={results} />
            </section>
          </div>
          <p className="result__footnote">
            {name} beside {changes.published.id} {changes.published.version}, as at{' '}
            {dayInWords(compared.value.asAt)}; {numberInWords(Math.max(1, Math.round(compared.milliseconds)))}{' '}
            ms. What is said of everybody is proved from the rules; the people counted are invented.
          </p>
        </>
      )}
    </>
  )
}
