import { useEffect, useMemo } from 'react'
import type { Policy } from '@iom-rules/core'
import { questionsOf, type Journey, type Timeline } from '@iom-rules/core/journey'
import { go } from '../../address/address.ts'
import { Page } from '../../address/Page.tsx'
import { Button } from '../../design/Button.tsx'
import { dayInWords } from '../../words/days.ts'
import { journeyPath, type Handout } from '../place.ts'
import { KnownFacts } from '../quiz/KnownFacts.tsx'
import { sinceThen } from '../quiz/quiz.ts'
import { Story } from '../quiz/Story.tsx'
import { nominalAt } from '../teach/nominal.ts'
import { TimelineTable } from '../teach/TimelineTable.tsx'
import { Paragraphs } from '../teach/WhyNow.tsx'
import { AskedOnPaper } from './AskedOnPaper.tsx'

interface HandoutViewProps {
  readonly policy: Policy
  readonly published: Policy
  readonly journeyKey: string
  readonly journey: Journey
  readonly timeline: Timeline
  readonly handout: Handout
  /** Open the print dialog on arrival? */
  readonly opensDialog: boolean
}

const titles = { worksheet: 'Worksheet', answers: 'Answer sheet' } as const

/** A journey on paper: for people to write on, or with what the policy says and why. */
export function HandoutView(props: HandoutViewProps) {
  const { policy, published, journeyKey, journey, timeline, handout, opensDialog } = props
  const questions = useMemo(() => questionsOf(policy, journey, timeline), [policy, journey, timeline])
  usePrintDialog(opensDialog, journeyPath(journeyKey, { print: handout }))
  const { start, scenario } = journey
  const isAnswers = handout === 'answers'
  const first = timeline.steps[0]
  const after = timeline.steps.slice((questions.at(-1)?.step ?? -1) + 1)
  const area = start.area === undefined ? '' : `, ${policy.areas[start.area]?.title ?? start.area}`
  return (
    <Page title={journey.title} caption={titles[handout]}>
      <div className="handout">
        <p className="no-print">
          <Button onClick={() => print()}>Print</Button>{' '}
          <a className="govuk-link" href={`#${journeyPath(journeyKey)}`}>
            Back to the journey
          </a>
        </p>
        <p className="govuk-body-s">
          An invented case. {isAnswers ? 'Answers by' : 'To be answered by'} {policy.id} {policy.version} (
          {policy.hash.slice(0, 12)}){policy === published ? '' : ', with the changes of a draft'}.
        </p>
        {isAnswers && scenario !== undefined && (
          <>
            <p className="govuk-body">
              <strong>Aim.</strong> {scenario.aim}
            </p>
            <Paragraphs lines={scenario.notes.split('\n')} />
          </>
        )}
        <h2 className="govuk-heading-m">
          {start.ref}
          {area}, on {dayInWords(start.asAt)}
        </h2>
        {first !== undefined && (
          <KnownFacts policy={policy} nominal={nominalAt(journey, first)} standing={first.standing} />
        )}
        <h2 className="govuk-heading-m">What happens</h2>
        {questions.map((question, at) => (
          <section key={at} className="handout__part">
            <Story policy={policy} steps={sinceThen(timeline, questions, at)} />
            <AskedOnPaper question={question} number={at + 1} isAnswered={isAnswers} />
          </section>
        ))}
        {after.length > 0 && <Story policy={policy} steps={after} />}
        {isAnswers && (
          <>
            <h2 className="govuk-heading-m">Timeline</h2>
            <TimelineTable policy={policy} timeline={timeline} step={-1} />
          </>
        )}
      </div>
    </Page>
  )
}

// Asked for by the link that leads here, once; coming back to the page does not ask again.
function usePrintDialog(opens: boolean, withoutDialog: string): void {
  useEffect(() => {
    if (!opens) return
    go(withoutDialog, { replace: true })
    requestAnimationFrame(() => print())
  }, [opens, withoutDialog])
}
