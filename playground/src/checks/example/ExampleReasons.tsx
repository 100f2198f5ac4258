import { useMemo, type ReactNode } from 'react'
import type { Facts } from '@iom-rules/core'
import { Page } from '../../address/Page.tsx'
import type { Assessed } from '../../nominals/assessed.ts'
import { useAssessmentOf } from '../../nominals/useAssessment.ts'
import { AllReasons } from '../../nominals/why/AllReasons.tsx'
import { dayInWords } from '../../words/days.ts'
import { AddAsExample } from '../examples/AddAsExample.tsx'
import type { ExamplePerson } from './address.ts'
import { NoExample } from './NoExample.tsx'

interface ExampleReasonsProps {
  readonly example: ExamplePerson & {
    readonly area?: string
    /** Whole inputs taken as given where the person carries none. */
    readonly assume?: Facts
  }
  /** What kind of example it is. */
  readonly caption: string
  /** The address that leads to a decision on this page. */
  readonly addressOf: (decision: string) => string
  /** Can it be made an example of the policy? */
  readonly canAdd?: boolean
  /** What stands before the answers. */
  readonly renderBefore?: (assessed: Assessed) => ReactNode
}

/** The why page of somebody who is only an example: nothing about them can be edited. */
export function ExampleReasons({
  example,
  caption,
  addressOf,
  canAdd = false,
  renderBefore,
}: ExampleReasonsProps) {
  const { asAt, area, facts, assume } = example
  const nominal = useMemo(
    () => ({ ref: 'EXAMPLE', facts, ...(area === undefined ? {} : { area }) }),
    [facts, area],
  )
  const assessed = useAssessmentOf(nominal, asAt, assume)
  if (typeof assessed === 'string') return <NoExample why={assessed} />
  return (
    <Page title="Why: an example person" caption={`${caption}, as at ${dayInWords(asAt)}`}>
      {renderBefore?.(assessed)}
      <p className="govuk-body no-print">
        <a className="govuk-link" href="#/checks">
          Back to the checks
        </a>
      </p>
      <AllReasons assessed={assessed} addressOf={addressOf} />
      {canAdd && <AddAsExample assessed={assessed} />}
    </Page>
  )
}
