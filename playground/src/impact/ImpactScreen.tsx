import { Page } from '../address/Page.tsx'
import { useCompared, useOverview } from '../caseload/useCompared.ts'
import { useDraft, usePublished } from '../draft/DraftProvider.tsx'
import { InventPeople } from '../nominals/invent/InventPeople.tsx'
import { StaleNotice, useStaleness } from '../policy/result/StaleNotice.tsx'
import { WorkStatus } from '../work/WorkStatus.tsx'
import { AgainstChoice } from './baseline/AgainstChoice.tsx'
import { useBaseline } from './baseline/useBaseline.ts'
import { Impact } from './Impact.tsx'
import { useView } from './view.ts'

/** Who moves when the policy changes, and what that comes to. */
export default function ImpactScreen() {
  const { policy } = usePublished()
  const isImported = useDraft((now) => now.origin.kind === 'imported')
  const { view, address, change } = useView()
  const baseline = useBaseline(view.against)
  const compared = useCompared(baseline.policy)
  const { work, latest } = useOverview(compared)
  const staleness = useStaleness()
  return (
    <Page title="Impact" caption={policy.title}>
      <p className="govuk-body">
        Who moves when the policy changes, by area, and what any value of a figure would come to.{' '}
        {isImported
          ? 'The people counted come from a file.'
          : 'Every person counted is invented: what is true of them need not be true of a real caseload.'}
      </p>
      <AgainstChoice change={change} baseline={baseline} />
      <StaleNotice staleness={staleness} />
      {latest === null ? (
        <WorkStatus work={work} doing="Counting" />
      ) : (
        <Impact {...{ view, address, change, baseline, compared }} overview={latest} />
      )}
      <section className="no-print impact__part" aria-labelledby="more-people">
        <h2 className="govuk-heading-m" id="more-people">
          Try it with more people
        </h2>
        <InventPeople />
      </section>
    </Page>
  )
}
