import type { ReactNode } from 'react'
import type { Policy } from '@iom-rules/core'
import { regionsOf, suggestionsFor, type Standing, type Step } from '@iom-rules/core/journey'
import { SummaryList, type SummaryRow } from '../../design/SummaryList.tsx'
import { Result } from '../../nominals/why/Result.tsx'
import { dayInWords } from '../../words/days.ts'
import { numberInWords } from '../../words/numbers.ts'
import { memberWords, stateTitle } from '../words/changed.ts'
import type { Difference } from '../words/differs.ts'
import { inProse } from '../words/prose.ts'
import { decisionTitle, told } from '../words/decisions.ts'
import { Differences } from './Differences.tsx'
import { Duties } from './Duties.tsx'
import { outcomeInWords } from '../../words/answers.ts'

interface StandingNowProps {
  readonly policy: Policy
  readonly step: Step
  readonly differences: readonly Difference[]
}

/** Where the nominal stands after a step: what was decided, what follows, and what is owed. */
export function StandingNow({ policy, step, differences }: StandingNowProps) {
  const { standing } = step
  const { membership, panelItems, flags, liaison, matrix, riskOwner } = standing
  const decisions = told.flatMap(({ key, decision }): SummaryRow[] => {
    const result = standing.assessment.decisions[decision]
    const answer = standing[key]
    if (result === undefined || answer === null) return []
    return [
      {
        key: decision,
        title: decisionTitle(policy, decision),
        value: (
          <>
            <Result policy={policy} decision={decision} result={result} />
            {answer.since !== null && <p className="result-note">Since {dayInWords(answer.since)}.</p>}
            {key === 'lead' && riskOwner !== null && (
              <p className="result-note">Owner of the risk: {riskOwner}.</p>
            )}
            <Differences of={differences.filter((each) => each.decision === decision)} />
          </>
        ),
      },
    ]
  })
  const rows: SummaryRow[] = [
    { key: 'membership', title: 'Decided by the panel', value: memberWords(policy, membership) },
    ...decisions,
    ...written(policy, standing),
    {
      key: 'duties',
      title: 'Duties owed',
      value: <Duties policy={policy} standing={standing} />,
    },
    { key: 'items', title: 'For the panel', value: listed(panelItems.map(({ title }) => title)) },
    {
      key: 'flags',
      title: 'Flags',
      value: listed(flags.map((flag) => outcomeInWords(policy, 'flags', flag))),
    },
    ...suggested(policy, step),
    ...when(liaison.length > 0, {
      key: 'liaison',
      title: 'Other teams involved',
      value: listed(liaison.map(({ title }) => title)),
    }),
    ...(matrix === null
      ? []
      : [
          {
            key: 'matrix',
            title: 'Matrix',
            value: `${numberInWords(matrix.total)} of ${numberInWords(matrix.maximum)}, scored ${dayInWords(matrix.on)}. It advises; no score is a pass.`,
          },
        ]),
  ]
  return <SummaryList compact rows={rows} />
}

/** The states that are written out, and do not merely follow a decision. */
function written(policy: Policy, standing: Standing): SummaryRow[] {
  return regionsOf(policy)
    .filter((region) => region.follows === undefined && region.mirrors === undefined)
    .map(({ id, title }) => ({
      key: id,
      title: title ?? id,
      value: stateTitle(policy, id, standing.states[id] ?? null),
    }))
}

/** What the panel may consider deselection for, as far as facts tell it. */
function suggested(policy: Policy, { position }: Step): SummaryRow[] {
  const applying = suggestionsFor(policy, position).filter(({ basis }) => basis !== 'people')
  if (applying.length === 0) return []
  const value = listed(applying.map(({ title, why }) => `${title}. ${inProse(why)}`))
  return [{ key: 'deselection', title: 'Deselection to consider', value }]
}

function listed(titles: readonly string[]): ReactNode {
  if (titles.length === 0) return 'None'
  return (
    <ul className="govuk-list standing__list">
      {titles.map((title) => (
        <li key={title}>{title}</li>
      ))}
    </ul>
  )
}

function when(is: boolean, row: SummaryRow): SummaryRow[] {
  return is ? [row] : []
}
