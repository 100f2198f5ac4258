import type { Policy } from '@iom-rules/core'
import type { Timeline, Journey } from '@iom-rules/core/journey'
import { Details } from '../../design/Details.tsx'
import { InsetText } from '../../design/InsetText.tsx'
import { journeyPath, type Mode } from '../place.ts'
import { Paragraphs } from './WhyNow.tsx'

interface JourneyHeadProps {
  readonly policy: Policy
  readonly published: Policy
  readonly journeyKey: string
  readonly journey: Journey
  readonly timeline: Timeline
  readonly mode: Mode
  readonly step: number
}

/** What a journey is for, the ways to look at it, and the policy it is seen under. */
export function JourneyHead(props: JourneyHeadProps) {
  const { policy, published, journeyKey, journey, timeline, mode, step } = props
  const { scenario } = journey
  const to = (place: Parameters<typeof journeyPath>[1]) => `#${journeyPath(journeyKey, place)}`
  const hasQuestions = (scenario?.questions.length ?? 0) > 0
  return (
    <>
      {scenario !== undefined && mode === 'teach' && <p className="govuk-body-l">{scenario.aim}</p>}
      <UnderWhich policy={policy} published={published} timeline={timeline} />
      <nav aria-label="Ways to look at it" className="contents">
        <ul className="govuk-list contents__list">
          <WayLink href={to({ step })} isHere={mode === 'teach'}>
            Teach
          </WayLink>
          {hasQuestions && (
            <WayLink href={to({ mode: 'quiz' })} isHere={mode === 'quiz'}>
              Quiz
            </WayLink>
          )}
          <WayLink href={to({ step, mode: 'present' })}>Present</WayLink>
          {hasQuestions && (
            <WayLink href={to({ print: 'worksheet', dialog: true })}>Print the worksheet</WayLink>
          )}
          {hasQuestions && (
            <WayLink href={to({ print: 'answers', dialog: true })}>Print the answer sheet</WayLink>
          )}
        </ul>
      </nav>
      {scenario !== undefined && mode === 'teach' && (
        <Details open summary="For the facilitator">
          <Paragraphs lines={scenario.notes.split('\n')} />
        </Details>
      )}
    </>
  )
}

interface WayLinkProps {
  readonly href: string
  readonly isHere?: boolean
  readonly children: string
}

function WayLink({ href, isHere = false, children }: WayLinkProps) {
  return (
    <li>
      <a className="govuk-link" href={href} aria-current={isHere ? 'page' : undefined}>
        {children}
      </a>
    </li>
  )
}

/** `cheshire 1.0.0 (0123456789ab)`, as far as the journey says. */
function policyInWords({ id, version, hash }: Journey['policy']): string {
  const which = hash === undefined ? '' : ` (${hash.slice(0, 12)})`
  return `${id}${version === undefined ? '' : ` ${version}`}${which}`
}

interface UnderWhichProps {
  readonly policy: Policy
  readonly published: Policy
  readonly timeline: Timeline
}

function UnderWhich({ policy, published, timeline }: UnderWhichProps) {
  const { recordedUnder } = timeline
  const isDraft = policy !== published
  if (!isDraft && recordedUnder === undefined) return null
  return (
    <InsetText>
      {isDraft && (
        <p className="govuk-body">
          This is what your draft says. Where the published policy says something else, both are shown.
        </p>
      )}
      {recordedUnder !== undefined && (
        <p className="govuk-body">
          The journey was recorded under {policyInWords(recordedUnder)}, which is another policy than the one
          here. What you see is what the one here says.
        </p>
      )}
    </InsetText>
  )
}
